"""Pages for another engine than MkDocs: the same Markdown with its own links between the languages, and a configuration.

The dossier's theme and its search need the plugin, so the engine's own take their place; everything that a page says, cites
and links to is in its Markdown.
"""

from __future__ import annotations

import dataclasses
import json
import posixpath
import re
from typing import TYPE_CHECKING

from dossier.publishing.search.files import FOLDER as SEARCH_FOLDER
from dossier.text.escape import escape_inline
from dossier.text.locale import own_name
from dossier.writing import navigation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossier.model.page import MarkdownPage, PageKey
    from dossier.writing.edition import Edition

ENGINES = ("zensical",)
"""Engines that pages can be written for beside MkDocs and ProperDocs, which build from the project itself."""
DOCS = "docs"
# matches the address in '<a class="chip" href="../kabar/#record">', which stands in HTML and not in Markdown
HREF_RE = re.compile(r'(?P<before><[a-z][^<>]*?\shref=")(?P<address>[^"#:]+)(?P<after>#[^"]*"|")')


def for_engine(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> tuple[MarkdownPage, ...]:
    """Return the pages without those that need our script, each with links to files and to itself in the other languages."""
    kept = [page for page in pages if page.key.kind != "search"]
    keys = {page.key for page in kept}
    by_language = {edition.language: edition for edition in editions}
    addresses = editions[0].addresses
    by_address = {addresses.published(page.key): page.source_uri for page in pages}
    return tuple(
        _with_languages(_led_by_files(page, addresses.published(page.key), by_address), by_language, keys)
        for page in kept
    )


def _led_by_files(page: MarkdownPage, published: str, by_address: Mapping[str, str]) -> MarkdownPage:
    """Return the page with its HTML linking to files, as its Markdown does: Zensical takes both for files."""
    start, folder = posixpath.dirname(published), posixpath.dirname(page.source_uri) or "."

    def lead(match: re.Match[str]) -> str:
        address = match["address"]
        path = posixpath.normpath(posixpath.join(start, address))
        path = "" if path == "." else f"{path}/" if address.endswith("/") else path
        return (
            f"{match['before']}{posixpath.relpath(by_address.get(path, path) or '.', folder)}{match['after']}"
        )

    return dataclasses.replace(
        page, body=HREF_RE.sub(lead, page.body), citation=HREF_RE.sub(lead, page.citation)
    )


def _with_languages(page: MarkdownPage, editions: Mapping[str, Edition], keys: set[PageKey]) -> MarkdownPage:
    own = editions.get(page.key.language)
    links = [
        f"[{escape_inline(own_name(other))}]({own.addresses.link(page.key, page.key.in_language(other))})"
        for other in editions
        if own and other != own.language and page.key.in_language(other) in keys
    ]
    return dataclasses.replace(page, body=f"{' · '.join(links)}\n\n{page.body}") if links else page


def engine_files(
    files: Mapping[str, str | bytes], pages: Sequence[MarkdownPage], editions: Sequence[Edition]
) -> Mapping[str, str | bytes]:
    """Return the files of a project of the engine: its configuration, and below it what is published.

    Arguments:
        files: what the dossier publishes, by path.
        pages: those for the engine.
        editions: the dossier in each of its languages.

    """
    published = {
        f"{DOCS}/{uri}": text for uri, text in files.items() if not uri.startswith(f"{SEARCH_FOLDER}/")
    }
    return {"mkdocs.yml": "\n".join(_config(pages, editions)) + "\n", **published}


def _config(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Iterator[str]:
    """Yield the lines of the configuration; what comes from the dossier stands in the part of YAML that is JSON."""
    first = editions[0]
    titles = {page.key: page.source_uri for page in pages}
    yield f"site_name: {json.dumps(first.title, ensure_ascii=False)}"
    if first.settings.site_url:
        yield f"site_url: {json.dumps(first.settings.site_url)}"
    yield f"docs_dir: {DOCS}"
    if not first.settings.use_directory_urls:
        yield "use_directory_urls: false"
    yield f"theme:\n  name: material\n  font: false\n  language: {json.dumps(first.language)}"
    yield "markdown_extensions:\n  - attr_list\n  - md_in_html\n  - tables\n  - toc:\n      permalink: true"
    yield "nav:"
    yield from (f"  - {json.dumps(page.source_uri)}" for page in pages if page.key.kind == "root")
    for edition in editions:
        yield f"  - {json.dumps(own_name(edition.language), ensure_ascii=False)}:"
        yield f"      - {json.dumps(titles[edition.key('home')])}"
        for item in navigation(edition):
            if item.key in titles:
                yield f"      - {json.dumps(item.title, ensure_ascii=False)}: {json.dumps(titles[item.key])}"
