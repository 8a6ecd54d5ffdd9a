"""Check that each topic has an address of its own in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.finding import Finding

if TYPE_CHECKING:
    from dossier.model.corpus import Corpus


LIST_PAGE = "index"
"""Name of the page that lists all topics, in the folder of their pages."""


def check_slugs(corpus: Corpus, languages: tuple[str, ...]) -> tuple[Finding, ...]:
    """Report slugs that two topics share, and languages in which a topic has none."""
    findings: list[Finding] = []
    first: dict[tuple[str, str], str] = {}
    for topic_id, topic in corpus.topics.items():
        place = topic.place("slug")
        for language, slug in topic.slug.items():
            if slug == LIST_PAGE:
                message = (
                    f"The address '{slug}' ({language}) of topic '{topic_id}' is that of the list of topics."
                )
                hint = "Give the topic a slug that says what it is about."
                findings.append(Finding("slug-taken", message, place, hint=hint))
            other = first.setdefault((language, slug), topic_id)
            if other != topic_id:
                message = (
                    f"The address '{slug}' ({language}) of topic '{topic_id}' belongs to topic '{other}'."
                )
                findings.append(
                    Finding("slug-taken", message, place, hint="Give each topic a slug of its own.")
                )
        for language in languages:
            if language not in topic.slug:
                message = f"The 'slug' of topic '{topic_id}' is missing in '{language}'."
                findings.append(
                    Finding(
                        "text-missing",
                        message,
                        place,
                        hint=f"Add '{language}:' with the words of its address.",
                    )
                )
    return tuple(findings)
