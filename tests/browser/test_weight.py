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


def added_by(dossier, reader, page, url):
    """What one more page costs a reader, in bytes."""
    before = set(reader.requests)
    load(page, url)
    return sum(size(dossier, asked) for asked in set(reader.requests) - before)


def test_a_next_page_costs_little(dossier, dossier_reader):
    page = dossier_reader.context().new_page()
    load(page, dossier.page("home", "en"))
    load(
        page, dossier.url(dossier.kinds["topic", "en"][-1])
    )  # from here on the faces of both texts are there
    topics = dossier.kinds["topic", "en"]
    for path in (
        topics[len(topics) // 2],
        *(dossier.kinds[kind, "en"][0] for kind in ("source", "timeline", "names", "method")),
    ):
        assert added_by(dossier, dossier_reader, page, dossier.url(path)) <= NEXT_PAGE, path


def test_no_page_is_heavy(dossier):
    weights = {path: size(dossier, dossier.url(path)) for path in dossier.paths}
    assert {path: weight for path, weight in weights.items() if weight > NEXT_PAGE} == {}
