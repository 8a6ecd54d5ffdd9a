"""The command line: options in, report and exit code out. One module for each command or two.

Exit codes: 0 clean, 1 findings of level error (or nothing found), 2 wrong use or environment. Reports go to standard
output, what is said beside them to standard error. Colour and progress bars appear on a terminal only.
"""

from __future__ import annotations

import errno
import io
import sys
from typing import Any

import click

from dossier import __version__
from dossier.cli.add import add
from dossier.cli.check import check, explain
from dossier.cli.coverage import coverage
from dossier.cli.export import export
from dossier.cli.licences import licences
from dossier.cli.new import new
from dossier.cli.quote import quote
from dossier.cli.release import release
from dossier.cli.schemas import schemas
from dossier.cli.suggest import suggest
from dossier.cli.write import build, write
from dossier.errors import DossierError
from dossier.report import EXIT_WRONG_USE, escape


class Stopped(click.ClickException):
    """Show why the run ends, without a traceback."""

    exit_code = EXIT_WRONG_USE

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and what to do about it."""
        super().__init__("\n".join((escape(message), *([f"Hint: {escape(hint)}"] if hint else []))))


class Commands(click.Group):
    """The commands; turns what ends a run into a message."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except DossierError as error:
            raise Stopped(error.message, error.hint) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output went away; click ends quietly
                raise
            where = f": '{error.filename}'" if error.filename else ""
            raise Stopped(f"{error.strerror or error}{where}") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Turn archived news articles into a curated, cited, bilingual dossier website."""


for command in (
    new,
    add,
    quote,
    suggest,
    check,
    explain,
    coverage,
    write,
    build,
    export,
    release,
    schemas,
    licences,
):
    commands.add_command(command)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    commands(prog_name="dossier")
