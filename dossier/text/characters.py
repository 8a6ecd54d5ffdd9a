"""Characters that no text needs, or that deceive its reader: controls, and what hides or reorders words.

Files are searched for them as they are read; what YAML and Markdown can write by an escape is searched once more.
"""

from __future__ import annotations

import re

# matches a control character other than tab, line feed and carriage return, or half of a character (a lone surrogate)
CONTROL_RE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# matches characters that reorder or hide text: bidirectional controls, zero-width space, tag characters
HIDDEN_RE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\U000e0000-\U000e007f]")


def written_out(char: str) -> str:
    """Return the character by its number: U+202E."""
    return f"U+{ord(char):04X}"
