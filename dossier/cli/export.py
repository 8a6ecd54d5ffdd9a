"""`export`: everything to take away as files, without a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier import pipeline
from dossier.cli.shared import find_project, project_option, stop_on_errors, working
from dossier.publishing.exports import export_files
from dossier.publishing.exports.editions import edition_files
from dossier.publishing.exports.pdf import MISSING_BOOKS, can_set_books
from dossier.publishing.folder import write_folder
from dossier.publishing.mkdocs_files import FONTS, THEME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.model.page import MarkdownPage
    from dossier.pipeline import Written
    from dossier.writing.edition import Edition

KINDS = {"references": "cite/", "data": "data/", "editions": "editions/"}
"""What can be asked for alone, and where it is."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@project_option
@click.option("--only", type=click.Choice(list(KINDS)), help="Write files of one kind alone.")
@click.option("--drafts", is_flag=True, help="Include articles that nobody has curated yet.")
@click.option(
    "--site-url",
    envvar="SITE_URL",
    default="",
    help="Address of the site, for citations, feeds and linked data.  [environment: SITE_URL]",
)
def export(folder: Path, project: Path | None, only: str | None, *, drafts: bool, site_url: str) -> None:
    """Write everything to take away into DIR: references, data, and the editions as page, EPUB and PDF.

    DIR is new, empty, or made by an earlier run: only what changed is written, and what is gone is removed. PDF books
    need the extra `editions`; setting them takes minutes.
    """
    root = find_project(project)
    with working("Reading"):
        written = pipeline.write(root, show_drafts=drafts, site_url=site_url)
    stop_on_errors(written.settings, written.findings, "Nothing was written.")
    with working("Writing files"):
        files = _files(written, KINDS[only] if only else "")
        changes = write_folder(files, folder)
    counts = (
        f"{len(changes.written)} written, {len(changes.removed)} removed, {len(changes.unchanged)} unchanged"
    )
    click.echo(f"{len(files)} files: {counts} in {folder}")


def _files(written: Written, start: str) -> Mapping[str, str | bytes]:
    """Return the files whose path begins so."""
    if start == KINDS["editions"]:
        return make_editions(written.pages, written.editions)
    found = export_files(written.pages, written.editions)
    if start:
        return {uri: content for uri, content in found.items() if uri.startswith(start)}
    return {**found, **make_editions(written.pages, written.editions)}


def make_editions(pages: Sequence[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str | bytes]:
    """Return the editions by path; say so where there are none in PDF."""
    if not can_set_books():
        click.echo(MISSING_BOOKS, err=True)
    return dict(edition_files(pages, editions, THEME / FONTS))
