"""What is fuzzed: each target takes bytes and must end without an exception, with an answer that fits its question."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from dossier.checking.matching import find_words, fold_article
from dossier.curating.intake.evidence import RefusedError
from dossier.curating.intake.readers import read_original
from dossier.curating.intake.references import read_references
from dossier.model.date import parse_edtf
from dossier.reading.files import decode
from dossier.reading.limits import find_long_line
from dossier.settings import Limits
from dossier.text.escape import escape_markdown
from dossier.text.locale import format_edtf
from dossier.text.markdown import parse_prose
from dossier.text.normalize import fold
from dossier.text.page_html import Start, Words, read_page
from dossier.text.yaml import load_yaml
from tests.build import article_from

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMITS = Limits()


def text_of(data: bytes) -> str:
    """Return the bytes as a file of the dossier is read; what reading refuses gives no text."""
    text = decode(data, "x").text or ""
    return "" if find_long_line(text, "x", LIMITS.line_characters, is_prose=True) else text


def letters_of(text: str) -> list[str]:
    """Return letters, digits and their marks, in order."""
    composed = unicodedata.normalize("NFC", fold(text).text)
    return [char for char in composed if char.isalnum() or unicodedata.category(char).startswith("M")]


def proofs(data: bytes) -> None:
    """Find the second part of the text in the first."""
    text, _, words = text_of(data).partition("\n\n")
    folded = fold(text)
    assert folded.offset(len(folded.text)) == len(text)
    for span in find_words(fold_article(article_from(text)), words).whole:
        assert letters_of(span.of(text)) == letters_of(words)
        assert fold(span.of(text)).text.strip() == fold(words).text.strip()


def prose(data: bytes) -> None:
    """Read the text as prose."""
    found, findings = parse_prose(text_of(data), "content/index.en.md", "en")
    for sentence in found.sentences():
        assert all(citation.location.line >= 1 for citation in sentence.citations)
    assert all(finding.location.line >= 1 for finding in findings)


def records(data: bytes) -> None:
    """Read the text as YAML."""
    load_yaml(text_of(data), "content/x.yml")


def dates(data: bytes) -> None:
    """Read the text as a date."""
    try:
        date = parse_edtf(text_of(data))
    except ValueError:
        return
    first, last = date.bounds()
    assert first is None or last is None or first <= last
    format_edtf(date, "id")


def markdown(data: bytes) -> None:
    """Write the text as Markdown: it must read as its own words, and as nothing else."""
    text = " ".join(text_of(data).split())
    parts = read_page(escape_markdown(text))
    assert {part.tag for part in parts if isinstance(part, Start)} <= {"p"}
    assert "".join(part.text for part in parts if isinstance(part, Words)).split() == text.split()


def pages(data: bytes) -> None:
    """Take the bytes in as a saved web page; what comes out can be archived and read again."""
    try:
        reading = read_original(data, ".html", LIMITS)
    except RefusedError:
        return
    assert decode(reading.text.encode(), "x").text is not None


def references(data: bytes) -> None:
    """Take the bytes in as references in each format."""
    for suffix in (".ris", ".bib", ".json"):
        try:
            read_references(data, suffix, f"x{suffix}")
        except RefusedError:
            continue


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    function.__name__: function for function in (proofs, prose, records, dates, markdown, pages, references)
}
