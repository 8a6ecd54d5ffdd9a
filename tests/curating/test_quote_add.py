from __future__ import annotations

import os

import pytest
from click.testing import CliRunner

from dossier import pipeline
from dossier.cli import commands
from dossier.curating import quote_add
from dossier.text.yaml_edit import add_entry

KABAR = "content/sources/kabar.yml"
WORDS = "satwa lain yang menyaksikannya"


@pytest.fixture
def run(sample_copy):
    def quote(*arguments: str):
        return CliRunner().invoke(commands, ["quote", "--project", str(sample_copy), *arguments])

    return quote


def record(project):
    return (project / KABAR).read_bytes().decode()


def test_passage_is_written_at_its_place_in_the_article_and_nothing_else_changes(sample_copy, run):
    before = record(sample_copy)
    result = run("--add", "petugas itu lagi pada akhir pertemuan", "--voice", "council-official",
                 "--translation", "en=the official, again: at the end")  # fmt: skip
    assert result.exit_code == 0, result.output
    lines = (
        "  petugas-lagi-pada-akhir:\n"
        "    exact: petugas itu lagi pada akhir pertemuan\n"
        "    voice: council-official\n"
        "    translation:\n"
        "      en: 'the official, again: at the end'\n"
    )
    after = record(sample_copy)
    assert after.replace(lines, "") == before
    assert after.index("safe-again:") < after.index(lines) < after.index("next-inspection:")
    assert "kabar#petugas-lagi-pada-akhir is written into content/sources/kabar.yml" in result.stdout
    assert "passage-unused" in result.stderr
    assert "kabar#petugas-lagi-pada-akhir" in pipeline.check(sample_copy).proofs.passages


def test_words_with_a_slip_become_those_of_the_article(sample_copy, run):
    result = run(
        "--add",
        "satwa lain yg menyaksikanya",
        "--id",
        "nobody-saw",
        "--translation",
        "en=another animal saw it",
    )
    assert result.exit_code == 0, result.output
    assert f"  nobody-saw:\n    exact: {WORDS}\n" in record(sample_copy)
    assert "Your words were not those of the article" in result.stderr


def test_words_that_stand_twice_are_told_apart_and_prove(sample_copy, run):
    result = run("--add", "aman", "--pick", "2", "--id", "safe-twice", "--translation", "en=safe")
    assert result.exit_code == 0, result.output
    proofs = pipeline.check(sample_copy).proofs.passages
    assert proofs["kabar#safe-twice"].span.start > proofs["kabar#safe"].span.end


REFUSED = [
    (["aman"], "say with --pick which is meant"),
    (["aman", "--pick", "9"], "There is no place 9; 2 found."),
    (["Jembatan sudah aman", "--pick", "2"], "These words are the passage 'kabar#safe-again' already."),
    ([WORDS, "--id", "safe"], "The source 'kabar' has a passage 'safe' already."),
    ([WORDS, "--id", "Not An Id"], "'Not An Id' is not an id"),
    ([WORDS, "--voice", "kancill"], "Did you mean 'kancil'?"),
    ([WORDS, "--translation", "fr=autre"], "'fr' is no language of this dossier."),
    ([WORDS, "--translation", "id=satwa"], "its own words need no translation"),
    ([WORDS, "--translation", "animal"], "is not LANG=TEXT"),
    ([WORDS, "--attribution", "kata burung hantu"], "The passage would not prove: The attribution"),
    (["resep kopi tubruk"], "No article has words like these."),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_what_does_not_fit_is_refused_and_nothing_is_written(sample_copy, run, arguments, words):
    before = record(sample_copy)
    result = run("--add", *arguments)
    assert result.exit_code != 0
    assert words in result.output
    assert record(sample_copy) == before


def test_article_without_a_record_is_found_and_sent_to_add(sample_copy, run):
    (sample_copy / "seeds" / "004_baru.txt").write_text(
        "Seekor bangau melihat pelangi di hulu.\n", encoding="utf-8"
    )
    found = run("bangau melihat pelangi")
    assert "seeds/004_baru.txt:1:8 (paragraph 1; word for word)" in found.stdout
    result = run("--add", "bangau melihat pelangi")
    assert result.exit_code == 2
    assert "The article '004_baru.txt' has no record yet." in result.stderr
    assert "`dossier add seeds/004_baru.txt` drafts one" in result.stderr


def test_details_go_with_add(run):
    result = run(WORDS, "--voice", "kancil")
    assert result.exit_code == 2
    assert "go with --add" in result.stderr


def test_line_ends_comments_and_unknown_quoting_are_kept(sample_copy, run):
    path = sample_copy / KABAR
    text = (
        record(sample_copy)
        .replace("  safe:\n", "  # dua kali\n  safe:   # ya\n")
        .replace("\n", "\r\n")
        .rstrip()
    )
    path.write_bytes(text.encode())
    assert run("--add", WORDS, "--translation", "en=another animal").exit_code == 0
    after = record(sample_copy)
    added = "  satwa-lain-yang-menyaksikannya:\r\n    exact: satwa lain yang menyaksikannya\r\n    translation:\r\n      en: another animal\r\n"
    assert after.replace(added, "") == text


def test_file_that_someone_else_changed_meanwhile_is_left_alone(sample_copy, run, monkeypatch):
    def add_late(text, *arguments, **options):
        (sample_copy / KABAR).write_text(text + "# mine\n", encoding="utf-8")
        return add_entry(text, *arguments, **options)

    before = record(sample_copy)
    monkeypatch.setattr(quote_add, "add_entry", add_late)
    result = run("--add", WORDS)
    assert result.exit_code == 2
    assert "was changed by someone else meanwhile" in result.stderr
    assert record(sample_copy) == before + "# mine\n"


def test_disk_that_refuses_leaves_the_file_and_no_other(sample_copy, run, monkeypatch):
    before = record(sample_copy)
    files = sorted((sample_copy / KABAR).parent.iterdir())

    def refuse(*_paths, **_options):
        raise OSError(28, "No space left on device", KABAR)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    result = run("--add", WORDS)
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert record(sample_copy) == before
    assert sorted((sample_copy / KABAR).parent.iterdir()) == files
