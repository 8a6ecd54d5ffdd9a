"""What the commands share: finding the dossier, its options, and how a run shows progress and ends."""

from __future__ import annotations

import difflib
import itertools
import os
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier.errors import DossierError
from dossier.model.progress import nobody
from dossier.report import EXIT_ERRORS, exit_code, render, summarise, without_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.model.finding import Finding
    from dossier.model.progress import Tell
    from dossier.pipeline import Checked
    from dossier.settings import Settings

MOMENT_SECONDS = 0.5
STEP_SECONDS = 0.2
SETTINGS_FILE = Path("content", "dossier.yml")

project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the dossier.  [default: the nearest one upwards that holds content/dossier.yml]",
)
format_option = click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or programs.",
)


def find_project(given: Path | None) -> Path:
    """Return the folder of the dossier: the one given, or the nearest one upwards."""
    if given is not None:
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise DossierError(
        f"There is no {SETTINGS_FILE.as_posix()} in this folder or above it.",
        hint="Go to the folder of a dossier, or name it with --project.",
    )


def check_project(given: Path | None, *, show_drafts: bool = False, keeps_sentences: bool = True) -> Checked:
    """Read and check the dossier, as it is published with or without its drafts."""
    from dossier import pipeline  # noqa: PLC0415  # a build that finds its site as it should be loads none of it

    project = find_project(given)
    with working("Checking") as tell:
        return pipeline.check(project, show_drafts=show_drafts, tell=tell, keeps_sentences=keeps_sentences)


@contextmanager
def working(label: str) -> Iterator[Tell]:
    """Show on a terminal how far the work is, once it takes longer than a moment; gives what has to be told."""
    if not sys.stderr.isatty():
        yield nobody
        return
    progress = _Progress(label)
    drawing = threading.Thread(target=progress.draw, daemon=True)
    drawing.start()
    try:
        yield progress.tell
        progress.is_whole = True
    finally:
        progress.ended.set()
        drawing.join()


class _Progress:
    """What is being done, told by one thread and drawn by another, so that telling costs next to nothing."""

    def __init__(self, label: str) -> None:
        self._now = (label, 0, 0)
        self.ended = threading.Event()
        self.is_whole = False
        """Whether the work came to its end, and was not broken off."""

    def tell(self, what: str, done: int, total: int) -> None:
        """Keep how far the work is."""
        self._now = (what, done, total)

    def draw(self) -> None:
        """Draw one bar for each kind of work until it has ended."""
        self.ended.wait(MOMENT_SECONDS)
        while not self.ended.is_set():
            what, _, total = self._now
            endless = itertools.count()
            with click.progressbar(None if total else endless, total or None, what, file=sys.stderr) as bar:
                self._follow(bar, what)

    def _follow(self, bar: Any, what: str) -> None:
        """Move the bar on until this kind of work is over."""
        while not self.ended.wait(STEP_SECONDS) and self._now[0] == what:
            bar.update(self._now[1] - bar.pos if self._now[2] else 1)
        if bar.length and (self.is_whole or not self.ended.is_set()):
            bar.update(bar.length - bar.pos)


def severities_of(settings: Settings | None) -> dict[str, str]:
    """Return the severities that the dossier changes."""
    return {**settings.file.severities} if settings else {}


def refuse_without_settings(settings: Settings | None, findings: tuple[Finding, ...]) -> Settings:
    """Return the settings; end the run with the findings where they cannot be read."""
    if settings is None:
        click.echo(render(findings, severities={}, colour=has_colour(sys.stderr)), err=True)
        sys.exit(EXIT_ERRORS)
    return settings


def mention_errors(settings: Settings | None, findings: tuple[Finding, ...]) -> None:
    """Say beside a report that there are errors, because they may change its figures."""
    severities = severities_of(settings)
    if exit_code(findings, severities):
        click.echo(f"{summarise(findings, severities)}: `dossier check` shows them", err=True)


def stop_on_errors(settings: Settings | None, findings: tuple[Finding, ...], consequence: str) -> None:
    """Show errors and warnings beside the output; end the run, naming the consequence, if any is an error."""
    severities = severities_of(settings)
    if serious := without_notes(findings, severities):
        click.echo(render(serious, severities=severities, colour=has_colour(sys.stderr)), err=True)
    if code := exit_code(findings, severities):
        click.echo(consequence, err=True)
        sys.exit(code)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest known word, or nothing."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f" Did you mean '{close[0]}'?" if close else ""


def has_colour(stream: Any = None) -> bool:
    """Tell whether the stream (standard output by itself) is a terminal that wants colour."""
    is_wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return is_wanted and bool((stream or sys.stdout).isatty())
