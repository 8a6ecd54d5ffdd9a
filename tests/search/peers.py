"""The same words in sites of their own for stock Material and for plain Pagefind, and what these find there."""

from __future__ import annotations

import html
import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.search.engines import path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.search.queries import Said

LISTEN = """
const Plain = window.Worker;
window.Worker = class extends Plain {
  constructor(...rest) {
    super(...rest);
    this.addEventListener("message", (event) => { if (event.data && event.data.type === 3) window.lastAnswer = event.data.data; });
  }
};
"""
"""Keeps what Material's worker answers; the page itself shows it only as far as it is scrolled."""

ASK_MATERIAL = """async (query) => {
  window.lastAnswer = null;
  const input = document.querySelector("input.md-search__input");
  input.focus(); input.value = query;
  for (const kind of ["input", "keyup"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  for (let n = 0; n < 400 && !window.lastAnswer; n += 1) await new Promise((done) => setTimeout(done, 5));
  if (!window.lastAnswer) throw new Error("Material did not answer");
  return window.lastAnswer.items.flat().map((item) => new URL(item.location, document.baseURI.replace(/[^/]*$/, "")).href);
}"""

ASK_PAGEFIND = """async (query) => {
  if (!window.pagefind) { window.pagefind = await import(window.pagefindAddress); await window.pagefind.init(); }
  const answer = await window.pagefind.search(query);
  return Promise.all(answer.results.map(async (result) => new URL((await result.data()).url, location.href).href));
}"""


def make_material(places: Mapping[str, Said], language: str, folder: Path) -> Path:
    """Build the words as a site with MkDocs, Material and its search, and return its folder."""
    for path, said in places.items():
        file = folder / "docs" / (path + "index.md" if path.endswith("/") else path.replace(".html", ".md"))
        file.parent.mkdir(parents=True, exist_ok=True)
        sections = (
            f"## {number}\n\n<p>{html.escape(words)}</p>" for number, words in enumerate(said.places, start=1)
        )
        file.write_text(f"# {path}\n\n" + "\n\n".join(sections) + "\n", encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# -\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        f"site_name: '-'\nplugins: [search]\ntheme: {{name: material, language: {language}, font: false}}\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(folder / "mkdocs.yml"),
        "-d",
        str(folder / "site"),
    ]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return folder / "site"


def make_pagefind(places: Mapping[str, Said], language: str, folder: Path) -> Path:
    """Write the words as plain pages, let Pagefind index them, and return their folder."""
    for path, said in places.items():
        file = folder / (path + "index.html" if path.endswith("/") else path)
        file.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(
            f'<h2 id="n{number}">{number}</h2><p>{html.escape(words)}</p>'
            for number, words in enumerate(said.places)
        )
        head = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{path}</title>'
        file.write_text(f"{head}<body><h1>{path}</h1>{body}</body></html>", encoding="utf-8")
    (folder / "index.html").write_text(
        "<!doctype html><html><title>-</title><body></body></html>", encoding="utf-8"
    )
    program = find_pagefind()
    if program is None:
        raise LookupError("Pagefind is not installed: `pip install pagefind-bin`.")
    subprocess.run([program, "--site", str(folder)], check=True, capture_output=True)
    return folder


def find_pagefind() -> str | None:
    """Return the program of Pagefind from its Python package, or from the path."""
    package = importlib.util.find_spec("pagefind_bin")
    folders = package.submodule_search_locations if package else None
    return shutil.which("pagefind", path=folders[0]) if folders else shutil.which("pagefind")


def ask_material(page: Page, address: str) -> Callable[[str], set[str]]:
    """Return a function that asks Material on its own page."""
    page.add_init_script(LISTEN)
    page.goto(address)
    page.wait_for_timeout(1500)
    return lambda query: {path_of(link) for link in page.evaluate(ASK_MATERIAL, query)}


def ask_pagefind(page: Page, address: str, language: str) -> Callable[[str], set[str]]:
    """Return a function that asks Pagefind on a page of the language, as it chooses its index by that."""
    page.goto(address + f"{language}/")
    page.evaluate("(address) => { window.pagefindAddress = address; }", address + "pagefind/pagefind.js")
    return lambda query: {path_of(link) for link in page.evaluate(ASK_PAGEFIND, query)}
