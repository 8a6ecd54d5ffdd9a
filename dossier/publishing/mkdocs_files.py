"""Pages to MkDocs: virtual files, a short navigation, and the preview images.

With `dossier.plugin` and `mkdocs_pages` the only module that knows MkDocs.
"""

from __future__ import annotations

import functools
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader
from mkdocs.structure.files import File, Files

from dossier.model.finding import Severity
from dossier.publishing.files import publish, to_bytes, with_front_matter
from dossier.publishing.folder import take_same
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
    is_there = False
    """Whether the site has the file already."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # as MkDocs calls it
        """Write the file, unless it is there."""
        if not self.is_there:
            super().copy_file(dirty)

    @property
    def _content(self) -> str | bytes | None:
        return self.fetch()

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.fetch = functools.partial(to_bytes, content or b"")


def take_earlier(files: Files, earlier: Path) -> None:
    """Take those of our files from the earlier site that are the same there; making thousands anew takes long."""
    for file in files:
        if isinstance(file, WaitingFile) and not file.is_documentation_page():
            file.is_there = take_same(earlier / file.dest_uri, file.fetch(), Path(file.abs_dest_path))


def leaves_files_alone(config: MkDocsConfig) -> bool:
    """Tell whether no other plugin looks at finished pages or may write into the finished site.

    Files that were taken from the site before are its files, too.
    """
    return all(len(config.plugins.events[event]) <= 1 for event in ("post_page", "post_build"))


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
    spool: PageSpool,
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
        spool: the texts of the pages, and room for everything else.

    """
    kept = (file for file in files if file.src_dir != config.docs_dir)
    result = Files([file for file in kept if shown or file.src_uri != PREVIEW_STYLE])
    # MkDocs' own sitemap names no counterparts and is dated by the clock.
    config.theme.static_templates.discard(SITEMAP_URI)
    made_before = shown.exports if shown else None
    for uri, image in () if shown else _previews(pages, editions, config, cache):
        result.append(to_file(config, uri, spool.put(image)))
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
        # the page of downloads was written once more
        fetch = None if page.body else spool.texts.get(page.source_uri)
        result.append(_page_file(config, page, fetch or spool.put(with_front_matter(page).encode())))
    for uri, content in published.files.items():
        result.append(to_file(config, uri, spool.put(to_bytes(content))))
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
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each preview image; none without an address of the site, which their links need."""
    fonts = next((path for folder in config.theme.dirs if (path := Path(folder, FONTS)).is_dir()), None)
    if not config.site_url or fonts is None:
        return
    faces = functools.cache(lambda: load_faces(fonts))
    titles = {edition.language: edition.title for edition in editions}
    for page in filter(can_draw, pages):
        title = titles.get(page.key.language, page.title)
        draw = functools.partial(_draw, page, title, faces)
        yield preview_uri(page), cache.made(preview_key(page, title, fonts), draw)


def _draw(page: MarkdownPage, title: str, faces: Callable[[], Faces]) -> bytes:
    return draw_preview(page, title, faces())


def home_uris(pages: Sequence[MarkdownPage]) -> list[str]:
    """Return MkDocs' navigation: the root page and each language's home; the theme shows the sections."""
    return [page.source_uri for page in pages if page.key.kind in ("root", "home")]
