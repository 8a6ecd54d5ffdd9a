"""`python -m benchmarks`: measure everything, print the table, and with `--write` renew `docs/benchmarks.md` and its plots."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.engines import check_steps, other_steps, own_steps, warm_steps
from benchmarks.generate import ROOT, Size, generate
from benchmarks.measure import Cost, interleave, middle
from benchmarks.report import FLOOR, PLAIN, Measured, how_measured, table, write_page
from benchmarks.serving import measure_preview

SIZES = (50, 500, 2000)
OWN_SIZE = 5000
OFTEN = 500
"""Larger sizes are measured once: a round of all engines takes a quarter of an hour there."""
CHECKED = {"articles": 10_000, "topics": 5_000, "passages": 10, "sentences": 150}


class Asked(NamedTuple):
    """What is asked for."""

    sizes: tuple[int, ...]
    own_size: int
    articles: int
    repetitions: int
    write: bool


def main() -> None:
    """Measure, print, and write the page if asked to."""
    asked = read_arguments()
    found = []
    with tempfile.TemporaryDirectory(prefix="dossier-benchmark-") as folder:
        for pages in asked.sizes:
            runs = asked.repetitions if pages <= OFTEN else 1
            costs = measure_size(Path(folder), pages, runs)
            found.append(Measured(f"{pages} pages", how_measured(runs), PLAIN, costs))
        if asked.own_size:
            costs = measure_size(Path(folder), asked.own_size, 1, is_own=True)
            found.append(Measured(f"{asked.own_size} pages", how_measured(1), PLAIN, costs))
        if asked.articles:
            costs = measure_check(Path(folder), asked.articles, asked.repetitions)
            what = f"{asked.articles} articles to check"
            found.append(Measured(what, how_measured(asked.repetitions), FLOOR, costs))
    for item in found:
        print(f"\n{item.what}\n\n{table(item.costs, item.base)}")
    if asked.write:
        write_page(ROOT / "docs", found)


def read_arguments() -> Asked:
    """Read what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure what the dossier costs."
    )
    parser.add_argument("--pages", type=int, nargs="*", default=list(SIZES), help="sizes of the sites")
    parser.add_argument(
        "--own", type=int, default=OWN_SIZE, help="one more size, for our steps alone; 0 for none"
    )
    parser.add_argument("--articles", type=int, default=CHECKED["articles"], help="to check; 0 for none")
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="renew docs/benchmarks.md and its plots")
    given = parser.parse_args()
    return Asked(tuple(given.pages), given.own, given.articles, given.repetitions, given.write)


def measure_size(folder: Path, pages: int, repetitions: int, *, is_own: bool = False) -> dict[str, Cost]:
    """Return what each step costs at the size."""
    dossier = folder / str(pages) / "dossier"
    generate(dossier, Size.of_pages(pages))
    own = own_steps(dossier)
    interleave(own[:1], 1)  # the Markdown that the other engines read
    others = [] if is_own else other_steps(dossier.parent / "pages", folder / str(pages))
    costs = interleave([*own, *others], repetitions)
    interleave(own[1:2], 1)  # what the warm builds begin with
    costs |= interleave(warm_steps(dossier), repetitions)
    costs |= measure_preview(dossier, repetitions)
    return {name: middle(found) for name, found in costs.items()}


def measure_check(folder: Path, articles: int, repetitions: int) -> dict[str, Cost]:
    """Return what the check of so many articles costs, and the floor under it."""
    dossier = folder / "checked"
    generate(dossier, Size(articles, max(articles // 2, 1), CHECKED["passages"], CHECKED["sentences"]))
    costs = interleave(check_steps(dossier), repetitions)
    return {name: middle(found) for name, found in costs.items()}


if __name__ == "__main__":
    main()
