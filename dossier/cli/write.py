"""`write`: the pages as plain files; and the whole site, which `build` asks for."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier import pipeline
from dossier.cli.build import drafts_option
from dossier.cli.export import make_editions
from dossier.cli.shared import (
    find_project,
    project_option,
    severities_of,
    stop_on_errors,
    working,
)
from dossier.publishing.engines import ENGINES, engine_files, for_engine
from dossier.publishing.files import public_pages, publish, to_bytes
from dossier.publishing.folder import write_folder
from dossier.publishing.site import Order, build_site, pack_site
from dossier.report import exit_code, without_notes
from dossier.text.styles import MISSING_STYLES, can_set_references
from dossier.writing.files import OFFLINE_URI

if TYPE_CHECKING:
    from dossier.model.finding import Finding
    from dossier.settings import Settings


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@project_option
@click.option("--offline", is_flag=True, help="Link to files (page.html), for a site that is read from disk.")
@drafts_option
@click.option(
    "--site-url",
    envvar="SITE_URL",
    default="",
    help="Address of the site, for citations, feeds and linked data.  [environment: SITE_URL]",
)
@click.option(
    "--for",
    "engine",
    type=click.Choice(ENGINES),
    help="Write a project of this engine: its configuration, and the pages below docs/.",
)
def write(
    folder: Path, project: Path | None, *, offline: bool, drafts: bool, site_url: str, engine: str | None
) -> None:
    """Write all pages as plain Markdown files into DIR, and the data beside them.

    DIR is new, empty, or made by an earlier run: only what changed is written, and what is gone is removed. Nothing is
    written while there are errors.
    """
    root = find_project(project)
    with working("Writing pages"):
        written = pipeline.write(
            root, show_drafts=drafts, use_directory_urls=not offline, site_url=site_url, with_styles=True
        )
    stop_on_errors(written.settings, written.findings, "Nothing was written.")
    if not can_set_references():
        click.echo(MISSING_STYLES, err=True)
    with working("Writing files"):
        published = publish(written.pages, written.editions)
        if engine:
            published = published._replace(pages=for_engine(published.pages, written.editions))
        files = published.by_path()
        if engine:
            files = engine_files(files, published.pages, written.editions)
        changes = write_folder(files, folder)
    counts = (
        f"{len(changes.written)} written, {len(changes.removed)} removed, {len(changes.unchanged)} unchanged"
    )
    click.echo(f"{len(published.pages)} pages: {counts} in {folder}")


def make_site(root: Path, folder: Path, *, offline: bool, drafts: bool, strict: bool, complete: bool) -> str:
    """Build the site, and return a digest of it; nothing where there were warnings, which are to be shown each time."""
    made = _make_slow_files(root, strict=strict, drafts=drafts) if complete else {}
    warned: list[Finding] = []

    def report(settings: Settings | None, findings: tuple[Finding, ...]) -> None:
        stop_on_errors(settings, findings, "Nothing was built.")
        warned.extend(without_notes(findings, severities_of(settings)))

    if sys.stderr.isatty():
        click.echo("Building the site …", err=True)
    order = Order(report, drafts, made)
    with pipeline.few_collections():
        site = build_site(root, folder, order, offline=offline, strict=strict)
        gc.freeze()  # the process ends soon: going through its values for circles takes longer
    return "" if warned else site


def _make_slow_files(root: Path, *, strict: bool, drafts: bool) -> dict[str, bytes]:
    """Return the editions and the archive of the site, which holds them, too, by path below the site."""
    site_url = os.environ.get("SITE_URL", "")
    written = pipeline.write(root, show_drafts=drafts, site_url=site_url)
    if exit_code(
        written.findings, severities_of(written.settings)
    ):  # warnings are shown by the build that follows
        stop_on_errors(written.settings, written.findings, "Nothing was built.")
    with working("Making editions"):
        found = make_editions(public_pages(written.pages), written.editions)
    made = {uri: to_bytes(content) for uri, content in found.items()}
    with tempfile.TemporaryDirectory() as beside:
        offline = Path(beside, "site")
        build_site(root, offline, Order(_say_nothing, drafts, made), offline=True, strict=strict)
        made[OFFLINE_URI] = pack_site(offline, "dossier")
    return made


def _say_nothing(_settings: Settings | None, _findings: tuple[Finding, ...]) -> None:
    """Take the report of a build beside another one, which shows the same."""
