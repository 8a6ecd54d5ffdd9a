"""`release`: keep the state that is published now under a name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dossier.cli.shared import (
    check_project,
    has_colour,
    project_option,
    refuse_without_settings,
    severities_of,
)
from dossier.curating.release import changes_since, make_release, release_path, to_json
from dossier.report import EXIT_ERRORS, exit_code, render, summarise, without_notes
from dossier.saving import save

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.model.release import Release

STOPPING = "correction-missing"
"""The finding that stops a release whatever its severity: the release would make the change unseen."""


@click.command()
@click.argument("name")
@project_option
def release(name: str, project: Path | None) -> None:
    """Keep the published state as release NAME in content/releases/.

    Published passages, versions of points, dates of events and records of sources that change later ask for a reason in
    content/corrections.yml, and readers see both. The day is that of `revised` in content/dossier.yml. Nothing is written
    while there are errors, or while a change since the newest release lacks its reason.
    """
    checked = check_project(project)
    settings = refuse_without_settings(checked.settings, checked.findings)
    severities = severities_of(settings)
    stopping = [
        finding
        for finding in checked.findings
        if finding.code == STOPPING or exit_code([finding], severities)
    ]
    if stopping:
        click.echo(render(stopping, severities=severities, colour=has_colour(sys.stderr)), err=True)
        click.echo("Nothing was released.", err=True)
        sys.exit(EXIT_ERRORS)
    made = make_release(name, checked.corpus, checked.proofs, settings)
    path = release_path(settings, name)
    save(path, to_json(made).encode())
    click.echo(
        f"Release {made.name} of {made.day} is kept in {path.relative_to(settings.project).as_posix()}:"
    )
    click.echo(f"    {_contents(made)}")
    if checked.corpus.releases:
        changed = len(changes_since(made, checked.corpus))
        click.echo(
            f"    since {checked.corpus.releases[-1].name}: {changed} changed or gone, each with its reason"
        )
    if serious := without_notes(checked.findings, severities):
        click.echo(f"    `dossier check` still has {summarise(serious, severities)}")


def _contents(made: Release) -> str:
    counts = {
        "passage": len(made.passages),
        "version": len(made.versions),
        "date": len(made.dates),
        "source": len(made.sources),
    }
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts.items())
