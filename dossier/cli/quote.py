"""`quote`: find words in the articles, and print the YAML that quotes them."""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import TYPE_CHECKING

import click

from dossier.cli.shared import check_project, format_option, project_option, refuse_without_settings, working
from dossier.curating.quote import find_quote, to_yaml
from dossier.report import EXIT_ERRORS, escape

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.curating.quote import Suggestion


@click.command()
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
