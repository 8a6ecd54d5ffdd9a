from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.sentences import sentence_spans, split_paragraphs

SEEDS = Path(__file__).parents[2] / "seeds"

# number of sentences of each article: what it states, its headlines, and what is only around it
COUNTS = {
    "000_cde13ea500bd3440.txt": 24,
    "001_127d33bc37f1b7de.txt": 21,
    "002_82c7879158ee271c.txt": 28,
    "003_c75a26120ef4de30.txt": 24,
    "004_92f978f0ba9f5958.txt": 22,
}


def sentences(text, language="id"):
    return [span.of(text) for span in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "expected",
    [
        # a full stop after the closing mark
        [
            'Ushakov menambahkan, "Rusia tidak akan menyerah pada tujuan ini".',
            "Meski demikian, Putin menyatakan kesiapan.",
        ],
        # one curly and one straight mark
        ['“Tidak, saya tidak butuh bantuan dengan Iran. Saya butuh bantuan dengan Anda," kata Trump.'],
        [
            "Trump menanggapi, dengan mengatakan: “Tidak, saya tidak butuh bantuan. Saya butuh bantuan dengan Anda.”"
        ],
        ["Trump bicara pada hari Kamis, (3/7/2025).", "Lalu Putin."],
        ["Sumber : NTDTV.com"],
        ["ETIndonesia.", "Presiden Amerika Serikat Donald Trump pada\u00a0 Rabu (12/2/2025) mengonfirmasi."],
        ["Pada 2017 silam.", "Presiden Rusia menelepon."],
        [
            "Iran disebut-sebut telah memutus komunikasi dengan Badan Energi Atom Internasional (IAEA).",
            "AS adalah anggota.",
        ],
        ["Zelensky berharap berbicara tentang penghentian pengiriman senjata.", "(Red)"],
    ],
)
def test_sentences_of_articles_are_split_where_they_end(expected):
    assert sentences(" ".join(expected)) == expected


def test_words_glued_after_a_full_stop_begin_a_sentence():
    assert sentences("konferensi internasional pada 2017 silam.Presiden Rusia menelepon.") == [
        "konferensi internasional pada 2017 silam.",
        "Presiden Rusia menelepon.",
    ]


def test_english_and_unknown_languages_are_split_too():
    assert sentences("Mr. Smith called. He waited.", "en") == ["Mr. Smith called.", "He waited."]
    assert sentences("Satu kalimat. Dua kalimat.", "xx") == ["Satu kalimat.", "Dua kalimat."]
    assert sentences("Uma frase. Outra frase.", "pt-BR") == ["Uma frase.", "Outra frase."]


def test_each_line_that_is_not_blank_is_a_paragraph_with_its_line():
    text = "\n  Satu. Dua. \r\n\n \u00a0\nTiga.\n"
    found = [(item.number, item.line, item.span.of(text)) for item in split_paragraphs(text, "id")]
    assert found == [(1, 2, "Satu. Dua."), (2, 5, "Tiga.")]


def test_sentences_are_numbered_through_the_article():
    text = "Satu. Dua.\nTiga."
    numbered = [
        (item.number, item.span.of(text))
        for paragraph in split_paragraphs(text, "id")
        for item in paragraph.sentences
    ]
    assert numbered == [(1, "Satu."), (2, "Dua."), (3, "Tiga.")]


@pytest.mark.parametrize(("file", "count"), COUNTS.items())
def test_the_archived_articles_are_split_as_a_reader_would(file, count):
    text = (SEEDS / file).read_bytes().decode()
    found = [item.span.of(text) for paragraph in split_paragraphs(text, "id") for item in paragraph.sentences]
    assert len(found) == count
    assert all(words == words.strip() for words in found)


@given(st.text(st.sampled_from('aB .!?"“”’()\n\r\u00a0😀é1')))
def test_sentences_hold_every_character_that_is_not_white_space(text):
    paragraphs = split_paragraphs(text, "id")
    held = "".join(item.span.of(text) for paragraph in paragraphs for item in paragraph.sentences)
    assert "".join(held.split()) == "".join(text.split())
    spans = [item.span for paragraph in paragraphs for item in paragraph.sentences]
    assert all(one.end <= other.start for one, other in pairwise(spans))
