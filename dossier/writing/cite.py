"""How a page, a source or a passage is cited: a style of our own, which says what is unknown instead of leaving a gap.

Who, what, where, when, which version, at which address; the pieces stand in this order, separated by commas.
"""

from __future__ import annotations

import urllib.parse
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.model.date import parse_edtf
from dossier.text.locale import format_day, format_edtf, format_list
from dossier.writing.files import CITATION_FORMATS, absolute, page_citation_uri, source_citation_uri
from dossier.writing.items import maker_name

if TYPE_CHECKING:
    from dossier.model.page import PageKey
    from dossier.model.source import Source
    from dossier.text.styles import StyledReference
    from dossier.writing.edition import Edition

FRAGMENT_WORDS = 12
"""A link to longer words names the first and the last of them only."""


class Piece(NamedTuple):
    """A part of a citation."""

    text: str
    language: str = ""
    """Where it is not the language of the page."""


class Citation(NamedTuple):
    """How a page or source is cited, and where it is as a reference."""

    title: str
    """Of the section that shows it."""
    pieces: tuple[Piece, ...]
    files: tuple[tuple[str, str], ...]
    """Pairs of format and address."""
    downloads: str
    """Address of the page of all files."""
    styled: tuple[StyledReference, ...] = ()
    """The same in the styles that others have made."""
    of_source: bool = False

    @property
    def text(self) -> str:
        """The citation as plain text."""
        return ", ".join(piece.text for piece in self.pieces)

    @property
    def style_names(self) -> str:
        """The names of the styles: 'APA, MLA, Chicago'."""
        return ", ".join(reference.style for reference in self.styled)


def cite_page(edition: Edition, page: PageKey, title: str) -> Citation:
    """Return how the page is cited; its home page stands for the dossier."""
    maker = maker_name(edition)
    address = absolute(edition, edition.addresses.published(page))
    is_home = page.kind == "home"
    pieces = (
        *([Piece(maker)] if maker else []),
        Piece(title if is_home else edition.words.quoted(title)),
        *([] if is_home else [_in_dossier(edition)]),
        *_version_and_address(edition, address),
    )
    uri = edition.addresses.source_uri(page)
    files = [(name, page_citation_uri(uri, ending)) for ending, name in CITATION_FORMATS.items()]
    downloads = edition.addresses.url(page, edition.key("downloads"))
    heading = edition.words("Cite this dossier") if is_home else edition.words("Cite this page")
    return Citation(heading, pieces, _links(edition, page, files), downloads)


def cite_source(edition: Edition, source_id: str) -> Citation:
    """Return how the source is cited."""
    page = edition.key("source", source_id)
    address = absolute(edition, edition.addresses.published(page))
    pieces = (
        *article_pieces(edition, source_id),
        _in_dossier(edition),
        *_version_and_address(edition, address),
    )
    files = [(name, source_citation_uri(source_id, ending)) for ending, name in CITATION_FORMATS.items()]
    downloads = edition.addresses.url(page, edition.key("downloads"))
    heading = edition.words("Cite this source")
    return Citation(heading, pieces, _links(edition, page, files), downloads, of_source=True)


def cite_passages(edition: Edition, source_id: str) -> dict[str, str]:
    """Return how each passage is cited, as plain text: its article in short, its paragraph, its own address."""
    site = absolute(edition, edition.addresses.published(edition.key("source", source_id)))
    article = ", ".join(piece.text for piece in article_pieces(edition, source_id))
    dossier = f"{_in_dossier(edition).text}, {version_words(edition)}"
    found = {}
    for address in edition.passages_of[source_id]:
        paragraph = edition.words("paragraph {n}", n=edition.proofs.passages[address].paragraph)
        place = f", {site}#passage-{address.partition('#')[2]}" if site else ""
        found[address] = f"{article}, {paragraph}, {dossier}{place}"
    return found


def article_pieces(edition: Edition, source_id: str) -> tuple[Piece, ...]:
    """Return what is known of an article and, in its place, what is not."""
    source, words = edition.corpus.sources[source_id], edition.words
    foreign = "" if source.language == edition.language else source.language
    author = _author(edition, source)
    return (
        Piece(author[:1].upper() + author[1:]),
        Piece(_title(edition, source), foreign if "title" in source.csl else ""),
        Piece(str(source.csl.get("container-title", "")) or words("outlet not named")),
        Piece(_date(edition, source)),
        Piece(words("archived text, SHA-256 {digest}…", digest=source.sha256[:16])),
    )


def text_fragment(url: str, exact: str) -> str:
    """Return a link to the words on the page at the address, which browsers scroll to and mark."""
    found = exact.split()
    if len(found) <= FRAGMENT_WORDS:
        parts = [" ".join(found)]
    else:
        half = FRAGMENT_WORDS // 2
        parts = [" ".join(found[:half]), " ".join(found[-half:])]
    quoted = ",".join(urllib.parse.quote(part, safe="").replace("-", "%2D") for part in parts)
    return f"{url.partition('#')[0]}#:~:text={quoted}"


def original_link(edition: Edition, address: str) -> str:
    """Return a link to the words of a passage in the original; empty where its address is not known or not to be shown."""
    source = edition.corpus.sources[address.partition("#")[0]]
    url = str(source.csl.get("URL", ""))
    exact = edition.quotation(address).exact
    return text_fragment(url, exact) if url.startswith(("https://", "http://")) and exact else ""


def version_words(edition: Edition) -> str:
    """Return which version of the dossier is meant: a release by its name, what came after it by the day of revision."""
    file, releases = edition.settings.file, edition.corpus.releases
    day = format_day(file.revised_day, edition.language)
    if releases and releases[-1].day == file.revised:
        return edition.words("release {name}, {date}", name=releases[-1].name, date=day)
    return edition.words("version of {date}", date=day)


def _in_dossier(edition: Edition) -> Piece:
    return Piece(edition.words("in {dossier}", dossier=edition.title))


def _version_and_address(edition: Edition, address: str) -> tuple[Piece, ...]:
    return (Piece(version_words(edition)), *([Piece(address)] if address else []))


def _links(edition: Edition, page: PageKey, files: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, edition.addresses.relative(page, uri)) for name, uri in files)


def _author(edition: Edition, source: Source) -> str:
    words = edition.words
    if "author" in source.csl:
        return format_list([author_name(author) for author in source.csl["author"]], edition.language)
    is_printed = source.unknown.get("author") in ("initials-only", "desk-only")
    if is_printed and source.credits and source.rights != "none":
        return words("author not named (printed credit: “{credit}”)", credit=source.credits[0].exact)
    return words("author not named")


def author_name(author: dict[str, Any]) -> str:
    """Return the name of an author of a CSL item as it is read aloud."""
    return str(
        author.get("literal") or " ".join(str(author[key]) for key in ("given", "family") if key in author)
    )


def _title(edition: Edition, source: Source) -> str:
    title = str(source.csl.get("title", ""))
    if not title:
        return edition.words("without a headline")
    return title if title.startswith("[") else edition.words.quoted(title)


def _date(edition: Edition, source: Source) -> str:
    words, language = edition.words, edition.language
    issued = source.csl.get("issued")
    if isinstance(issued, dict):
        return csl_date(issued, language)
    if "published" in source.dates:
        date = format_edtf(parse_edtf(source.dates["published"].edtf), language)
        return words("date not printed (inferred: {date})", date=date)
    if "page-date" in source.dates:
        date = format_edtf(parse_edtf(source.dates["page-date"].edtf), language)
        return words("date not printed (page saved: {date})", date=date)
    return words("date not printed")


def csl_date(date: dict[str, Any], language: str) -> str:
    """Return a date of a CSL item in words."""
    parts = date.get("date-parts")
    if not parts:
        return str(date.get("literal") or date.get("raw") or "")
    days = [
        "-".join(f"{int(number):0{2 if place else 4}}" for place, number in enumerate(day)) for day in parts
    ]
    sign = "~" if date.get("circa") not in (None, False, "false", "0", 0) else ""
    return format_edtf(parse_edtf("/".join(f"{day}{sign}" for day in days)), language)
