from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.normalize import INVISIBLE, fold, lower, straighten

# letters with marks, Hangul parts, quotation marks, dashes, spaces and invisible characters, to meet often
TRICKY = st.text(
    st.one_of(
        st.sampled_from(
            "aeÅé e\u0301\u0323\u1112\u1161\u11ab\u0958“”‘’«»—–‐\u2011\u00a0\u2009\n\t" + INVISIBLE
        ),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“akar penyebab”", '"akar penyebab"'),
        ("«a» ‹b› „c‟ ‘d’", "\"a\" 'b' \"c\" 'd'"),
        ("5′ 10″", "5' 10\""),
        ("Rusia – argumen — x ‐ y ‑ z − 1", "Rusia - argumen - x - y - z - 1"),
        ("ETIndonesia.\u00a0 Presiden", "ETIndonesia. Presiden"),
        ("a\r\n\r\n b\u2009c", "a b c"),
        ("gen\u00adcatan\u200b sen\u200djata\ufeff", "gencatan senjata"),
        ("e\u0301", "é"),
        ("e\u200d\u0301", "é"),  # dropping the joiner first lets the mark reach its letter
        ("Uskaov menambhakna", "Uskaov menambhakna"),  # slips stay
        ("Рутин", "Рутин"),  # Cyrillic look-alikes stay Cyrillic
        ("", ""),
    ],
)
def test_only_typesetting_is_folded_away(text, folded):
    assert fold(text).text == folded


def test_span_of_folded_words_leads_to_the_words_as_they_were_typeset():
    text = "kata “akar\u00a0 \u00adpenyebab” itu"
    folded = fold(text)
    start = folded.text.index('"akar penyebab"')
    span = folded.original(start, start + len('"akar penyebab"'))
    assert span.of(text) == "“akar\u00a0 \u00adpenyebab”"


@given(TRICKY)
def test_folding_twice_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once


@given(TRICKY)
def test_there_is_one_offset_for_each_character_and_one_for_the_end(text):
    folded = fold(text)
    offsets = [folded.offset(place) for place in range(len(folded.text) + 1)]
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)


@given(TRICKY, st.data())
def test_offsets_lead_back_to_text_that_folds_to_the_same(text, data):
    folded = fold(text)
    ends = [n for n, char in enumerate(folded.text) if n and unicodedata.is_normalized("NFC", text)] or [0]
    start, end = sorted((data.draw(st.sampled_from(ends)), data.draw(st.sampled_from(ends))))
    assert fold(folded.original(start, end).of(text)).text == folded.text[start:end]


@given(st.text())
def test_letters_and_digits_are_never_changed(text):
    def kept(value):
        return [
            char
            for char in unicodedata.normalize("NFC", "".join(c for c in value if c not in INVISIBLE))
            if char.isalnum()
        ]

    assert kept(fold(text).text) == kept(text)


@given(st.text())
def test_straightened_and_lowered_texts_keep_their_length(text):
    assert len(straighten(text)) == len(text)
    assert len(lower(text)) == len(text)


def test_a_large_text_folds_quickly():
    text = "“Rusia\u00a0tidak akan mundur,” e\u0301 – " * 20_000
    assert fold(text).text.startswith('"Rusia tidak akan mundur," é - "')
