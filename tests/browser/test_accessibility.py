"""axe-core finds nothing against WCAG 2.2 A and AA; what it cannot see is in the tests of cards and keyboard."""

from __future__ import annotations

import pytest

from tests.browser.axe import find_violations
from tests.browser.reader import PHONE, WIDE
from tests.browser.sites import ONE_OF_EACH, PAGE_KINDS

# without motion, so that nothing is measured half faded in
STILL = {"reduced_motion": "reduce"}


LOOKS = ({"width": PHONE, "scheme": "dark"}, {"width": WIDE, "scheme": "light"})


@pytest.mark.parametrize(("kind", "language"), ONE_OF_EACH)
def test_a_page_of_each_kind_has_no_violations(dossier, dossier_reader, kind, language):
    look = LOOKS[ONE_OF_EACH.index((kind, language)) // 2 % 2]
    page = dossier_reader.open(dossier.page(kind, language), **look, **STILL)
    assert find_violations(page) == []


@pytest.mark.parametrize(("kind", "language"), [key for key in PAGE_KINDS if key not in ONE_OF_EACH])
def test_nor_has_one_in_the_other_language(sample, sample_reader, kind, language):
    look = LOOKS[PAGE_KINDS.index((kind, language)) // 2 % 2]
    page = sample_reader.open(sample.page(kind, language), **look, **STILL)
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
