"""Which language a text is in, by py3langid: a small model of 97 languages that needs no network."""

from __future__ import annotations

import functools

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MOST_CHARACTERS = 20_000


def identify(text: str) -> tuple[tuple[str, float], ...]:
    """Return the languages that fit best, the best first, each with its probability."""
    ranked = _identifier().rank(text[:MOST_CHARACTERS])
    return tuple((str(language), float(probability)) for language, probability in ranked[:2])


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
