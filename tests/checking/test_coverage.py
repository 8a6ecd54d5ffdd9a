from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.checking.corpus import prove_corpus
from dossier.checking.coverage import Edges, Stretches, is_connector
from dossier.model.corpus import SentenceState
from dossier.model.location import Span
from dossier.text import sentences
from tests.build import codes, dossier_from

ARTICLE = "Rusia mundur, dan Trump senang. (Red)\nPutin pulang.\n"


def corpus_of(passages, used, set_aside=(), text=ARTICLE):
    return dossier_from(
        {"a": text},
        passages={"a": passages},
        sources={"a": {"set_aside": [{"exact": words, "reason": "credit"} for words in set_aside]}},
        topics={
            "t": {"title": {}, "slug": {}, "summary": {}, "summary-passages": [f"a#{key}" for key in used]}
        },
    )


def cover(passages, used, set_aside=(), text=ARTICLE):
    proofs, findings = prove_corpus(corpus_of(passages, used, set_aside, text))
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


@given(
    st.text(st.sampled_from("ab .,\n\u200b\u00a0")),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5))),
)
def test_the_words_beside_spans_are_those_of_the_whole_text(text, places):
    spans = [Span(min(start, len(text)), min(start + length, len(text))) for start, length in places]
    near = Stretches(span for span in spans if span)
    every, found = Edges.of_words(text, (Span(0, len(text)),)), Edges.of_words(text, near.spans)
    words = set(zip(found.starts, found.ends, strict=True))
    touched = {word for word, mark in zip(zip(*every, strict=True), near.marks(every), strict=True) if mark}
    assert touched <= words <= set(zip(*every, strict=True))
    assert found.starts == sorted(found.starts)


@pytest.mark.parametrize(
    "set_aside", [[], ["(Red)"], ["(Red)", "Putin pulang."], ["dan Trump senang. (Red)"]]
)
@pytest.mark.parametrize("used", [[], ["one"]])
def test_findings_and_shares_are_the_same_where_sentences_are_not_kept(used, set_aside):
    corpus = corpus_of({"one": "Rusia mundur", "two": "Putin"}, used, set_aside)
    kept, findings = prove_corpus(corpus)
    left, same_findings = prove_corpus(corpus, keeps_sentences=False)
    assert same_findings == findings
    assert left.coverage["a"] == replace(kept.coverage["a"], sentences=())


def test_sentences_are_looked_for_only_where_words_are_left_over(monkeypatch):
    monkeypatch.setattr(sentences, "get_sentence_boundaries", lambda *_: pytest.fail("looked for sentences"))
    aside = ["mundur, dan Trump senang. (Red)", "Putin pulang."]
    corpus = corpus_of({"one": "Rusia"}, ["one"], aside)
    assert prove_corpus(corpus, keeps_sentences=False)[1] == ()
    monkeypatch.undo()
    (finding,) = prove_corpus(corpus_of({}, [], aside), keeps_sentences=False)[1]
    assert finding.code == "sentence-uncovered"


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
