"""A built site served on this machine, and what its pages say of their own."""

from __future__ import annotations

import functools
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.browser.reader import CHROMIUM_OPTIONS, find_chromium
from tests.search.queries import Said, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

TRUTH = (Path(__file__).parent / "truth.js").read_text(encoding="utf-8")
BELOW = "/dossier"
"""The site is served below a path, as project sites are."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BELOW))

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the site and give its address."""
    handler = functools.partial(_Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BELOW}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser() -> Iterator[Browser]:
    """Start headless Chromium."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_OPTIONS))
        yield found
        found.close()


def page_paths(site: Path, language: str) -> list[str]:
    """Return the paths of the pages of the language below the site, as addresses."""
    files = sorted((site / language).rglob("*.html"))
    return [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]


def read_places(page: Page, address: str, site: Path, language: str) -> dict[str, Said]:
    """Return what each page with words of its own says, place by place, by its path."""
    found: dict[str, Said] = {}
    differences: dict[str, str] = {}
    compared: dict[str, list[list[str]]] = {}
    for path in page_paths(site, language):
        page.goto(address + path, wait_until="commit")
        page.wait_for_load_state("domcontentloaded")
        said: dict[str, Any] | None = page.evaluate(TRUTH)
        if said is None:
            continue
        differences.update(dict(said["differences"]))
        if said["kind"] == "compare":
            compared[path] = said["own"]
        found[path] = Said(tuple(plain(words) for _, words in said["own"]), plain(said.get("also", "")))
    for path, points in compared.items():
        found[path] = Said(tuple(plain(f"{words} {differences.get(key, '')}") for key, words in points))
    return found
