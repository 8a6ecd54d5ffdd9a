"""`add`: files that a curator has, to articles with drafts of their records."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.cli.shared import check_project, project_option, refuse_without_settings, working
from dossier.curating.intake.adding import Options, plan, save_plans
from dossier.report import EXIT_CLEAN, EXIT_ERRORS, EXIT_WRONG_USE, escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.curating.intake.adding import Outcome
    from dossier.curating.intake.drafting import Draft
    from dossier.curating.intake.evidence import Kind
    from dossier.pipeline import Checked

WORDS = {
    "added": "added",
    "known": "already there",
    "copy": "not added",
    "refused": "not added",
    "unmatched": "not used",
    "unwritten": "not added",
}
SHOWN: tuple[tuple[str, Kind], ...] = (
    ("headline", "headline"),
    ("outlet", "outlet"),
    ("author", "author"),
    ("published", "published"),
    ("page date", "page-date"),
    ("language", "language"),
)
LABEL_WIDTH = 11
VALUE_WIDTH = 72


@click.command()
@click.argument(
    "paths", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@project_option
@click.option("--dry-run", is_flag=True, help="Show what would be added, and write nothing.")
@click.option(
    "--language",
    metavar="CODE",
    default="",
    help="Language of all these articles, such as id; otherwise found out.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    help="Encoding of text files that are not UTF-8, such as cp1252.",
)
@click.option("--keep-copies", is_flag=True, help="Add an article although another has the same words.")
def add(
    paths: tuple[Path, ...],
    project: Path | None,
    language: str,
    encoding: str,
    *,
    dry_run: bool,
    keep_copies: bool,
) -> None:
    """Add articles: text, saved web pages, Markdown, Word and PDF files, and records of reference managers.

    The file is kept as it came in seeds/originals/, its text in seeds/, and a draft of its record in content/sources/,
    which says of each value what it rests on. Nothing is overwritten; what was added before is recognised. Records
    (CSL-JSON, RIS, BibTeX) are matched with their articles by attached file or title. Exit code 1 if a file could not
    be added, 2 if it could not be written.
    """
    checked = check_project(project)
    refuse_without_settings(checked.settings, checked.findings)
    outcomes, passed_over = add_files(
        paths, checked, Options(language, encoding, keep_copies), dry_run=dry_run
    )
    report(outcomes, passed_over, is_dry=dry_run)
    sys.exit(exit_code_of(outcomes))


def add_files(
    paths: tuple[Path, ...], checked: Checked, options: Options, *, dry_run: bool
) -> tuple[tuple[Outcome, ...], tuple[Path, ...]]:
    """Add the files to the dossier; return what became of them, and what was passed over."""
    assert checked.settings is not None
    with working("Reading"):
        planned = plan(paths, checked.settings, checked.corpus, options)
    outcomes = planned.outcomes if dry_run else save_plans(planned.outcomes, checked.settings.project)
    return outcomes, planned.passed_over


def exit_code_of(outcomes: tuple[Outcome, ...]) -> int:
    """Return 2 if the disk refused a file, 1 if one could not be added or a record has no article, else 0."""
    states = {item.state for item in outcomes}
    if "unwritten" in states:
        return EXIT_WRONG_USE
    return EXIT_ERRORS if states & {"refused", "unmatched"} else EXIT_CLEAN


def report(outcomes: tuple[Outcome, ...], passed_over: tuple[Path, ...], *, is_dry: bool) -> None:
    """Print what became of each file, and what to do next."""
    hints: set[str] = set()
    for outcome in outcomes:
        lines = _lines(outcome, is_dry=is_dry, with_hint=outcome.hint not in hints)
        click.echo("\n".join(map(escape, lines)))
        hints.add(outcome.hint)
    if passed_over:
        endings = Counter(path.suffix.lower() or "without an ending" for path in passed_over)
        counted = ", ".join(f"{count} {ending}" for ending, count in endings.most_common())
        click.echo(escape(f"Passed over in folders, because nothing is read from them: {counted}."))
    counts = Counter(outcome.state for outcome in outcomes)
    added, known = counts["added"], counts["known"]
    left = len(outcomes) - added - known
    parts = [f"{added} {'would be added' if is_dry else 'added'}"]
    parts += [f"{known} already there"] if known else []
    parts += [f"{left} not added"] if left else []
    click.echo(f"\n{', '.join(parts)}." if outcomes else "There is nothing to add here.")
    if added and not is_dry:
        click.echo(
            "They are drafts: `dossier check` is quiet about them, and they are published only when asked.\n"
            "Read each record in content/sources/ beside its article, mend it, and remove its line `draft: true`.\n"
            "`dossier check --notes` says how much of each draft is still open."
        )


def _lines(outcome: Outcome, *, is_dry: bool, with_hint: bool) -> Iterator[str]:
    word = "would add" if is_dry and outcome.state == "added" else WORDS[outcome.state]
    yield f"{word}: {outcome.name}" + (
        f"  ->  content/sources/{outcome.source}.yml" if outcome.state == "added" else ""
    )
    if outcome.message:
        yield f"    {outcome.message}"
    if outcome.hint and with_hint:
        yield f"    hint: {outcome.hint}"
    if outcome.draft:
        yield from _draft_lines(outcome.draft)
    if outcome.state == "added":
        for item in outcome.alike:
            yield _line(
                "alike",
                f"{item.share:.0%} of the shorter text stands in '{item.name}', too: is it one source?",
            )


def _draft_lines(draft: Draft) -> Iterator[str]:
    missing: list[str] = []
    for label, kind in SHOWN:
        best = draft.best(kind)
        if kind == "headline" and draft.is_made_up:
            yield _line(label, f"{draft.headline}  (ours, none was found)")
        elif best:
            yield _line(label, f"{_cut(best.value)}  ({best.sureness}: {best.basis})")
        elif kind != "page-date":
            missing.append(label)
    if missing:
        yield _line("not found", ", ".join(missing))
    record = draft.source
    counts = (
        (len(record.passages), "passage", "passages"),
        (len(record.set_aside), "line to set aside", "lines to set aside"),
        (len(record.credits), "credit", "credits"),
    )
    proposals = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    if proposals:
        yield _line("proposed", ", ".join(proposals))
    for remark in draft.remarks:
        if "shorter text" not in remark:
            yield _line("note", remark)


def _line(label: str, text: str) -> str:
    return f"    {label.ljust(LABEL_WIDTH)}{text}"


def _cut(text: str) -> str:
    return text if len(text) <= VALUE_WIDTH else f"{text[: VALUE_WIDTH - 1]}…"
