"""Pictures of the evidence as SVG, made at build time: no script, no style attributes, a text beside each."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from html import escape
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from dossier.model.corpus import SentenceState
from dossier.text.locale import format_month
from dossier.writing.evidence import event_bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossier.model.corpus import SourceCoverage
    from dossier.writing.edition import Edition

WIDTH = 960
MARGIN = 24
LANE_HEIGHT = 22
AXIS_HEIGHT = 34
GAP_DAYS = 45
"""Empty stretches longer than this are shortened, and the drawing says so."""
GAP_WIDTH = 60

# as the list below the drawing marks them
MARKS = {
    "happened": '<circle cx="{x}" cy="{y}" r="5.5"/>',
    "planned": '<path d="M{x} {y}m0 -6.5 6.5 6.5 -6.5 6.5 -6.5 -6.5z"/>',
    "said": '<rect x="{left}" y="{top}" width="10" height="10"/>',
}
LAST_MONTH = datetime.date(9999, 11, 30)
"""Beyond the month after it the calendar of Python ends."""


def draw_timeline(edition: Edition, ordered_events: Sequence[str]) -> str:
    """Return the events as marks along an axis, uncertain dates as ranges; empty for fewer than two events."""
    if len(ordered_events) < 2:
        return ""
    bounds = {key: event_bounds(edition.corpus.events[key]) for key in ordered_events}
    scale = _Scale([datetime.date.fromisoformat(day) for pair in bounds.values() for day in pair])
    lanes = _lanes({key: (scale.x(first), scale.x(last)) for key, (first, last) in bounds.items()})
    height = AXIS_HEIGHT + (max(lanes.values()) + 1) * LANE_HEIGHT
    marks = [
        _event_mark(
            edition, key, scale.x(bounds[key][0]), scale.x(bounds[key][1]), AXIS_HEIGHT + lane * LANE_HEIGHT
        )
        for key, lane in lanes.items()
    ]
    label = escape(edition.words("The events of the list below along an axis of time"))
    return "\n".join(
        (
            f'<svg viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{label}" class="timeline-drawing">',
            *_axis(scale, edition.language, height),
            *marks,
            "</svg>",
        )
    )


class _Scale:
    """Days to horizontal places; long empty stretches are shortened."""

    def __init__(self, days: list[datetime.date]) -> None:
        ordered = sorted(set(days))
        self.first, self.last = ordered[0], ordered[-1]
        self.gaps = [(a, b) for a, b in pairwise(ordered) if (b - a).days > GAP_DAYS]
        shown_days = (self.last - self.first).days - sum((b - a).days for a, b in self.gaps)
        self._per_day = (WIDTH - 2 * MARGIN - GAP_WIDTH * len(self.gaps)) / max(shown_days, 1)

    def x(self, day: str | datetime.date) -> float:
        """Return the horizontal place of the day."""
        date = datetime.date.fromisoformat(day) if isinstance(day, str) else day
        place = MARGIN + (date - self.first).days * self._per_day
        for start, end in self.gaps:
            if date >= end:
                place -= (end - start).days * self._per_day - GAP_WIDTH
            elif date > start:
                inside = (date - start).days
                place -= inside * self._per_day - GAP_WIDTH * inside / (end - start).days
        return round(place, 1)

    def is_in_gap(self, day: datetime.date) -> bool:
        """Tell whether the day lies in a shortened stretch."""
        return any(start < day < end for start, end in self.gaps)


def _axis(scale: _Scale, language: str, height: int) -> list[str]:
    parts = [f'<line class="axis" x1="{MARGIN}" y1="24" x2="{WIDTH - MARGIN}" y2="24"/>']
    month = scale.first.replace(day=1)
    labelled = -100.0
    while month <= scale.last:
        shown = max(month, scale.first)
        if not scale.is_in_gap(shown):
            x = scale.x(shown)
            parts.append(f'<line class="tick" x1="{x}" y1="20" x2="{x}" y2="{height}"/>')
            if x - labelled > 70:
                anchor = ' text-anchor="end"' if x > WIDTH - 80 else ""
                parts.append(
                    f'<text class="axis-label" x="{x}" y="14"{anchor}>{escape(format_month(shown, language))}</text>'
                )
                labelled = x
        if month > LAST_MONTH:
            break
        month = (month + datetime.timedelta(days=32)).replace(day=1)
    for start, end in scale.gaps:
        middle = round((scale.x(start) + scale.x(end)) / 2, 1)
        parts.append(f'<path class="gap" d="M{middle - 6} 30 l4 -12 M{middle + 2} 30 l4 -12"/>')
    return parts


def _lanes(places: dict[str, tuple[float, float]]) -> dict[str, int]:
    """Return a lane for each event so that no two marks of a lane touch."""
    ends: list[float] = []
    lanes: dict[str, int] = {}
    for key, (start, end) in places.items():
        lane = next((number for number, taken in enumerate(ends) if taken + 14 < start), len(ends))
        if lane == len(ends):
            ends.append(end)
        ends[lane] = max(end, start)
        lanes[key] = lane
    return lanes


def _event_mark(edition: Edition, event_id: str, start: float, end: float, top: int) -> str:
    event = edition.corpus.events[event_id]
    middle = top + LANE_HEIGHT // 2
    title = escape(f"{edition.event_date(event)}: {event.label.get(edition.language)}")
    if end - start >= 4:
        shape = f'<rect class="range" x="{start}" y="{middle - 5}" width="{round(end - start, 1)}" height="10" rx="5"/>'
    else:
        shape = MARKS[event.status].format(x=start, y=middle, left=start - 5, top=middle - 5)
    return f'<a href="#event-{event_id}" class="{event.status}"><title>{title}</title>{shape}</a>'


def draw_coverage(edition: Edition, coverage: SourceCoverage) -> str:
    """Return the article as a bar: each sentence as long as it is, coloured by how the dossier accounts for it."""
    if not coverage.sentences:
        return ""
    total = sum(len(item.sentence.span) for item in coverage.sentences)
    css = {
        SentenceState.CITED: "cited",
        SentenceState.PARTLY: "cited",
        SentenceState.SET_ASIDE: "set-aside",
        SentenceState.MISSING: "unused",
    }
    parts = []
    x = 0.0
    for item in coverage.sentences:
        width = WIDTH * len(item.sentence.span) / total
        parts.append(
            f'<rect class="{css[item.state]}" x="{x:.1f}" y="0" width="{max(width - 1.5, 0.5):.1f}" height="20"/>'
        )
        x += width
    label = escape(edition.words("The sentences of the article from beginning to end"))
    return "\n".join(
        (
            f'<svg viewBox="0 0 {WIDTH} 20" role="img" aria-label="{label}" class="coverage-drawing">',
            *parts,
            "</svg>",
        )
    )


@dataclass(frozen=True, slots=True)
class SharedPoints:
    """How many points two sources both speak on."""

    first: str
    second: str
    count: int
    differing: int
    """Of these, how many have several versions."""


def count_shared_points(edition: Edition) -> tuple[SharedPoints, ...]:
    """Return the pairs of sources that share points, in the order of the sources."""
    counts: Counter[tuple[str, str]] = Counter()
    differing: Counter[tuple[str, str]] = Counter()
    for key, comparison in edition.links.comparisons.items():
        pairs = list(combinations(comparison.speaking, 2))
        counts.update(pairs)
        differing.update(pairs if len(edition.corpus.points[key].versions) > 1 else ())
    place = edition.source_numbers
    ordered = sorted(counts, key=lambda pair: (place[pair[0]], place[pair[1]]))
    return tuple(SharedPoints(*pair, counts[pair], differing[pair]) for pair in ordered)


def choose_sharing(edition: Edition, pairs: Sequence[SharedPoints]) -> tuple[str, ...]:
    """Return the sources of the picture: all, or of many those of the pairs that share most."""
    sources = tuple(edition.corpus.sources)
    if len(sources) <= SHARING_SOURCES:
        return sources
    chosen: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: -pair.count):
        wider = chosen | {pair.first, pair.second}
        chosen = wider if len(wider) <= SHARING_SOURCES else chosen
    return tuple(source for source in sources if source in chosen)


SHARING_SOURCES = 12
"""The most sources of the picture of shared points."""
CELL = 64
HEAD = 56


def draw_shared_points(edition: Edition, sources: Sequence[str], pairs: Sequence[SharedPoints]) -> str:
    """Return the pairs of the sources as a triangle of discs, as large as the number of shared points; empty for none."""
    if not pairs:
        return ""
    most = max(pair.count for pair in pairs)
    counts = {(pair.first, pair.second): pair.count for pair in pairs}
    letters = [edition.corpus.sources[source].letters for source in sources]
    size = HEAD + CELL * (len(sources) - 1)
    parts = []
    for number, letter in enumerate(letters[1:]):
        parts.append(
            f'<text class="axis-label" x="{HEAD + CELL * number + CELL // 2}" y="32" text-anchor="middle">{escape(letter)}</text>'
        )
    for number, letter in enumerate(letters[:-1]):
        parts.append(
            f'<text class="axis-label" x="24" y="{HEAD + CELL * number + CELL // 2 + 6}" text-anchor="middle">{escape(letter)}</text>'
        )
    for (row, first), (column, second) in combinations(enumerate(sources), 2):
        count = counts.get((first, second), 0)
        x = HEAD + CELL * (column - 1) + CELL // 2
        y = HEAD + CELL * row + CELL // 2
        radius = round((CELL / 2 - 3) * (count / most) ** 0.5, 1)
        if count:
            parts.append(f'<circle class="shared" cx="{x}" cy="{y}" r="{radius}"/>')
        parts.append(f'<text class="count" x="{x}" y="{y + 6}" text-anchor="middle">{count}</text>')
    label = escape(edition.words("How many points each pair of sources shares; the table says the same"))
    return "\n".join(
        (
            f'<svg viewBox="0 0 {size} {size}" role="img" aria-label="{label}" class="shared-drawing">',
            *parts,
            "</svg>",
        )
    )
