"""What a change of something published asks for, and what needs no reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.checking import check_corpus
from dossier.checking.corrections import check_corrections
from dossier.checking.state import state_of
from dossier.checking.uses import collect_uses
from dossier.model.correction import Correction
from dossier.reading.records import read_map
from tests.build import dossier_from, message, placed, settings_from

ARTICLE = "Satu dua tiga empat. Lima enam tujuh."
FIRST = {"exact": "Satu dua tiga empat", "translation": {"en": "One two three four"}}
SECOND = {"exact": "Lima enam tujuh", "translation": {"en": "Five six seven"}}
POINT = {
    "ask": {"id": "Berapa?", "en": "How many?"},
    "topics": ["count"],
    "concerns": ["a"],
    "versions": [
        {"say": {"id": "Satu.", "en": "One."}, "passages": ["a#first"]},
        {"say": {"id": "Dua.", "en": "Two."}, "passages": ["a#second"]},
    ],
}
EVENT = {
    "label": {"id": "Terjadi.", "en": "It happens."},
    "edtf": "2025-07-03",
    "status": "happened",
    "passages": ["a#first"],
}


def corpus(first=None, second=None, *, point=None, event=None, source=None, corrections=None):
    passages = {"first": {**FIRST, **(first or {})}, "second": SECOND if second is None else second}
    found = dossier_from(
        {"a": ARTICLE},
        passages={"a": {key: value for key, value in passages.items() if value}},
        sources={"a": source or {}},
        points={"p": point or POINT} if point != {} else {},
        events={"e": event or EVENT} if event != {} else {},
    )
    written = {
        key: Correction.model_validate(placed(value, "content/corrections.yml", key))
        for key, value in (corrections or {}).items()
    }
    return replace(found, corrections=written)


def released(published, name="1.0", number=1):
    return state_of(published, collect_uses(published), name=name, day="2026-01-01", number=number)


BEFORE = corpus()


def check(now, *releases):
    now = replace(now, releases=releases or (released(BEFORE),))
    return check_corrections(now, collect_uses(now), settings_from())


def correction(*about, **more):
    reason = {"id": "Salah salin.", "en": "A slip in copying."}
    return {"day": "2026-01-01", "about": list(about), "reason": reason, **more}


def missing(now, *releases):
    return [item.message for item in check(now, *releases)[1] if item.code == "correction-missing"]


def test_what_is_as_it_was_needs_no_reason():
    assert check(BEFORE) == ({}, ())


@pytest.mark.parametrize(
    ("now", "what"),
    [
        (corpus({"exact": "Satu dua tiga"}), "The passage 'a#first' is not what it was"),
        (corpus({"translation": {"en": "One, two"}}), "The passage 'a#first' is not what it was"),
        (corpus({"voice": "trump"}), "The passage 'a#first' is not what it was"),
        (corpus(event={**EVENT, "edtf": "2025-07-04"}), "The date of event 'e' is not what it was"),
        (corpus(event={**EVENT, "status": "said"}), "The date of event 'e' is not what it was"),
        (corpus(event={}), "The date of event 'e' is gone"),
        (corpus(source={"sha256": "0" * 64}), "The source 'a' is not what it was"),
        (corpus(source={"csl": {"language": "id-ID", "title": "Lain"}}), "The source 'a' is not what it was"),
    ],
)
def test_a_change_of_what_was_published_asks_for_a_reason(now, what):
    (found,) = [text for text in missing(now) if text.startswith(what)]
    assert found == f"{what}: release 1.0 published it."


def test_the_finding_shows_the_words_of_the_release_and_those_of_now():
    (finding,) = check(corpus({"exact": "Satu dua tiga"}))[1]
    assert finding.context == (
        ("exact in 1.0", "Satu dua tiga empat"),
        ("exact now", "Satu dua tiga"),
    )
    assert finding.location.path == "content/sources/a.yml/passages/first"
    assert finding.hint == (
        "Add an entry about 'a#first' to content/corrections.yml, with the day and the reason, or restore it."
    )


def test_a_version_that_goes_is_found_with_its_passage():
    alone = {**POINT, "versions": POINT["versions"][:1]}
    assert missing(corpus(point=alone)) == [
        "The passage 'a#second' is gone: release 1.0 published it.",
        "The version 'p#2' is gone: release 1.0 published it.",
    ]


def test_a_source_that_is_removed_asks_for_a_reason():
    gone = dossier_from({}, events={})
    assert "The source 'a' is gone: release 1.0 published it." in missing(gone)


@pytest.mark.parametrize(
    "now",
    [
        corpus(point={**POINT, "versions": POINT["versions"][::-1]}),
        corpus(point={**POINT, "versions": [{"say": {"id": "Nol.", "en": "Zero."}, "passages": ["a#first"]}, *POINT["versions"]]}),
        corpus(point={**POINT, "versions": [{**POINT["versions"][0], "passages": ["a#first", "a#second"]}, POINT["versions"][1]]}),
        corpus(source={"dates": {"published": {"edtf": "2025-07-03", "basis": {"id": "x", "en": "x"}}}}),
        corpus({"translation": {"en": "One two three four", "fr": "Un deux trois quatre"}}),
    ],
    ids=["another order", "a new version", "a further passage", "a date filled in", "a further language"],
)  # fmt: skip
def test_what_is_new_needs_no_reason(now):
    assert check(now)[1] == ()


def test_a_correction_explains_the_change_and_keeps_the_old_words():
    now = corpus({"exact": "Satu dua tiga"}, corrections={"slip": correction("a#first")})
    changes, findings = check(now)
    assert findings == ()
    (change,) = changes["slip"]
    assert [tuple(item) for item in change.differences] == [("exact", "Satu dua tiga empat", "Satu dua tiga")]
    assert "source/a" in change.pages
    assert "topic/count" in change.pages


def test_one_correction_about_a_point_explains_all_its_versions():
    versions = [{"say": {"id": "X.", "en": "X."}, "passages": ["a#first"]},
                {"say": {"id": "Y.", "en": "Y."}, "passages": ["a#second"]}]  # fmt: skip
    now = corpus(point={**POINT, "versions": versions}, corrections={"both": correction("point:p")})
    changes, findings = check(now)
    assert findings == ()
    assert [change.key for change in changes["both"]] == ["p#1", "p#2"]


def test_a_correction_that_a_later_release_lists_is_history():
    corrected = corpus({"exact": "Satu dua tiga"}, corrections={"slip": correction("a#first")})
    releases = (released(BEFORE), released(corrected, "1.1", 2))
    changes, findings = check(corrected, *releases)
    assert findings == ()
    assert [change.address for change in changes["slip"]] == ["a#first"]
    again = replace(corrected, sources=corpus({"exact": "Satu dua"}).sources)
    assert missing(again, *releases) == [
        "The passage 'a#first' is not what it was: release 1.1 published it."
    ]


def test_a_correction_about_what_has_not_changed_is_needless():
    now = corpus(
        {"exact": "Satu dua tiga"}, corrections={"slip": correction("a#first", "event:e", "event:x")}
    )
    found = [(item.message, item.hint) for item in check(now)[1]]
    assert found == [
        ("'event:e' is as release 1.0 published it, or is new; it needs no correction.", "Remove it from 'about'."),
        ("There is no 'event:x', neither now nor in release 1.0.", "Correct the address, or remove it."),
    ]  # fmt: skip


def test_without_a_release_there_is_nothing_to_correct():
    now = corpus(corrections={"slip": correction("a#first")})
    findings = check_corrections(now, collect_uses(now), settings_from())[1]
    assert (
        message(findings, "correction-needless") == "There is no release yet, so there is nothing to correct."
    )


def test_a_correction_after_the_day_of_revision_is_late():
    late = correction("a#first", day="2026-02-01")
    findings = check(corpus({"exact": "Satu dua tiga"}, corrections={"slip": late}))[1]
    assert message(findings, "correction-late") == (
        "Correction 'slip' is of 2026-02-01, but the dossier says it was last revised on 2026-01-01."
    )


def test_a_reason_is_given_in_every_language():
    half = correction("a#first", reason={"id": "Salah salin."})
    findings = check(corpus({"exact": "Satu dua tiga"}, corrections={"slip": half}))[1]
    assert message(findings, "text-missing") == "The 'reason' of correction 'slip' is missing in 'en'."


@pytest.mark.parametrize("broken", ["points/", "events/", "others/"])
def test_a_broken_file_does_not_make_what_it_holds_seem_withdrawn(broken):
    now = corpus(point={} if broken == "points/" else None, event={} if broken == "events/" else None)
    assert missing(replace(now, unread=frozenset({broken}))) == []


def test_drafts_are_no_part_of_a_release():
    assert released(corpus(source={"draft": True})).sources == {}


def test_the_address_of_a_correction_is_checked_when_it_is_read():
    text = "x:\n  day: 2026-01-01\n  about:\n    - arms halt\n  reason:\n    en: Why.\n"
    records, findings = read_map(Correction, text, "content/corrections.yml")
    assert records == {}
    assert [item.message for item in findings] == [
        "'arms halt' is no address: write source#passage, point:ID, event:ID or source:ID."
    ]


def test_what_cites_a_draft_is_an_error_unless_drafts_are_shown():
    cited = dossier_from(
        {"a": ARTICLE},
        passages={"a": {"first": FIRST}},
        sources={"a": {"draft": True}},
        prose={"index": {"id": "Satu.[@a#first]\n"}},
    )
    settings = settings_from(("id",))
    findings = check_corpus(cited, settings)[1]
    assert message(findings, "draft-cited") == (
        "'a#first' is cited here, but its record is a draft, which is not published."
    )
    shown = check_corpus(cited, replace(settings, show_drafts=True))[1]
    assert "draft-cited" not in [item.code for item in shown]
