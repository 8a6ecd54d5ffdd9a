"""The index of words finds what a reading of every text finds."""

from __future__ import annotations

import pytest

from dossier.linking.words import WordIndex
from dossier.text.find import PhraseFinder

TEXTS = {
    "plain": "Perundingan dibuka lagi.",
    "attached": "Soal perundingannya, belum jelas.",
    "doubled": "Negosiator-negosiator itu pergi ke Gedung Putih.",
    "half": "Hal itu disebut-sebut.",
    "quoted": "“Gedung  Putih” diam.",
    "apart": "Putih warna gedung itu.",
    "none": "…",
}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("perundingan", {"plain", "attached"}),
        ("negosiator", {"doubled"}),
        ("Gedung Putih", {"doubled", "quoted"}),
        ("sebut", set()),
        ("“Gedung Putih”", {"quoted"}),
        ("…", {"none"}),
        ("rundingan", set()),
        ("", set()),
    ],
)
def test_it_names_the_texts_that_hold_the_phrase(phrase, expected):
    finder = PhraseFinder({phrase: ("x",)}, "id")
    assert {key for key, text in TEXTS.items() if finder.find(text)} == expected
    index = WordIndex(TEXTS, "id")
    assert index.holding(phrase) == index.holding(phrase) == expected
