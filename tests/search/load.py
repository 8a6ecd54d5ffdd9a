"""Print how much the box in the header loads to its first five results: `python -m tests.search.load SITE [--ask WORDS]`.

SITE is a folder that `mkdocs build` has made. Without `--ask`, all queries of the data are asked, each on a fresh page.
"""

# ruff: noqa: T201  # a command that prints its answer

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tests.search.engines import packed_size, raw_size
from tests.search.queries import APART, SEEN, read_queries
from tests.search.sites import browser, served

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

ASK = """async (query) => {
  const input = document.querySelector("#search-box"), list = document.querySelector(".search-panel ol");
  list.dataset.state = "";
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  const isOpen = () => list.dataset.state !== "done" && list.dataset.state !== "failed";
  for (let n = 0; n < 2000 && isOpen(); n += 1) await new Promise((done) => setTimeout(done, 3));
}"""


def loaded(page: Page, home: str, query: str) -> list[str]:
    """Return the addresses that the box asks for on a fresh page, from its first use to its first results."""
    asked: list[str] = []
    page.goto(home)
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(ASK, query)
    return [url for url in asked if "assets/search" in url]


def sizes(site: Path, language: str, queries: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return for each query the bytes packed and raw, the largest first."""
    found = []
    with served(site) as address, browser() as chromium:
        for query in queries:
            page = chromium.new_page()
            urls = loaded(page, f"{address}{language}/", query)
            found.append((packed_size(site, urls), raw_size(site, urls), query))
            page.close()
    return sorted(found, reverse=True)


def main() -> None:
    """Ask, and print the largest and the middle for each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--ask", nargs="+", help="ask these and print the figures of each")
    options = parser.parse_args()
    for language in ("id", "en"):
        seen = [
            query.text for query in (*read_queries(SEEN), *read_queries(APART)) if query.edition == language
        ]
        found = sizes(options.site, language, options.ask or dict.fromkeys(seen))
        for packed, raw, query in found if options.ask else (found[0], found[len(found) // 2]):
            print(f"{language}  packed {packed:6}  raw {raw:6}  {query}")


if __name__ == "__main__":
    main()
