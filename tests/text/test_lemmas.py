"""Dictionaries are loaded when they are asked for, and given back."""

from __future__ import annotations

import gc
import tracemalloc

import pytest

from dossier.text.lemmas import (
    _verbs,
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
def test_forms_of_several_words_are_those_of_each(language):
    words = ("give", "monday", "archibald", "kirim", "xyzzy")
    assert dict(forms_of(words, language)) == {word: dictionary_forms(word, language) for word in words}


def test_verbs_are_told_by_three_forms_with_one_in_s():
    # "youtube" has its forms as "YouTubes"; two spellings of "archibald" are one form.
    for word in ("give", "meet", "rsvp", "youtube", "archibald", "thing", "inn", "xyzzy"):
        forms = dictionary_forms(word, "en")
        assert (word in _verbs()) == (len(forms) >= 3 and f"{word}s" in forms), word


def test_no_dictionary_is_loaded_for_no_word(monkeypatch):
    monkeypatch.setattr("dossier.text.lemmas._words", None)
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
