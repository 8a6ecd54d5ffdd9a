"""Look through what was written for anything that could run, lead away, or be taken for something else.

What a clean dossier uses (elements, attributes, kinds of address) is all that a hostile one may use, too.
"""

from __future__ import annotations

import functools
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from dossier import pipeline
from dossier.publishing.files import page_files
from dossier.text.page_html import read_page
from tests.hostile.case import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ADDRESS_ATTRIBUTES = (
    "action",
    "formaction",
    "href",
    "src",
    "srcset",
    "data",
    "poster",
    "xlink:href",
    "cite",
    "background",
)
# matches the scheme of an address, with what browsers pass over inside it: "java\tscript:"
SCHEME_RE = re.compile(r"^[\s\x00-\x20]*(?P<scheme>[a-zA-Z][a-zA-Z0-9+.\s-]*):")
SCHEMES = {"https", "http", "mailto", "tel"}
ON_BEHALF = {"rel"}
"""Attributes that a link to another host has, and a clean sample may lack."""


class Elements(HTMLParser):
    """Notes elements with their attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def elements_of(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a page of a site."""
    parser = Elements()
    parser.feed(html)
    parser.close()
    return parser.found


def kinds_of(elements: Iterable[tuple[str, dict[str, str]]]) -> set[tuple[str, str]]:
    """Return each element with each of its attributes."""
    return {(tag, name) for tag, attributes in elements for name in ("", *attributes)}


def problems_of(elements: Iterable[tuple[str, dict[str, str]]], known: set[tuple[str, str]]) -> list[str]:
    """Return what is unknown, and addresses that run something."""
    problems = []
    for tag, attributes in elements:
        problems += [
            f"<{tag} {name}> in {attributes}"
            for name in ("", *attributes)
            if (tag, name) not in known and name not in ON_BEHALF
        ]
        for name in ADDRESS_ATTRIBUTES:
            match = SCHEME_RE.match(attributes.get(name, ""))
            if match and re.sub(r"\s", "", match["scheme"]).lower() not in SCHEMES:
                problems.append(f"<{tag} {name}> leads to {attributes[name]}")
    return problems


def page_elements(body: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a page that is still Markdown, as a reader of CommonMark sees them."""
    return [(part.tag, part.attributes) for part in read_page(body) if hasattr(part, "attributes")]


@functools.cache
def known_kinds() -> frozenset[tuple[str, str]]:
    """Return what the pages of the clean mini dossier use."""
    written = pipeline.write(SAMPLE, show_drafts=True, site_url="https://dossier.example/")
    more = {
        ("sup", "id"),
        ("li", "value"),
        ("a", "title"),
        ("pre", ""),
        ("code", ""),
        ("a", "rel"),
        ("ol", "start"),
    }
    return frozenset(more.union(*(kinds_of(page_elements(page.body)) for page in written.pages)))


def problems_of_pages(files: Mapping[str, str | bytes]) -> list[str]:
    """Return what no page may hold, in words, with the page."""
    problems = []
    for uri, text in files.items():
        if uri.endswith(".md") and isinstance(text, str) and text.startswith("---\n"):
            body = text.split("\n---\n", 1)[1]
            problems += [
                f"{uri}: {problem}" for problem in problems_of(page_elements(body), set(known_kinds()))
            ]
    return problems


__all__ = ["elements_of", "kinds_of", "page_files", "problems_of", "problems_of_pages"]
