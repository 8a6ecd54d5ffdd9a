"""`check` and `explain`: what is wrong in a dossier, and what each finding means."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

import click

from dossier.cli.shared import check_project, did_you_mean, has_colour, project_option, severities_of
from dossier.explanations import EXPLANATIONS
from dossier.report import exit_code, render, without_notes

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.report import Format


@click.command()
@project_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, programs, or the annotations of GitHub.",
)
@click.option(
    "--notes", is_flag=True, help="List notes, too: what is worth a look and stops nothing. JSON has them."
)
def check(project: Path | None, form: Format, *, notes: bool) -> None:
    """Check articles and content, and report every problem with its place.

    Exit code 1 if any finding is an error.
    """
    checked = check_project(project)
    severities = severities_of(checked.settings)
    serious = without_notes(checked.findings, severities)
    shown = checked.findings if notes or form == "json" else serious
    click.echo(render(shown, form, severities=severities, colour=form == "text" and has_colour()))
    if form == "text" and len(shown) < len(checked.findings):
        click.echo(f"beside {len(checked.findings) - len(shown)} notes; `dossier check --notes` lists them")
    sys.exit(exit_code(checked.findings, severities))


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain the finding CODE: what it means, why it matters, how to mend it.

    Without CODE, list all codes.
    """
    if code is None:
        width = max(map(len, EXPLANATIONS))
        for name, explanation in sorted(EXPLANATIONS.items()):
            click.echo(f"{name.ljust(width)}  {explanation.severity:7}  {explanation.title}")
        return
    if code not in EXPLANATIONS:
        raise click.UsageError(f"There is no finding code '{code}'.{did_you_mean(code, EXPLANATIONS)}")
    explanation = EXPLANATIONS[code]
    click.echo(f"{code} ({explanation.severity}): {explanation.title}\n")
    click.echo(textwrap.fill(explanation.text, 80) + "\n")
    click.echo(textwrap.indent(explanation.example, "    "))
