"""Check where the links of our prose lead: a place of the same page, or an address of the web.

Links within the dossier are written `[[id]]` and checked with all other ids; a path would break with the first new slug.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dossier.checking.wording import did_you_mean
from dossier.model.finding import Finding
from dossier.model.prose import BulletList, Heading, Open, ProseParagraph, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.model.corpus import Corpus
    from dossier.model.location import Location
    from dossier.model.prose import Block, Piece, Prose

WEB = ("http", "https")


def check_targets(corpus: Corpus) -> tuple[Finding, ...]:
    """Report links that lead nowhere."""
    return tuple(
        finding
        for texts in (*corpus.prose.values(), *corpus.roles.values())
        for prose in texts.values()
        for finding in _check_prose(prose, corpus)
    )


def _check_prose(prose: Prose, corpus: Corpus) -> Iterator[Finding]:
    anchors = [block.id for block in prose.blocks if isinstance(block, Heading) and block.id]
    for pieces, location in _lines(prose.blocks):
        for piece in pieces:
            if isinstance(piece, Open) and piece.kind == "link":
                yield from _check_link(piece.target, location, anchors, corpus)


def _check_link(target: str, location: Location, anchors: list[str], corpus: Corpus) -> Iterator[Finding]:
    if target.startswith("#"):
        anchor = target[1:]
        if anchor not in anchors:
            message = f"The link '{target}' leads to no heading of this page."
            otherwise = "Name the id of a heading of this file; [[id]] leads to another page."
            yield Finding("link-broken", message, location, hint=did_you_mean(anchor, anchors, otherwise))
        return
    if _is_address(target):
        return
    message = f"The link '{target}' is neither a place of this page nor an address of the web."
    known = {**corpus.topics, **corpus.names, **corpus.terms}
    stem = target.rstrip("/").rpartition("/")[2].partition(".")[0]
    hint = (
        f"Write [[{stem}]], which leads there in each language."
        if stem in known
        else "Write [[id]] or [[id|words]] for a topic, name or term, and https://… for a page of the web."
    )
    yield Finding("link-broken", message, location, hint=hint)


def _is_address(target: str) -> bool:
    """Tell whether the target is a whole address of the web or of mail."""
    try:
        address = urlsplit(target)
    except ValueError:
        return False
    return (
        bool(address.hostname)
        if address.scheme in WEB
        else address.scheme == "mailto" and "@" in address.path
    )


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[tuple[Piece, ...], Location]]:
    """Return everything that holds words, with its place."""
    for block in blocks:
        match block:
            case Heading():
                yield block.pieces, block.location
            case ProseParagraph(sentences=sentences):
                yield from ((sentence.pieces, sentence.location) for sentence in sentences)
            case BulletList(items=items):
                for item in items:
                    yield from _lines(item)
            case Quote(blocks=inner):
                yield from _lines(inner)
