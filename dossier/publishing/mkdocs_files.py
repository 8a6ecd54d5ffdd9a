"""Pages to MkDocs: virtual files, a short navigation, and the preview images.

With `dossier.plugin` and `mkdocs_pages` the only module that knows MkDocs.
"""

from __future__ import annotations

import functools
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from dossier.model.finding import Severity
from dossier.publishing.files import publish, to_bytes, with_front_matter
from dossier.publishing.previews import can_draw, draw_preview, load_faces, preview_key, preview_uri
from dossier.publishing.search.files import FOLDER as SEARCH_FOLDER
from dossier.text.lemmas import forget_dictionaries
from dossier.writing.files import SITEMAP_URI

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping, Sequence

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
    *,
    cache: Cache,
    remembered: MutableMapping[str, str],
) -> Files:
    """Return MkDocs' files with ours in place of those of the content folder, which stays unpublished.

    Arguments:
        pages: what writing gave.
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
    published = publish(pages, editions, for_site=True, more=more, kept=made_before, remembered=remembered)
    if shown is None:  # a preview soon asks again
        forget_dictionaries()
    if shown and not shown.exports:
        shown.exports.update(
            (uri, content)
            for uri, content in published.files.items()
            if not uri.startswith(f"{SEARCH_FOLDER}/")
        )
    for page in (*published.pages, *(shown.pages if shown else ())):
        result.append(_page_file(config, page))
    for uri, content in published.files.items():
        result.append(to_file(config, uri, to_bytes(content)))
    for uri, image in ({} if shown else _previews(pages, editions, config, cache)).items():
        result.append(File.generated(config, uri, content=image))
    return result


def _page_file(config: MkDocsConfig, page: MarkdownPage) -> File:
    """Return the file of a page, its text as bytes: those of all pages at once take half the memory of strings."""
    file = File.generated(config, page.source_uri, content=with_front_matter(page).encode())
    if page.edit_path and config.repo_url:
        file.edit_uri = f"../{page.edit_path}"
    return file


def to_file(config: MkDocsConfig, uri: str, content: bytes) -> File:
    """Return a file of the site; Markdown that is to be published as it is must not look like a page to MkDocs."""
    if not uri.endswith(".md"):
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
