"""Headings, points, events and passages have an address, and a sign beside them that copies it."""

from __future__ import annotations

import pytest

CASES = [
    ("topic", "article h2[id] > a.headerlink"),
    ("topic", ".difference a.anchor"),
    ("topic", "ol.timeline a.anchor"),
    ("compare", "table.matrix a.anchor"),
    ("timeline", "ol.timeline a.anchor"),
    ("source", ".passage a.anchor"),
    ("topic", ".note a.anchor"),
    ("method", "article h2[id] > a.headerlink"),
]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("kind", "selector"), CASES)
def test_the_sign_copies_the_address(sample, sample_reader, kind, selector, language):
    context = sample_reader.context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(sample.page(kind, language))
    sign = page.locator(selector).first
    target = sign.get_attribute("href")
    assert page.locator(target).count() == 1
    sign.focus()
    assert (
        sign.evaluate(
            "element => { element.style.transition = 'none'; return getComputedStyle(element).opacity }"
        )
        == "1"
    )
    sign.click()
    wanted = sample.page(kind, language) + target
    page.locator("#dossier-status:not(:empty)").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == wanted
    assert page.url == wanted
    words = {"id": "Alamat disalin", "en": "Address copied"}
    assert page.locator("#dossier-status").inner_text() == words[language]


@pytest.mark.parametrize(("kind", "owner"), [
    ("topic", "article h2[id], article h3[id]"), ("topic", ".difference"), ("compare", "table.matrix tbody tr"),
    ("timeline", "ol.timeline > li"), ("source", ".passage"), ("topic", ".note[id]"),
])  # fmt: skip
def test_everything_that_has_an_address_shows_it(dossier, dossier_reader, kind, owner):
    page = dossier_reader.open(dossier.page(kind, "en"))
    bare = page.locator(owner).evaluate_all(
        """all => all.filter((one) => !one.id || !one.querySelector(`a[href="#${one.id}"]`)).map((one) => one.outerHTML.slice(0, 90))"""
    )
    assert page.locator(owner).count() > 0
    assert bare == []


def test_an_address_leads_to_its_place_and_marks_it(dossier, dossier_reader):
    for kind, owner in (
        ("source", ".passage"),
        ("timeline", "ol.timeline > li"),
        ("topic", "article > h2[id]"),
    ):
        page = dossier_reader.open(dossier.page(kind, "id"))
        name = page.locator(owner).nth(2).get_attribute("id")
        page = dossier_reader.open(dossier.page(kind, "id") + f"#{name}")
        assert page.locator(f"#{name}").bounding_box()["y"] >= 0
        assert (
            page.locator(f"#{name}:target").evaluate("one => getComputedStyle(one).backgroundColor")
            != "rgba(0, 0, 0, 0)"
        )
