"""Dictionaries of simplemma, kept for the user as they are in memory: to unpack one takes five times as long."""

from __future__ import annotations

import marshal
import sys

from dossier.cache import digest_of, user_cache


def load_dictionary(language: str) -> dict[bytes, bytes]:
    """Return the base of each form in UTF-8; nothing for a language without dictionary."""
    import simplemma  # noqa: PLC0415  # takes long to load
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415  # as above

    cache = user_cache()
    key = digest_of("dictionary", simplemma.__version__, sys.version, language)
    if found := cache.find(key):
        kept: dict[bytes, bytes] = marshal.loads(found)  # noqa: S302  # signed, and made below
        return kept
    try:
        words = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(language)
    except ValueError:
        return {}
    # without a copy, which takes time and memory, as long as the library holds it like this
    loaded = getattr(words, "_dict", None) or {form.encode(): base.encode() for form, base in words.items()}
    cache.put(key, marshal.dumps(loaded))
    return loaded
