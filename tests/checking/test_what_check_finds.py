"""The promise of `dossier check`, one row a kind of trouble: what is done to the mini dossier, and the code that tells it.

The words of each finding are tested beside the check that gives it, and in `tests/golden/bad/`.
"""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dossier import pipeline
from dossier.cli import commands
from dossier.explanations import EXPLANATIONS

KABAR, WARTA = "content/sources/kabar.yml", "content/sources/warta.yml"
CROSSING, EVENTS = "content/points/crossing.yml", "content/events.yml"
INDEX = "content/index.id.md"

# what it is about, the code, the file, the words there, and what stands there instead (None: a new file)
TROUBLE = [
    ("unproved passage", "quote-not-found", KABAR, "dua papan jembatan sudah", "tiga papan jembatan sudah"),
    ("unproved passage: twice", "quote-ambiguous", KABAR, "    suffix: '", "    # suffix: '"),
    ("unproved attribution", "attribution-not-found", KABAR, "attribution: kata petugas", "attribution: ujar petugas"),
    ("unproved set-aside", "set-aside-not-found", KABAR, "exact: 'Foto: ", "exact: 'Gambar: "),
    ("uncited prose", "prose-uncited", INDEX, "", "Kalimat ini berdiri sendiri.\n"),
    ("unused passage", "passage-unused", KABAR, "passages:\n", "passages:\n  extra:\n    exact: sudah diganti\n"),
    ("uncovered sentence", "sentence-uncovered", KABAR, "set-aside:\n  - exact: 'Foto: Jembatan ditutup, 6 Maret 2025.'\n    reason: caption\n", ""),
    ("partly covered sentence", "sentence-partly-covered", KABAR, "dua hari, dari Kamis (6/3/2025) sampai Sabtu\n", "dua hari\n"),
    ("broken link", "unknown-id", INDEX, "", "Lihat [[jembatan-emas]].[@dossier]\n"),
    ("broken link: a path", "link-broken", INDEX, "", "Lihat [ini](topics/crossing.md).[@dossier]\n"),
    ("broken anchor", "link-broken", INDEX, "", "Lihat [ini](#tidak-ada).[@dossier]\n"),
    ("broken citation", "unknown-passage", INDEX, "", "Lihat ini.[@kabar#gone]\n"),
    ("languages out of step", "languages-out-of-step", INDEX, "", "Satu paragraf lagi.[@kabar#safe]\n"),
    ("page in one language", "page-missing", "content/topics/crossing.en.md", None, None),
    ("text in one language", "text-missing", CROSSING, "      en: How many crocodiles were counted?\n", ""),
    ("translation missing", "translation-missing", KABAR, "    translation:\n      en: The bridge is safe now\n", ""),
    ("undefined term: acronym", "term-undefined", INDEX, "", "Menurut BMKG, air surut.[@kabar#safe]\n"),
    ("undefined term: link", "unknown-id", EVENTS, "topics: [", "topics: [no-topic, "),
    ("point without evidence", "evidence-missing", CROSSING, "passages: [warta#counted, kabar#counted]", "passages: []"),
    ("weekday conflict", "weekday-conflict", INDEX, "", "Itu terjadi pada Jumat, 6 Maret 2025.[@kabar#safe]\n"),
    ("date conflict", "date-conflict", EVENTS, "  status: happened\n", "  status: happened\n  reported: 1999-01-01\n"),
    ("rights limit exceeded", "share-exceeded", KABAR, "quoted-share-reason:", "note:"),
    ("orphaned file: content", "file-unknown", "content/notes.txt", None, "catatan\n"),
    ("orphaned file: prose", "file-unknown", "content/topics/crossing.markdown", None, "catatan\n"),
    ("orphaned file: saved page", "file-unknown", "seeds/page.html", None, "<p>x</p>\n"),
    ("orphaned page", "unknown-id", "content/topics/gone.id.md", None, "Dek.[@dossier]\n"),
    ("article without a record", "article-without-record", "seeds/009.txt", None, "Kalimat.\n"),
    ("article changed", "article-changed", "seeds/002_kabar.txt", "KABAR SUNGAI", "KABAR  SUNGAI"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "path", "words", "instead"), [row[1:] for row in TROUBLE], ids=[row[0] for row in TROUBLE]
)
def test_trouble_is_found_with_place_hint_and_explanation(sample_copy, code, path, words, instead):
    assert code not in {finding.code for finding in pipeline.check(sample_copy).findings}
    target = sample_copy / path
    if instead is None:
        target.unlink()
    elif words is None:
        target.write_text(instead, encoding="utf-8")
    else:
        text = target.read_text(encoding="utf-8-sig")
        assert words in text
        changed = text.replace(words, instead, 1) if words else f"{text}\n{instead}"
        target.write_text(changed, encoding="utf-8")
    found = [finding for finding in pipeline.check(sample_copy).findings if finding.code == code]
    assert found
    for finding in found:
        assert finding.location.path.startswith(("content/", "seeds/"))
        assert finding.hint
        assert EXPLANATIONS[code].example


def test_every_code_stands_in_all_formats(sample_copy):
    path = sample_copy / KABAR
    path.write_text(path.read_text(encoding="utf-8").replace("dua papan", "tiga papan"), encoding="utf-8")

    def run(form):
        return CliRunner().invoke(commands, ["check", "--project", str(sample_copy), "--format", form])

    assert f"{KABAR}:" in run("text").stdout
    codes = {item["code"] for item in json.loads(run("json").stdout)["findings"]}
    assert {item["ruleId"] for item in json.loads(run("sarif").stdout)["runs"][0]["results"]} == codes
    assert "quote-not-found" in codes
    assert "title=quote-not-found::" in run("github").stdout
    assert [run(form).exit_code for form in ("text", "json", "sarif", "github")] == [1, 1, 1, 1]


def change(project, path, before, after):
    text = (project / path).read_text(encoding="utf-8")
    assert before in text
    (project / path).write_text(text.replace(before, after, 1), encoding="utf-8")


def test_paragraph_that_changed_in_one_language_since_a_release_or_agreement(sample_copy):
    def run(*arguments):
        return CliRunner().invoke(commands, [*arguments, "--project", str(sample_copy)])

    prose = (sample_copy / INDEX).read_text(encoding="utf-8")
    first = prose.split()[0]
    assert run("release", "1.0").exit_code == 0
    assert "language-changed-alone" not in run("check").stdout
    change(sample_copy, INDEX, first, f"{first} {first}")
    found = run("check").stdout
    assert "language-changed-alone" in found
    assert "content/index.en.md:1:1" in found
    agreed = run("check", "--agree")
    assert "The paragraphs are agreed as they are: content/agreed.json" in agreed.stderr
    assert "language-changed-alone" not in agreed.stdout
    assert "language-changed-alone" not in run("check").stdout
    change(sample_copy, "content/index.en.md", "The ", "The the ")
    assert "language-changed-alone" in run("check").stdout
    (sample_copy / "content" / "agreed.json").write_text(
        '{"after": "1.0", "paragraphs": [1]}', encoding="utf-8"
    )
    assert "agreed-broken" in run("check").stdout


def test_nothing_is_agreed_while_there_are_errors(sample_copy):
    change(sample_copy, KABAR, "dua papan", "tiga papan")
    result = CliRunner().invoke(commands, ["check", "--agree", "--project", str(sample_copy)])
    assert result.exit_code == 1
    assert "Nothing was agreed, because there are errors." in result.stderr
    assert not (sample_copy / "content" / "agreed.json").exists()
