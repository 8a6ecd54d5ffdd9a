"""Pages to MkDocs: virtual files, a short navigation, and what the theme needs to know of each page.

Beside `dossier.plugin`, the only module that knows MkDocs.
"""

from __future__ import annotations

import copy
import functools
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

from dossier.model.finding import Severity
from dossier.publishing.cache import Cache
from dossier.publishing.cache_site import digest_program
from dossier.publishing.exports.head import head_metas
from dossier.publishing.exports.jsonld import page_jsonld
from dossier.publishing.faster_pages import PageReader
from dossier.publishing.files import published_files, with_front_matter
from dossier.publishing.previews import can_draw, draw_preview, load_faces, preview_key, preview_uri
from dossier.publishing.search.files import FOLDER as SEARCH_FOLDER
from dossier.text.locale import direction_of, format_day, own_name
from dossier.writing import navigation
from dossier.writing.corrections import release_words
from dossier.writing.files import SITEMAP_URI, feed_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from dossier.model.page import MarkdownPage, PageKey
    from dossier.publishing.faster_pages import ReadPage
    from dossier.publishing.preview import Shown
    from dossier.publishing.previews import Faces
    from dossier.writing.edition import Edition

LOG_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.DEBUG}

PREVIEW_STYLE = "assets/preview.css"
"""The look of what only the preview shows."""

PACKAGE = Path(__file__).parent.parent
THEME = next(
    (folder for folder in (PACKAGE / "theme", PACKAGE.parent / "theme") if folder.is_dir()), PACKAGE / "theme"
)
"""The dossier's theme: in the package as it is installed, beside it in the repository."""

FONTS = "assets/fonts"
"""Where the theme keeps its fonts."""

# Sections under which a page is found, where it is not a section itself.
SECTION_OF = {"topic": "topics", "source": "sources", "coverage": "sources"}


def add_theme(config: MkDocsConfig) -> None:
    """Put the dossier's theme over Material's, and under a folder of the curator's own, unless it is that folder."""
    if THEME.resolve() not in (Path(folder).resolve() for folder in config.theme.dirs):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


def to_files(
    pages: Sequence[MarkdownPage],
    editions: Sequence[Edition],
    files: Files,
    config: MkDocsConfig,
    shown: Shown | None = None,
    more: Mapping[str, bytes] | None = None,
) -> Files:
    """Return MkDocs' files with ours in place of those of the content folder, which stays unpublished.

    Arguments:
        pages: what writing gave.
        editions: the dossier in each of its languages.
        files: what MkDocs has found.
        config: the configuration of MkDocs.
        shown: what only the preview shows; None for a site that is published.
        more: files that take long to make and were made before, by path below the site.

    """
    kept = (file for file in files if file.src_dir != config.docs_dir)
    result = Files([file for file in kept if shown or file.src_uri != PREVIEW_STYLE])
    edits = {page.source_uri: page.edit_path for page in pages}
    # MkDocs' own sitemap names no counterparts and is dated by the clock.
    config.theme.static_templates.discard(SITEMAP_URI)
    made_before = shown.exports if shown else None
    cache = Cache(Path(config.config_file_path).resolve().parent)
    memory = cache.memory("search", digest_program())
    published = published_files(
        pages, editions, for_site=True, more=more, kept=made_before, remembered=memory
    )
    cache.keep(memory)
    if shown and not shown.exports:
        shown.exports.update(
            (uri, content)
            for uri, content in published.items()
            if uri not in edits and not uri.startswith(f"{SEARCH_FOLDER}/")
        )
    for uri, content in published.items():
        file = _file(config, uri, content, is_page=uri in edits)
        if edits.get(uri) and config.repo_url:
            file.edit_uri = "/".join(("..", edits[uri]))
        result.append(file)
    for page in shown.pages if shown else ():
        result.append(File.generated(config, page.source_uri, content=with_front_matter(page)))
    for uri, image in ({} if shown else _previews(pages, editions, config, cache)).items():
        result.append(File.generated(config, uri, content=image))
    cache.sweep()
    return result


def _file(config: MkDocsConfig, uri: str, content: str | bytes, *, is_page: bool) -> File:
    """Return a file of the site; Markdown that is to be published as it is must not look like a page to MkDocs."""
    if is_page or not uri.endswith(".md"):
        return File.generated(config, uri, content=content)
    file = File.generated(config, f"{uri}.txt", content=content)
    file.dest_uri = uri
    return file


def _previews(
    pages: Sequence[MarkdownPage], editions: Sequence[Edition], config: MkDocsConfig, cache: Cache
) -> dict[str, bytes]:
    """Return the preview images by path; none without an address of the site, which their links need."""
    fonts = next((path for folder in config.theme.dirs if (path := Path(folder, FONTS)).is_dir()), None)
    if not config.site_url or fonts is None:
        return {}
    faces = functools.cache(lambda: load_faces(fonts))
    titles = {edition.language: edition.title for edition in editions}
    images = {}
    for page in pages:
        if can_draw(page):
            title = titles.get(page.key.language, page.title)
            draw = functools.partial(_draw, page, title, faces)
            images[preview_uri(page)] = cache.made(preview_key(page, title, fonts), draw)
    return images


def _draw(page: MarkdownPage, title: str, faces: Callable[[], Faces]) -> bytes:
    return draw_preview(page, title, faces())


def home_uris(pages: Sequence[MarkdownPage]) -> list[str]:
    """Return MkDocs' navigation: the root page and each language's home; the theme shows the sections."""
    return [page.source_uri for page in pages if page.key.kind in ("root", "home")]


# matches what Material's frame writes outside its blocks for its own script, which no page loads
LEFTOVER_RE = re.compile(
    r'\s*(?:<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>)'
)


# matches the white space that templates leave between lines
BETWEEN_LINES_RE = re.compile(r"\s*\n\s*")


def without_leftovers(html: str) -> str:
    """Return the page without the empty controls of Material's script, and without empty lines around its text."""
    before, start, rest = LEFTOVER_RE.sub("", html).partition("<article")
    text, end, after = rest.rpartition("</article>")
    return "".join((BETWEEN_LINES_RE.sub("\n", before), start, text, end, BETWEEN_LINES_RE.sub("\n", after)))


class SiteContext:
    """What the theme needs to know of each page, and MkDocs' configuration as each language needs it."""

    def __init__(
        self,
        pages: Sequence[MarkdownPage],
        editions: Sequence[Edition],
        config: MkDocsConfig,
        shown: Shown | None = None,
    ) -> None:
        self._config = config
        self._preview = shown.preview if shown else None
        self._is_preview = shown is not None
        self._preview_pages = {page.source_uri for page in shown.pages} if shown else set()
        pages = [*pages, *(shown.pages if shown else ())]
        self._pages = {page.source_uri: page for page in pages}
        self._keys = {page.key for page in pages}
        self._editions = {edition.language: edition for edition in editions}
        self._missing = {
            edition.key("topic", topic)
            for edition in editions
            for topic in edition.corpus.topics
            if edition.language not in edition.corpus.prose.get(f"topics/{topic}", {})
        }
        self._configs = {language: self._config_for(edition) for language, edition in self._editions.items()}
        # another plugin may write any Markdown into a page
        is_alone = len(config.plugins.events["page_markdown"]) == 1
        self._reader = PageReader(config.markdown_extensions, config.mdx_configs or {}) if is_alone else None
        self._read: dict[str, ReadPage] = {}

    def prepare_meta(self, page: Page) -> None:
        """Make the front matter safe for templates, which MkDocs renders without escaping, and name the image."""
        meta = {key: escape(value) if isinstance(value, str) else value for key, value in page.meta.items()}
        own = self._pages.get(page.file.src_uri)
        if own and self._config.site_url and can_draw(own) and not self._is_preview:
            meta["image"] = preview_uri(own)
        page.meta = meta

    def take_over(self, page: Page, markdown: str, files: Files) -> str:
        """Render the page if it is ours, and return what is left for MkDocs to render."""
        if self._reader is None or page.file.src_uri not in self._pages:
            return markdown
        read = self._reader.read(markdown, page.file, files.get_file_from_path)
        if read is None:
            return markdown
        self._read[page.file.src_uri] = read
        return ""

    def for_page(self, page: Page) -> dict[str, Any]:
        """Return what to add to the template context of the page; nothing for a page that is not ours."""
        own = self._pages.get(page.file.src_uri)
        if own is None or not self._editions:
            return {"is_preview": self._is_preview}
        language = own.key.language or next(iter(self._editions))
        return {
            "config": self._configs[language],
            "dossier": {
                **self._dossier(own.key, self._editions[language]),
                "head": self._head(own, self._editions[language]),
                "preview": self._preview.bar(own.key) if self._preview else None,
            },
            "is_preview": self._is_preview,
        }

    def content(self, page: Page, html: str) -> str:
        """Return the content of the page, in the preview with what was found in it."""
        own = self._pages.get(page.file.src_uri)
        read = self._read.pop(page.file.src_uri, None)
        if read:
            html, page.toc = read.html, get_toc(read.contents)
            page.present_anchor_ids, page.links_to_anchors = read.ids, read.anchors
        return self._preview.content(own.key, html) if self._preview and own else html

    def _head(self, page: MarkdownPage, edition: Edition) -> dict[str, Any]:
        """Return what programs read in the head of the page; nothing where only the preview has it."""
        if page.source_uri in self._preview_pages:
            return {"metas": [], "jsonld": "", "feed": ""}
        others = [
            other
            for other in self._editions.values()
            if page.key.language
            and other is not edition
            and page.key.in_language(other.language) in self._keys - self._missing
        ]
        crumbs = [(title, edition.addresses.published(key)) for title, key in self._trail(page.key, edition)]
        return {
            "metas": head_metas(page, edition),
            "jsonld": page_jsonld(page, edition, others, crumbs),
            "feed": edition.addresses.relative(page.key, feed_uri(edition.language))
            if edition.settings.site_url
            else "",
        }

    def for_missing_page(self) -> list[dict[str, str]]:
        """Return what the page for addresses that lead nowhere says in each language."""
        return [
            {
                "language": edition.language,
                "title": edition.words("There is no such page"),
                "text": edition.words(
                    "The address may be mistyped, or the page has moved. Every topic, source and quotation can be reached from the home page."
                ),
                "line": edition.words("To the home page"),
                "home": edition.addresses.published(edition.key("home")),
            }
            for edition in self._editions.values()
        ]

    def _dossier(self, key: PageKey, edition: Edition) -> dict[str, Any]:
        file = edition.settings.file
        home = edition.key("home")
        return {
            "language": edition.language,
            "direction": direction_of(edition.language),
            "title": escape(edition.title),
            "home_url": edition.addresses.url(key, home),
            "search_url": edition.addresses.url(key, edition.key("search")),
            "downloads_url": edition.addresses.url(key, edition.key("downloads")),
            "corrections_url": edition.addresses.url(key, edition.key("corrections")),
            "release": escape(release_words(edition)),
            "sections": self._sections(key, edition),
            "languages": [self._language(key, other) for other in self._editions.values()],
            "revised": format_day(file.revised_day, edition.language),
            "made_by": escape(file.made_by.get(edition.language)),
            "contact": file.contact or self._issues_url(),
            "crumbs": self._crumbs(key, edition),
            "words": _WordMap(edition),
        }

    def _issues_url(self) -> str:
        """Return where readers reach the makers if the dossier names no contact: the repository's list of issues."""
        repository = self._config.repo_url
        return repository.rstrip("/") + "/issues" if repository else ""

    def _sections(self, key: PageKey, edition: Edition) -> list[dict[str, Any]]:
        active = SECTION_OF.get(key.kind, key.kind)
        return [
            {
                "title": escape(item.title),
                "url": edition.addresses.url(key, item.key),
                "active": item.key.kind == active,
            }
            for item in navigation(edition)
        ]

    def _language(self, key: PageKey, edition: Edition) -> dict[str, Any]:
        counterpart = key.in_language(edition.language) if key.language else edition.key("home")
        if counterpart not in self._keys:
            counterpart = edition.key("home")
        site_url = self._config.site_url or ""
        published = edition.addresses.published(counterpart)
        return {
            "code": edition.language,
            "name": own_name(edition.language),
            "url": edition.addresses.url(key, counterpart),
            "absolute_url": site_url.rstrip("/") + "/" + published if site_url else "",
            "current": edition.language == key.language,
            "missing": counterpart in self._missing,
        }

    def _crumbs(self, key: PageKey, edition: Edition) -> list[dict[str, Any]]:
        return [
            {"title": title, "url": edition.addresses.url(key, target)}
            for title, target in self._trail(key, edition)
        ]

    def _trail(self, key: PageKey, edition: Edition) -> list[tuple[str, PageKey]]:
        """Return title and page of each step on the way from the home page to a page below a section."""
        section = SECTION_OF.get(key.kind, key.kind if key.id else "")
        if not section:
            return []
        parent = edition.key(section)
        titles = {item.key: item.title for item in navigation(edition)}
        return [(edition.words("Home"), edition.key("home")), (titles[parent], parent)]

    def _config_for(self, edition: Edition) -> MkDocsConfig:
        """Return a copy of the configuration whose theme speaks the language.

        Copies of MkDocs' theme share their variables, so the theme is copied deeply.
        """
        config = copy.copy(self._config)
        config["theme"] = copy.deepcopy(self._config.theme)
        config["theme"]["language"] = edition.language
        config["site_name"] = str(escape(edition.title))
        return config


class _WordMap(dict[str, str]):
    """Interface words for theme templates: whatever is asked for is translated."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self._words = edition.words

    def __missing__(self, message: str) -> str:
        return self._words(message)

    def get(self, message: str, default: str | None = None) -> str:  # type: ignore[override]  # every word exists
        """Return the word in the language."""
        return self._words(message) or default or message
