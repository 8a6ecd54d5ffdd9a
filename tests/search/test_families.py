"""What belongs together in search, and what is kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier import pipeline
from dossier.publishing.search.dictionary import Dictionary
from dossier.publishing.search.rules import INDONESIAN, possible_roots
from dossier.publishing.search.tokens import compounds_of_text, words_of_text
from dossier.publishing.search.vocabulary import entry_forms, make_vocabulary, pairs_reader
from dossier.text.lemmas import is_known, lemma, without_clitic
from tests.build import dossier_from
from tests.search.queries import APART, read_queries

ROOT = Path(__file__).parents[2]
WORDS = Path(__file__).parent / "words.tsv"


def word_cases():
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "words"), word_cases())
def test_words_are_compared_without_accents_quotation_marks_and_hyphens(text, words):
    assert " ".join(word.text for word in words_of_text(text)) == words


def test_capitals_alone_are_acronyms():
    assert [word.is_acronym for word in words_of_text("AS dan As")] == [True, False, False]


def test_compounds_lose_their_hyphen_and_doubled_words_are_none():
    assert compounds_of_text("a cease-fire; pihak-pihak; Iran-Israel") == ("ceasefire",)


@pytest.mark.parametrize(
    "family",
    [
        ("kirim", "mengirim", "dikirim", "pengiriman", "kiriman", "mengirimkannya"),
        ("henti", "menghentikan", "penghentian", "dihentikan"),
        ("runding", "perundingan", "berunding"),
        # loanwords that no dictionary derives
        ("konfirmasi", "mengonfirmasi", "dikonfirmasi", "konfirmasinya"),
        ("bom", "mengebom", "pengeboman"),
        # a prefix that swallows or lends a sound, and the one root that takes ke- behind the prefix
        ("ubah", "berubah", "mengubah", "perubahan"),
        ("aku", "mengaku", "mengakui", "diakui"),
        ("rasa", "terasa", "merasakan", "berasa"),
        ("tahu", "mengetahui", "diketahui", "pengetahuan"),
    ],
)
def test_any_indonesian_form_leads_to_the_same_word(family):
    assert {lemma(word, "id") for word in family} == {family[0]}


def test_words_that_left_their_root_are_kept_apart():
    assert len({lemma(word, "id") for word in ("tahan", "tahanan", "pertahanan")}) == 3
    assert lemma("tahanannya", "id") == "tahanan"
    assert lemma("mempertahankan", "id") == lemma("pertahanan", "id")


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("spoke", "speak"),
        ("deliveries", "delivery"),
        ("ending", "end"),
        ("meetings", "meet"),
        ("evening", "evening"),
        ("cautiously", "cautious"),
        ("politically", "political"),
        ("uncertainty", "uncertain"),
        ("readiness", "ready"),
        ("family", "family"),
        ("business", "business"),
    ],
)
def test_english_forms_lead_to_their_word(word, base):
    assert lemma(word, "en") == base


def test_a_language_without_dictionary_keeps_its_words():
    assert lemma("kirimkan", "jv") == "kirimkan"
    assert not is_known("kirimkan", "jv")


def test_clitics_are_taken_off_long_words_only():
    assert without_clitic("perundingannya", "id") == "perundingan"
    assert without_clitic("ku", "id") == "ku"


def test_affixes_are_taken_off_one_after_the_other():
    assert "kirim" in possible_roots("dikirimkannya", INDONESIAN)
    assert "berangkat" in possible_roots("diberangkatkan", INDONESIAN)


def corpus_of_names():
    return dossier_from(
        names={
            "us": {
                "kind": "place",
                "label": {"id": "Amerika Serikat", "en": "United States"},
                "spellings": {"id": ["Amerika Serikat", "AS"], "en": ["United States", "US"]},
            },
            "zelenskyy": {
                "kind": "person",
                "label": {"id": "Zelenskyy", "en": "Zelenskyy"},
                "spellings": {"id": ["Zelenskyy", "Zelensky", "Zelenskiy"]},
            },
        },
        terms={
            "halt": {
                "term": {"id": "penghentian", "en": "halt"},
                "root": {"id": "henti"},
                "forms": {"id": ["meN-kan"]},
                "definition": {"id": "Berhenti.", "en": "A stop."},
            }
        },
    )


def families(text, language):
    vocabulary = make_vocabulary(corpus_of_names(), Dictionary(language, {}))
    return {family for family, _ in pairs_reader(vocabulary)(text)}


def test_spellings_of_a_name_are_one_in_every_language():
    assert (
        families("Zelensky", "en")
        == families("Zelenskiy", "en")
        == families("Zelenskyy", "id")
        == {"name:zelenskyy"}
    )


def test_an_abbreviation_and_its_long_form_are_one_and_case_tells_it_from_a_word():
    assert "name:us" in families("AS", "id") & families("Amerika Serikat", "id") & families("US", "en")
    assert "name:us" not in families("give it to us", "en")


def test_phrases_are_found_with_what_is_written_on_to_them_but_not_from_an_acronym_on():
    corpus = dossier_from(
        names={
            "un": {
                "kind": "organisation",
                "label": {"id": "PBB"},
                "spellings": {"id": ["PBB", "PBB Jenewa", "Dewan Keamanan"]},
            }
        }
    )
    pairs_of = pairs_reader(make_vocabulary(corpus, Dictionary("id", {})))
    assert ("name:un", "dewan keamanannya") in pairs_of("Dewan Keamanannya")
    assert pairs_of("PBB Jenewa") == (("name:un", "pbb"), ("=jenewa", "jenewa"))


def test_forms_of_a_term_and_of_its_root_are_in_one_family():
    assert families("menghentikan", "id") == families("penghentiannya", "id") == {"term:halt", "=henti"}
    assert families("terhenti", "id") == {"=henti"}


def test_no_entry_of_the_glossary_names_a_word_of_the_queries_set_apart():
    corpus = pipeline.check(ROOT).corpus
    named = {
        form.lower()
        for language in ("id", "en")
        for family, forms in entry_forms(corpus, language)
        if family.startswith("term:")
        for form in forms
    }
    # A query that fails here belongs in queries.tsv now.
    assert not [query.text for query in read_queries(APART) if query.forms & named]
