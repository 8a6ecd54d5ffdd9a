"""Pages to HTML under MkDocs: what the theme needs to know of each page, and pages that are finished already.

With `dossier.plugin` and `mkdocs_files` the only module that knows MkDocs.
"""

from __future__ import annotations

import copy
import dataclasses
import functools
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import escape
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from dossier.cache import digest_of
from dossier.publishing.cache_pages import KeptPages
from dossier.publishing.cache_site import digest_frame
from dossier.publishing.exports.llms import PlainPages
from dossier.publishing.faster_pages import PageReader
from dossier.publishing.mkdocs_files import WaitingFile
from dossier.publishing.previews import can_draw, preview_uri
from dossier.publishing.theme_values import NO_HEAD, ThemeValues, WordMap
from dossier.writing.kept_templates import KeptTemplates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from dossier.cache import Cache
    from dossier.model.page import MarkdownPage
    from dossier.publishing.cache_pages import KeptPage
    from dossier.publishing.mkdocs_files import FileMaker
    from dossier.publishing.preview import Shown
    from dossier.publishing.spool import Fetch, PageSpool
    from dossier.writing.edition import Edition

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

    html: Fetch
    """What stands in the frame."""
    contents: list[Any]
    """The headings inside each other."""
    plain: WaitingFile | None
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
        spool: PageSpool,
        cache: Cache,
        maker: FileMaker,
    ) -> None:
        """Take what is known of the dossier.

        Arguments:
            pages: what writing gave, without texts.
            editions: the dossier in each of its languages.
            config: the configuration of MkDocs.
            shown: what only the preview shows; None for a site that is published.
            spool: room for everything that waits.
            cache: what earlier builds kept.
            maker: makes files.

        """
        self._maker = maker
        self._config = config
        self._spool = spool
        self._cache = cache
        self._preview = shown.preview if shown else None
        self._is_preview = shown is not None
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
        self._kept = KeptPages(cache, digest_of(self._frame, self._asked(editions)) if self._frame else "")
        self._keys: dict[str, str] = {}
        self._finished: list[Page] = []
        self._works: dict[str, _Work] = {}
        self.missing_page = self._values.of_missing_page()
        """What the page for addresses that lead nowhere says in each language."""

    def let_go(self) -> None:
        """Let the dossier go where everything that pages ask of it is known; with records and texts, it takes much memory."""
        if len(self._works) + len(self._finished) == len(self._pages):
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

    def _asked(self, editions: Sequence[Edition]) -> str:
        """Return what pages show of the settings, and of what may be asked for beside the configuration's file."""
        config = self._config
        addresses = (config.site_url, config.repo_url, config.edit_uri, config.edit_uri_template)
        shown = (config.theme.name, config.use_directory_urls, self._is_preview, config.nav)
        # all editions have the same
        settings = [edition.settings.file.model_dump_json() for edition in editions[:1]]
        return json.dumps((addresses, shown, settings))

    def take_finished(self, files: Files) -> None:
        """Let MkDocs only copy the pages that an earlier build finished and their plain Markdown."""
        if self._values is None or not self._configs or not self._kept.is_on:
            return
        for own in self._pages.values():
            # the navigation tells its pages of their neighbours
            if own.source_uri in (self._config.nav or ()):
                continue
            file = files.src_uris[own.source_uri]
            assert isinstance(file, WaitingFile), file
            key = self._keys[own.source_uri] = self._key_of(own, file, self._values)
            kept = self._kept.find(own.source_uri, key)
            if kept and kept.links.keys() <= files.src_uris.keys() and self._settle(own, file, kept, files):
                self._kept.use(own.source_uri, kept)
                self._finished.append(pass_by(file, kept, files))

    def _settle(self, own: MarkdownPage, file: WaitingFile, kept: KeptPage, files: Files) -> bool:
        """Let the page be copied as it was, its plain Markdown, too; tell whether both are there."""
        plain = self._maker.empty(self._plain.uri(own)) if kept.plain else None
        if plain and not self._settle_part(plain, kept.plain):
            return False
        # the page last, because MkDocs would write over it
        if not self._settle_part(file, kept.html):
            return False
        if plain:
            files.append(plain)
        return True

    def _settle_part(self, file: WaitingFile, digest: str) -> bool:
        return self._maker.settle(file, digest, functools.partial(self._kept.content, digest))

    def _key_of(self, own: MarkdownPage, file: WaitingFile, values: ThemeValues) -> str:
        """Return a digest of what the finished page is made from beside the frame."""
        around = self._around(own, values)
        told = {name: value for name, value in around.items() if not isinstance(value, WordMap)}
        counterparts = [edition.language for edition in values.counterparts(own.key)]
        found = repr(self._preview.found_on(own.key)) if self._preview else None
        more = json.dumps((own.edit_path, told, counterparts, found), sort_keys=True)
        head = self._spool.heads.get(own.source_uri)
        return digest_of(file.digest, head.digest if head else "", more)

    def check_links(self) -> None:
        """Let MkDocs look for the anchors that finished pages link to, as it does for the others."""
        for page in self._finished:
            # a link says itself which file it leads to
            page.validate_anchor_links(files=Files([]), log_level=self._config.validation.links.anchors)

    def take_over(self, page: Page, markdown: str, files: Files) -> str:
        """Render the page, if it is ours; return what is left for MkDocs to render."""
        own = self._pages.get(page.file.src_uri)
        if own is None:
            return markdown
        read = self._reader.read(markdown, page.file, files.src_uris.get) if self._reader else None
        plain = self._plain_file(own, markdown, read.html if read else "")
        if plain:
            files.append(plain)
        if read is None:
            return markdown
        html = self._spool.put(read.html.encode())
        self._works[page.file.src_uri] = _Work(
            html, read.contents, plain, read.ids, read.links, self._context_of(own)
        )
        # MkDocs would make a reader of Markdown for nothing
        page.render = functools.partial(_leave_empty, page)  # type: ignore[method-assign]  # for this page alone
        return ""

    def _plain_file(self, own: MarkdownPage, markdown: str, html: str) -> WaitingFile | None:
        """Return the page as plain Markdown, made of its HTML where that is known; None for a page that is not made plain."""
        uri = self._plain.uri(own)
        text = self._plain.text(dataclasses.replace(own, body=markdown), html) if uri else ""
        return self._maker.file(uri, text.encode()) if text else None

    def for_page(self, page: Page) -> dict[str, Any]:
        """Return what to add to the template context of the page; nothing for a page that is not ours."""
        work = self._works.get(page.file.src_uri)
        if work:
            return work.context
        own = self._pages.get(page.file.src_uri)
        return self._context_of(own) if own else {"is_preview": self._is_preview}

    def _context_of(self, own: MarkdownPage) -> dict[str, Any]:
        """Return what the theme is told of one of our pages."""
        if self._values is None or not self._configs:
            return {"is_preview": self._is_preview}
        head = self._spool.heads.get(own.source_uri)
        return {
            "config": self._configs[own.key.language or next(iter(self._configs))],
            "dossier": {
                **self._around(own, self._values),
                "head": self._values.of_head(own, head.fetch().decode()) if head else NO_HEAD,
            },
            "is_preview": self._is_preview,
        }

    def _around(self, own: MarkdownPage, values: ThemeValues) -> dict[str, Any]:
        """Return what stands around the page."""
        return {**values.of_page(own.key), "preview": self._preview.bar(own.key) if self._preview else None}

    def content(self, page: Page, html: str) -> str:
        """Return the content of the page; nothing where that waits for the frame, because no other plugin looks at it."""
        work = self._works.get(page.file.src_uri)
        if work is None:
            return self._shown(page, html)
        page.present_anchor_ids, page.links_to_anchors = work.ids, work.links
        page.toc = get_toc(work.contents)
        return "" if self._is_only else self._shown(page, work.html().decode())

    def fill(self, page: Page) -> None:
        """Give the page the content that waited for its frame."""
        work = self._works.get(page.file.src_uri)
        if work and self._is_only:
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
        finished = without_leftovers(output)
        if work and (key := self._keys.get(page.file.src_uri)):
            plain = work.plain.fetch() if work.plain else b""
            kept = self._kept.keep(page.file.src_uri, key, finished.encode(), plain, work.ids, work.links)
            self._maker.digests[page.file.dest_uri] = kept.html
        return finished

    def put(self) -> None:
        """Keep the pages, and remove what builds kept and have not used for long."""
        self._kept.put()
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


def pass_by(file: WaitingFile, kept: KeptPage, files: Files) -> Page:
    """Return the page as those know it that link to it, and let MkDocs only copy its file."""
    page = Page.__new__(Page)  # MkDocs would look for its title and its neighbours
    page.file, page.present_anchor_ids = file, set(kept.ids)
    page.links_to_anchors = {files.src_uris[uri]: dict(anchors) for uri, anchors in kept.links.items()}
    file.page, file.is_page = page, False
    return page


def _leave_empty(page: Page, _config: MkDocsConfig, _files: Files) -> None:
    page.content, page.toc = "", get_toc([])
