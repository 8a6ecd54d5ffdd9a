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

    from playwright.sync_api import Browser, Page

    Ask = Callable[[str], set[str]]

LANGUAGES = ("id", "en")
LONG = {
    "id": (
        "perang dan damai di Ukraina menurut Trump dan Putin",
        "siapa yang menghentikan pengiriman senjata rudal pertahanan udara dan artileri ke Ukraina",
    ),
    "en": (
        "the war in Ukraine according to Trump and Putin",
        "who halted the deliveries of air-defence missiles and precision-guided artillery to Ukraine",
    ),
}
"""Asked for their time alone; only the first words of the second count."""


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


def time_loaded(page: Page, text: str) -> float:
    """Return the milliseconds from the query to the shown results when all its files have been loaded."""
    ask_ours(page, text)
    return ask_ours(page, text)[1]


def print_times(language: str, kind: str, times: list[float]) -> None:
    """Print the middle and the slowest of the times."""
    times.sort()
    print(
        f"{language}  milliseconds a {kind} once loaded: middle {times[len(times) // 2]:.0f}, slowest {times[-1]:.0f}"
    )


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
            measure(
                language, "ours", places, lambda text: ask_ours(page, text)[0], with_misses=options.misses
            )
            for kind, texts in (
                ("query", [query.text for query in read_queries(SEEN) if query.edition == language]),
                ("long query", LONG[language]),
            ):
                print_times(language, kind, [time_loaded(page, text) for text in texts])
            if options.beside:
                measure_peers(language, places, chromium)


if __name__ == "__main__":
    main()
