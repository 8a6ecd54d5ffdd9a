"""A first page is light, and each further page costs little more than its text; HTML, CSS and scripts count compressed."""

from __future__ import annotations

import gzip
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.sites import LANGUAGE_KINDS, PREFIX

FIRST_LOAD, FIRST_REQUESTS, NEXT_PAGE = 150_000, 14, 20_000
PACKED = (".woff2", ".png", ".jpg", ".webp", ".gz")
"""Kinds of files that no host compresses once more."""


def size(site, url):
    """What a host sends for an address, in bytes."""
    path = unquote(urlsplit(url).path).removeprefix(PREFIX)
    file = site.folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 6))


def load(page, url):
    """Open a page and look at all of it, so that it fetches what it shows further down, too."""
    page.goto(url, wait_until="load")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", LANGUAGE_KINDS)
def test_a_first_load_is_light(dossier, dossier_reader, kind, language):
    load(dossier_reader.context().new_page(), dossier.page(kind, language))
    asked = set(dossier_reader.requests)
    assert sum(size(dossier, url) for url in asked) <= FIRST_LOAD
    assert len(asked) <= FIRST_REQUESTS


def test_a_next_page_costs_little(dossier, dossier_reader):
    page = dossier_reader.context().new_page()
    load(page, dossier.page("home", "id"))
    load(page, dossier.url(dossier.kinds["topic", "id"][-1]))
    for kind in ("topic", "source", "method"):
        before = set(dossier_reader.requests)
        load(page, dossier.page(kind, "id"))
        added = set(dossier_reader.requests) - before
        assert sum(size(dossier, url) for url in added) <= NEXT_PAGE, (kind, added)
