"""Words for addresses: small ASCII letters, digits and single hyphens."""

from __future__ import annotations

import functools
import re
import unicodedata

# matches a run of what cannot stand in an address: " – ", "'s "
GAP_RE = re.compile(r"[^a-z0-9]+")
# letters that do not come apart into a base letter and marks
_SPELLED_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)


# by language: letters with marks that are spelled with two letters where marks are missing
_SPELLED_WITHOUT_MARKS = {"de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})}


@functools.lru_cache(maxsize=4096)
def slugify(text: str, language: str = "") -> str:
    """Return the text as part of an address, spelled as the language does without marks; empty without Latin letters."""
    composed = unicodedata.normalize("NFC", text.lower())
    spelled = composed.translate(_SPELLED_WITHOUT_MARKS.get(language.partition("-")[0], {}))
    decomposed = unicodedata.normalize("NFKD", spelled.translate(_SPELLED_OUT))
    return GAP_RE.sub("-", "".join(char for char in decomposed if not unicodedata.combining(char))).strip("-")
