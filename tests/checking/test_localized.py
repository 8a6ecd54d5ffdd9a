from __future__ import annotations

from dossier.checking.localized import check_localized
from tests.build import codes, dossier_from


def check(languages=("id", "en"), **parts):
    return [(item.code, item.message) for item in check_localized(dossier_from(**parts), languages)]


def test_required_text_is_wanted_in_each_language():
    event = {"label": {"id": "x"}, "edtf": "2025", "status": "said", "passages": ["a#p"]}
    assert check(events={"e": event}) == [("text-missing", "The 'label' of event 'e' is missing in 'en'.")]


def test_empty_text_is_missing():
    name = {"kind": "person", "label": {"id": "Putin", "en": ""}}
    assert check(names={"putin": name}) == [
        ("text-missing", "The 'label' of name 'putin' is missing in 'en'.")
    ]


def test_text_that_may_be_left_out_is_wanted_in_all_languages_once_it_is_there():
    term = {"term": {"id": "x", "en": "x"}, "definition": {"id": "x", "en": "x"}}
    assert check(terms={"w": term}) == []
    assert check(terms={"w": {**term, "note": {"en": "x"}}}) == [
        ("text-missing", "The 'note' of term 'w' is missing in 'id'.")
    ]


def test_texts_inside_records_are_checked_too():
    point = {
        "ask": {"id": "x", "en": "x"},
        "topics": ["t"],
        "versions": [{"say": {"id": "x"}, "passages": ["a#p"]}],
    }
    assert check(points={"q": point}) == [("text-missing", "The 'say' of point 'q' is missing in 'en'.")]


def test_language_outside_the_dossier_is_reported():
    name = {"kind": "person", "label": {"id": "x", "en": "x", "ind": "x"}}
    assert check(names={"putin": name}) == [
        (
            "language-unknown",
            "The 'label' of name 'putin' has a text in 'ind', which is no language of this dossier.",
        )
    ]


def test_passage_is_translated_into_the_other_languages_only():
    corpus = dossier_from({"a": "Satu."}, passages={"a": {"p": "Satu"}})
    findings = check_localized(corpus, ("id", "en", "fr"))
    assert codes(findings) == ["translation-missing", "translation-missing"]
    assert findings[0].message == "Passage 'p' of source 'a' has no translation into 'en'."
    assert findings[0].location.path == "content/sources/a.yml/passages/p"
