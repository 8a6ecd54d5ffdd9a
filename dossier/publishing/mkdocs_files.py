"""Pages to MkDocs: virtual files, a short navigation, and the preview images.

With `dossier.plugin` and `mkdocs_pages` the only module that knows MkDocs.
"""

from __future__ import annotations

import ctypes
import dataclasses
import functools
import logging
import os
import platform
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mkdocs.structure.files import File, Files

from dossier.model.finding import Severity
from dossier.publishing.files import publish, to_bytes, with_front_matter
from dossier.publishing.previews import can_draw, draw_preview, load_faces, preview_key, preview_uri
from dossier.publishing.search.files import FOLDER as SEARCH_FOLDER
from dossier.writing.files import SITEMAP_URI

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from dossier.model.page import MarkdownPage
    from dossier.publishing.cache import Cache
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


Fetch: TypeAlias = Callable[[], bytes]
"""Gives a content that waits elsewhere."""


class Shelf:
    """Contents on disk that wait for their turn: in memory, those of all pages take more than everything else."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed where the shelf is let go
        weakref.finalize(self, self._file.close)

    def put(self, content: bytes) -> Fetch:
        """Lay the content down, and return what gives it back."""
        place = self._file.seek(0, os.SEEK_END)
        self._file.write(content)
        return functools.partial(self._read, place, len(content))

    def _read(self, place: int, size: int) -> bytes:
        self._file.seek(place)
        return self._file.read(size)


class WaitingFile(File):
    """A file whose content is fetched each time that MkDocs or a plugin asks for it."""

    fetch: Fetch = bytes

    @property
    def _content(self) -> str | bytes | None:
        return self.fetch()

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.fetch = functools.partial(to_bytes, content or b"")


def add_theme(config: MkDocsConfig) -> None:
    """Put the dossier's theme over Material's, and under a folder of the curator's own, unless it is that folder."""
    if THEME.resolve() not in (Path(folder).resolve() for folder in config.theme.dirs):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


class Shelved(NamedTuple):
    """Pages while they wait for MkDocs."""

    pages: tuple[MarkdownPage, ...]
    """Without their text."""
    texts: Mapping[str, Fetch]
    """The whole text of each by its path."""
    shelf: Shelf


def shelve(pages: Sequence[MarkdownPage]) -> Shelved:
    """Lay the texts of the pages down."""
    shelf = Shelf()
    texts = {page.source_uri: shelf.put(with_front_matter(page).encode()) for page in pages}
    return Shelved(tuple(dataclasses.replace(page, body="", citation="") for page in pages), texts, shelf)


def give_back_memory() -> None:
    """Give the system back what was freed; the C library of Linux keeps it, although much more is not needed again."""
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).malloc_trim(0)


def to_files(
    shelved: Shelved,
    editions: Sequence[Edition],
    files: Files,
    config: MkDocsConfig,
    shown: Shown | None = None,
    more: Mapping[str, bytes] | None = None,
    *,
    cache: Cache,
    remembered: MutableMapping[str, str],
) -> Files:
    """Return MkDocs' files with ours in place of those of the content folder, which stays unpublished.

    Arguments:
        shelved: what writing gave.
        editions: the dossier in each of its languages.
        files: what MkDocs has found.
        config: the configuration of MkDocs.
        shown: what only the preview shows; None for a site that is published.
        more: files that take long to make and were made before, by path below the site.
        cache: images of earlier builds.
        remembered: small results of earlier builds of the same program; what is new is added.

    """
    kept = (file for file in files if file.src_dir != config.docs_dir)
    result = Files([file for file in kept if shown or file.src_uri != PREVIEW_STYLE])
    # MkDocs' own sitemap names no counterparts and is dated by the clock.
    config.theme.static_templates.discard(SITEMAP_URI)
    made_before = shown.exports if shown else None
    pages, texts, shelf = shelved
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
        # the page of downloads was written once more
        fetch = None if page.body else texts.get(page.source_uri)
        result.append(_page_file(config, page, fetch or shelf.put(with_front_matter(page).encode())))
    for uri, content in published.files.items():
        result.append(to_file(config, uri, shelf.put(to_bytes(content))))
    for uri, draw in ({} if shown else _previews(pages, editions, config, cache)).items():
        result.append(to_file(config, uri, draw))
    return result


def _page_file(config: MkDocsConfig, page: MarkdownPage, fetch: Fetch) -> File:
    file = _waiting(config, page.source_uri, fetch)
    if page.edit_path and config.repo_url:
        file.edit_uri = f"../{page.edit_path}"
    return file


def to_file(config: MkDocsConfig, uri: str, fetch: Fetch) -> File:
    """Return a file of the site; Markdown that is to be published as it is must not look like a page to MkDocs."""
    if not uri.endswith(".md"):
        return _waiting(config, uri, fetch)
    file = _waiting(config, f"{uri}.txt", fetch)
    file.dest_uri = uri
    return file


def _waiting(config: MkDocsConfig, uri: str, fetch: Fetch) -> File:
    file = WaitingFile.generated(config, uri, content=b"")
    assert isinstance(file, WaitingFile)  # MkDocs promises no more than a file
    file.fetch = fetch
    return file


def _previews(
    pages: Sequence[MarkdownPage], editions: Sequence[Edition], config: MkDocsConfig, cache: Cache
) -> dict[str, Fetch]:
    """Return what gives each preview image, by path; none without an address of the site, which their links need."""
    fonts = next((path for folder in config.theme.dirs if (path := Path(folder, FONTS)).is_dir()), None)
    if not config.site_url or fonts is None:
        return {}
    faces = functools.cache(lambda: load_faces(fonts))
    titles = {edition.language: edition.title for edition in editions}
    images: dict[str, Fetch] = {}
    for page in pages:
        if can_draw(page):
            title = titles.get(page.key.language, page.title)
            draw = functools.partial(_draw, page, title, faces)
            images[preview_uri(page)] = functools.partial(cache.made, preview_key(page, title, fonts), draw)
    return images


def _draw(page: MarkdownPage, title: str, faces: Callable[[], Faces]) -> bytes:
    return draw_preview(page, title, faces())


def home_uris(pages: Sequence[MarkdownPage]) -> list[str]:
    """Return MkDocs' navigation: the root page and each language's home; the theme shows the sections."""
    return [page.source_uri for page in pages if page.key.kind in ("root", "home")]
