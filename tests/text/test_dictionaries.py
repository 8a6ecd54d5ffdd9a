"""Dictionaries as they are kept for the user."""

from __future__ import annotations

import platformdirs
import pytest
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from dossier.text.dictionaries import load_dictionary


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda _: tmp_path)
    return tmp_path


def test_a_kept_dictionary_is_the_library_s(monkeypatch):
    words = DefaultDictionaryFactory().get_dictionary("id")
    loaded = load_dictionary("id")
    assert loaded == {form.encode(): base.encode() for form, base in words.items()}
    monkeypatch.setattr(DefaultDictionaryFactory, "__init__", None)  # nobody unpacks it again
    assert load_dictionary("id") == loaded


def test_the_library_holds_words_as_they_are_kept():
    """Else a copy is made, which takes much memory."""
    assert isinstance(DefaultDictionaryFactory().get_dictionary("id")._dict, dict)


def test_a_language_without_dictionary_has_no_words(folder):
    assert load_dictionary("xx") == {}
    assert not any(folder.iterdir())


def test_what_another_hand_put_there_counts_for_nothing(folder):
    loaded = load_dictionary("id")
    (entry,) = (path for path in folder.rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-1])
    assert load_dictionary("id") == loaded
