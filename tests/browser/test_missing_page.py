"""Addresses that lead nowhere get a page in both languages, from any depth."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("path", ["nowhere", "en/topics/nowhere/", "id/topik/nowhere/deeper/still.html"])
def test_lost_readers_are_told_in_both_languages_and_find_home(sample, sample_reader, path):
    page = sample_reader.context().new_page()
    response = page.goto(sample.base + path)
    assert response.status == 404
    assert page.evaluate("getComputedStyle(document.body).fontFamily.includes('Dossier Serif')")
    assert page.locator("section[lang=id]").is_visible()
    assert page.locator("section[lang=en]").is_visible()
    for language in ("id", "en"):
        page.goto(sample.base + path)
        page.locator(f"section[lang={language}] a").click()
        page.wait_for_url(f"{sample.base}{language}/")
        assert page.locator("html").get_attribute("lang") == language
