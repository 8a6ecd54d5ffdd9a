"""`check` and `explain`: what is wrong in a dossier, and what each finding means."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

import click

from dossier.cli.shared import check_project, did_you_mean, has_colour, project_option, severities_of
from dossier.curating.agree import agree
from dossier.curating.editing import save_edits
from dossier.curating.fixing import find_fixes
from dossier.explanations import EXPLANATIONS
from dossier.report import escape, exit_code, render, without_notes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dossier.curating.fixing import Fix
    from dossier.pipeline import Checked
    from dossier.report import Format

AGREED_CODE = "language-changed-alone"
"""What `--agree` settles."""


@click.command()
@project_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="For people, programs, code scanning, or the annotations of GitHub.",
)
@click.option(
    "--notes",
    is_flag=True,
    help="List notes, too: what is worth a look and stops nothing. JSON and SARIF have them.",
)
@click.option(
    "--fix", is_flag=True, help="Mend what is safe to mend first: typesetting of quotations, order, form."
)
@click.option("--dry-run", is_flag=True, help="With --fix: show the changes and write nothing.")
@click.option("--agree", "is_agreed", is_flag=True, help="Keep all paragraphs as agreed in all languages.")
def check(
    project: Path | None, form: Format, *, notes: bool, fix: bool, dry_run: bool, is_agreed: bool
) -> None:
    """Check articles and content, and report every problem with its place.

    Exit code 1 if any finding is an error. With --fix, what only differs in form is mended in the files, one after the
    other and each at once; what was changed is said beside the report. With --agree, paragraphs that changed in one
    language only are taken as right, and content/agreed.json keeps that.
    """
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix.")
    checked = check_project(project, keeps_sentences=False)
    if fix and checked.settings:
        fixes = find_fixes(checked.corpus, checked.proofs, checked.settings)
        if dry_run:
            _show_diffs(fixes)
            return
        save_edits(checked.settings.project, (item.edit for item in fixes))
        _tell_fixes(fixes)
        checked = check_project(project, keeps_sentences=False) if fixes else checked
    if is_agreed:
        checked = _agree(checked)
    severities = severities_of(checked.settings)
    serious = without_notes(checked.findings, severities)
    shown = checked.findings if notes or form in {"json", "sarif"} else serious
    click.echo(render(shown, form, severities=severities, colour=form == "text" and has_colour()))
    if form == "text" and len(shown) < len(checked.findings):
        click.echo(f"beside {len(checked.findings) - len(shown)} notes; `dossier check --notes` lists them")
    sys.exit(exit_code(checked.findings, severities))


def _show_diffs(fixes: Sequence[Fix]) -> None:
    for item in fixes:
        click.echo("\n".join(map(escape, item.edit.diff.splitlines())))
    click.echo(
        f"{_count(fixes)} would be changed; nothing was written." if fixes else "Nothing to mend.", err=True
    )


def _tell_fixes(fixes: Sequence[Fix]) -> None:
    for item in fixes:
        for words in item.what:
            click.echo(f"{escape(item.edit.path)}: mended: {escape(words)}", err=True)
    click.echo(f"{_count(fixes)} changed." if fixes else "Nothing to mend.", err=True)


def _count(fixes: Sequence[Fix]) -> str:
    return f"{len(fixes)} file{'' if len(fixes) == 1 else 's'}"


def _agree(checked: Checked) -> Checked:
    """Keep the paragraphs as they are, unless anything else is wrong, and return what is left to report."""
    left = tuple(finding for finding in checked.findings if finding.code != AGREED_CODE)
    if checked.settings is None or exit_code(left, severities_of(checked.settings)):
        click.echo("Nothing was agreed, because there are errors.", err=True)
        return checked
    path = agree(checked.corpus, checked.settings)
    click.echo(f"The paragraphs are agreed as they are: {path}", err=True)
    return checked._replace(findings=left)


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
