"""Names for what is added: of files, of sources and their letters. Each is safe in a path and not taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST = 48
ID_WORDS, SHORT_WORD = 4, 3
# matches the endings of a site's name: ".com", ".co.id"
ENDING_RE = re.compile(r"(?:\.(?:com|co|org|net|info|news|[a-z]{2}))+\Z", re.IGNORECASE)
# matches a word that begins with a letter or digit
WORD_RE = re.compile(r"[^\W_]+")
ENDLESS = 10_000


def free_name(wish: str, taken: Collection[str], otherwise: str, language: str = "") -> str:
    """Return the wish as a slug of the language that is not taken, with a number if need be."""
    stem = slugify(wish, language)[:LONGEST].strip("-") or otherwise
    return next(
        name for name in (stem, *(f"{stem}-{number}" for number in range(2, ENDLESS))) if name not in taken
    )


def source_id(outlet: str, file: str, taken: Collection[str], language: str = "") -> str:
    """Return an id for the source: after its outlet, or after its file where no outlet is known."""
    return free_name(ENDING_RE.sub("", outlet) or file, taken, "article", language)


def passage_id(words: str, taken: Collection[str], language: str = "") -> str:
    """Return an id made of the first longer words, or of all words where there are none; it is not taken."""
    found = WORD_RE.findall(words)
    chosen = [word for word in found if len(word) > SHORT_WORD][:ID_WORDS] or found[:ID_WORDS]
    return free_name(" ".join(chosen), taken, "passage", language)


def letters(name: str, taken: Collection[str]) -> str:
    """Return two letters for the source that no other has, if there are any left."""
    words = WORD_RE.findall(ENDING_RE.sub("", name)) or ["X"]
    initials = "".join(word[0] for word in words)[:2]
    joined = "".join(words)
    choices = [
        initials if len(initials) == 2 else joined[:2],
        *(joined[0] + other for other in joined[1:]),
        *(joined[0] + str(number) for number in range(2, 100)),
    ]
    return next((choice.upper() for choice in choices if choice.upper() not in taken), joined[:2].upper())
