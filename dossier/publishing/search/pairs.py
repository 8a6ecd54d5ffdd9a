"""Words of two languages that mean the same, learned from places that say the same in both.

Passages and their translations, points, events and prose stand in each language under one number. A word of one language
that stands in nearly the same places as a word of the other, and as no other word, is taken for its translation, so that
it finds what glossary and names do not pair.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.publishing.search.index import Index

FEWEST_TOGETHER = 3
"""In how many places the two words must stand together."""
SHARE_TOGETHER = 0.8
"""Of all places of both words, the share in which they stand together (Dice)."""
MOST_PLACES = 60
"""Words that stand in more places say too little of each other."""
MOST_FAMILIES = 60
"""Places with more families are too long to tell which word translates which."""


def translations(here: Index, there: Index) -> Mapping[str, str]:
    """Return for families of the other language the family of this one that translates it; names and terms are left out."""
    together: Counter[tuple[str, str]] = Counter()
    by_unit_here, by_unit_there = _by_unit(here), _by_unit(there)
    for unit, families in by_unit_here.items():
        others = by_unit_there.get(unit, ())
        if len(families) <= MOST_FAMILIES and len(others) <= MOST_FAMILIES:
            together.update((family, other) for family in families for other in others)
    sizes_here = Counter(family for families in by_unit_here.values() for family in families)
    sizes_there = Counter(family for families in by_unit_there.values() for family in families)
    shares = {
        pair: 2 * count / (sizes_here[pair[0]] + sizes_there[pair[1]])
        for pair, count in together.items()
        if count >= FEWEST_TOGETHER
    }
    best_here, best_there = dict(_best(shares, 0)), dict(_best(shares, 1))
    return {other: family for other, family in best_there.items() if best_here.get(family) == other}


def _by_unit(index: Index) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for family, held in index.postings.items():
        if family.startswith("=") and family[1:].isalpha() and FEWEST_TOGETHER <= len(held) <= MOST_PLACES:
            for unit in held:
                found.setdefault(unit, []).append(family)
    return {unit: tuple(families) for unit, families in found.items()}


def _best(shares: Mapping[tuple[str, str], float], side: int) -> Iterator[tuple[str, str]]:
    """Yield each family with the one that it stands together with most, where one alone does."""
    ranked: dict[str, list[tuple[float, str]]] = {}
    for pair, share in shares.items():
        ranked.setdefault(pair[side], []).append((share, pair[1 - side]))
    for family, others in ranked.items():
        others.sort(reverse=True)
        is_alone = len(others) == 1 or others[0][0] > others[1][0]
        if is_alone and others[0][0] >= SHARE_TOGETHER:
            yield family, others[0][1]
