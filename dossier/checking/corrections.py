"""Ask for the reason of every change of what the newest release published, and say what each correction is about.

A correction that a release lists belongs to the changes which that release brought; the others belong to what changed
since. So an old correction is never asked to fit the present text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dossier.checking.localized import check_text
from dossier.checking.state import WHOLE, changes_between, state_of
from dossier.checking.wording import did_you_mean, short
from dossier.model.finding import Finding
from dossier.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.corpus import Corpus, Use
    from dossier.model.correction import Correction
    from dossier.model.record import Record
    from dossier.model.release import Change, Release
    from dossier.settings import Settings

FILE = "corrections.yml"
NAMES = {"passage": "passage", "version": "version", "date": "date of event", "source": "source"}


class Step(NamedTuple):
    """What changed from one release to the next, or since the newest, and the corrections made in that time."""

    changes: tuple[Change, ...]
    corrections: Mapping[str, Correction]


def check_corrections(
    corpus: Corpus, uses: Mapping[str, tuple[Use, ...]], settings: Settings
) -> tuple[Mapping[str, tuple[Change, ...]], tuple[Finding, ...]]:
    """Return the changes that each correction is about, and what lacks a reason or needs none."""
    texts = [*_late(corpus, settings)]
    texts += [
        finding
        for key, correction in corpus.corrections.items()
        for finding in check_text(
            f"correction '{key}'", "reason", correction.reason, settings.languages, correction.place("reason")
        )
    ]
    if not corpus.releases:
        return dict.fromkeys(corpus.corrections, ()), (*texts, *_before_any_release(corpus))
    now = state_of(corpus, uses)
    steps = _steps(corpus, now)
    explained: dict[str, tuple[Change, ...]] = dict.fromkeys(corpus.corrections, ())
    explained |= {
        key: tuple(change for change in step.changes if change.address in correction.about)
        for step in steps
        for key, correction in step.corrections.items()
    }
    newest = corpus.releases[-1]
    return explained, (
        *texts,
        *_missing(steps[-1], newest, corpus, settings),
        *_needless(steps[-1], newest, now),
    )


def _before_any_release(corpus: Corpus) -> Iterator[Finding]:
    hint = "`dossier release NAME` keeps the state that readers have seen; what changes later is corrected."
    for correction in corpus.corrections.values():
        message = "There is no release yet, so there is nothing to correct."
        yield Finding("correction-needless", message, correction.place(), hint=hint)


def _steps(corpus: Corpus, now: Release) -> list[Step]:
    """Return the steps from release to release and to the present state, each with its own corrections."""
    states = (*corpus.releases, now)
    steps = []
    listed = set(states[0].corrections)
    for before, after in pairwise(states):
        own = {
            key: corpus.corrections[key]
            for key in after.corrections
            if key in corpus.corrections and key not in listed
        }
        steps.append(Step(_readable(changes_between(before, after), corpus), own))
        listed.update(after.corrections)
    return steps


def _readable(changes: tuple[Change, ...], corpus: Corpus) -> tuple[Change, ...]:
    """Return the changes without those that only seem to be, because a file is broken and could not be read."""
    return tuple(change for change in changes if not (change.is_removed and _is_unread(change, corpus)))


def _is_unread(change: Change, corpus: Corpus) -> bool:
    match change.kind:
        case "version":
            return "points/" in corpus.unread
        case "date":
            return "events/" in corpus.unread
        case "source":
            return change.key in corpus.unread
    # A passage that is still recorded went with its last use, which may stand in a file that is broken.
    is_citing_file_broken = bool({"points/", "events/", "others/"} & corpus.unread)
    return corpus.is_unread(change.key) or (is_citing_file_broken and corpus.passage(change.key) is not None)


def _missing(step: Step, newest: Release, corpus: Corpus, settings: Settings) -> Iterator[Finding]:
    explained = {address for correction in step.corrections.values() for address in correction.about}
    path = f"{settings.content.as_posix()}/{FILE}"
    for change in step.changes:
        if change.address in explained:
            continue
        what = f"The {NAMES[change.kind]} '{change.key}'"
        how = "is gone" if change.is_removed else "is not what it was"
        message = f"{what} {how}: release {newest.name} published it."
        hint = f"Add an entry about '{change.address}' to {path}, with the day and the reason, or restore it."
        record = None if change.is_removed else _record(change, corpus)
        place = record.place() if record else Location(path)
        yield Finding("correction-missing", message, place, hint=hint, context=_context(change, newest))


def _context(change: Change, newest: Release) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for field, before, after in change.differences:
        if field == WHOLE:
            found.append((newest.name, short(before, 200)))
        else:
            found.append((f"{field} in {newest.name}", short(before, 200) or "(nothing)"))
            found.append((f"{field} now", short(after, 200) or "(nothing)"))
    return tuple(found)


def _record(change: Change, corpus: Corpus) -> Record | None:
    """Return the record that the change is about, as it is now."""
    key = change.key.partition("#")[0]
    match change.kind:
        case "passage":
            return corpus.passage(change.key)
        case "version":
            return corpus.points.get(key)
        case "date":
            return corpus.events.get(key)
        case "source":
            return corpus.sources.get(key)


def _needless(step: Step, newest: Release, now: Release) -> Iterator[Finding]:
    changed = sorted({change.address for change in step.changes})
    known = _addresses(newest) | _addresses(now)
    for correction in step.corrections.values():
        for address in correction.about:
            if address in changed:
                continue
            if address in known:
                message = f"'{address}' is as release {newest.name} published it, or is new; it needs no correction."
                hint = did_you_mean(address, changed, "Remove it from 'about'.")
            else:
                message = f"There is no '{address}', neither now nor in release {newest.name}."
                hint = did_you_mean(address, changed or sorted(known), "Correct the address, or remove it.")
            yield Finding("correction-needless", message, correction.place("about"), hint=hint)


def _addresses(state: Release) -> set[str]:
    """Return what corrections of the state can be about."""
    return {
        *state.passages,
        *(f"point:{key.partition('#')[0]}" for key in state.versions),
        *(f"event:{key}" for key in state.dates),
        *(f"source:{key}" for key in state.sources),
    }


def _late(corpus: Corpus, settings: Settings) -> Iterator[Finding]:
    revised = settings.file.revised
    for key, correction in corpus.corrections.items():
        if correction.day > revised:
            message = f"Correction '{key}' is of {correction.day}, but the dossier says it was last revised on {revised}."
            hint = f"Set 'revised' in {settings.content.as_posix()}/dossier.yml to {correction.day} or later."
            yield Finding("correction-late", message, correction.place("day"), hint=hint)
