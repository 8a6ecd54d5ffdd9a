"""Text of saved web pages, by trafilatura, and what the page says about itself in its head.

HTML is parsed as data: no script runs, nothing is loaded. Comments of readers are left out. What trafilatura guesses beside
the fields of the head is marked as a guess.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import trafilatura
from lxml import etree, html

from dossier.curating.intake.evidence import Evidence, Reading, RefusedError, Sureness, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.curating.intake.evidence import Kind

MOST_TAGS = 200_000
# matches an encoding that a page names in its head: charset="utf-8"
CHARSET_RE = re.compile(rb"charset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_.:-]+)")
# matches a day at the beginning of a time stamp: "2025-07-03T10:00:00+07:00"
DAY_RE = re.compile(r"\d{4}-\d{2}-\d{2}")
HEAD_BYTES = 4096


class Field(NamedTuple):
    """A place in the head of a page where a value is found."""

    kind: Kind
    path: str
    basis: str
    sureness: Sureness = Sureness.CERTAIN


FIELDS = (
    Field("headline", "//meta[@property='og:title']/@content", "the page's og:title", Sureness.LIKELY),
    Field("headline", "//h1[1]", "the page's first heading", Sureness.LIKELY),
    Field("outlet", "//meta[@property='og:site_name']/@content", "the page's og:site_name"),
    Field("author", "//meta[@name='author']/@content", "the page's author field", Sureness.LIKELY),
    Field(
        "author", "//meta[@property='article:author']/@content", "the page's article:author", Sureness.LIKELY
    ),
    Field(
        "published",
        "//meta[@property='article:published_time']/@content",
        "the page's article:published_time",
    ),
    Field("published", "//meta[@itemprop='datePublished']/@content", "the page's datePublished"),
    Field("url", "//link[@rel='canonical']/@href", "the page's canonical address"),
    Field("url", "//meta[@property='og:url']/@content", "the page's og:url", Sureness.LIKELY),
    Field("language", "//html/@lang", "the language that the page names", Sureness.LIKELY),
)


def declared_encoding(data: bytes) -> str:
    """Return the encoding that the head of the page names, empty if it names none."""
    match = CHARSET_RE.search(data[:HEAD_BYTES])
    return match["name"].decode("ascii") if match else ""


def read_page(text: str) -> Reading:
    """Return the article of a saved page, with what the page says about it.

    Raises:
        RefusedError: the page has no article that could be told from the rest, or is too large.

    """
    if text.count("<") > MOST_TAGS:
        raise RefusedError("The page is too large to be an article.", "Save the article alone, or its text.")
    tree = _parse(text)
    document = trafilatura.bare_extraction(
        _without_declaration(text),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if tree is None or document is None or isinstance(document, dict) or not document.text:
        hint = "Copy the text of the article into a .txt file, and add that."
        raise RefusedError("No article could be told from the rest of the page.", hint)
    clues = _group((*_fields(tree), *_linked_data(tree), *_guesses(document)))
    captions = tuple(
        line for node in tree.xpath("//figcaption") if (line := " ".join(node.text_content().split()))
    )
    lines = [" ".join(line.split()) for line in document.text.splitlines() if line.strip()]
    remarks = ["taken from a saved page: navigation, advertisements and comments were left out"]
    return Reading(as_text(_with_headline(lines, tree)), clues, captions, tuple(remarks))


def _parse(text: str) -> Any:
    """Return the tree of the page, None where there is nothing to make one from, such as an end without a beginning."""
    try:
        return html.document_fromstring(_without_declaration(text))
    except etree.LxmlError:
        return None


def _without_declaration(text: str) -> str:
    """Return the page without an XML declaration, whose encoding does not fit decoded text."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)


def _with_headline(lines: list[str], tree: Any) -> list[str]:
    """Put the heading of the page above its text, so that it can be quoted."""
    headings = [" ".join(node.text_content().split()) for node in tree.xpath("//h1")]
    heading = headings[0] if len(headings) == 1 else ""
    return [heading, *lines] if heading and heading not in lines[:3] else lines


def _fields(tree: Any) -> Iterator[tuple[Kind, Evidence]]:
    for field in FIELDS:
        for found in tree.xpath(field.path)[:1]:
            value = " ".join(str(found if isinstance(found, str) else found.text_content()).split())
            yield from _evidence(field.kind, value, field.basis, field.sureness)


def _linked_data(tree: Any) -> Iterator[tuple[Kind, Evidence]]:
    """Return what the page's JSON-LD says of an article."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _articles(data):
            basis = "the page's linked data (JSON-LD)"
            yield from _evidence("headline", _text(item.get("headline")), basis, Sureness.CERTAIN)
            yield from _evidence("published", _text(item.get("datePublished")), basis, Sureness.CERTAIN)
            yield from _evidence("outlet", _text(item.get("publisher")), basis, Sureness.CERTAIN)
            yield from _evidence("author", _text(item.get("author")), basis, Sureness.CERTAIN)


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if not isinstance(item, dict):
            continue
        yield from _articles(item["@graph"]) if isinstance(item.get("@graph"), list) else ()
        if "Article" in str(item.get("@type", "")):
            yield item


def _text(value: Any) -> str:
    """Return the name of a value of linked data; several stand with semicolons."""
    if isinstance(value, list):
        return "; ".join(name for item in value if (name := _text(item)))
    if isinstance(value, dict):
        return _text(value.get("name"))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _guesses(document: Any) -> Iterator[tuple[Kind, Evidence]]:
    basis = "a guess of trafilatura, from the page as a whole"
    yield from _evidence("headline", document.title or "", basis, Sureness.GUESS)
    yield from _evidence("author", document.author or "", basis, Sureness.GUESS)
    yield from _evidence("published", document.date or "", basis, Sureness.GUESS)
    yield from _evidence("outlet", document.sitename or "", basis, Sureness.GUESS)


def _evidence(kind: Kind, value: str, basis: str, sureness: Sureness) -> Iterator[tuple[Kind, Evidence]]:
    if kind == "published":
        match = DAY_RE.match(value)
        value = match[0] if match else ""
    if kind == "url" and not value.startswith(("https://", "http://")):
        value = ""
    if value:
        yield kind, Evidence(value, basis, sureness, "page")


def _group(found: tuple[tuple[Kind, Evidence], ...]) -> dict[Kind, tuple[Evidence, ...]]:
    grouped: dict[Kind, tuple[Evidence, ...]] = {}
    for kind, evidence in found:
        grouped[kind] = (*grouped.get(kind, ()), evidence)
    return grouped
