"""`quote`: find words in the articles, print the YAML that quotes them, or write it into the record."""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import TYPE_CHECKING, Any, get_args

import click

from dossier.cli.shared import (
    check_project,
    format_option,
    has_colour,
    project_option,
    refuse_without_settings,
    severities_of,
    working,
)
from dossier.curating.editing import save_edits
from dossier.curating.quote import WEAK_SCORE, find_quote, to_yaml
from dossier.curating.quote_add import Wishes, add_passage
from dossier.model.source import Part
from dossier.report import EXIT_ERRORS, describe, escape, sort_findings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dossier.curating.quote import Suggestion
    from dossier.pipeline import Checked
    from dossier.settings import Settings

PARTS = [part for part in get_args(Part) if part != "body"]


@click.command()
@click.argument("words", nargs=-1, required=True)
@project_option
@format_option
@click.option("--pick", type=click.IntRange(min=1), metavar="N", help="Take the Nth of several places.")
@click.option("--add", is_flag=True, help="Write the passage into the record of its source.")
@click.option("--id", "passage_id", metavar="ID", default="", help="Its id, if not the one proposed.")
@click.option(
    "--voice", metavar="NAME", default="", help="Id of the name that says it; none for the narration."
)
@click.option("--attribution", metavar="WORDS", default="", help="Words of the article that show who speaks.")
@click.option("--part", type=click.Choice(PARTS), help="Where it stands, if not in the body.")
@click.option(
    "--translation", "translations", metavar="LANG=TEXT", multiple=True, help="Once for each language."
)
def quote(
    words: tuple[str, ...],
    project: Path | None,
    format: str,  # noqa: A002  # the word of the option
    *,
    pick: int | None,
    add: bool,
    **details: Any,
) -> None:
    """Find WORDS in the articles, and print the YAML that quotes them.

    WORDS may hold a slip or be a paraphrase. Exit code 1 if nothing is like them. With --add the passage goes into the
    record of its source at its place in the article; nothing else of the file changes, and nothing is written unless
    the passage proves.
    """
    wishes = _read_wishes(**details)
    if not add and wishes != Wishes():
        raise click.UsageError("--id, --voice, --attribution, --part and --translation go with --add.")
    checked = check_project(project)
    settings = refuse_without_settings(checked.settings, checked.findings)
    with working("Searching"):
        found = find_quote(" ".join(words), checked.corpus, checked.proofs)
    if not found:
        if format == "json":
            click.echo("[]")
        click.echo("No article has words like these.", err=True)
        sys.exit(EXIT_ERRORS)
    numbered = _choose(found, pick)
    if add:
        _add(numbered, wishes, settings, checked)
    elif format == "json":
        click.echo(json.dumps([dataclasses.asdict(item) for _, item in numbered], indent=2))
    else:
        several = len(found) > 1
        described = (
            _describe(item, number if several else 0, checked, settings) for number, item in numbered
        )
        click.echo("\n\n".join(described))


def _read_wishes(
    passage_id: str, part: str | None, voice: str, attribution: str, translations: tuple[str, ...]
) -> Wishes:
    return Wishes(passage_id, part or "", voice, attribution, _read_translations(translations))


def _read_translations(written: tuple[str, ...]) -> dict[str, str]:
    translations: dict[str, str] = {}
    for item in written:
        language, sign, text = item.partition("=")
        if not sign or not text.strip():
            raise click.UsageError(f"'{item}' is not LANG=TEXT, such as en='two rounds of talks'.")
        translations[language.strip()] = text.strip()
    return translations


def _choose(found: Sequence[Suggestion], pick: int | None) -> list[tuple[int, Suggestion]]:
    numbered = list(enumerate(found, 1))
    if pick is None:
        return numbered
    if pick > len(found):
        raise click.UsageError(f"There is no place {pick}; {len(found)} found.")
    return numbered[pick - 1 : pick]


def _add(
    numbered: list[tuple[int, Suggestion]], wishes: Wishes, settings: Settings, checked: Checked
) -> None:
    if len(numbered) > 1:
        for number, item in numbered:
            click.echo(f"{number}: {item.location} ({_how(item)}): {escape(item.exact)}", err=True)
        click.echo("Nothing was written: say with --pick which is meant, or ask with more words.", err=True)
        sys.exit(EXIT_ERRORS)
    ((_, suggestion),) = numbered
    with working("Checking"):
        added = add_passage(suggestion, wishes, settings, checked.corpus, checked.proofs)
    save_edits(settings.project, [added.edit])
    click.echo(f"{added.address} is written into {added.edit.path}:")
    lines = [line[1:] for line in added.edit.diff.splitlines()[2:] if line.startswith("+")]
    click.echo("\n".join(map(escape, lines)))
    if suggestion.how != "exact":
        click.echo(f"Your words were not those of the article ({_how(suggestion)}); these are.", err=True)
    severities = severities_of(settings)
    for finding in sort_findings(added.findings):
        click.echo(describe(finding, severities, colour=has_colour(sys.stderr)), err=True)


def _how(suggestion: Suggestion) -> str:
    if suggestion.how == "exact":
        return "word for word"
    weak = "; only weakly alike, so read it" if suggestion.score < WEAK_SCORE else ""
    return f"{suggestion.how}, {suggestion.score:.0f} of 100{weak}"


def _describe(suggestion: Suggestion, number: int, checked: Checked, settings: Settings) -> str:
    """Return where the words stand, whether a record has them, and the YAML to paste."""
    record = checked.corpus.sources.get(suggestion.source)
    own = record.language if record else ""
    languages = [language for language in settings.languages if language.partition("-")[0] != own]
    place = f"{suggestion.location} (paragraph {suggestion.paragraph}; {_how(suggestion)})"
    path = record.place().path if record else "the article has no record yet: `dossier add` drafts one"
    lines = [f"# {number}: {place}" if number else f"# {place}", f"# {path}"]
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
