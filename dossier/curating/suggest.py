"""Say what a curator could look at next: what is not used yet, what belongs together, what lacks a word.

Takes a checked dossier and gives suggestions of a few kinds, the best of each kind first. They are no findings: nothing
is wrong, and a curator may pass over every one of them.
"""

from __future__ import annotations

import textwrap
from itertools import chain
from typing import TYPE_CHECKING, Any

from dossier.curating.suggest_sentences import equal_statements, single_voices, unused_sentences
from dossier.curating.suggest_words import missing_terms, near_misses
from dossier.curating.suggestion import HEADINGS, Suggested

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossier.curating.suggestion import Subject
    from dossier.model.corpus import Corpus, Proofs

WIDTH = 96
TEXT_WIDTH = 180
"""Of a sentence, what is shown."""


def suggest(
    corpus: Corpus, proofs: Proofs, languages: Sequence[str], subject: Subject | None = None
) -> tuple[Suggested, ...]:
    """Return everything worth a look, kind by kind, the best first.

    Arguments:
        corpus: what was read.
        proofs: what checking found.
        languages: of the dossier; the first is that of articles without a record.
        subject: a topic, name or term; suggestions about words then fall away unless they are about it.

    """
    found: Iterable[Suggested] = chain(
        unused_sentences(corpus, proofs, languages, subject),
        equal_statements(corpus, proofs, languages, subject),
        (item for item in near_misses(corpus, proofs, languages[0]) if not subject or subject.id in item.ids),
        () if subject else missing_terms(corpus, proofs, languages[0]),
        single_voices(corpus, proofs, languages, subject),
    )
    order = list(HEADINGS)
    return tuple(sorted(found, key=lambda item: (order.index(item.kind), -item.score, item.location)))


def to_text(found: Sequence[Suggested], most: int) -> str:
    """Return the suggestions as text, of each kind so many at most."""
    parts: list[str] = []
    for kind, heading in HEADINGS.items():
        own = [item for item in found if item.kind == kind]
        if own:
            shown = own[:most]
            count = f"{len(shown)} of {len(own)}" if len(shown) < len(own) else str(len(own))
            parts.append("\n".join((f"{heading} ({count})", *map(_describe, shown))))
    return "\n\n".join(parts)


def to_data(found: Iterable[Suggested]) -> list[dict[str, Any]]:
    """Return the suggestions as values for JSON."""
    return [
        {
            "kind": item.kind,
            "path": item.location.path,
            "line": item.location.line,
            "column": item.location.column,
            "text": item.text,
            "why": item.why,
            "todo": item.todo,
            "score": round(item.score, 1),
            "ids": list(item.ids),
        }
        for item in found
    ]


def _describe(item: Suggested) -> str:
    text = textwrap.shorten(item.text, TEXT_WIDTH, placeholder=" …")
    lines = [f"{item.location}  {text}", item.why, f"→ {item.todo}"]
    return "\n".join(
        textwrap.fill(line, WIDTH, initial_indent="  " if not number else "      ", subsequent_indent="      ",
                      break_long_words=False, break_on_hyphens=False)
        for number, line in enumerate(lines)
    )  # fmt: skip
