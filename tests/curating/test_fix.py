from __future__ import annotations

import pytest
from click.testing import CliRunner

from dossier import pipeline
from dossier.cli import commands
from dossier.curating.editing import save_edits
from dossier.curating.fixing import find_fixes
from dossier.text.yaml import load_yaml

KABAR = "content/sources/kabar.yml"
INDEX = "content/index.id.md"


@pytest.fixture
def check(sample_copy):
    """The command, on a copy of the mini dossier that is mended already: it has a few things to mend on purpose."""
    save_edits(sample_copy, [fix.edit for fix in find_fixes(*values(sample_copy))])

    def run(*arguments: str):
        return CliRunner().invoke(commands, ["check", "--project", str(sample_copy), *arguments])

    return run


def change(project, path, *pairs):
    text = (project / path).read_bytes().decode()
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after, 1)
    (project / path).write_bytes(text.encode())
    return text


def read(project, path):
    return (project / path).read_bytes().decode()


def test_mended_dossier_has_nothing_to_mend(sample_copy, check):
    assert find_fixes(*values(sample_copy)) == ()
    assert "Nothing to mend." in check("--fix").stderr


def values(project):
    checked = pipeline.check(project)
    assert checked.settings is not None
    return checked.corpus, checked.proofs, checked.settings


TYPESET = [
    # a line of the record, and the same typeset otherwise than in the article
    ("""exact: '"Jembatan sudah aman," kata seorang petugas dewan'""",
     "exact: “Jembatan sudah aman,” kata seorang petugas dewan   # ucapan"),
    ("""menghitung "dua puluh satu" buaya""", "menghitung «dua puluh satu»  buaya"),
    ("exact: KABAR SUNGAI", r'exact: "KABAR\u00a0SUNGAI"'),
    ("exact: 'Foto: Jembatan", "exact: 'Foto:  Jembatan"),
    ("attribution: kata petugas itu lagi", "attribution: kata  petugas itu lagi"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "typeset"), TYPESET, ids=[right for right, _ in TYPESET])
def test_words_that_differ_in_typesetting_only_become_those_of_the_article(
    sample_copy, check, right, typeset
):
    before = read(sample_copy, KABAR)
    change(sample_copy, KABAR, (right, typeset))
    result = check("--fix")
    assert result.exit_code == 0
    assert load_yaml(read(sample_copy, KABAR), KABAR) == load_yaml(before, KABAR)
    assert ("# ucapan" in read(sample_copy, KABAR)) == ("# ucapan" in typeset)
    assert f"{KABAR}: mended: '{'attribution' if 'attribution' in right else 'exact'}' of " in result.stderr
    assert find_fixes(*values(sample_copy)) == ()


def test_other_words_are_never_touched(sample_copy, check):
    before = change(
        sample_copy, KABAR, ("dua papan jembatan sudah diganti", "tiga papan jembatan sudah diganti")
    )
    result = check("--fix")
    assert result.exit_code == 1
    assert "quote-not-found" in result.stdout
    assert read(sample_copy, KABAR) == before


def test_words_beside_that_have_moved_are_found_again_where_the_passage_stands_once(sample_copy, check):
    change(
        sample_copy,
        KABAR,
        ("exact: tidak ada satwa lain", "prefix: buaya, dan   # lama\n    exact: tidak ada satwa lain"),
    )
    assert "quote-not-found" in check().stdout
    result = check("--fix")
    assert result.exit_code == 0, result.output
    assert "    prefix: buaya, tetapi   # lama\n" in read(sample_copy, KABAR).replace('satu" ', "")
    assert "'prefix' of passage 'no-witness' as in the article" in result.stderr


def test_words_beside_are_left_where_the_passage_stands_twice(sample_copy, check):
    before = change(sample_copy, KABAR, ("kata petugas itu lagi'", "kata burung'"))
    assert check("--fix").exit_code == 1
    assert read(sample_copy, KABAR) == before


def test_passages_take_the_order_of_the_article_with_their_comments(sample_copy, check):
    text = read(sample_copy, KABAR)
    start, middle, end = text.index("  safe:\n"), text.index("  counted:\n"), text.index("  no-witness:\n")
    mixed = (
        text[:start]
        + "  # nomor satu\n"
        + text[middle:end]
        + "  # nomor dua\n"
        + text[start:middle]
        + text[end:]
    )
    (sample_copy / KABAR).write_text(mixed, encoding="utf-8", newline="")
    result = check("--fix")
    assert "mended: passages in the order of the article" in result.stderr
    expected = text[:start] + "  # nomor dua\n" + text[start:middle] + "  # nomor satu\n" + text[middle:]
    assert read(sample_copy, KABAR) == expected


def test_order_waits_until_every_passage_proves(sample_copy, check):
    text = read(sample_copy, KABAR)
    start, middle, end = text.index("  safe:\n"), text.index("  counted:\n"), text.index("  no-witness:\n")
    mixed = (
        text[:start]
        + text[middle:end]
        + text[start:middle]
        + text[end:].replace("satwa lain", "satwa apa pun")
    )
    (sample_copy / KABAR).write_text(mixed, encoding="utf-8", newline="")
    check("--fix")
    assert read(sample_copy, KABAR) == mixed


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_form_is_mended_and_line_ends_stay(sample_copy, check, newline):
    record, prose = read(sample_copy, KABAR), read(sample_copy, INDEX)
    messy = record.replace("letters: KS", 'letters: "KS"  ').rstrip() + "\n\n\n"
    (sample_copy / KABAR).write_bytes(messy.replace("\n", newline).encode())
    (sample_copy / INDEX).write_bytes(prose.replace("\n", "  \n", 3).rstrip().replace("\n", newline).encode())
    result = check("--fix")
    assert read(sample_copy, KABAR) == record.replace("\n", newline)
    assert read(sample_copy, INDEX) == prose.replace("\n", newline)
    for words in ("spaces at line ends", "the end of the file", "needless quotation marks"):
        assert words in result.stderr
    assert "2 files changed." in result.stderr


def test_spaces_that_belong_to_a_text_stay(sample_copy, check):
    before = change(
        sample_copy,
        KABAR,
        ("  en: The article is very short.", "  en: |\n    The article  \n    is short.  "),
    )
    check("--fix")
    assert read(sample_copy, KABAR) == before


def test_dry_run_shows_the_change_and_writes_nothing(sample_copy, check):
    before = change(sample_copy, KABAR, ("letters: KS", "letters: 'KS'"))
    result = check("--fix", "--dry-run")
    assert result.exit_code == 0
    assert "-letters: 'KS'\n+letters: KS\n" in result.stdout
    assert result.stdout.startswith(f"--- {KABAR}\n+++ {KABAR}\n")
    assert "1 file would be changed; nothing was written." in result.stderr
    assert read(sample_copy, KABAR) == before


def test_dry_run_goes_with_fix(check):
    result = check("--dry-run")
    assert result.exit_code == 2
    assert "--dry-run goes with --fix." in result.stderr


def test_broken_files_are_left_and_the_others_mended(sample_copy, check):
    change(sample_copy, KABAR, ("letters: KS", "letters: 'KS'"))
    broken = change(sample_copy, "content/events.yml", ("label:", "label"))
    result = check("--fix")
    assert result.exit_code == 1
    assert "letters: KS\n" in read(sample_copy, KABAR)
    assert read(sample_copy, "content/events.yml") == broken
