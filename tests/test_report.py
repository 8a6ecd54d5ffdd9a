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


def sarif(*findings: Finding) -> dict:
    return json.loads(render(findings, "sarif", severities={"prose-uncited": "error"}))


def test_sarif_is_a_log_of_one_run():
    """The properties that SARIF 2.1.0 requires (3.13.2, 3.13.4, 3.14.6, 3.18.2, 3.19.8, 3.49.3) and their values."""
    log = sarif(QUOTE, UNCITED, DRAFT)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "dossier"
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17: one of two values
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["article-without-record", "prose-uncited", "quote-not-found"]
    assert len({rule["id"] for rule in rules}) == len(rules)  # 3.19.23: unique
    for rule in rules:
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}  # 3.50.3
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))


def test_sarif_result_names_rule_place_and_words():
    """As SARIF 2.1.0 has it: 3.27.6 (rule index), 3.27.10 (level), 3.4.4 (relative URI), 3.30.5 (lines from 1)."""
    uncited, quote, draft = sarif(QUOTE, UNCITED, DRAFT)["runs"][0]["results"]
    rules = sarif(QUOTE, UNCITED, DRAFT)["runs"][0]["tool"]["driver"]["rules"]
    for result in (uncited, quote, draft):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in (uncited, quote, draft)] == ["error", "error", "note"]
    assert quote["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/sources/indopolitika.yml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 31, "startColumn": 12},
            }
        }
    ]
    assert quote["message"]["text"].splitlines()[0] == QUOTE.message
    assert quote["message"]["text"].splitlines()[-1] == QUOTE.hint
    assert "region" not in draft["locations"][0]["physicalLocation"]


def test_sarif_paths_are_addresses():
    (result,) = sarif(Finding("quote-clipped", "x", Location("content/a b#ü.yml", 4)))["runs"][0]["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "content/a%20b%23%C3%BC.yml"
    assert physical["region"] == {"startLine": 4}


def test_sarif_tells_a_finding_that_moved_from_a_new_one():
    moved = Finding(QUOTE.code, QUOTE.message, Location(QUOTE.location.path, 99), QUOTE.hint, QUOTE.context)
    other = Finding(QUOTE.code, "passage 'other' is not in it", QUOTE.location)
    prints = [
        result["partialFingerprints"]
        for item in (QUOTE, moved, other)
        for result in sarif(item)["runs"][0]["results"]
    ]
    assert prints[0] == prints[1] != prints[2]


def test_sarif_of_nothing_is_a_run_without_results():
    assert sarif()["runs"][0]["results"] == []
