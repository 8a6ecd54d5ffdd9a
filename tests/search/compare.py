"""Print page precision and recall of search per language: `python -m tests.search.compare SITE [--beside]`.

SITE is a folder that `mkdocs build` has made. `--beside` asks stock Material and plain Pagefind the same, on sites that
hold the same words. `--misses` lists what went wrong on the seen queries; those set apart are only ever counted.
"""

# ruff: noqa: T201  # a command that prints its answer

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.search import peers
from tests.search.engines import ask_ours, search_page
from tests.search.queries import APART, SEEN, Query, Said, judge, read_queries
from tests.search.sites import browser, read_places, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import Browser

    Ask = Callable[[str], set[str]]

LANGUAGES = ("id", "en")


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


def judge_all(queries: Iterable[Query], places: dict[str, Said], ask: Ask) -> list[Outcome]:
    """Return what the engine found for each query beside what is right."""
    outcomes = []
    for query in queries:
        verdicts = {path: judge(query, said) for path, said in places.items()}
        right = frozenset(path for path, (is_right, _) in verdicts.items() if is_right)
        allowed = frozenset(path for path, (_, is_allowed) in verdicts.items() if is_allowed)
        found = frozenset(path for path in ask(query.text) if path in places)
        outcomes.append(Outcome(query, found, right, allowed))
    return outcomes


def figures(outcomes: list[Outcome]) -> tuple[float, float]:
    """Return precision and recall, each averaged over the queries."""
    precision = sum(outcome.precision for outcome in outcomes) / len(outcomes)
    return precision, sum(outcome.recall for outcome in outcomes) / len(outcomes)


def measure(
    language: str, name: str, places: dict[str, Said], ask: Ask, *, with_misses: bool = False
) -> None:
    """Ask all queries of the language and print the figures of the whole and of those set apart."""
    seen, apart = (
        judge_all([query for query in read_queries(path) if query.edition == language], places, ask)
        for path in (SEEN, APART)
    )
    for part, outcomes in (("whole", seen + apart), ("set apart", apart)):
        precision, recall = figures(outcomes)
        print(
            f"{language}  {name:10} {part:10} {len(outcomes):4} queries  precision {precision:.3f}  recall {recall:.3f}"
        )
    for outcome in seen if with_misses else ():
        wrong, missed = sorted(outcome.counted - outcome.right), sorted(outcome.right - outcome.found)
        if wrong or missed:
            print(f"    {outcome.query.text!r}: wrong {wrong}, missed {missed}")


def measure_peers(language: str, places: dict[str, Said], chromium: Browser) -> None:
    """Print the figures of stock Material and plain Pagefind."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(peers.make_material(places, language, Path(folder))) as address,
    ):
        measure(language, "Material", places, peers.ask_material(chromium.new_page(), address))
    with (
        tempfile.TemporaryDirectory() as folder,
        served(peers.make_pagefind(places, language, Path(folder))) as address,
    ):
        measure(language, "Pagefind", places, peers.ask_pagefind(chromium.new_page(), address, language))


def main() -> None:
    """Ask every query and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--beside", action="store_true", help="ask stock Material and plain Pagefind, too")
    parser.add_argument("--misses", action="store_true", help="list what went wrong on the seen queries")
    options = parser.parse_args()
    with served(options.site) as address, browser() as chromium:
        page = chromium.new_page()
        for language in LANGUAGES:
            places = read_places(page, address, options.site, language)
            page.goto(address + search_page(options.site, language))
            times: list[float] = []

            def ask(text: str, times: list[float] = times) -> set[str]:
                found, took, _, _ = ask_ours(page, text)
                times.append(took)
                return found

            measure(language, "ours", places, ask, with_misses=options.misses)
            times.sort()
            print(
                f"{language}  milliseconds a query: middle {times[len(times) // 2]:.0f}, slowest {times[-1]:.0f}"
            )
            if options.beside:
                measure_peers(language, places, chromium)


if __name__ == "__main__":
    main()
