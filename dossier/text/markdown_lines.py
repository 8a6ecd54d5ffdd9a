"""Markdown that others wrote as plain lines: one a heading, paragraph, list item or row, without any markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

# matches the front matter at the head of a file
FRONT_MATTER_RE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


class MarkdownLines(NamedTuple):
    """What a Markdown file says."""

    front_matter: str
    """The YAML at its head, without the lines around it."""
    lines: tuple[str, ...]
    headline: str
    """Its first heading of level 1."""


def read_markdown_lines(text: str) -> MarkdownLines:
    """Return the text as lines; pictures give their descriptions, raw HTML nothing."""
    front = FRONT_MATTER_RE.match(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    lines: list[str] = []
    headline = ""
    for number, token in enumerate(tokens):
        if token.type in ("fence", "code_block"):
            lines += token.content.splitlines()
        elif token.type == "inline":
            written = _words(token.children or ())
            lines += written
            if tokens[number - 1].tag == "h1" and written:
                headline = headline or written[0]
    return MarkdownLines(front["yaml"] if front else "", tuple(lines), headline)


def _words(tokens: Sequence[Token]) -> list[str]:
    parts = [
        "\n" if token.type == "hardbreak" else " " if token.type == "softbreak" else
        "" if token.type == "html_inline" else token.content
        for token in tokens
    ]  # fmt: skip
    return [line for part in "".join(parts).split("\n") if (line := " ".join(part.split()))]
