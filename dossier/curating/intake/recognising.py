"""Which encoding bytes are in, by charset-normalizer."""

from __future__ import annotations

from charset_normalizer import from_bytes

LEAST_COHERENCE = 0.3
"""Below this share of letters as a language has them, a decoding is chance."""
MOST_MESS = 0.1


def recognise(data: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, None where no encoding is likely."""
    best = from_bytes(data).best()
    if best is None or best.coherence < LEAST_COHERENCE or best.chaos > MOST_MESS:
        return None
    return str(best), best.encoding.replace("_", "-")
