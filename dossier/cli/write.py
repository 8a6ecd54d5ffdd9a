"""`write` and `build`: the pages as plain files, and the site."""

from __future__ import annotations

from pathlib import Path

import click

from dossier import pipeline
from dossier.cli.shared import check_project, find_project, project_option, stop_on_errors, working
from dossier.publishing.files import published_files
from dossier.publishing.folder import write_folder
from dossier.publishing.site import build_site


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@project_option
@click.option("--offline", is_flag=True, help="Link to files (page.html), for a site that is read from disk.")
@click.option(
    "--site-url",
    envvar="SITE_URL",
    default="",
    help="Address of the site, for citations, feeds and linked data.  [environment: SITE_URL]",
)
def write(folder: Path, project: Path | None, *, offline: bool, site_url: str) -> None:
    """Write all pages as plain Markdown files into DIR, and the data beside them.

    DIR is new, empty, or made by an earlier run: only what changed is written, and what is gone is removed. Nothing is
    written while there are errors.
    """
    root = find_project(project)
    with working("Writing pages"):
        written = pipeline.write(root, use_directory_urls=not offline, site_url=site_url)
    stop_on_errors(written.settings, written.findings, "Nothing was written.")
    with working("Writing files"):
        changes = write_folder(published_files(written.pages, written.editions), folder)
    counts = (
        f"{len(changes.written)} written, {len(changes.removed)} removed, {len(changes.unchanged)} unchanged"
    )
    click.echo(f"{len(written.pages)} pages: {counts} in {folder}")


@click.command()
@click.argument(
    "folder", metavar="[DIR]", default=Path("site"), type=click.Path(file_okay=False, path_type=Path)
)
@project_option
@click.option("--offline", is_flag=True, help="Link to files (page.html), for a site that is read from disk.")
@click.option("--strict", is_flag=True, help="Let warnings stop the build, too.")
def build(folder: Path, project: Path | None, *, offline: bool, strict: bool) -> None:
    """Build the site with MkDocs into DIR (`site` by itself), all at once.

    A build that fails leaves the site as it was.
    """
    root = find_project(project)
    checked = check_project(root)
    stop_on_errors(checked.settings, checked.findings, "Nothing was built.")
    build_site(root.resolve(), folder.resolve(), offline=offline, strict=strict)
    click.echo(f"The site is in {folder}")
