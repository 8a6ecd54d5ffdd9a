from __future__ import annotations

import json

import pytest

from dossier.model.finding import Finding, Severity
from dossier.model.location import Location
from dossier.report import escape, exit_code, render, severity_of, sort_findings, summarise

QUOTE = Finding(
    "quote-not-found",
    "passage 'halted' is not in 000_cde13ea500bd3440.txt",
    Location("content/sources/indopolitika.yml", 31, 12),
    hint="quote the article word for word",
    context=(
        ("you wrote", "…mengonfirmasi penghentian [seluruh] pengiriman senjata ke Kyiv"),
        ("nearest", "…mengonfirmasi penghentian [beberapa] pengiriman senjata ke Kyiv     (paragraph 5)"),
    ),
)
UNCITED = Finding("prose-uncited", "The sentence cites nothing.", Location("content/index.en.md", 3, 1))
DRAFT = Finding("article-without-record", "The article has no record.", Location("seeds/005.txt"))


def test_text_shows_place_rule_words_and_what_to_do():
    assert render([QUOTE], severities={}) == (
        "content/sources/indopolitika.yml:31:12: error quote-not-found: "
        "passage 'halted' is not in 000_cde13ea500bd3440.txt\n"
        "    you wrote   …mengonfirmasi penghentian [seluruh] pengiriman senjata ke Kyiv\n"
        "    nearest     …mengonfirmasi penghentian [beberapa] pengiriman senjata ke Kyiv     (paragraph 5)\n"
        "    hint: quote the article word for word; `dossier explain quote-not-found` says more\n"
        "1 error"
    )


def test_text_is_sorted_by_place_and_ends_with_the_counts():
    lines = render([DRAFT, QUOTE, UNCITED], severities={}).splitlines()
    places = [line.split(": ")[0] for line in lines if not line.startswith(" ")]
    assert places == ["content/index.en.md:3:1", "content/sources/indopolitika.yml:31:12", "seeds/005.txt",
                      "1 error, 1 warning, 1 note"]  # fmt: skip


def test_command_that_explains_a_code_is_named_once():
    again = Finding("prose-uncited", "The sentence cites nothing.", Location("content/index.en.md", 9, 1))
    assert render([UNCITED, again], severities={}).count("dossier explain prose-uncited") == 1


def test_same_finding_is_shown_once():
    assert sort_findings([UNCITED, QUOTE, UNCITED]) == (UNCITED, QUOTE)


def test_lines_sort_as_numbers():
    early, late = (Finding("prose-uncited", "x", Location("a.md", line)) for line in (9, 10))
    assert sort_findings([late, early]) == (early, late)


def test_settings_change_severities():
    severities = {"prose-uncited": "error", "quote-not-found": "note"}
    assert severity_of(UNCITED, severities) is Severity.ERROR
    assert summarise([QUOTE, UNCITED], severities) == "1 error, 1 note"
    assert exit_code([UNCITED], severities) == 1


@pytest.mark.parametrize(
    ("findings", "words", "code"),
    [
        ([], "no findings", 0),
        ([DRAFT], "1 note", 0),
        ([UNCITED, DRAFT], "1 warning, 1 note", 0),
        ([QUOTE, QUOTE, QUOTE, UNCITED], "3 errors, 1 warning", 1),
    ],
)
def test_summary_and_exit_code(findings, words, code):
    assert summarise(findings, {}) == words
    assert exit_code(findings, {}) == code


def test_colour_only_where_asked():
    assert "\x1b" not in render([QUOTE], severities={})
    assert "\x1b[31;1merror quote-not-found:\x1b[0m" in render([QUOTE], severities={}, colour=True)


@pytest.mark.parametrize("form", ["text", "github"])
def test_content_cannot_steer_the_terminal(form):
    hostile = "\x1b[2J\r\n::error::forged \u202eevil\u200b\x9b1m"
    finding = Finding(
        "record-shape", hostile, Location(f"content/{hostile}.yml", 1, 1), hostile, (("is", hostile),)
    )
    written = render([finding], form, severities={}, colour=False)
    assert not set(written) & {"\x1b", "\r", "\u202e", "\u200b", "\x9b"}
    assert not any(line.startswith("::error::forged") for line in written.splitlines())


def test_escape_keeps_letters_quotation_marks_and_spaces():
    text = "“Uskaov menambhakna” – 3\u00a0Juli"
    assert escape(text) == text


def test_json_holds_every_field_and_the_counts():
    data = json.loads(render([QUOTE, UNCITED], "json", severities={}))
    assert data["summary"] == {"errors": 1, "warnings": 1, "notes": 0}
    assert data["findings"][1] == {
        "code": "quote-not-found",
        "severity": "error",
        "path": "content/sources/indopolitika.yml",
        "line": 31,
        "column": 12,
        "message": QUOTE.message,
        "context": [{"label": label, "text": text} for label, text in QUOTE.context],
        "hint": QUOTE.hint,
    }


def test_json_of_nothing_is_json():
    assert json.loads(render([], "json", severities={}))["findings"] == []


def test_github_annotation_is_one_line():
    finding = Finding("quote-clipped", "100% of it", Location("content/a,b.yml", 4, 2), context=(("a", "b"),))
    assert render([finding], "github", severities={}) == (
        "::error file=content/a%2Cb.yml,line=4,col=2,title=quote-clipped::"
        "100%25 of it%0A    a   b%0A`dossier explain quote-clipped` says more"
    )


def test_github_note_is_a_notice_without_line():
    assert render([DRAFT], "github", severities={}).startswith(
        "::notice file=seeds/005.txt,title=article-without-record::"
    )
