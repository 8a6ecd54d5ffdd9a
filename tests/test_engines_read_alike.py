"""The Markdown that we write reads the same in markdown-it-py and in Python-Markdown, on every page and for any text."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin

from dossier import pipeline
from dossier.linking import link_corpus
from dossier.model.corpus import Proofs
from dossier.model.page import PageKey
from dossier.model.prose import BulletList, CodeBlock, Heading, ProseParagraph, Quote, words_of
from dossier.text.escape import escape_inline, escape_markdown
from dossier.text.markdown import parse_prose
from dossier.writing import make_editions
from dossier.writing.notes import PageNotes
from dossier.writing.prose import write_blocks
from tests.build import dossier_from, settings_from

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "sample"
VOID = {"br", "hr", "img", "input", "line", "rect", "circle", "path", "link", "meta"}
# matches the id at the end of a heading, which markdown-it-py has no plugin for: " {#what-was-paused}"
HEADING_ID_RE = re.compile(r"\s*\{#(?P<id>[\w-]+)\}$")


# --- the two readers


def read_with_markdown_it(text):
    parser = MarkdownIt("commonmark").use(attrs_plugin)
    tokens = parser.parse(text)
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "heading_open" and inline.children:
            last = inline.children[-1]
            if match := HEADING_ID_RE.search(last.content):
                opening.attrs["id"] = match["id"]
                last.content = last.content[: match.start()]
    return parser.renderer.render(tokens, parser.options, {})


def mkdocs_extensions():
    """Return the extensions that `mkdocs.yml` names, without the sign that it puts beside headings."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", "")
    names = yaml.safe_load(config)["markdown_extensions"]
    return [name if isinstance(name, str) else next(iter(name)) for name in names]


# MkDocs loads these two by itself
EXTENSIONS = ["tables", "fenced_code", *mkdocs_extensions()]


def read_with_python_markdown(text):
    return markdown.Markdown(extensions=EXTENSIONS).convert(text)


# --- what a reader sees of it


class _Seen(HTMLParser):
    """Elements with their attributes, and the text between them, as a list that can be compared."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[str] = []
        self._text: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self._end_text()
        if tag == "p" and self._open and self._open[-1] == "li":
            # One reader opens paragraphs in items of loose lists only where they are needed.
            self._open.append("p in li")
            return
        values = {name: value for name, value in attrs if name != "markdown"}
        if tag == "h1":
            # Python-Markdown gives the title an id, which nothing refers to.
            values.pop("id", None)
        self.items.append(f"<{tag} {sorted(values.items())}>")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        self._end_text()
        if self._open and self._open[-1] == "p in li" and tag == "p":
            self._open.pop()
        elif tag not in VOID:
            if self._open:
                self._open.pop()
            self.items.append(f"</{tag}>")

    def handle_data(self, data):
        self._text.append(data)

    def handle_comment(self, data):
        self.items.append(f"comment {data}")

    def _end_text(self):
        words = "".join(self._text)
        self._text = []
        if words.strip():
            self.items.append(" ".join(words.split()))

    def close(self):
        super().close()
        self._end_text()


def seen(html):
    reader = _Seen()
    reader.feed(html)
    reader.close()
    return reader.items


def words_seen(html):
    """Return the text alone, with single spaces."""

    class Words(HTMLParser):
        found = ""

        def handle_data(self, data):
            self.found += data

    reader = Words()
    reader.feed(html)
    reader.close()
    return " ".join(reader.found.split())


# --- every page


def pages_of(project):
    return {page.source_uri: page.body for page in pipeline.write(project, is_preview=True).pages}


@pytest.mark.parametrize("project", [SAMPLE, ROOT], ids=["sample", "repository"])
def test_every_page_reads_the_same_in_both(project):
    pages = pages_of(project)
    assert len(pages) > 20
    for uri, body in pages.items():
        one, other = seen(read_with_markdown_it(body)), seen(read_with_python_markdown(body))
        assert one == other, uri


def test_a_page_of_a_draft_shows_its_words_and_nothing_else(sample_copy):
    nasty = "# Judul\n\n<script>alert(1)</script> [^1]: **tebal** _miring_ `kode`\n\n    | a | b |\n---\n* [x](y) ![z](w) &amp; {: .c}\n"
    (sample_copy / "seeds" / "004_baru.txt").write_text(nasty, encoding="utf-8")
    body = pages_of(sample_copy)["id/sumber/draft-004-baru.md"]
    wanted = " ".join(nasty.split())
    for read in (read_with_markdown_it, read_with_python_markdown):
        html = read(body)
        assert wanted in words_seen(html).replace("  ", " ")
        assert "<script" not in html
    assert seen(read_with_markdown_it(body)) == seen(read_with_python_markdown(body))


# --- any text

# the same texts in each run, so that a failure is one of the change at hand; raise the number to search for more
SEARCH = settings(max_examples=120, deadline=None, derandomize=True, database=None)

NASTY = [
    "# judul", "## a {#b}", "> kutipan", "- butir", "+ butir", "* butir", "1. satu", "1) satu", "1986. Tahun", "---", "***", "___",
    "===", "~~~", "```kode```", "``", "| a | b |", "[^1]: catatan", "[a]: http://b", "[x](y)", "![x](y)", "[[id]]", "[@a#b]",
    "*[HTML]: x", "<b>x</b>", "<!-- x -->", "<script>", "</div>", "<?php ?>", "&amp;", "&#42;", "&lt;", "&", "a*b*c", "_a_",
    "__init__", "**a**", "a \\* b", "\\", "\\\\", "a\\", "http://a.b/c_d_e", "<http://a.b>", "a@b.c", "{: .c }", "{#id}", "{.c}",
    "a{: #b }", "%%", '--8<-- "x"', "{{ x }}", "{% x %}", "!!! note", "??? note", "::: x", '=== "x"', ":smile:", "~a~", "^a^", "==a==",
    "++a++", "$a$", "\\(a\\)", "“kutip”", "'", '"', "a  b", "\N{NO-BREAK SPACE}a", "\N{SOFT HYPHEN}a", "é", "e\N{COMBINING ACUTE ACCENT}", "🦌",
    "\N{RIGHT-TO-LEFT MARK}a", "\N{ZERO WIDTH JOINER}", "a\tb", "4 * 3 = 12", "#1", "#", "-", "+", ">", "1.", "*", "_", "`", "[", "]", "(", "~", "=",
    "[" * 50, "<" * 50, "*" * 50, "`" * 50, "_a" * 50, "&" * 50,
]  # fmt: skip

# what an article can hold: no control characters, which reading refuses, and no halves of characters
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
TEXTS: st.SearchStrategy[str] = st.one_of(
    st.text(CHARACTERS, max_size=60),
    st.text(st.sampled_from("\\`*_[]{}()<>&#+-.!~=|:;@^$%\"' \n1aB"), max_size=40),
    st.lists(st.sampled_from(NASTY), max_size=5).map(" ".join),
    st.lists(st.sampled_from(NASTY), max_size=5).map("".join),
).filter(str.strip)
PLACES = {
    "a paragraph": "{text}\n",
    "a heading": "## {text} {{#tetap}}\n",
    "an item": "-   {text}\n",
    "an item with a paragraph below": "-   satu\n\n    {text}\n",
    "a quotation": "> {text}\n",
    "a block in HTML": '<div class="deck" markdown="1">\n\n{text}\n\n</div>\n',
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", NASTY)
def test_any_sign_is_shown_as_itself(place, text):
    written = PLACES[place].format(text=escape_markdown(text))
    wanted = " ".join(text.split())
    assert (
        words_seen(read_with_markdown_it(written)),
        words_seen(read_with_python_markdown(written)),
    ) in shown_in(place, wanted)


def shown_in(place, words):
    before = "satu " if place == "an item with a paragraph below" else ""
    return [(f"{before}{words}".strip(),) * 2]


@SEARCH
@given(TEXTS)
@example("1986. Tahun\n- satu")
def test_any_text_is_shown_as_itself(text):
    for place, frame in PLACES.items():
        written = frame.format(text=escape_markdown(text))
        wanted = " ".join(text.split())
        found = words_seen(read_with_markdown_it(written)), words_seen(read_with_python_markdown(written))
        assert found in shown_in(place, wanted), place


@SEARCH
@given(TEXTS)
def test_any_text_inside_a_line_is_shown_as_itself(text):
    written = f"Awal {escape_inline(' '.join(text.split()))} akhir"
    wanted = " ".join(f"Awal {text} akhir".split())
    assert words_seen(read_with_markdown_it(written)) == wanted
    assert words_seen(read_with_python_markdown(written)) == wanted


# --- any prose

MARKUP = st.lists(
    st.sampled_from(
        [
            "kata", "Kata.", " ", " ", " ", "*", "**", "_", "`", "``", "[kata](b.md)", "[a", "](b)", "[[kancil]]", "[@a#b]", "“", "”", "(", ")", "\n", "\n",
            "\n\n", "\n- ", "\n1. ", "\n> ", "\n## ", " {#id}", "\\*", "\\", "&amp;", "&lt;", "<", ">", "#", "1", ".", "!", "~", "|", "http://a.b/_c_", "{", "}",
            "{.x}", "\n```\n", "\n    ", "    ",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def write():
    corpus = dossier_from({}, names={"kancil": {"kind": "person", "label": {"id": "Kancil", "en": "Kancil"}}})
    project = settings_from()
    (edition, _) = make_editions(project, corpus, Proofs(), link_corpus(corpus, Proofs(), project))
    return lambda blocks: write_blocks(blocks, PageNotes(edition, PageKey("id", "home")))


def words_of_blocks(blocks):
    return " ".join(map(words_of_block, blocks))


def words_of_block(block):
    match block:
        case Heading(pieces=pieces):
            return words_of(pieces)
        case ProseParagraph(sentences=sentences):
            return " ".join(sentence.text for sentence in sentences)
        case BulletList(items=items):
            return " ".join(map(words_of_blocks, items))
        case Quote(blocks=blocks):
            return words_of_blocks(blocks)
        case CodeBlock(text=text):
            return text


@SEARCH
@given(source=MARKUP)
def test_any_prose_reads_the_same_in_both(write, source):
    prose, findings = parse_prose(source, "content/index.id.md", "id")
    if any(finding.code == "markdown-unsupported" for finding in findings):
        return
    written = write(prose.blocks)
    wanted = "".join(words_of_blocks(prose.blocks).split())
    for read in (read_with_markdown_it, read_with_python_markdown):
        assert words_seen(read(written)).replace(" ", "") == wanted, (read.__name__, written)
