"""The command line: options in, report and exit code out.

Exit codes: 0 clean, 1 findings of level error (or nothing found), 2 wrong use or environment. Reports go to standard
output, what is said beside them to standard error. Colour and progress bars appear on a terminal only.
"""

from __future__ import annotations

import dataclasses
import difflib
import errno
import io
import itertools
import json
import os
import sys
import textwrap
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier import __version__, pipeline
from dossier.curating import coverage as coverage_report
from dossier.curating import schemas as record_schemas
from dossier.curating.quote import find_quote, to_yaml
from dossier.errors import DossierError
from dossier.explanations import EXPLANATIONS
from dossier.publishing.files import published_files
from dossier.publishing.folder import write_folder
from dossier.publishing.site import build_site
from dossier.report import EXIT_ERRORS, EXIT_WRONG_USE, escape, exit_code, render, summarise, without_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.curating.quote import Suggestion
    from dossier.model.finding import Finding
    from dossier.pipeline import Checked
    from dossier.report import Format
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
            raise Stopped(f"{error.strerror or error}: '{error.filename}'") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Turn archived news articles into a curated, cited, bilingual dossier website."""


@commands.command()
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


@commands.command()
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


@commands.command()
@click.argument("words", nargs=-1, required=True)
@project_option
@format_option
def quote(words: tuple[str, ...], project: Path | None, format: str) -> None:  # noqa: A002  # the word of the option
    """Find WORDS in the articles, and print the YAML that quotes them.

    WORDS may hold a slip or be a paraphrase. Exit code 1 if nothing is like them.
    """
    checked = check_project(project)
    settings = refuse_without_settings(checked.settings, checked.findings)
    with working("Searching"):
        suggestions = find_quote(" ".join(words), checked.corpus, checked.proofs)
    if format == "json":
        click.echo(json.dumps([dataclasses.asdict(item) for item in suggestions], indent=2))
    else:
        records = checked.corpus.sources
        for number, suggestion in enumerate(suggestions):
            own = records[suggestion.source].language if suggestion.source else ""
            languages = [language for language in settings.languages if language != own]
            click.echo(("\n" if number else "") + describe_suggestion(suggestion, languages))
    if not suggestions:
        click.echo("No article has words like these.", err=True)
        sys.exit(EXIT_ERRORS)


@commands.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@project_option
@click.option("--offline", is_flag=True, help="Link to files (page.html), for a site that is read from disk.")
@click.option(
    "--site-url",
    envvar="SITE_URL",
    default="",
    help="Address of the site, for citations, feeds and linked data.  [environment: SITE_URL]",
)
def write(folder: Path, project: Path | None, *, offline: bool, site_url: str) -> None:
    """Write all pages as plain Markdown files into DIR, and the data beside them.

    DIR is new, empty, or made by an earlier run: only what changed is written, and what is gone is removed. Nothing is
    written while there are errors.
    """
    root = find_project(project)
    with working("Writing pages"):
        written = pipeline.write(root, use_directory_urls=not offline, site_url=site_url)
    severities = severities_of(written.settings)
    if serious := without_notes(written.findings, severities):
        click.echo(render(serious, severities=severities, colour=has_colour(sys.stderr)), err=True)
    if code := exit_code(written.findings, severities):
        click.echo("Nothing was written.", err=True)
        sys.exit(code)
    with working("Writing files"):
        changes = write_folder(published_files(written.pages, written.editions), folder)
    counts = (
        f"{len(changes.written)} written, {len(changes.removed)} removed, {len(changes.unchanged)} unchanged"
    )
    click.echo(f"{len(written.pages)} pages: {counts} in {folder}")


@commands.command()
@click.argument(
    "folder", metavar="[DIR]", default=Path("site"), type=click.Path(file_okay=False, path_type=Path)
)
@project_option
@click.option("--offline", is_flag=True, help="Link to files (page.html), for a site that is read from disk.")
@click.option("--strict", is_flag=True, help="Let warnings stop the build, too.")
def build(folder: Path, project: Path | None, *, offline: bool, strict: bool) -> None:
    """Build the site with MkDocs into DIR (`site` by itself), all at once.

    A build that fails leaves the site as it was.
    """
    root = find_project(project)
    checked = check_project(root)
    severities = severities_of(checked.settings)
    if code := exit_code(checked.findings, severities):
        serious = without_notes(checked.findings, severities)
        click.echo(render(serious, severities=severities, colour=has_colour(sys.stderr)), err=True)
        click.echo("Nothing was built.", err=True)
        sys.exit(code)
    build_site(root.resolve(), folder.resolve(), offline=offline, strict=strict)
    click.echo(f"The site is in {folder}")


@commands.command()
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


@commands.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def schemas(folder: Path) -> None:
    """Write the JSON Schemas of all record files into DIR, for editors."""
    for path in record_schemas.write_schemas(folder):
        click.echo(path)


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


def check_project(given: Path | None) -> Checked:
    """Read and check the dossier."""
    project = find_project(given)
    with working("Checking"):
        return pipeline.check(project)


@contextmanager
def working(label: str) -> Iterator[None]:
    """Show on a terminal that work goes on, once it takes longer than a moment."""
    done = threading.Event()

    def draw() -> None:
        if not done.wait(MOMENT_SECONDS):
            with click.progressbar(itertools.count(), label=label, file=sys.stderr) as steps:
                for _ in steps:
                    if done.wait(STEP_SECONDS):
                        break

    if not sys.stderr.isatty():
        yield
        return
    drawing = threading.Thread(target=draw, daemon=True)
    drawing.start()
    try:
        yield
    finally:
        done.set()
        drawing.join()


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


def describe_suggestion(suggestion: Suggestion, languages: list[str]) -> str:
    """Return where the words stand, whether a record has them, and the YAML to paste."""
    how = "word for word" if suggestion.how == "exact" else f"{suggestion.how}, {suggestion.score:.0f} of 100"
    record = (
        f"content/sources/{suggestion.source}.yml" if suggestion.source else "the article has no record yet"
    )
    lines = [f"# {suggestion.location} (paragraph {suggestion.paragraph}; {how})", f"# {record}"]
    relations = {
        "same": "is a passage already",
        "inside": "holds the passage",
        "around": "lies in the passage",
    }
    lines += [
        f"# {relations.get(item.relation, 'overlaps the passage')}: {item.address}"
        for item in suggestion.overlaps
    ]
    return "\n".join((*map(escape, lines), *map(escape, to_yaml(suggestion, languages).splitlines())))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest known word, or nothing."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f" Did you mean '{close[0]}'?" if close else ""


def has_colour(stream: Any = None) -> bool:
    """Tell whether the stream (standard output by itself) is a terminal that wants colour."""
    is_wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return is_wanted and bool((stream or sys.stdout).isatty())


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    commands(prog_name="dossier")
