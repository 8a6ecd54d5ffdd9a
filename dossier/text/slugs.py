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


@functools.lru_cache(maxsize=4096)
def slugify(text: str) -> str:
    """Return the text as part of an address; empty if no Latin letter or digit is in it."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_SPELLED_OUT))
    return GAP_RE.sub("-", "".join(char for char in decomposed if not unicodedata.combining(char))).strip("-")
