"""Every word of the interface has its Indonesian; no catalogue entry is left behind."""

from __future__ import annotations

import re
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "dossier"
THEME = PACKAGE.parent / "theme"
CATALOGUE = PACKAGE / "locale" / "id" / "LC_MESSAGES" / "dossier.po"

# matches words("…"), words.count("…", "…"), say.word("…"), self.edition.words("…")
CALL_RE = re.compile(
    r"""(?:words|words_in\(language\)|say\.word)(?P<kind>\.count|\.in_context)?\(\s*(?P<first>"[^"]+"|'[^']+')(?:,\s*(?P<second>"[^"]+"))?"""
)
LOOSE = (
    "early {month}",
    "mid-{month}",
    "late {month}",
    "between {first} and {last}",
    "{first} to {last}",
)
"""Messages that are chosen from a table before they are translated."""


def messages() -> tuple[set[str], set[str]]:
    singular, plural = set(LOOSE), set()
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2"), *THEME.rglob("*.html")]
    for file in files:
        for match in CALL_RE.finditer(file.read_text(encoding="utf-8")):
            if match["kind"] == ".in_context":
                continue
            (plural if match["kind"] else singular).add(match["first"][1:-1])
    return singular, plural


def test_every_message_is_translated_into_indonesian() -> None:
    known = set(re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE))
    singular, plural = messages()
    assert sorted((singular | plural) - known) == []


def test_no_translation_is_left_without_a_message() -> None:
    text = CATALOGUE.read_text("utf-8")
    entries = re.findall(r'^(?P<context>msgctxt .+\n)?msgid "(?P<id>.+)"$', text, re.MULTILINE)
    singular, plural = messages()
    assert sorted(msgid for context, msgid in entries if not context and msgid not in singular | plural) == []


def test_a_translation_keeps_the_places_for_values() -> None:
    text = CATALOGUE.read_text("utf-8")
    for msgid, msgstr in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE):
        assert set(re.findall(r"\{\w+\}", msgid)) == set(re.findall(r"\{\w+\}", msgstr)), msgid
