"""Dictionaries are loaded when they are asked for, and given back."""

from __future__ import annotations

import gc
import tracemalloc

from dossier.text.lemmas import dictionary_forms, forget_dictionaries, is_known, lemma


def test_a_dictionary_that_was_forgotten_is_loaded_again():
    asked = lemma("pengiriman", "id"), is_known("kirim", "id"), dictionary_forms("kirim", "id")
    forget_dictionaries()
    assert (lemma("pengiriman", "id"), is_known("kirim", "id"), dictionary_forms("kirim", "id")) == asked
    assert asked[:2] == ("kirim", True)
    assert "pengiriman" in asked[2]


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
