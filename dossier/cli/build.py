"""`build`: the site. Where it is as it should be, nothing that makes sites is loaded, which would take most of the time."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.cli.shared import find_project, project_option
from dossier.publishing import cache_site

drafts_option = click.option(
    "--drafts", is_flag=True, help="Publish articles that nobody has curated yet, too, marked as drafts."
)


@click.command()
@click.argument(
    "folder", metavar="[DIR]", default=Path("site"), type=click.Path(file_okay=False, path_type=Path)
)
@project_option
@click.option("--offline", is_flag=True, help="Link to files (page.html), for a site that is read from disk.")
@drafts_option
@click.option("--strict", is_flag=True, help="Let warnings stop the build, too.")
@click.option(
    "--complete",
    is_flag=True,
    help="Add what takes minutes: the editions as page, EPUB and PDF, and an archive of the site for reading from disk.",
)
def build(
    folder: Path, project: Path | None, *, offline: bool, drafts: bool, strict: bool, complete: bool
) -> None:
    """Build the site with MkDocs into DIR (`site` by itself), all at once.

    A build that fails leaves the site as it was. The page of downloads names the editions and the archive only in a site
    that was built with --complete.
    """
    root = find_project(project).resolve()
    flags = (f"offline={offline}", f"drafts={drafts}", f"strict={strict}")
    asked = cache_site.Build(root, folder.resolve(), flags)
    inputs = "" if complete else cache_site.digest_inputs(asked)
    if cache_site.is_current(asked, inputs):
        click.echo(f"The site is in {folder}; nothing has changed since it was built")
        return
    from dossier.cli.write import make_site  # noqa: PLC0415  # takes most of a second to load

    site = make_site(root, asked.target, offline=offline, drafts=drafts, strict=strict, complete=complete)
    if site:
        cache_site.remember(asked, inputs, site)
    click.echo(f"The site is in {folder}")
