"""Dictionaries are loaded when they are asked for, and given back."""

from __future__ import annotations

import gc
import tracemalloc

import pytest

from dossier.text.lemmas import (
    FEW_WORDS,
    dictionary_forms,
    forget_dictionaries,
    forms_of,
    is_known,
    lemma,
)


def test_a_dictionary_that_was_forgotten_is_loaded_again():
    asked = lemma("pengiriman", "id"), is_known("kirim", "id"), dictionary_forms("kirim", "id")
    forget_dictionaries()
    assert (lemma("pengiriman", "id"), is_known("kirim", "id"), dictionary_forms("kirim", "id")) == asked
    assert asked[:2] == ("kirim", True)
    assert "pengiriman" in asked[2]


@pytest.mark.parametrize("language", ["en", "id", "jv"])
def test_forms_of_few_words_and_of_many_are_those_of_each_word(language):
    few = ("give", "monday", "kirim", "xyzzy")
    many = (*few, *(f"word{number}" for number in range(FEW_WORDS)))
    expected = {word: dictionary_forms(word, language) for word in many}
    assert dict(forms_of(few, language)) == {word: expected[word] for word in few}
    assert dict(forms_of(many, language)) == expected


def test_no_dictionary_is_loaded_for_no_word(monkeypatch):
    monkeypatch.setattr("dossier.text.lemmas._dictionary", None)
    assert list(forms_of((), "en")) == []


def test_forgotten_dictionaries_give_their_memory_back_without_a_look_for_garbage():
    lemma("pengiriman", "id")  # the library itself stays
    forget_dictionaries()
    gc.disable()
    tracemalloc.start()
    try:
        lemma("pengiriman", "id")
        taken, _ = tracemalloc.get_traced_memory()
        forget_dictionaries()
        left, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        gc.enable()
    assert left < taken / 10
