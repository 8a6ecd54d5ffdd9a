"""`suggest`: what a curator could look at next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from dossier.cli.shared import (
    check_project,
    format_option,
    mention_errors,
    project_option,
    refuse_without_settings,
    working,
)
from dossier.curating.suggest import suggest as find_suggestions
from dossier.curating.suggest import to_data, to_text
from dossier.curating.suggestion import find_subject
from dossier.report import escape

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("topic", required=False)
@project_option
@format_option
@click.option(
    "--most", type=click.IntRange(min=1), default=5, show_default=True, help="How many of each kind."
)
def suggest(topic: str | None, project: Path | None, format: str, most: int) -> None:  # noqa: A002  # the word of the option
    """Suggest what to look at next, for TOPIC (a topic, name or term, by id or word) or for the whole dossier.

    Sentences that nothing uses yet, statements of two sources that may be the same and share no point, words that are
    nearly the spelling of a name, words without an entry, and points that rest on one voice. JSON has all of them.
    """
    checked = check_project(project)
    settings = refuse_without_settings(checked.settings, checked.findings)
    subject = find_subject(topic, checked.corpus) if topic else None
    with working("Looking"):
        found = find_suggestions(checked.corpus, checked.proofs, settings.languages, subject)
    if format == "json":
        click.echo(json.dumps(to_data(found), indent=2))
    elif found:
        click.echo("\n".join(map(escape, to_text(found, most).splitlines())))
    else:
        click.echo("Nothing to suggest.")
    mention_errors(settings, checked.findings)
