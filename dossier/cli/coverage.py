"""`coverage`: how the sentences of each article are accounted for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from dossier.cli.shared import (
    check_project,
    did_you_mean,
    format_option,
    mention_errors,
    project_option,
    refuse_without_settings,
)
from dossier.curating import coverage as coverage_report
from dossier.report import escape

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@project_option
@format_option
@click.option("--missing", is_flag=True, help="List the sentences that are missing or partly covered.")
def coverage(sources: tuple[str, ...], project: Path | None, format: str, *, missing: bool) -> None:  # noqa: A002  # the word of the option
    """Show how the sentences of each article are accounted for.

    Without SOURCE, all of them. A sentence is cited, set aside, partly cited or missing; `accounted` is the share that
    is not missing, `quoted` the share of the article's words that passages quote.
    """
    checked = check_project(project)
    refuse_without_settings(checked.settings, checked.findings)
    known = checked.proofs.coverage
    for source in sources:
        if source not in known:
            raise click.UsageError(f"There is no source '{source}'.{did_you_mean(source, known)}")
    chosen = {source: known[source] for source in dict.fromkeys(sources or known)}
    rows = coverage_report.count_rows(chosen)
    open_sentences = coverage_report.open_sentences(chosen, checked.corpus) if missing else ()
    if format == "json":
        click.echo(json.dumps(coverage_report.to_data(rows, open_sentences), indent=2))
    else:
        click.echo(coverage_report.to_table(rows))
        if open_sentences:
            click.echo("\n" + "\n".join(map(escape, coverage_report.to_lines(open_sentences).splitlines())))
    mention_errors(checked.settings, checked.findings)
