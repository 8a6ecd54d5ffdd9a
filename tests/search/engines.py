"""Search engines under test: what each returns for a query, as paths of pages."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.search.sites import BELOW

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

OURS = """async (query) => {
  const place = document.querySelector("[data-search-page]"), input = place.querySelector("input"), list = place.querySelector("ol");
  list.dataset.state = "";
  input.value = query;
  place.querySelector("form").requestSubmit();
  const until = async (test) => { for (let n = 0; n < 2000 && !test(); n += 1) await new Promise(r => setTimeout(r, 2)); };
  await until(() => list.dataset.state === "done" || list.dataset.state === "failed");
  const more = place.querySelector(".search-more"), took = Number(list.dataset.took);
  while (!more.hidden) { const before = list.children.length; more.click(); await until(() => list.children.length > before); }
  return { took, status: place.querySelector(".search-status").textContent,
           links: Array.from(list.querySelectorAll("a.found"), (link) => link.href) };
}"""


def search_page(site: Path, language: str) -> str:
    """Return the path of the page of search: the one whose article holds the box."""
    for file in sorted((site / language).rglob("index.html")):
        if "data-search-page" in file.read_text(encoding="utf-8"):
            return file.relative_to(site).as_posix().removesuffix("index.html")
    raise LookupError("The site has no page of search.")


def path_of(link: str) -> str:
    """Return the path below the site of a link's page."""
    return urlsplit(link).path.removeprefix(BELOW).lstrip("/").removesuffix("index.html")


def ask_ours(page: Page, query: str) -> tuple[set[str], float, list[str], str]:
    """Return the pages that our search finds, its milliseconds, all links, and what it says."""
    answer = page.evaluate(OURS, query)
    return {path_of(link) for link in answer["links"]}, answer["took"], answer["links"], answer["status"]


def packed_size(site: Path, urls: list[str]) -> int:
    """Return how many bytes the files behind the addresses are when packed as servers do."""
    return sum(len(gzip.compress(content)) for content in _contents(site, urls))


def raw_size(site: Path, urls: list[str]) -> int:
    """Return how many bytes the files behind the addresses are as they stand on a disk."""
    return sum(len(content) for content in _contents(site, urls))


def _contents(site: Path, urls: list[str]) -> list[bytes]:
    paths = {urlsplit(url).path.removeprefix(BELOW).lstrip("/") for url in urls}
    return [(site / path).read_bytes() for path in sorted(paths) if (site / path).is_file()]
