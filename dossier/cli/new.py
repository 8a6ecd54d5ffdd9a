"""`new`: a complete dossier in an empty folder, with a worked example or with the articles of a folder."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

import click

from dossier.cli.add import add_files, exit_code_of, report
from dossier.cli.shared import check_project
from dossier.curating.intake.adding import Options
from dossier.curating.new import Wishes, make_dossier, without_first_pages, without_interface
from dossier.report import EXIT_CLEAN, escape


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "articles",
    metavar="FOLDER",
    type=click.Path(exists=True, path_type=Path),
    help="Add all articles of this folder, as `dossier add` does, instead of the example.",
)
@click.option(
    "--languages",
    default="id,en",
    show_default=True,
    help="Of the site, with commas between them; the first is the default.",
)
@click.option(
    "--title", default="", help="Title of the dossier.  [default: that of the example, or the name of DIR]"
)
def new(folder: Path, articles: Path | None, languages: str, title: str) -> None:
    """Begin a dossier in DIR, a new or an empty folder.

    It has all that is needed to build, to check and to publish it. Without --from it holds a small invented example to
    look at. Exit code 1 if a file of --from could not be added.
    """
    codes = tuple(dict.fromkeys(code.strip() for code in languages.split(",") if code.strip()))
    if not codes:
        raise click.UsageError("Name at least one language, such as --languages en.")
    name = title or (
        folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() if articles else ""
    )
    files = make_dossier(folder, Wishes(codes, _today(), name, with_example=articles is None))
    click.echo(escape(f"A new dossier is in {folder}: {len(files)} files."))
    for what, missing in (
        ("interface words", without_interface(codes)),
        ("first pages", without_first_pages(codes)),
    ):
        if missing:
            click.echo(f"In {', '.join(missing)} the {what} are English for now.")
    code = EXIT_CLEAN
    if articles:
        click.echo("")
        outcomes, passed_over = add_files((articles,), check_project(folder), Options(), dry_run=False)
        report(outcomes, passed_over, is_dry=False)
        code = exit_code_of(outcomes)
    click.echo(
        f"\nNext:\n    cd {escape(str(folder))}\n    mkdocs serve        # the dossier at a printed address\n    dossier check       # what is wrong or open"
    )
    sys.exit(code)


def _today() -> datetime.date:
    """Return the day on which the dossier is begun; SOURCE_DATE_EPOCH sets it for builds that are to be repeated."""
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    if moment:
        return datetime.datetime.fromtimestamp(int(moment), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
