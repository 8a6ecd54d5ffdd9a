"""axe-core finds nothing against WCAG 2.2 A and AA; what it cannot see is in the tests of cards and keyboard."""

from __future__ import annotations

import pytest

from tests.browser.axe import find_violations
from tests.browser.reader import PHONE, WIDE
from tests.browser.sites import PAGE_KINDS

# without motion, so that nothing is measured half faded in
STILL = {"reduced_motion": "reduce"}


def look_for(language):
    """Each language is looked at in the scheme and width that the other is not."""
    return {"width": PHONE, "scheme": "dark"} if language == "id" else {"width": WIDE, "scheme": "light"}


@pytest.mark.parametrize(("kind", "language"), PAGE_KINDS)
def test_a_page_of_each_kind_has_no_violations(dossier, dossier_reader, kind, language):
    page = dossier_reader.open(dossier.page(kind, language), **look_for(language), **STILL)
    assert find_violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "dark"), (PHONE, "light")])
def test_an_open_card_has_no_violations(sample, sample_reader, width, scheme):
    page = sample_reader.open(sample.page("topic", "en"), width=width, scheme=scheme, **STILL)
    for selector in ("#cite-1 a", "a.term[data-card]"):
        page.locator(selector).first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.locator(".peek").wait_for()
        assert find_violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["compare", "timeline"])
def test_filtered_pages_have_no_violations(sample, sample_reader, kind, scheme):
    page = sample_reader.open(sample.page(kind, "id") + "?topic=crossing", scheme=scheme, **STILL)
    assert find_violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize(("kind", "language"), PAGE_KINDS)
def test_no_page_has_violations(dossier, dossier_reader, kind, language, width, scheme):
    page = dossier_reader.context(width=width, scheme=scheme, **STILL).new_page()
    found = {}
    for path in dossier.kinds[kind, language]:
        page.goto(dossier.url(path), wait_until="load")
        found[path] = find_violations(page)
    assert {path: violations for path, violations in found.items() if violations} == {}
