"""Prose to Markdown: markers after sentences, mentions as links, and every other character as itself."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dossier.model.prose import (
    Block,
    BulletList,
    Close,
    Code,
    CodeBlock,
    Heading,
    Mention,
    Open,
    Piece,
    Prose,
    ProseParagraph,
    ProseSentence,
    Quote,
    Reference,
    Text,
    words_of,
)
from dossier.model.record import ID_RE
from dossier.text.escape import escape_block_start, escape_inline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossier.model.location import Location
    from dossier.writing.notes import PageNotes


def split_page(prose: Prose) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...]]:
    """Return what stands above the first heading, paragraphs (the deck) and lists (key facts), and the rest."""
    above = next((n for n, block in enumerate(prose.blocks) if isinstance(block, Heading)), len(prose.blocks))
    deck = tuple(block for block in prose.blocks[:above] if not isinstance(block, BulletList))
    facts = tuple(block for block in prose.blocks[:above] if isinstance(block, BulletList))
    return deck, facts, prose.blocks[above:]


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the words of paragraphs, without marks and citations."""
    found = (block for block in blocks if isinstance(block, ProseParagraph))
    return " ".join(sentence.text for block in found for sentence in block.sentences)


def write_blocks(blocks: Iterable[Block], notes: PageNotes) -> str:
    """Return the blocks as Markdown, numbering their markers and noting their mentions."""
    return "\n\n".join(_block(block, notes) for block in blocks)


def _block(block: Block, notes: PageNotes) -> str:
    match block:
        case Heading(level=level, id=heading_id, pieces=pieces):
            address = f" {{#{heading_id}}}" if ID_RE.fullmatch(heading_id) else ""
            return f"{'#' * level} {_pieces(pieces, notes)}{address}"
        case ProseParagraph(sentences=sentences, location=location):
            return _paragraph(sentences, notes) + _place_mark(location, notes)
        case BulletList(is_ordered=is_ordered, items=items):
            return "\n".join(
                _item(item, f"{number}." if is_ordered else "-", notes)
                for number, item in enumerate(items, start=1)
            )
        case Quote(blocks=inner):
            return _prefixed(write_blocks(inner, notes), "> ")
        case CodeBlock(text=text):
            # Indented, it could become part of the list above it.
            return f"<pre><code>{escape(text.rstrip(chr(10)), quote=False)}</code></pre>"


def _item(blocks: tuple[Block, ...], sign: str, notes: PageNotes) -> str:
    """Write an item; Python-Markdown wants four spaces before what belongs to it."""
    text = _prefixed(write_blocks(blocks, notes), "    ")
    return sign.ljust(4) + text[4:]


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(prefix + line if line else prefix.rstrip() for line in text.split("\n"))


def _paragraph(sentences: tuple[ProseSentence, ...], notes: PageNotes) -> str:
    return escape_block_start(" ".join(_sentence(sentence, notes) for sentence in sentences))


def _place_mark(location: Location, notes: PageNotes) -> str:
    """Return where the preview puts what was found in the paragraph; nothing in what is published."""
    is_preview = notes.edition.settings.is_preview
    return f'<span data-written-at="{escape(str(location))}"></span>' if is_preview else ""


def _sentence(sentence: ProseSentence, notes: PageNotes) -> str:
    text = _pieces(sentence.pieces, notes)
    marker = notes.mark(sentence.addresses) if sentence.addresses else None
    return f"{text}{marker.html}" if marker else text


def _pieces(pieces: Iterable[Piece], notes: PageNotes) -> str:
    written = []
    targets: list[str] = []
    for piece in pieces:
        match piece:
            case Text(text):
                written.append(escape_inline(text))
            case Code(text):
                written.append(f"<code>{escape_inline(text)}</code>")
            case Open(kind="link", target=target):
                targets.append(target)
                written.append("[")
            case Close(kind="link"):
                written.append(f"](<{targets.pop().replace('<', '%3C').replace('>', '%3E')}>)")
            case Open(kind=kind):
                # As HTML: readers disagree on which asterisks beside letters and signs are marks.
                written.append(f"<{kind}>")
            case Close(kind=kind):
                written.append(f"</{kind}>")
            case Mention():
                written.append(_mention(piece, notes))
            case Reference():
                written.append(escape_inline(words_of((piece,))))
    return "".join(written)


def _mention(mention: Mention, notes: PageNotes) -> str:
    edition = notes.edition
    words = escape_inline(mention.words)
    if mention.kind == "topic":
        target = edition.addresses.link(notes.page, edition.key("topic", mention.id))
        return f"[{words}]({target}){{.topic}}"
    section = edition.key("glossary" if mention.kind == "term" else "names")
    target = edition.addresses.link(notes.page, section, f"{mention.kind}-{mention.id}")
    entry = notes.mention(mention.kind, mention.id)
    return f'[{words}]({target}){{.{mention.kind} data-card="{entry}"}}'
