from __future__ import annotations

import pytest

from dossier.checking.claims import list_claims
from dossier.checking.quotations import check_quotations, stands_in
from tests.build import codes, dossier_from

PASSAGES = {
    "p": {
        "exact": "ia tidak membuat “kemajuan” dengan Putin",
        "attribution": "Trump mengatakan",
        "translation": {"en": "he made no “progress” with Putin"},
    },
    "q": "Rusia mundur",
}


def check(sentence, language="id"):
    corpus = dossier_from({"a": "x"}, passages={"a": PASSAGES}, prose={"index": {language: sentence}})
    return check_quotations(corpus, list_claims(corpus))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia “tidak membuat ‘kemajuan’ dengan Putin”.[@a#p]",  # inner marks are ours
        "“Ia tidak membuat,” katanya.[@a#p]",  # first letter and last comma
        "“Trump mengatakan” itu.[@a#p]",
        "He said “no progress”.[@a#p]",
        "Kata “kemajuan” dan “mundur”.[@a#p; @a#q]",
        'Kode `exact: "x"` tidak dikutip.[@dossier]',
        "Tanpa kutipan.",
    ],
)
def test_quotation_that_a_cited_passage_carries_is_proved(sentence):
    assert check(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Ia “mundur”.[@a#p]", "prose-quote-unproved"),  # stands in another passage
        ("Ia “membuat kemajuan besar”.[@a#p]", "prose-quote-unproved"),
        ("Ia “maju”.[@a#p]", "prose-quote-unproved"),  # only inside a word
        ("Ia “Kemajuan Dengan”.[@a#p]", "prose-quote-unproved"),
        ("Kata “kemajuan”.[@dossier]", "prose-quote-unproved"),
        ("Ia “tidak membuat.[@a#p]", "quotation-marks-unbalanced"),
    ],
)
def test_quotation_that_no_cited_passage_carries_is_reported(sentence, code):
    assert codes(check(sentence)) == [code]


def test_message_names_the_words():
    (finding,) = check("Ia “maju terus”.[@a#p]")
    assert finding.message == "The quoted words 'maju terus' stand in no passage that is cited here."


def test_quotations_in_points_events_and_summaries_are_proved():
    corpus = dossier_from(
        {"a": "x"},
        passages={"a": PASSAGES},
        points={
            "q": {
                "ask": {},
                "topics": ["t"],
                "versions": [{"say": {"id": "“maju”"}, "short": {"id": "“kemajuan”"}, "passages": ["a#p"]}],
            }
        },
        events={"e": {"label": {"id": "“maju”"}, "edtf": "2025", "status": "said", "passages": ["a#q"]}},
        topics={"t": {"title": {}, "slug": {}, "summary": {"id": "“maju”"}, "summary-passages": ["a#q"]}},
    )
    assert [item.location.path for item in check_quotations(corpus, list_claims(corpus))] == [
        "content/points/all.yml/q/versions/0/say",
        "content/events.yml/e/label",
        "content/topics.yml/t/summary",
    ]


def test_nothing_stands_nowhere():
    assert not stands_in(" . ", "kata")
    assert not stands_in("kata", "")
    assert stands_in("hari Jum’at", "pada hari Jum'at itu")
    assert not stands_in("hari Jum'at", "pada hari Jumat itu")
