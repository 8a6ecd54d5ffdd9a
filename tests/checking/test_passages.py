from __future__ import annotations

import pytest

from dossier.checking.corpus import prove_corpus
from dossier.checking.passages import negation_at_end
from tests.build import codes, dossier_from

ARTICLE = (
    "INDOPOLITIKAPresiden Putin menolak usulan itu.\n"
    "\n"
    "“Rusia tidak akan mundur,” kata Yuri Ushakov pada hari Kamis (3/7/2025). Ushakov\u00a0menambahkan hal itu.\n"
    "Pentagon mengonfirmasi penghentian beberapa pengiriman senjata ke Kyiv. Trump “tidak senang” dengan Putin.\n"
)


def prove(passage, text=ARTICLE, **source):
    """Return the proof of the one passage, None without one, and the findings that are not about coverage."""
    corpus = dossier_from({"a": text}, passages={"a": {"p": passage}}, sources={"a": source})
    proofs, findings = prove_corpus(corpus)
    other = [item for item in findings if not item.code.startswith(("sentence-", "passage-unused"))]
    return proofs.passages.get("a#p"), other


@pytest.mark.parametrize(
    ("exact", "stands"),
    [
        ("Rusia tidak akan mundur", "Rusia tidak akan mundur"),
        ('"Rusia tidak akan mundur," kata Yuri', "“Rusia tidak akan mundur,” kata Yuri"),
        ("Rusia tidak\nakan  mundur", "Rusia tidak akan mundur"),
        ("Ushakov menambahkan", "Ushakov\u00a0menambahkan"),
        ("penghentian bebe\u00adrapa pengiriman", "penghentian beberapa pengiriman"),
    ],
)
def test_words_are_proved_however_they_are_typeset(exact, stands):
    proof, findings = prove(exact)
    assert findings == []
    assert proof.span.of(ARTICLE) == stands


@pytest.mark.parametrize(
    ("exact", "code"),
    [
        ("Rusia tidak akan mundur lagi", "quote-not-found"),
        ("rusia tidak akan mundur", "quote-not-found"),  # case counts
        ("Rusiа tidak akan mundur", "quote-not-found"),  # a Cyrillic letter
        ("Rusia tidak akan mundur, kata Yuri", "quote-not-found"),  # a mark is missing
        ("Putin", "quote-ambiguous"),
        ("usia tidak akan mundur", "quote-clipped"),
        ("Rusia tidak akan mundu", "quote-clipped"),
        ("Presiden Putin", "quote-clipped"),  # glued, and nothing is set aside
        ("7/2025", "quote-clipped"),  # a part of a number
        ("hal itu. Pentagon mengonfirmasi", "quote-spans-paragraphs"),
        ("akan mundur", "quote-after-negation"),
        ("senang", "quote-after-negation"),
    ],
)
def test_each_way_to_misquote_has_its_finding(exact, code):
    proof, findings = prove(exact)
    assert codes(findings) == [code]
    assert findings[0].location.path == "content/sources/a.yml/passages/p/exact"
    assert (proof is not None) is (code == "quote-after-negation")


def test_message_of_a_wrong_word_shows_the_real_one():
    _, (finding,) = prove("Pentagon mengonfirmasi penghentian seluruh pengiriman senjata ke Kyiv")
    assert finding.message == "The words of passage 'p' are not in a.txt."
    assert finding.hint == "Quote the article letter by letter."
    assert finding.context == (
        ("you wrote", "Pentagon mengonfirmasi penghentian [seluruh] pengiriman senjata ke Kyiv"),
        (
            "nearest",
            "Pentagon mengonfirmasi penghentian [beberapa] pengiriman senjata ke Kyiv   (paragraph 3, line 4)",
        ),
    )


def test_letter_of_another_alphabet_is_named():
    _, (finding,) = prove("Rusiа tidak akan mundur")
    assert finding.context[-1] == ("letter", "'а' is CYRILLIC SMALL LETTER A (U+0430)")


def test_words_about_something_else_are_not_offered():
    _, (finding,) = prove("zzz qqq xxx")
    assert finding.context == (("you wrote", "zzz qqq xxx"),)


def test_a_set_aside_ends_where_a_word_may_begin():
    proof, findings = prove(
        "Presiden Putin", set_aside=[{"exact": "INDOPOLITIKA", "reason": "section-label"}]
    )
    assert findings == []
    assert proof.span.of(ARTICLE) == "Presiden Putin"


@pytest.mark.parametrize(
    ("fields", "code", "place"),
    [
        ({"prefix": "Presiden"}, None, ""),
        ({"prefix": "”  Presiden"}, "quote-not-found", "prefix"),
        ({"suffix": "menolak usulan"}, None, ""),
        ({"prefix": "dengan", "suffix": "."}, None, ""),
        ({"suffix": "setuju"}, "quote-not-found", "suffix"),
        ({}, "quote-ambiguous", "exact"),
    ],
)
def test_prefix_and_suffix_say_which_words_are_meant(fields, code, place):
    proof, findings = prove({"exact": "Putin", **fields})
    assert codes(findings) == ([code] if code else [])
    assert (proof is None) is bool(code)
    if code:
        assert findings[0].location.path.endswith(f"passages/p/{place}")


def test_ambiguous_words_are_counted_with_their_paragraphs():
    _, (finding,) = prove("Putin")
    assert finding.message == "The words of passage 'p' stand 2 times in a.txt (paragraphs 1 and 3)."


def test_attribution_is_proved_nearest_to_its_passage():
    text = "Ushakov bicara.\nPutin setuju, kata Ushakov. Ia pergi.\nUshakov pulang.\n"
    proof, findings = prove({"exact": "Ia pergi", "attribution": "Ushakov", "voice": "ushakov"}, text)
    assert findings == []
    assert proof.attribution.start == text.index("kata Ushakov") + len("kata ")


@pytest.mark.parametrize(
    ("attribution", "said"),
    [
        ("Uskaov menambahkan", "The attribution 'Uskaov menambahkan' of passage 'p' is not in a.txt."),
        ("shakov", "The attribution 'shakov' of passage 'p' begins or ends inside a word of a.txt."),
    ],
)
def test_attribution_that_does_not_stand_there_is_reported(attribution, said):
    proof, findings = prove({"exact": "Rusia tidak akan mundur", "attribution": attribution})
    assert proof is None
    assert [(item.code, item.message) for item in findings] == [("attribution-not-found", said)]


@pytest.mark.parametrize(
    ("before", "language", "negation"),
    [
        ("Rusia tidak ", "id", "tidak"),
        ("Rusia tidak akan ", "id", "tidak akan"),
        ("Rusia tak akan pernah ", "id", "tak akan pernah"),
        ("ia “tidak ", "id", "tidak"),
        ("bahwa ia tidak “", "id", "tidak"),
        ("Tidak, ", "id", ""),  # an answer, not a negation of what follows
        ("tidak mau bicara dan ", "id", ""),
        ("He didn’t ", "en", "didn't"),
        ("has not yet ", "en", "not yet"),
        ("tidak ", "en", ""),
        ("tidak ", "xx", ""),
        ("", "id", ""),
    ],
)
def test_negation_just_before_is_found(before, language, negation):
    assert negation_at_end(before, language) == negation


def test_negation_in_the_sentence_before_does_not_count():
    _, findings = prove("Putin pergi", "Trump berkata tidak. Putin pergi.")
    assert findings == []


def test_empty_article_proves_nothing_and_breaks_nothing():
    proof, findings = prove("Putin", "\n")
    assert proof is None
    assert codes(findings) == ["quote-not-found"]
