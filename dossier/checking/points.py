"""Check that each point compares something, and says all that the comparison needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.model.corpus import Corpus
    from dossier.model.point import Point


def check_points(corpus: Corpus) -> tuple[Finding, ...]:
    """Report points with nothing to compare, or without what their matrix and their versions need."""
    return tuple(finding for key, point in corpus.points.items() for finding in _check_point(key, point))


def _check_point(point_id: str, point: Point) -> Iterator[Finding]:
    speaking = dict.fromkeys(
        address.partition("#")[0] for version in point.versions for address in version.passages
    )  # fmt: skip
    several = len(point.versions) > 1
    if len(speaking) < 2 and not several:
        message = f"Only one source speaks on point '{point_id}', and it has one version."
        hint = (
            "Add what another source says, or leave the point out: passages are shown on their topic anyway."
        )
        yield Finding("comparison-missing", message, point.place("versions"), hint=hint)
    if several and point.relation is None:
        message = f"Point '{point_id}' does not say how its {len(point.versions)} versions relate."
        hint = "Add 'relation: conflict', 'relation: add' or 'relation: wording'."
        yield Finding("relation-missing", message, point.place("versions"), hint=hint)
    if not several and point.relation is not None:
        message = f"Point '{point_id}' has one version and says how versions relate."
        yield Finding(
            "relation-needless",
            message,
            point.place("relation"),
            hint="Remove 'relation', or add the other version.",
        )
    if several:
        yield from _missing_shorts(point_id, point)
    for source_id in speaking:
        if source_id not in point.concerns:
            message = (
                f"The source '{source_id}' speaks on point '{point_id}', but the point does not concern it."
            )
            hint = f"Add '{source_id}' to 'concerns' of the file or of the point."
            yield Finding("concerns-missing", message, point.place("concerns"), hint=hint)


def _missing_shorts(point_id: str, point: Point) -> Iterator[Finding]:
    for number, version in enumerate(point.versions, 1):
        if not any(language in version.short for language in version.short):
            message = f"Version {number} of point '{point_id}' has no short words for the matrix."
            yield Finding(
                "short-missing",
                message,
                version.place(),
                hint="Add 'short' with a few words in each language.",
            )
