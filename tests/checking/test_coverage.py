from __future__ import annotations

import pytest

from dossier.checking.corpus import prove_corpus
from dossier.checking.coverage import Stretches, is_connector
from dossier.model.corpus import SentenceState
from dossier.model.location import Span
from tests.build import codes, dossier_from

ARTICLE = "Rusia mundur, dan Trump senang. (Red)\nPutin pulang.\n"


def cover(passages, used, set_aside=(), text=ARTICLE):
    corpus = dossier_from(
        {"a": text},
        passages={"a": passages},
        sources={"a": {"set_aside": [{"exact": words, "reason": "credit"} for words in set_aside]}},
        topics={
            "t": {"title": {}, "slug": {}, "summary": {}, "summary-passages": [f"a#{key}" for key in used]}
        },
    )
    proofs, findings = prove_corpus(corpus)
    return proofs.coverage["a"], findings


@pytest.mark.parametrize(
    ("passages", "used", "set_aside", "states"),
    [
        ({}, [], [], ["missing", "missing", "missing"]),
        (
            {"whole": "Rusia mundur, dan Trump senang."},
            ["whole"],
            ["(Red)"],
            ["cited", "set-aside", "missing"],
        ),
        (
            {"one": "Rusia mundur", "two": "Trump senang"},
            ["one", "two"],
            [],
            ["cited", "missing", "missing"],
        ),  # "dan" joins
        ({"one": "Rusia mundur", "two": "Trump senang"}, ["one"], [], ["partly", "missing", "missing"]),
        ({"one": "Rusia mundur", "two": "Trump senang"}, [], [], ["missing", "missing", "missing"]),  # unused
        ({"one": "Rusia mundur"}, ["one"], ["Trump senang"], ["cited", "missing", "missing"]),
        ({}, [], ["Rusia mundur"], ["missing", "missing", "missing"]),  # a set-aside alone leaves words over
    ],
)
def test_sentences_are_accounted_for_by_what_is_used_or_set_aside(passages, used, set_aside, states):
    coverage, _ = cover(passages, used, set_aside)
    assert [item.state.value for item in coverage.sentences] == states


def test_attribution_of_a_used_passage_accounts_for_its_words():
    text = "Ushakov mengatakan bahwa Rusia terbuka."
    coverage, _ = cover(
        {"p": {"exact": "Rusia terbuka", "attribution": "Ushakov mengatakan"}}, ["p"], text=text
    )
    assert coverage.sentences[0].state is SentenceState.CITED
    assert coverage.sentences[0].passages == ("a#p",)


def test_words_left_over_are_shown_where_they_stand():
    coverage, findings = cover({"one": "Rusia mundur"}, ["one"], ["(Red)", "Putin pulang."])
    (finding,) = findings
    assert finding.code == "sentence-partly-covered"
    assert str(finding.location) == "seeds/a.txt:1:15"
    assert finding.message == "Words of sentence 1 of 'A' are neither quoted nor set aside."
    assert finding.context == (("left over", "dan Trump senang"),)
    assert coverage.count(SentenceState.PARTLY) == 1


def test_uncovered_sentence_and_unused_passage_are_reported():
    _, findings = cover({"p": "Putin pulang"}, [], ["Rusia mundur, dan Trump senang. (Red)"])
    assert codes(findings) == ["passage-unused", "sentence-uncovered"]
    assert [item.message for item in findings] == [
        "Nothing accounts for sentence 3 of 'A': 'Putin pulang.'",
        "Passage 'p' is used nowhere.",
    ]


def test_quoting_what_is_set_aside_is_reported():
    _, findings = cover({"p": "Putin pulang"}, ["p"], ["Rusia mundur, dan Trump senang. (Red)", "pulang."])
    assert codes(findings) == ["set-aside-overlap"]


def test_share_counts_words_without_those_set_aside():
    coverage, _ = cover({"p": "Putin pulang", "q": "Rusia mundur"}, ["p"], ["(Red)"])
    assert (coverage.words, coverage.quoted_words) == (7, 4)


def test_signs_alone_need_no_account():
    coverage, findings = cover({"p": "Putin pulang"}, ["p"], text="***\nPutin pulang.")
    assert [item.state.value for item in coverage.sentences] == ["set-aside", "cited"]
    assert findings == ()


@pytest.mark.parametrize(
    ("words", "language", "joins"),
    [
        ("dan", "id", True),
        ("seraya menambahkan bahwa", "id", True),
        ("sementara itu dan juga", "id", True),
        ("menambahkan", "id", False),
        ("dan tidak", "id", False),
        ("and that", "en", True),
        ("dan", "en", False),
        ("dan", "xx", False),
        ("dan " * 50, "id", False),  # nobody writes that
    ],
)
def test_only_joining_words_may_be_left_over(words, language, joins):
    assert is_connector(words.split(), language) is joins


def test_stretches_know_what_touches_them():
    stretches = Stretches([Span(5, 8), Span(0, 2), Span(7, 10)])
    touched = [offset for offset in range(12) if stretches.touches(Span(offset, offset + 1))]
    assert touched == [0, 1, 5, 6, 7, 8, 9]
    assert not Stretches([]).touches(Span(0, 5))
