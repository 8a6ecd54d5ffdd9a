"""Quotations that are not the article's: each is refused at its line."""

from __future__ import annotations

import unicodedata

from tests.hostile.case import Case, Refused, put

WORDS = "Kancil mengaku menghitung 21 buaya ketika ia menyeberang pada Sabtu (8/3/2025)"
FILE = "sources/warta.yml"
LINE = 54
"""Where these words stand in the record, once it is written anew."""

FORGED = {
    "letter-changed": WORDS.replace("buaya", "buayo"),
    "letter-dropped": WORDS.replace("menghitung", "menghitng"),
    "digit-changed": WORDS.replace("21", "12"),
    "digit-added": WORDS.replace("21", "210"),
    "date-changed": WORDS.replace("8/3/2025", "3/8/2025"),
    "word-dropped": WORDS.replace("mengaku ", ""),
    "word-added": WORDS.replace("menghitung", "tidak menghitung"),
    "words-swapped": WORDS.replace("Kancil mengaku", "mengaku Kancil"),
    "case-changed": WORDS.replace("buaya", "Buaya"),
    "cyrillic-letter": WORDS.replace("a", "\N{CYRILLIC SMALL LETTER A}", 1),
    "greek-letter": WORDS.replace("K", "\N{GREEK CAPITAL LETTER KAPPA}", 1),
    "full-width-letter": WORDS.replace("K", "\N{FULLWIDTH LATIN CAPITAL LETTER K}", 1),
    "mathematical-letter": WORDS.replace("K", "\N{MATHEMATICAL BOLD CAPITAL K}", 1),
    "dotless-i": WORDS.replace("i", "\N{LATIN SMALL LETTER DOTLESS I}", 1),
    "l-for-i": WORDS.replace("Kancil", "Kanciι"),
    "full-width-digit": WORDS.replace("21", "２1"),
    "arabic-digit": WORDS.replace("21", "٢1"),
    "letter-o-for-zero": WORDS.replace("2025", "2O25"),
    "superscript-digit": WORDS.replace("21", "²1"),
    "eng-for-ng": WORDS.replace("ng", "\N{LATIN SMALL LETTER ENG}", 1),
    "accent-added": WORDS.replace("a", "a\N{COMBINING ACUTE ACCENT}", 1),
    "stroke-through": WORDS.replace("mengaku", "m\N{COMBINING LONG STROKE OVERLAY}engaku"),
    "space-dropped": WORDS.replace(" buaya", "buaya"),
    "space-added": WORDS.replace("buaya", "bu aya"),
    "hyphen-added": WORDS.replace("menyeberang", "menye-berang"),
    "comma-added": WORDS.replace("buaya", "buaya,"),
    "other-slash": WORDS.replace("/", "\N{FRACTION SLASH}"),
    "begins-inside-a-word": WORDS.removeprefix("Kan"),
    "ends-inside-a-number": WORDS.removesuffix("5)"),
    "turned-words": WORDS.replace("21", "\u202e12\u202c"),
    "tag-characters": WORDS.replace("21", "21\U000e0041"),
    "variation-selector": WORDS.replace("21", "2\ufe0f1"),
    "gap-written-as-dots": WORDS.replace(" menghitung 21 buaya", " …"),
    "words-of-two-places": f"{WORDS}. Tarif perahu pengganti",
    "nothing-but-signs": "…",
    "nothing-but-space": "\u00a0\u2003",
    "nothing-but-invisible-characters": "\u200d\u2060",
}


def evidence_refusals() -> list[Case]:
    """Return quotations that differ from the article by something that a reader might not see."""
    for name, words in FORGED.items():
        assert unicodedata.normalize("NFC", words) != WORDS, name
    return [
        Case(f"quotation-with-{name}", put(FILE, ("passages", "counted", "exact"), words),
             Refused("", f"content/{FILE}", LINE))
        for name, words in FORGED.items()
    ]  # fmt: skip
