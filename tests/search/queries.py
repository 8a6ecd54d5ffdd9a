"""What readers look for, and how to tell which pages of a built site are right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dossier.text.normalize import fold

FOLDER = Path(__file__).parent
SEEN, APART = FOLDER / "queries.tsv", FOLDER / "queries-apart.tsv"
SOURCES = {"I": "indopolitika", "B": "bbn", "T": "tribunnews", "E": "etindonesia", "K": "klikanggaran"}
CLITICS = "(?:nya|lah|kah|pun|ku|mu)?"


@dataclass(frozen=True)
class Said:
    """What a page says of its own."""

    places: tuple[str, ...]
    also: str = ""
    """Words that make the page neither right nor wrong."""


@dataclass(frozen=True)
class Query:
    """A line of the data."""

    edition: str
    text: str
    needed: tuple[re.Pattern[str], ...]
    """For each part of the query, what a right place holds."""
    allowed: tuple[re.Pattern[str], ...]
    """For each part, what a place may hold that is neither right nor wrong."""
    sources: frozenset[str]
    forms: frozenset[str]


def read_queries(path: Path) -> tuple[Query, ...]:
    """Return the queries of the file."""
    lines = (
        line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    )
    rows = (line.split("\t") for line in lines)
    return tuple(_query(*row) for row in rows if row[0] != "edition")


def plain(text: str) -> str:
    """Return the text as patterns look at it: straight signs, no accents."""
    parts = unicodedata.normalize("NFD", fold(text).text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def judge(query: Query, said: Said) -> tuple[bool, bool]:
    """Tell of one page whether it is right, and whether it may be found."""
    is_right = any(all(part.search(place) for part in query.needed) for place in said.places)
    together = " ".join((*said.places, said.also))
    return is_right, is_right or all(part.search(together) for part in query.allowed)


def _query(edition: str, text: str, finds: str, sources: str) -> Query:
    parts = [[form.strip() for form in part.split(",")] for part in finds.split("&")]
    needed = tuple(_pattern([form for form in part if not form.startswith("~")]) for part in parts)
    allowed = tuple(_pattern([form.lstrip("~") for form in part]) for part in parts)
    forms = frozenset(form.lstrip("~").lower() for part in parts for form in part)
    return Query(edition, text, needed, allowed, frozenset(SOURCES[letter] for letter in sources), forms)


def _pattern(forms: list[str]) -> re.Pattern[str]:
    written = (
        re.escape(plain(form)).replace(r"\ ", r"[\s-]+") for form in sorted(forms, key=len, reverse=True)
    )
    alternatives = "|".join(form if form.isupper() else f"(?i:{form})" for form in written)
    return re.compile(rf"(?<!\w)(?:{alternatives}){CLITICS}(?!\w)")
