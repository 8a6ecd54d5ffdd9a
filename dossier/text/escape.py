"""Text to Markdown that shows exactly its characters, to markdown-it-py and Python-Markdown alike."""

from __future__ import annotations

import re

# matches what would begin another kind of block at the start of a line
BLOCK_START_RE = re.compile(r"(?P<number>\d+)(?P<dot>[.)])(?=\s|$)|(?P<sign>[+-])|(?P<tilde>~)")
# matches each character that Markdown could take for a mark inside a line, or around a heading
MARK_RE = re.compile(r"[\\`*_\[\]{}<>&#]")


def escape_markdown(text: str) -> str:
    """Return the text as Markdown that shows exactly its characters, even at the start of a line."""
    return escape_block_start(escape_inline(" ".join(text.split())))


def escape_block_start(markdown: str) -> str:
    """Return one line of Markdown that begins no list, heading, quotation or fence."""
    match = BLOCK_START_RE.match(markdown)
    return _escape_block_start(match) + markdown[match.end() :] if match else markdown


def escape_inline(text: str) -> str:
    """Return the text as Markdown for a place inside a line; white space at its ends is kept."""
    return MARK_RE.sub(_escape_mark, text)


def _escape_mark(match: re.Match[str]) -> str:
    entities = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    return entities.get(match[0], "\\" + match[0])


def _escape_block_start(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match['number']}\\{match['dot']}"
    return f"\\{match['sign']}" if match["sign"] else "&#126;"
