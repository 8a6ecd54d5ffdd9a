"""The code of a language from its English name, as reference managers write it: "indonesian" gives "id"."""

from __future__ import annotations

import functools

from babel import Locale


def language_named(name: str) -> str:
    """Return the code of the language; empty if no language is called so in English or in itself."""
    return _codes().get(name.strip().lower(), "")


@functools.cache
def _codes() -> dict[str, str]:
    names = Locale.parse("en").languages
    return {name.lower(): code for code, name in reversed(list(names.items())) if code.isalpha()}
