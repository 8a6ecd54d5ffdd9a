"""Print page precision and recall of search per language: `python -m tests.search.compare SITE`.

SITE is a folder that `mkdocs build` has made. `--misses` lists what went wrong on the seen queries; those set apart are
only ever counted.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.search.engines import ask_ours, search_page
from tests.search.queries import APART, SEEN, Query, judge, read_queries
from tests.search.sites import browser, read_places, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Outcome:
    """What one engine returned for one query."""

    query: Query
    found: frozenset[str]
    right: frozenset[str]
    allowed: frozenset[str]

    @property
    def counted(self) -> frozenset[str]:
        """What was found, without pages that are neither right nor wrong."""
        return self.found - (self.allowed - self.right)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return len(self.counted & self.right) / len(self.counted) if self.counted else 1.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return len(self.found & self.right) / len(self.right) if self.right else 1.0


def judge_all(
    queries: Iterable[Query], places: dict[str, list[str]], ask: Callable[[str], set[str]]
) -> list[Outcome]:
    """Return what the engine found for each query beside what is right."""
    outcomes = []
    for query in queries:
        verdicts = {path: judge(query, said) for path, said in places.items()}
        right = frozenset(path for path, (is_right, _) in verdicts.items() if is_right)
        allowed = frozenset(path for path, (_, is_allowed) in verdicts.items() if is_allowed)
        found = frozenset(path for path in ask(query.text) if path in places)
        outcomes.append(Outcome(query, found, right, allowed))
    return outcomes


def summary(outcomes: list[Outcome]) -> str:
    """Return precision and recall, averaged over the queries, and counted over all pages."""
    precision = sum(outcome.precision for outcome in outcomes) / len(outcomes)
    recall = sum(outcome.recall for outcome in outcomes) / len(outcomes)
    hits = sum(len(outcome.counted & outcome.right) for outcome in outcomes)
    counted = sum(len(outcome.counted) for outcome in outcomes)
    right = sum(len(outcome.right) for outcome in outcomes)
    return (
        f"{len(outcomes):4} queries  precision {precision:.3f}  recall {recall:.3f}"
        f"   over all pages {hits / max(counted, 1):.3f} {hits / max(right, 1):.3f}"
    )


def main() -> None:
    """Ask every query and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    with served(options.site) as address, browser() as chromium:
        page = chromium.new_page()
        for language in ("id", "en"):
            places = read_places(page, address, options.site, language)
            page.goto(address + search_page(options.site, language))
            times: list[float] = []

            def ask(text: str, times: list[float] = times) -> set[str]:
                found, took, _, _ = ask_ours(page, text)
                times.append(took)
                return found

            for path in (SEEN, APART):
                queries = [query for query in read_queries(path) if query.edition == language]
                outcomes = judge_all(queries, places, ask)
                print(f"{language} {path.stem:14} {summary(outcomes)}")
                if options.misses and path == SEEN:
                    _print_misses(outcomes)
            times.sort()
            print(f"{language} milliseconds  middle {times[len(times) // 2]:.0f}, slowest {times[-1]:.0f}")


def _print_misses(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        wrong, missed = sorted(outcome.counted - outcome.right), sorted(outcome.right - outcome.found)
        if wrong or missed:
            print(f"   {outcome.query.text!r}: wrong {wrong}, missed {missed}")


if __name__ == "__main__":
    main()
