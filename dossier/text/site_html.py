"""The Markdown of our pages to the HTML that Python-Markdown makes of it with `attr_list`, `md_in_html` and `toc`, eight times faster.

Only for Markdown that `dossier.writing` wrote: what of it the two readers see alike, `tests/test_engines_read_alike.py`
proves. Page in, HTML with its headings and ids out; nothing here knows MkDocs.
"""

from __future__ import annotations

import itertools
import re
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.rules_core import StateCore

# matches "{.term data-card="entry-ceasefire"}" after a link
LINK_ATTRIBUTES_RE = re.compile(r'\{\.(?P<css>[a-z]+)(?: data-card="(?P<card>[^"]*)")?\}')
# matches " {#what-was-paused}" at the end of a heading
HEADING_ID_RE = re.compile(r"[ \t]*\{#(?P<id>[\w-]+)\}[ \t]*$")
# matches the sign of `md_in_html`: ' markdown="1"'
MARKDOWN_SIGN_RE = re.compile(r' markdown="1"(?=[ >])')
# matches what a page offers as targets: ' id="note-bbn-review"'
ID_RE = re.compile(r'\sid="([^"]*)"')
# matches the beginning of HTML that ends at the next blank line and is published as it stands (CommonMark 0.31, section 4.6, kind 6)
HTML_RE = re.compile(rf"</?(?:{'|'.join(block_names)})(?=[\s>]|/>)", re.IGNORECASE)
# matches what may go on behind a blank line, or mean something elsewhere on the page: code, comments, scripts, "[a]: b"
FAR_RE = re.compile(
    r"^ {0,3}(?:```|~~~|<(?:[!?]|pre|script|style|textarea)|\[.*\]:)", re.IGNORECASE | re.MULTILINE
)


class SiteHeading(NamedTuple):
    """A heading of a page."""

    level: int
    id: str
    html: str
    """Its words, marked up."""


class SiteHtml(NamedTuple):
    """A page as HTML."""

    html: str
    headings: tuple[SiteHeading, ...]
    ids: frozenset[str]


class HeadingLinks(NamedTuple):
    """The sign beside each heading that leads to it."""

    sign: str
    title: str
    slug: Callable[[str], str]
    """Makes an id of the words of a heading that has none."""


def to_site_html(body: str, address_of: Callable[[str], str], links: HeadingLinks) -> SiteHtml:
    """Return the body of a page as HTML.

    Arguments:
        body: Markdown without front matter.
        address_of: what a link or image in the Markdown is to lead to; raw HTML stays as it is.
        links: what stands beside headings.

    """
    env: dict[str, Any] = {"headings": []}
    tokens = _parse(body, env)
    _lead_links(tokens, address_of)
    _mark_headings(tokens, links, env["headings"])
    html = MARKDOWN_SIGN_RE.sub("", _RENDERER.render(tokens, _PARSER.options, env))
    return SiteHtml(html, tuple(env["headings"]), frozenset(ID_RE.findall(html)))


def _parse(body: str, env: dict[str, Any]) -> list[Token]:
    """Return the tokens of the body, with the HTML between its Markdown, most of a page, taken without a look at each line."""
    groups = [
        (is_html, list(blocks))
        for is_html, blocks in itertools.groupby(body.split("\n\n"), lambda block: bool(HTML_RE.match(block)))
    ]
    if any(FAR_RE.search(block) for is_html, blocks in groups if not is_html for block in blocks):
        return _PARSER.parse(body, env)
    tokens: list[Token] = []
    for is_html, blocks in groups:
        if is_html:
            html = "\n".join(blocks).rstrip("\n")
            tokens.append(Token("html_block", "", 0, content=f"{html}\n"))
        else:
            tokens += _PARSER.parse("\n\n".join(blocks), env)
    return tokens


def _attributes_rule(state: StateCore) -> None:
    """Take attributes out of the words; runs while escaped braces are still told apart from ours."""
    for number, token in enumerate(state.tokens):
        if token.type != "inline" or not token.children:
            continue
        _attach_to_links(token.children)
        last = token.children[-1]
        if number and state.tokens[number - 1].type == "heading_open" and last.type == "text":
            match = HEADING_ID_RE.search(last.content)
            if match:
                state.tokens[number - 1].attrSet("id", match["id"])
                last.content = last.content[: match.start()]


def _attach_to_links(children: list[Token]) -> None:
    opening = None
    for number, child in enumerate(children[:-1]):
        if child.type == "link_open":
            opening = child
        following = children[number + 1]
        if child.type == "link_close" and opening and following.type == "text":
            match = LINK_ATTRIBUTES_RE.match(following.content)
            if match:
                opening.attrSet("class", match["css"])
                if match["card"]:
                    opening.attrSet("data-card", match["card"])
                following.content = following.content[match.end() :]


def _lead_links(tokens: Sequence[Token], address_of: Callable[[str], str]) -> None:
    for token in tokens:
        for child in token.children or ():
            if child.type in ("link_open", "image"):
                key = "href" if child.type == "link_open" else "src"
                child.attrSet(key, address_of(str(child.attrs[key])))


def _mark_headings(tokens: Sequence[Token], links: HeadingLinks, headings: list[SiteHeading]) -> None:
    """Give each heading an id and a link to itself, and note it."""
    taken: set[str] = {str(token.attrs["id"]) for token in tokens if "id" in token.attrs}
    for opening, inline in itertools.pairwise(tokens):
        if opening.type != "heading_open":
            continue
        words = _RENDERER.renderInline(inline.children or [], _PARSER.options, {}).strip()
        if "id" not in opening.attrs:
            opening.attrSet("id", _free(links.slug(_plain(inline.children or [])), taken))
        anchor = str(opening.attrs["id"])
        headings.append(SiteHeading(int(opening.tag[1:]), anchor, words))
        link = inline.children[-1].copy() if inline.children else None
        if link is not None:
            link.type, link.children = "html_inline", None
            link.content = f'<a class="headerlink" href="#{escape(anchor)}" title="{escape(links.title)}">{escape(links.sign)}</a>'
            inline.children = [*(inline.children or []), link]


def _plain(children: Sequence[Token]) -> str:
    return "".join(
        child.content for child in children if child.type in ("text", "text_special", "code_inline")
    )


def _free(slug: str, taken: set[str]) -> str:
    """Return the id, with a number where it is taken, as Python-Markdown counts: `judul`, `judul_1`."""
    found, number = slug, 0
    while found in taken or not found:
        number += 1
        found = f"{slug}_{number}"
    taken.add(found)
    return found


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.before("text_join", "dossier_attributes", _attributes_rule)
    return parser


_PARSER = _make_parser()
_RENDERER = RendererHTML()
