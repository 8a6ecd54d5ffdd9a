"""Pages to HTML under MkDocs: what the theme needs to know of each page, and pages that are finished already.

With `dossier.plugin` and `mkdocs_files` the only module that knows MkDocs.
"""

from __future__ import annotations

import copy
import dataclasses
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import escape
from mkdocs.structure.toc import get_toc

from dossier.publishing.cache_pages import KeptPages
from dossier.publishing.cache_site import digest_frame
from dossier.publishing.exports.llms import PlainPages
from dossier.publishing.faster_pages import PageReader
from dossier.publishing.folder import take_same
from dossier.publishing.mkdocs_files import to_file
from dossier.publishing.previews import can_draw, preview_uri
from dossier.publishing.theme_values import NO_HEAD, ThemeValues, WordMap
from dossier.writing.kept_templates import KeptTemplates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from dossier.cache import Cache
    from dossier.model.page import MarkdownPage
    from dossier.publishing.preview import Shown
    from dossier.publishing.spool import Fetch, Spool
    from dossier.writing.edition import Edition

KEPT_TEMPLATE = "kept.html"
"""The template of pages that an earlier build finished."""

# matches what Material's frame writes outside its blocks for its own script, which no page loads
LEFTOVER_RE = re.compile(
    r'\s*(?:<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>)'
)


# matches the white space that templates leave between lines
BETWEEN_LINES_RE = re.compile(r"\s*\n\s*")


def without_leftovers(html: str) -> str:
    """Return the page without the empty controls of Material's script, and without empty lines around its text."""
    html = LEFTOVER_RE.sub("", html)
    start, end = html.find("<article"), html.rfind("</article>")
    if start < 0 or end < start:
        return BETWEEN_LINES_RE.sub("\n", html)
    before, after = BETWEEN_LINES_RE.sub("\n", html[:start]), BETWEEN_LINES_RE.sub("\n", html[end:])
    return f"{before}{html[start:end]}{after}"


class _Work(NamedTuple):
    """What is known of a page between its Markdown and its HTML; of all pages at once, so texts wait on disk."""

    key: str
    """What the finished page is kept by."""
    html: Fetch
    """The whole page where an earlier build finished it, else what stands in the frame."""
    contents: list[Any] | None
    """The headings inside each other; None for a finished page."""
    plain: Fetch | None
    """The page as plain Markdown; None for one that has none."""
    ids: set[str]
    """What the page offers as targets."""
    links: dict[File, dict[str, str]]
    """By file that the page links to: the anchors in it, with the links."""
    context: dict[str, Any]


class SiteContext:
    """What the theme needs to know of each page, and MkDocs' configuration as each language needs it."""

    def __init__(
        self,
        pages: Sequence[MarkdownPage],
        editions: Sequence[Edition],
        config: MkDocsConfig,
        shown: Shown | None = None,
        *,
        spool: Spool,
        cache: Cache,
        earlier: Path | None = None,
    ) -> None:
        """Take what is known of the dossier.

        Arguments:
            pages: what writing gave, without texts.
            editions: the dossier in each of its languages.
            config: the configuration of MkDocs.
            shown: what only the preview shows; None for a site that is published.
            spool: room for everything that waits.
            cache: what earlier builds kept.
            earlier: the site that this one replaces; None where MkDocs is to write every page.

        """
        self._earlier = earlier
        self._config = config
        self._spool = spool
        self._cache = cache
        self._preview = shown.preview if shown else None
        self._is_preview = shown is not None
        self._preview_pages = {page.source_uri for page in shown.pages} if shown else set()
        self._plain = PlainPages(pages, editions)
        pages = [*pages, *(shown.pages if shown else ())]
        self._pages = {page.source_uri: page for page in pages}
        self._values: ThemeValues | None = ThemeValues(
            {page.key for page in pages}, editions, config.site_url or "", config.repo_url or ""
        )
        self._configs = {edition.language: self._config_for(edition) for edition in editions}
        # another plugin may write any Markdown into a page
        is_alone = len(config.plugins.events["page_markdown"]) == 1
        self._reader = PageReader(config.markdown_extensions, config.mdx_configs or {}) if is_alone else None
        # another one may look at the content of a page at any time
        self._is_only = len(config.plugins) == 1
        project = Path(config.config_file_path).resolve().parent
        self._frame = digest_frame(project, map(Path, config.theme.dirs))
        self._kept = KeptPages(cache, self._frame)
        self._works: dict[str, _Work] = {}
        self.missing_page = self._values.of_missing_page()
        """What the page for addresses that lead nowhere says in each language."""

    def let_go(self) -> None:
        """Let the dossier go where everything that pages ask of it is known; with records and texts, it takes much memory."""
        if self._works.keys() == self._pages.keys():
            self._values, self._plain = None, PlainPages((), ())

    def prepare_templates(self, env: Environment) -> None:
        """Let the theme's templates be compiled once, where everything that they depend on is known."""
        if self._frame:
            env.bytecode_cache = KeptTemplates(self._cache, self._frame)

    def prepare_meta(self, page: Page) -> None:
        """Make the front matter safe for templates, which MkDocs renders without escaping, and name the image."""
        meta = {key: escape(value) if isinstance(value, str) else value for key, value in page.meta.items()}
        own = self._pages.get(page.file.src_uri)
        if own and self._config.site_url and can_draw(own) and not self._is_preview:
            meta["image"] = preview_uri(own)
        page.meta = meta

    def take_over(self, page: Page, markdown: str, files: Files) -> str:
        """Find the page as an earlier build finished it, or render it, if it is ours; return what is left for MkDocs to render."""
        own = self._pages.get(page.file.src_uri)
        if own is None:
            return markdown
        work = self._take_up(page, own, markdown, files)
        plain = work.plain if work else self._held(self._plain_of(own, markdown))
        if plain:
            files.append(to_file(self._config, self._plain.uri(own), plain))
        if work is None:
            return markdown
        self._works[page.file.src_uri] = work
        # MkDocs would make a reader of Markdown for nothing
        page.render = functools.partial(_leave_empty, page)  # type: ignore[method-assign]  # for this page alone
        return ""

    def _take_up(self, page: Page, own: MarkdownPage, markdown: str, files: Files) -> _Work | None:
        """Return the page as an earlier build finished it, or as it is read now; None where MkDocs is to read it."""
        if self._reader is None:
            return None
        context = self.for_page(page)
        key = self._key_of(page, own, markdown, context)
        if kept := self._kept.find(key, files.src_uris.get):
            page.meta["template"] = KEPT_TEMPLATE
            links = {files.src_uris[uri]: dict(anchors) for uri, anchors in kept.links.items()}
            html, plain = self._spool.put(kept.html), self._held(kept.plain)
            return _Work(key, html, None, plain, set(kept.ids), links, {})
        read = self._reader.read(markdown, page.file, files.src_uris.get)
        if read is None:
            return None
        html, plain = (
            self._spool.put(read.html.encode()),
            self._held(self._plain_of(own, markdown, read.html)),
        )
        return _Work(key, html, read.contents, plain, read.ids, read.links, context)

    def _plain_of(self, own: MarkdownPage, markdown: str, html: str = "") -> bytes:
        """Return the page as plain Markdown; empty for one that is not made plain."""
        if not self._plain.uri(own):
            return b""
        return self._plain.text(dataclasses.replace(own, body=markdown), html).encode()

    def _held(self, plain: bytes) -> Fetch | None:
        return self._spool.put(plain) if plain else None

    def _key_of(self, page: Page, own: MarkdownPage, markdown: str, context: Mapping[str, Any]) -> str:
        """Return what the finished page is kept by; nothing for a page that shows the navigation's neighbours."""
        if page.file.src_uri in (self._config.nav or ()):
            return ""
        told = {
            name: value
            for name, value in context.get("dossier", {}).items()
            if not isinstance(value, WordMap)
        }
        site = (self._config.theme.name, self._config.use_directory_urls, self._config.nav)
        found = repr(self._preview.found_on(own.key)) if self._preview else None
        place = (page.file.src_uri, page.url, page.canonical_url, page.edit_url)
        return self._kept.key_of(markdown, site, place, page.meta, told, found)

    def for_page(self, page: Page) -> dict[str, Any]:
        """Return what to add to the template context of the page; nothing for a page that is not ours."""
        work = self._works.get(page.file.src_uri)
        if work:
            return work.context
        own = self._pages.get(page.file.src_uri)
        if own is None or self._values is None or not self._configs:
            return {"is_preview": self._is_preview}
        return {
            "config": self._configs[own.key.language or next(iter(self._configs))],
            "dossier": {
                **self._values.of_page(own.key),
                "head": NO_HEAD if own.source_uri in self._preview_pages else self._values.of_head(own),
                "preview": self._preview.bar(own.key) if self._preview else None,
            },
            "is_preview": self._is_preview,
        }

    def content(self, page: Page, html: str) -> str:
        """Return the content of the page; nothing where that waits for the frame, because no other plugin looks at it."""
        work = self._works.get(page.file.src_uri)
        if work is None:
            return self._shown(page, html)
        page.present_anchor_ids, page.links_to_anchors = work.ids, work.links
        if work.contents is None:
            return html
        page.toc = get_toc(work.contents)
        return "" if self._is_only else self._shown(page, work.html().decode())

    def fill(self, page: Page) -> None:
        """Give the page the content that waited for its frame."""
        work = self._works.get(page.file.src_uri)
        if work and work.contents is not None and self._is_only:
            page.content = self._shown(page, work.html().decode())

    def _shown(self, page: Page, html: str) -> str:
        """Return the content of the page, in the preview with what was found in it."""
        own = self._pages.get(page.file.src_uri)
        return self._preview.content(own.key, html) if self._preview and own else html

    def finish(self, page: Page, output: str) -> str:
        """Return the finished page, and keep it for later builds."""
        work = self._works.pop(page.file.src_uri, None)
        if work and self._is_only:
            page.content = ""
        if work and work.contents is None:
            html = work.html()
            # MkDocs writes no page that is empty
            return "" if self._is_there(page, html) else html.decode()
        finished = without_leftovers(output)
        if work:
            plain = work.plain() if work.plain else b""
            self._kept.keep(work.key, finished.encode(), plain, work.ids, work.links)
        return finished

    def _is_there(self, page: Page, html: bytes) -> bool:
        """Tell whether the earlier site has the page, which is then taken from there."""
        target = Path(page.file.abs_dest_path)
        return self._earlier is not None and take_same(self._earlier / page.file.dest_uri, html, target)

    def sweep(self) -> None:
        """Remove what builds kept and have not used for long."""
        self._cache.sweep()

    def _config_for(self, edition: Edition) -> MkDocsConfig:
        """Return a copy of the configuration whose theme speaks the language.

        Copies of MkDocs' theme share their variables, so the theme is copied deeply.
        """
        config = copy.copy(self._config)
        config["theme"] = copy.deepcopy(self._config.theme)
        config["theme"]["language"] = edition.language
        config["site_name"] = str(escape(edition.title))
        return config


def _leave_empty(page: Page, _config: MkDocsConfig, _files: Files) -> None:
    page.content, page.toc = "", get_toc([])
