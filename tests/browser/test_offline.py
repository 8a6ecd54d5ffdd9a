"""The edition for disks opens from `file://` and works as the served one does."""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader
from tests.browser.sites import ONE_OF_EACH


@pytest.mark.parametrize(("kind", "language"), [key for key in ONE_OF_EACH if key[0] != "missing"])
def test_a_page_of_each_kind_opens_from_disk(offline, offline_reader, kind, language):
    """The page for addresses that lead nowhere is for hosts alone."""
    page = offline_reader.open(offline.page(kind, language))
    assert page.evaluate("getComputedStyle(document.body).fontFamily.includes('Dossier Serif')")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1rem \"Dossier Serif\"'))")
    assert page.locator("h1").first.is_visible()


def test_readers_find_their_way_through_the_edition_on_disk(offline, offline_reader):
    page = offline_reader.open(offline.url("index.html"))
    page.locator("article a[hreflang=en]").click()
    page.wait_for_url("**/en/index.html")
    page.locator("ul.cards h2 a, ul.cards h3 a").first.click()
    page.wait_for_url("**/en/topics/*.html")
    page.locator("sup.cite a").first.click()
    assert page.locator(".peek blockquote").first.is_visible()
    page.locator(".peek .where a").first.click()
    page.wait_for_url("**/en/sources/*.html#passage-*")
    page.locator("header a[data-language=id]").click()
    page.wait_for_url("**/id/sumber/*.html*")
    page.locator("nav.sections a").nth(2).click()
    page.wait_for_url("**/id/sandingkan.html")
    page.locator("form.filters [name=topic]").select_option("crossing")
    assert page.locator("table.matrix tbody tr[hidden]").count() > 0


@pytest.mark.slow
def test_every_page_of_the_dossier_opens_from_disk(browser, offline_dossier):
    reader = Reader(browser, offline_dossier.base)
    page = reader.context().new_page()
    for path in offline_dossier.paths:
        if path != "404.html":
            page.goto(offline_dossier.url(path), wait_until="load")
            assert page.locator("h1").first.is_visible(), path
    reader.close()
    assert reader.problems() == []
