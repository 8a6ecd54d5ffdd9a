"""The one Markdown dialect of the dossier: CommonMark read with markdown-it-py, citations and references as inline rules.

`parse_prose` takes Markdown text and gives Prose. Nothing here knows what a citation means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.prose import (
    Block,
    BulletList,
    Citation,
    Close,
    Code,
    CodeBlock,
    Heading,
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
from dossier.text.characters import HIDDEN_RE, written_out
from dossier.text.markdown_sentences import cut_pieces, find_first_word, sentence_before, sentence_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# matches "[@indopolitika#halt; @bbn#halt]" and "[@dossier]"
CITATION_RE = re.compile(r"\[(?P<entries>@[^\[\]]*)\]")
# matches "[[iran]]" and "[[iran|Iran itu]]"
REFERENCE_RE = re.compile(r"\[\[(?P<id>[^\[\]|]+)(?:\|(?P<words>[^\[\]]+))?\]\]")
# matches "@source#passage" and "@dossier"
ENTRY_RE = re.compile(r"@(?P<address>[a-z0-9][a-z0-9-]*#[a-z0-9][a-z0-9-]*|dossier)")
# matches " {#what-was-paused}" at the end of a heading
HEADING_ID_RE = re.compile(r"\s*\{#(?P<id>[^\s{}]+)\}\s*$")

MAX_NESTING = 20
"""How deep markdown-it-py follows blocks inside blocks."""

UNSUPPORTED = {
    "html_block": "raw HTML",
    "html_inline": "raw HTML",
    "image": "an image",
    "hr": "a horizontal line",
    "fence": "a block of code inside a list or a quotation",
    "code_block": "a block of code inside a list or a quotation",
}


def parse_prose(
    text: str, path: str, language: str, first: Location | None = None
) -> tuple[Prose, tuple[Finding, ...]]:
    """Return the prose that the Markdown text writes, and what of it the dialect does not hold.

    Arguments:
        text: Markdown of a whole file, or of one value in a record.
        path: path of the file, for messages.
        language: language of the text, by which its sentences are split.
        first: where the text begins, when it is a value inside another file.

    """
    reader = _Reader(text, path, language, first)
    tokens = _PARSER.parse(text)
    reader.report_depth(tokens)
    return Prose(path, language, reader.blocks(tokens)), tuple(reader.findings)


def _citation_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the signature markdown-it-py calls
    match = CITATION_RE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match["entries"]
        token.meta = {"offset": match.start("entries")}
    state.pos = match.end()
    return True


def _reference_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the signature markdown-it-py calls
    match = REFERENCE_RE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = (match["words"] or "").strip()
        token.meta = {"offset": match.start(), "id": match["id"].strip()}
    state.pos = match.end()
    return True


def make_parser() -> MarkdownIt:
    """Return the parser of the dialect."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.inline.ruler.before("citation", "reference", _reference_rule)
    return parser


_PARSER = make_parser()


class CitationGroup(NamedTuple):
    """What stands in one pair of brackets."""

    offset: int
    """In the words of the text, which hold no citations."""
    written_end: int
    """In what was written, where its entries end."""
    citations: list[Citation]


class Written(NamedTuple):
    """What an inline token was made from."""

    text: str
    tokens: Sequence[Token]
    first: int
    """Number of its first line in the whole text, from 0."""
    starts: Sequence[int]
    """Where its lines begin in it."""
    indents: Sequence[int]
    """How far each line stood from the edge."""


class _Reader:
    """Walk the tokens of one text and build blocks, noting what the dialect does not hold."""

    def __init__(self, text: str, path: str, language: str, first: Location | None) -> None:
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._path = path
        self._language = language
        self._first = first
        self.findings: list[Finding] = []

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        found: list[Block] = []
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            block = self._block(tokens[index : end + 1])
            if block is not None:
                found.append(block)
            index = end + 1
        return tuple(found)

    def report_depth(self, tokens: Sequence[Token]) -> None:
        """Report where blocks are nested so deeply that the parser drops what is in them."""
        deep = next((token for token in tokens if token.level >= MAX_NESTING - 1), None)
        if deep is not None:
            message = f"Quotations or lists are nested {MAX_NESTING} deep."
            location = self._location(deep.map[0] if deep.map else 0)
            self.findings.append(Finding("markdown-unsupported", message, location, hint="Nest them less."))

    def _block(self, tokens: Sequence[Token]) -> Block | None:
        opening = tokens[0]
        line = opening.map[0] if opening.map else 0
        location = self._location(line)
        match opening.type:
            case "heading_open":
                return self._heading(tokens, location)
            case "paragraph_open":
                return ProseParagraph(self._sentences(tokens[1]), location)
            case "bullet_list_open" | "ordered_list_open":
                items = self._items(tokens[1:-1])
                return BulletList(opening.type == "ordered_list_open", items, location)
            case "blockquote_open":
                blocks = self.blocks(tokens[1:-1])
                self._report_empty("A quotation", blocks, opening)
                return Quote(blocks, location)
            case "fence" | "code_block":
                self._report_empty("A block of code", opening.content.strip(), opening)
                if not opening.level:
                    return CodeBlock(opening.content, opening.info.strip(), location)
        self._report_unsupported(opening.type, location)
        return None

    def _items(self, tokens: Sequence[Token]) -> tuple[tuple[Block, ...], ...]:
        items: list[tuple[Block, ...]] = []
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            items.append(self.blocks(tokens[index + 1 : end]))
            self._report_empty("An item of a list", items[-1], tokens[index])
            index = end + 1
        return tuple(items)

    def _heading(self, tokens: Sequence[Token], location: Location) -> Heading:
        pieces, citations = self._pieces(self._written(tokens[1]))
        heading_id = ""
        if pieces and isinstance(pieces[-1], Text) and (match := HEADING_ID_RE.search(pieces[-1].text)):
            heading_id = match["id"]
            pieces = [*pieces[:-1], Text(pieces[-1].text[: match.start()])]
        self._report_empty("A heading", [piece for piece in pieces if words_of((piece,)).strip()], tokens[0])
        if citations:
            message = "A heading cites a passage."
            hint = "Cite it in the sentence below; a heading is a question or a subject."
            self.findings.append(Finding("markdown-unsupported", message, location, hint=hint))
        return Heading(int(tokens[0].tag[1:]), heading_id, tuple(pieces), location)

    def _sentences(self, inline: Token) -> tuple[ProseSentence, ...]:
        written = self._written(inline)
        pieces, groups = self._pieces(written)
        plain = words_of(tuple(pieces))
        is_plain = all(isinstance(piece, Text) for piece in pieces)
        ends = sentence_ends(plain, [group.offset for group in groups], self._language)
        cited: list[list[CitationGroup]] = [[] for _ in ends]
        for group in groups:
            cited[sentence_before(plain, group.offset, ends)].append(group)
        sentences: list[ProseSentence] = []
        start = searched_from = 0
        for end, own in zip(ends, cited, strict=True):
            words = plain[start:end].strip()
            written_at = find_first_word(words, inline.content, searched_from)
            citations = tuple(citation for group in own for citation in group.citations)
            own_pieces = (Text(words),) if is_plain and words else cut_pieces(pieces, start, end)
            sentences.append(ProseSentence(own_pieces, citations, self._place(written, written_at)))
            # Marks and entities make what is written longer than its words, never shorter.
            last_citation = own[-1].written_end if own else 0
            searched_from = max(written_at + len(words), last_citation)
            start = end
        return tuple(sentences)

    def _pieces(self, written: Written) -> tuple[list[Piece], list[CitationGroup]]:
        """Return the pieces of the inline token, and its citations."""
        pieces: list[Piece] = []
        groups: list[CitationGroup] = []
        length = 0
        for token in written.tokens:
            if token.type == "citation":
                written_end = token.meta["offset"] + len(token.content)
                groups.append(CitationGroup(length, written_end, self._citations(token, written)))
                continue
            piece = self._piece(token, written)
            if piece is not None:
                pieces.append(piece)
                length += len(piece.text if isinstance(piece, Text) else words_of((piece,)))
        return pieces, groups

    def _piece(self, token: Token, written: Written) -> Piece | None:
        match token.type:
            case "text" | "text_special":
                self._look_for_hidden(token.content, written)
                return Text(token.content)
            case "softbreak" | "hardbreak":
                return Text(" ")
            case "code_inline":
                return Code(token.content)
            case "em_open" | "strong_open":
                return Open("em" if token.type == "em_open" else "strong")
            case "em_close" | "strong_close":
                return Close("em" if token.type == "em_close" else "strong")
            case "link_open":
                return Open("link", str(token.attrs.get("href", "")))
            case "link_close":
                return Close("link")
            case "reference":
                return Reference(token.meta["id"], token.content, self._place(written, token.meta["offset"]))
        self._report_unsupported(token.type, self._place(written, 0))
        return None

    def _look_for_hidden(self, text: str, written: Written) -> None:
        """Report characters that hide or reorder words and are written as an entity, where no reader of the file sees them."""
        if text.isascii():
            return
        hidden = next((char for char in HIDDEN_RE.findall(text) if char not in written.text), None)
        if hidden:
            message = f"The invisible character {written_out(hidden)} is written as an entity."
            hint = "It hides or reorders text on screen; make sure that the words are what they seem."
            place = self._place(written, 0)
            self.findings.append(Finding("hidden-character", message, place, hint=hint))

    def _citations(self, token: Token, written: Written) -> list[Citation]:
        citations = []
        position = token.meta["offset"]
        for entry in token.content.split(";"):
            location = self._place(written, position + len(entry) - len(entry.lstrip()))
            match = ENTRY_RE.fullmatch(entry.strip())
            if match:
                citations.append(Citation(match["address"], location))
            else:
                message = f"'{entry.strip()}' is not a citation."
                hint = "Write [@source#passage; @source#passage], or [@dossier] for a sentence about the dossier itself."
                self.findings.append(Finding("citation-shape", message, location, hint=hint))
            position += len(entry) + 1
        return citations

    def _report_unsupported(self, kind: str, location: Location) -> None:
        what = UNSUPPORTED.get(kind, f"'{kind}'")
        hint = "Use headings, paragraphs, lists, quotations, emphasis, links and code."
        self.findings.append(Finding("markdown-unsupported", f"The text holds {what}.", location, hint=hint))

    def _report_empty(self, what: str, content: Sequence[object], opening: Token) -> None:
        """Report what holds nothing: readers of Markdown disagree on how to show it."""
        if not content:
            location = self._location(opening.map[0] if opening.map else 0)
            hint = "Fill it or remove it."
            self.findings.append(Finding("markdown-unsupported", f"{what} is empty.", location, hint=hint))

    def _location(self, line: int, column: int = 1) -> Location:
        if self._first is None:
            return Location(self._path, line + 1, column)
        return Location(
            self._path, self._first.line + line, column if line else self._first.column + column - 1
        )

    def _written(self, inline: Token) -> Written:
        """Return the content of an inline token, whose lines lost their indentation."""
        first = inline.map[0] if inline.map else 0
        starts, indents = [], []
        start = 0
        for number, line in enumerate(inline.content.split("\n"), start=first):
            starts.append(start)
            indents.append(max(self._lines[number].find(line), 0))
            start += len(line) + 1
        return Written(inline.content, inline.children or (), first, starts, indents)

    def _place(self, written: Written, offset: int) -> Location:
        """Return the place of an offset in what was written."""
        line = bisect_right(written.starts, offset) - 1
        column = written.indents[line] + offset - written.starts[line] + 1
        return self._location(written.first + line, column)


def _closing(tokens: Sequence[Token], index: int) -> int:
    """Return the index of the token that closes the one at the index."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    raise AssertionError("markdown-it-py balances its tokens")
