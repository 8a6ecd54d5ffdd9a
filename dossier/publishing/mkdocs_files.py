"""Pages to MkDocs: virtual files, a short navigation, and the preview images.

With `dossier.plugin` and `mkdocs_pages` the only module that knows MkDocs.
"""

from __future__ import annotations

import functools
import logging
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jinja2 import FileSystemLoader
from mkdocs.structure.files import File, Files

from dossier.model.finding import Severity
from dossier.publishing.files import publish, to_bytes
from dossier.publishing.previews import (
    can_draw,
    draw_preview,
    forget_words,
    load_faces,
    preview_key,
    preview_uri,
)
from dossier.publishing.search.files import FOLDER as SEARCH_FOLDER
from dossier.publishing.spool import give_back_memory
from dossier.writing.files import SITEMAP_URI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

    from dossier.cache import Cache
    from dossier.model.page import MarkdownPage
    from dossier.publishing.preview import Shown
    from dossier.publishing.previews import Faces
    from dossier.publishing.spool import Fetch, PageSpool
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


class WaitingFile(File):
    """A file whose content is fetched each time that MkDocs or a plugin asks for it."""

    fetch: Fetch = bytes
    digest = ""
    """Of a page: the SHA-256 of its text."""
    is_there = False
    """Whether the site has the file already."""
    is_page = False
    """Whether MkDocs has to make a page of it; what is finished it only has to copy."""

    def is_documentation_page(self) -> bool:
        """Tell whether MkDocs has to make a page of it, whatever its name: Markdown may be published as it is."""
        return self.is_page

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # as MkDocs calls it
        """Write the file, unless it is there."""
        if not self.is_there:
            super().copy_file(dirty)

    @property
    def src_path(self) -> str:
        """Return the path as MkDocs compares it."""
        return self.src_uri

    @src_path.setter
    def src_path(self, value: str) -> None:
        self.src_uri = value  # ours have forward slashes; to make sure takes longer than all else

    @property
    def _content(self) -> str | bytes | None:
        return self.fetch()

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.fetch = functools.partial(to_bytes, content or b"")


def is_ours_alone(config: MkDocsConfig) -> bool:
    """Tell whether what we make is what is published: no other plugin changes it, and the configuration leaves nothing out.

    Files that were taken from the site before are its files, too.
    """
    return len(config.plugins) == 1 and not config.exclude_docs and not config.draft_docs


class ThemeLoader(FileSystemLoader):
    """Finds every template, but lists none in hidden folders: MkDocs publishes none of Material's 14,500 icons there."""

    def list_templates(self) -> list[str]:
        """Return the paths of all templates outside hidden folders."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, inner, names in os.walk(place):
                inner[:] = [name for name in inner if not name.startswith(".")]
                below = Path(folder).relative_to(place)
                found.update((below / name).as_posix() for name in names)
        return sorted(found)


def list_quickly(theme: Theme) -> None:
    """Let MkDocs look through the theme without its hidden folders."""
    get_env = theme.get_env

    def get_quick_env() -> Environment:
        env = get_env()
        env.loader = ThemeLoader(theme.dirs)
        return env

    theme.get_env = get_quick_env  # type: ignore[method-assign]  # MkDocs has no hook before it lists the theme


def add_theme(config: MkDocsConfig) -> None:
    """Put the dossier's theme over Material's, and under a folder of the curator's own, unless it is that folder."""
    list_quickly(config.theme)
    if THEME.resolve() not in (Path(folder).resolve() for folder in config.theme.dirs):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


class SiteBefore(Protocol):
    """The site that an earlier build made."""

    def take(self, uri: str, digest: str, target: str) -> bool:
        """Let the target be the earlier file, if that is as a new one would be; tell whether it is.

        Arguments:
            uri: the path of the file below the site.
            digest: the SHA-256 of what it has to hold.
            target: where it is to be.

        """


class FileMaker:
    """Makes MkDocs' files of ours."""

    def __init__(self, config: MkDocsConfig, spool: PageSpool, earlier: SiteBefore | None) -> None:
        """Make files for the site that is configured.

        Arguments:
            config: the configuration of MkDocs.
            spool: the texts of the pages, and room for everything else.
            earlier: the site before, where files may be taken from it.

        """
        self._config = config
        self._spool = spool
        self._earlier = earlier
        self.digests: dict[str, str] = {}
        """The SHA-256 of what was settled, by path below the site."""

    def page(self, page: MarkdownPage) -> WaitingFile:
        """Return the Markdown of a page."""
        # further pages, and those that were written once more
        if page.body or page.source_uri not in self._spool.texts:
            self._spool.take(page)
        text = self._spool.texts[page.source_uri]
        file = self._at(page.source_uri)
        file.is_page = True
        file.fetch, file.digest = text
        if page.edit_path and self._config.repo_url:
            file.edit_uri = f"../{page.edit_path}"
        return file

    def file(self, uri: str, content: bytes) -> WaitingFile:
        """Return a file that is published as it is."""
        file = self.empty(uri)
        self.fill(file, content)
        return file

    def fill(self, file: WaitingFile, content: bytes) -> str:
        """Let the file hold the content, and return the SHA-256 of it."""
        digest = sha256(content).hexdigest()
        self.settle(file, digest, lambda: content)
        return digest

    def empty(self, uri: str) -> WaitingFile:
        """Return a file that is yet to be settled; Markdown beside a page must not take the name of what that is made of."""
        file = self._at(f"{uri}.txt" if uri.endswith(".md") else uri)
        file.dest_uri = uri
        return file

    def settle(self, file: WaitingFile, digest: str, find: Callable[[], bytes | None]) -> bool:
        """Let the file be as it is published; tell whether its content is there.

        Making thousands of files anew takes long, so what stays the same is taken from the site before.

        Arguments:
            file: the file.
            digest: the SHA-256 of its content.
            find: gives the content where the site before does not have it.

        """
        target = f"{self._config.site_dir}/{file.dest_uri}"
        self.digests[file.dest_uri] = digest
        if self._earlier and self._earlier.take(file.dest_uri, digest, target):
            file.is_there, file.fetch = True, lambda: Path(target).read_bytes()
            return True
        content = find()
        if content is not None:
            file.fetch = self._spool.put(content)
        return content is not None

    def _at(self, uri: str) -> WaitingFile:
        file = WaitingFile.generated(self._config, uri, content=b"")
        assert isinstance(file, WaitingFile)  # MkDocs promises no more than a file
        return file


def to_files(  # noqa: PLR0913  # everything that a site is made of
    pages: Sequence[MarkdownPage],
    editions: Sequence[Edition],
    files: Files,
    config: MkDocsConfig,
    shown: Shown | None = None,
    more: Mapping[str, bytes] | None = None,
    *,
    cache: Cache,
    remembered: MutableMapping[str, str],
    maker: FileMaker,
) -> Files:
    """Return MkDocs' files with ours in place of those of the content folder, which stays unpublished.

    Arguments:
        pages: what writing gave, without texts.
        editions: the dossier in each of its languages.
        files: what MkDocs has found.
        config: the configuration of MkDocs.
        shown: what only the preview shows; None for a site that is published.
        more: files that take long to make and were made before, by path below the site.
        cache: images of earlier builds.
        remembered: small results of earlier builds of the same program; what is new is added.
        maker: makes files.

    """
    kept = (file for file in files if file.src_dir != config.docs_dir)
    result = Files([file for file in kept if shown or file.src_uri != PREVIEW_STYLE])
    # MkDocs' own sitemap names no counterparts and is dated by the clock.
    config.theme.static_templates.discard(SITEMAP_URI)
    made_before = shown.exports if shown else None
    for file in () if shown else _previews(pages, editions, config, cache, remembered, maker):
        result.append(file)
    forget_words()
    give_back_memory()
    published = publish(
        pages,
        editions,
        for_site=True,
        more=more,
        kept=made_before,
        remembered=remembered,
        asks_again=shown is not None,
    )
    if shown and not shown.exports:
        shown.exports.update(
            (uri, content)
            for uri, content in published.files.items()
            if not uri.startswith(f"{SEARCH_FOLDER}/")
        )
    for page in (*published.pages, *(shown.pages if shown else ())):
        result.append(maker.page(page))
    for uri, content in published.files.items():
        result.append(maker.file(uri, to_bytes(content)))
    return result


def _previews(  # everything that images are made of, and what saves making them
    pages: Sequence[MarkdownPage],
    editions: Sequence[Edition],
    config: MkDocsConfig,
    cache: Cache,
    remembered: MutableMapping[str, str],
    maker: FileMaker,
) -> Iterator[File]:
    """Yield each preview image; none without an address of the site, which their links need."""
    fonts = next((path for folder in config.theme.dirs if (path := Path(folder, FONTS)).is_dir()), None)
    if not config.site_url or fonts is None:
        return
    faces = functools.cache(lambda: load_faces(fonts))
    titles = {edition.language: edition.title for edition in editions}
    for page in filter(can_draw, pages):
        title = titles.get(page.key.language, page.title)
        key, draw = preview_key(page, title, fonts), functools.partial(_draw, page, title, faces)
        made = functools.partial(cache.made, key, draw)
        file = maker.empty(preview_uri(page))
        if digest := remembered.get(f"image {key}"):
            cache.use(key)
            maker.settle(file, digest, made)
        else:
            remembered[f"image {key}"] = maker.fill(file, made())
        yield file


def _draw(page: MarkdownPage, title: str, faces: Callable[[], Faces]) -> bytes:
    return draw_preview(page, title, faces())


def home_uris(pages: Sequence[MarkdownPage]) -> list[str]:
    """Return MkDocs' navigation: the root page and each language's home; the theme shows the sections."""
    return [page.source_uri for page in pages if page.key.kind in ("root", "home")]
