"""The command line: options in, report and exit code out. One module for each command or two.

Exit codes: 0 clean, 1 findings of level error (or nothing found), 2 wrong use or environment, 130 interrupted.
Reports go to standard output, what is said beside them to standard error. Colour and progress bars appear on a terminal only.
"""

from __future__ import annotations

import atexit
import errno
import gc
import io
import sys
from importlib import import_module
from typing import Any

import click

from dossier import __version__
from dossier.errors import DossierError
from dossier.report import EXIT_WRONG_USE, escape

COMMANDS = {
    "new": "new",
    "add": "add",
    "quote": "quote",
    "suggest": "suggest",
    "check": "check",
    "explain": "check",
    "coverage": "coverage",
    "write": "write",
    "build": "build",
    "export": "export",
    "release": "release",
    "schemas": "schemas",
    "licences": "licences",
}
"""The commands in the order of their use, and the module of each: only that of the command that runs is loaded."""

LOADING_OBJECTS = 20_000
"""New values after which Python looks for garbage in circles: loading a command makes many values, and none of these."""

EXIT_INTERRUPTED = 130
"""As shells count a command that Ctrl-C ended: 128 and the number of the signal."""


class Stopped(click.ClickException):
    """Show why the run ends, without a traceback."""

    exit_code = EXIT_WRONG_USE

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and what to do about it."""
        super().__init__("\n".join((escape(message), *([f"Hint: {escape(hint)}"] if hint else []))))


class Commands(click.Group):
    """The commands; turns what ends a run into a message."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"dossier.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command

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
        except KeyboardInterrupt:
            click.echo("Interrupted; every file is as it was or complete.", err=True)
            sys.exit(EXIT_INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Turn archived news articles into a curated, cited, bilingual dossier website."""


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(LOADING_OBJECTS, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)  # the process ends: going through its values for circles takes longer
    commands(prog_name="dossier")
