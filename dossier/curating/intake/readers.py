"""Bytes of a file to the text of an article, by the ending of its name. What cannot be read is refused with a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from dossier.curating.intake.encodings import decode
from dossier.curating.intake.evidence import Evidence, Reading, RefusedError, Sureness, as_text
from dossier.curating.intake.libraries import load
from dossier.text.markdown_lines import read_markdown_lines
from dossier.text.yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.curating.intake.evidence import Kind
    from dossier.settings import Limits

TEXT, MARKDOWN, PAGE, WORD, PDF = (
    (".txt", ".text"),
    (".md", ".markdown"),
    (".html", ".htm", ".xhtml"),
    (".docx",),
    (".pdf",),
)
SUFFIXES = (*TEXT, *MARKDOWN, *PAGE, *WORD, *PDF)
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
OTHER_HINTS: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages"), "Save it as .docx or .txt, and add that."),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), "Save the page as HTML only (.html), and add that."),
    **dict.fromkeys(PICTURES, "Recognise its text first (OCR), and add that."),
    **dict.fromkeys((".rdf", ".enl", ".nbib"), "Export the records as CSL-JSON, RIS or BibTeX."),
}
"""What to do about files that people have and that are not read."""

# matches characters that steer, reorder or hide text; what an article says is the same without them
NOT_TEXT_RE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
FRONT_MATTER_KEYS: Mapping[str, Kind] = {
    "title": "headline",
    "author": "author",
    "date": "published",
    "published": "published",
    "url": "url",
    "source": "outlet",
    "publisher": "outlet",
    "outlet": "outlet",
    "lang": "language",
    "language": "language",
}


def read_original(data: bytes, suffix: str, limits: Limits, *, encoding: str = "") -> Reading:
    """Return what the file holds, with the text as it will be frozen.

    Arguments:
        data: its bytes.
        suffix: the ending of its name, in small letters.
        limits: those of the dossier.
        encoding: the encoding of a text file, if the curator names it.

    Raises:
        RefusedError: the file is not read, with the reason.

    """
    reading = _read(data, suffix, limits, encoding)
    return _freeze(reading, limits)


def _read(data: bytes, suffix: str, limits: Limits, encoding: str) -> Reading:
    if suffix in WORD:
        return cast("Reading", load("word", "Word files").read_word(data, limits.original_bytes))
    if suffix in PDF:
        return cast("Reading", load("portable", "PDF files").read_pdf(data, limits.original_pages))
    if suffix in PAGE:
        page = load("saved_page", "Saved web pages")
        text, remark = decode(data, encoding=encoding, declared=page.declared_encoding(data))
        reading: Reading = page.read_page(text)
        return Reading(reading.text, reading.clues, reading.captions, (*reading.remarks, *_given(remark)))
    if suffix in MARKDOWN:
        text, remark = decode(data, encoding=encoding)
        return _read_markdown(text.replace("\r\n", "\n"), remark)
    if suffix in TEXT:
        text, remark = decode(data, encoding=encoding)
        return Reading(text, remarks=_given(remark))
    hint = OTHER_HINTS.get(suffix, f"Files that are read end in {', '.join(SUFFIXES)}.")
    raise RefusedError(
        f"Files ending in '{suffix}' are not read." if suffix else "The name has no ending.", hint
    )


def _read_markdown(text: str, remark: str) -> Reading:
    read = read_markdown_lines(text)
    clues: dict[Kind, tuple[Evidence, ...]] = {}
    values, _ = load_yaml(read.front_matter, "front matter") if read.front_matter else ({}, ())
    for key, kind in FRONT_MATTER_KEYS.items():
        value = values.get(key) if isinstance(values, dict) else None
        if (
            isinstance(value, str)
            and value
            and (kind != "published" or re.match(r"\d{4}-\d{2}-\d{2}", value))
        ):
            value = value[:10] if kind == "published" else value
            found = Evidence(value, f"'{key}' at the head of the Markdown file", Sureness.LIKELY, "file")
            clues[kind] = (*clues.get(kind, ()), found)
    if read.headline:
        found = Evidence(read.headline, "the first heading", Sureness.LIKELY)
        clues["headline"] = (*clues.get("headline", ()), found)
    remarks = ("taken from Markdown: without its markup, one paragraph a line", *_given(remark))
    return Reading(as_text(read.lines), clues, remarks=remarks)


def _freeze(reading: Reading, limits: Limits) -> Reading:
    """Return the reading with its text as it will be kept."""
    text, dropped = NOT_TEXT_RE.subn("", reading.text)
    if not re.search(r"\w", text):
        raise RefusedError("The file holds no words.")
    size = len(text.encode())
    if size > limits.article_bytes:
        message = f"The text has {size:,} bytes; an article may have {limits.article_bytes:,}."
        hint = "Keep the article alone, or raise 'article-bytes' under 'limits' in content/dossier.yml."
        raise RefusedError(message, hint)
    remark = f"{dropped} invisible or control characters left out" if dropped else ""
    return Reading(text, reading.clues, reading.captions, (*reading.remarks, *_given(remark)))


def _given(remark: str) -> tuple[str, ...]:
    return (remark,) if remark else ()
