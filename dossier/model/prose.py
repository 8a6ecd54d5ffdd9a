"""Prose of the dossier after parsing: blocks, sentences, and the passages that each sentence cites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.model.location import Location


DOSSIER_ADDRESS = "dossier"
"""What a sentence about the dossier itself cites."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words in code type."""

    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """The beginning of emphasis or of a link."""

    kind: Literal["em", "strong", "link"]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Close:
    """The end of emphasis or of a link."""

    kind: Literal["em", "strong", "link"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A link within the dossier, `[[id]]` or `[[id|words]]`."""

    id: str
    words: str
    """Empty where the writer gave none."""
    location: Location


@dataclass(frozen=True, slots=True)
class Mention:
    """A link to a topic, name or term of the dossier, as linking found or resolved it."""

    kind: Literal["topic", "name", "term"]
    id: str
    words: str


Piece: TypeAlias = Text | Code | Open | Close | Reference | Mention


def words_of(pieces: tuple[Piece, ...]) -> str:
    """Return the words of the pieces without marks."""
    return "".join([piece.text if isinstance(piece, Text) else _piece_words(piece) for piece in pieces])


def _piece_words(piece: Piece) -> str:
    match piece:
        case Text(text) | Code(text):
            return text
        case Reference(id=target, words=words):
            return words or target
        case Mention(words=words):
            return words
    return ""


class Citation(NamedTuple):
    """One cited passage, or the dossier itself."""

    address: str
    location: Location

    @property
    def is_dossier(self) -> bool:
        """Tell whether the dossier itself is cited."""
        return self.address == DOSSIER_ADDRESS


@dataclass(frozen=True, slots=True)
class ProseSentence:
    """A sentence with the passages that it cites."""

    pieces: tuple[Piece, ...]
    citations: tuple[Citation, ...]
    location: Location

    @property
    def text(self) -> str:
        """The words of the sentence without marks."""
        return words_of(self.pieces)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the cited passages, each once, in order; without the dossier itself."""
        found = [item.address for item in self.citations if item.address != DOSSIER_ADDRESS]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3 with its hand-written id."""

    level: int
    id: str
    pieces: tuple[Piece, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class ProseParagraph:
    """A paragraph."""

    sentences: tuple[ProseSentence, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; each item holds blocks."""

    is_ordered: bool
    items: tuple[tuple[Block, ...], ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code."""

    text: str
    info: str
    location: Location


Block: TypeAlias = "Heading | ProseParagraph | BulletList | Quote | CodeBlock"


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown file of the content folder, or one inline text of a record."""

    path: str
    language: str
    blocks: tuple[Block, ...]

    def sentences(self) -> tuple[ProseSentence, ...]:
        """Return all sentences in reading order."""
        return tuple(
            [
                sentence
                for block in leaves(self.blocks)
                if isinstance(block, ProseParagraph)
                for sentence in block.sentences
            ]
        )


def leaves(blocks: Iterable[Block]) -> Iterator[Heading | ProseParagraph]:
    """Yield the headings and paragraphs in the blocks, also those inside lists and quotations, in reading order."""
    for block in blocks:
        match block:
            case Heading() | ProseParagraph():
                yield block
            case BulletList(items=items):
                for item in items:
                    yield from leaves(item)
            case Quote(blocks=inner):
                yield from leaves(inner)
