"""What the dossier publishes, in the form that a release keeps, and what differs between two such states.

Only what readers rely on is kept: the words of passages and who says them, versions, dates, and the records of sources.
What is new is no change: neither a new passage, nor a further passage below a version, nor a field filled in later.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dossier.checking.agreed import paragraph_digests
from dossier.model.release import PAGES, Change, Difference, Release

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossier.model.corpus import Corpus, Use
    from dossier.model.event import Event
    from dossier.model.language import Localized
    from dossier.model.point import Point, Version
    from dossier.model.release import ChangeKind, Fields
    from dossier.model.source import Passage, Source

CITED = "passages"
"""The field of a version that names its passages; more of them are no change."""
WHOLE = "record"
"""What a difference calls a thing that is gone."""


def state_of(
    corpus: Corpus, uses: Mapping[str, tuple[Use, ...]], *, name: str = "", day: str = "", number: int = 0
) -> Release:
    """Return what the dossier publishes now; drafts are not part of it."""
    sources = {key: source for key, source in corpus.sources.items() if not source.draft}
    return Release(
        name=name,
        day=day,
        passages={
            address: _passage(passage, _pages_of_uses(address, uses[address], corpus))
            for key, source in sources.items()
            for passage_id, passage in source.passages.items()
            if uses.get(address := f"{key}#{passage_id}")
        },
        versions={
            f"{key}#{position}": _version(version, point)
            for key, point in corpus.points.items()
            for position, version in enumerate(point.versions, start=1)
        },
        dates={key: _date(event) for key, event in corpus.events.items()},
        sources={key: _source(key, source) for key, source in sources.items()},
        paragraphs=paragraph_digests(corpus),
        number=number,
        corrections=tuple(corpus.corrections),
    )


def _passage(passage: Passage, pages: str) -> Fields:
    # Whoever speaks stands here even if it is the narration: a voice that comes or goes is a change.
    return {
        "exact": passage.exact,
        "voice": passage.voice or "",
        "attribution": passage.attribution,
        **_localized("translation", passage.translation),
        PAGES: pages,
    }


def _version(version: Version, point: Point) -> Fields:
    pages = ("compare", *(f"topic/{topic}" for topic in point.topics))
    return {
        **_localized("say", version.say),
        **_localized("short", version.short),
        CITED: " ".join(version.passages),
        PAGES: " ".join(pages),
    }


def _date(event: Event) -> Fields:
    pages = ("timeline", *(f"topic/{topic}" for topic in event.topics), *(["home"] if event.main else []))
    return {
        "edtf": event.edtf,
        "part-of-month": event.part_of_month or "",
        "status": event.status,
        PAGES: " ".join(pages),
    }


def _source(key: str, source: Source) -> Fields:
    fields = {"name": source.name, "sha256": source.sha256, PAGES: f"source/{key} sources"}
    fields |= {f"csl.{field}": _plain(value) for field, value in source.csl.items()}
    fields |= {f"dates.{kind}": date.edtf for kind, date in source.dates.items()}
    return fields


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _localized(field: str, text: Localized) -> Fields:
    return {f"{field}.{language}": text[language] for language in text if language in text}


def _pages_of_uses(address: str, uses: Iterable[Use], corpus: Corpus) -> str:
    pages = dict.fromkeys(page for use in uses for page in _pages_of_use(use, corpus))
    return " ".join(sorted({*pages, f"source/{address.partition('#')[0]}"}))


def _pages_of_use(use: Use, corpus: Corpus) -> Sequence[str]:
    match use.kind:
        case "prose":
            fixed = {"index": "home", "method": "method"}
            return (fixed.get(use.id) or f"topic/{use.id.removeprefix('topics/')}",)
        case "summary":
            return (f"topic/{use.id}", "topics")
        case "point":
            return ("compare", *(f"topic/{topic}" for topic in corpus.points[use.id].topics))
        case "event":
            return ("timeline", *(f"topic/{topic}" for topic in corpus.events[use.id].topics))
        case "role":
            return ("names",)
        case "example":
            return ("glossary",)


def changes_between(before: Release, after: Release) -> tuple[Change, ...]:
    """Return what the earlier state published and the later one has otherwise or no longer."""
    return (
        *_changes("passage", "", before.passages, after.passages),
        *_changes("version", "point:", before.versions, _aligned(before.versions, after.versions)),
        *_changes("date", "event:", before.dates, after.dates),
        *_changes("source", "source:", before.sources, after.sources),
    )


def _changes(
    kind: ChangeKind, prefix: str, before: Mapping[str, Fields], after: Mapping[str, Fields]
) -> Iterator[Change]:
    for key, old in before.items():
        new = after.get(key)
        differences = (Difference(WHOLE, _words(old), ""),) if new is None else _differences(old, new)
        if differences:
            address = prefix + (key.partition("#")[0] if kind == "version" else key)
            pages = dict.fromkeys((*old.get(PAGES, "").split(), *(new or {}).get(PAGES, "").split()))
            yield Change(address, kind, key, differences, new is None, tuple(pages))


def _differences(old: Fields, new: Fields) -> tuple[Difference, ...]:
    return tuple(
        Difference(field, text, new.get(field, ""))
        for field, text in old.items()
        if field != PAGES and not _holds(field, text, new.get(field, ""))
    )


def _holds(field: str, old: str, new: str) -> bool:
    """Tell whether what was published still stands."""
    return set(old.split()) <= set(new.split()) if field == CITED else old == new


def _words(fields: Fields) -> str:
    """Return what of a thing that is gone is worth showing: what it said, or when."""
    telling = ("exact", "edtf", "name", *(field for field in fields if field.startswith("say.")))
    return next((fields[field] for field in telling if field in fields), "")


def _aligned(before: Mapping[str, Fields], after: Mapping[str, Fields]) -> Mapping[str, Fields]:
    """Return the later versions under the numbers of the earlier ones, so that a new order is no change.

    Versions that are as they were are taken first; the others keep their order.
    """
    aligned: dict[str, Fields] = {}
    for point in dict.fromkeys(key.partition("#")[0] for key in before):
        left = [fields for key, fields in after.items() if key.partition("#")[0] == point]
        changed: list[str] = []
        for key in (key for key in before if key.partition("#")[0] == point):
            same = next((item for item in left if not _differences(before[key], item)), None)
            if same is None:
                changed.append(key)
            else:
                aligned[key] = same
                left.remove(same)
        aligned.update(zip(changed, left, strict=False))
    return aligned
