"""Nothing sticks out sideways at any width, and nothing moves while a page loads."""

from __future__ import annotations

import time

import pytest

from tests.browser.reader import HEIGHTS, NARROWEST, PHONE, WIDE
from tests.browser.sites import PAGE_KINDS

# elements that reach beyond the window and can be seen there
STICKING_OUT = """
() => Array.from(document.querySelectorAll("body *")).filter((one) => {
  const box = one.getBoundingClientRect();
  if (!one.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || (box.right <= innerWidth + 1 && box.left >= -1)) return false;
  for (let up = one.parentElement; up; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== "visible" && up !== document.body && up !== document.documentElement) return false;
  return true;
}).map((one) => one.outerHTML.slice(0, 100))
"""
SHIFTS = """
() => new Promise((resolve) => { let sum = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 100); })
"""
MOST_SHIFT = 0.02
FONT_DELAY = 0.4


def stuck_out(page):
    wider = page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
    return page.evaluate(STICKING_OUT) + (
        [f"the page is {wider} px wider than the window"] if wider > 0 else []
    )


@pytest.mark.parametrize(("kind", "language"), PAGE_KINDS)
def test_a_page_fits_every_width(dossier, dossier_reader, kind, language):
    page = dossier_reader.open(dossier.page(kind, language))
    for width in (NARROWEST, PHONE, WIDE):  # the tab keeps the last
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        assert stuck_out(page) == [], width


@pytest.mark.slow
@pytest.mark.parametrize("width", [WIDE, PHONE, NARROWEST])
def test_every_page_fits(dossier, dossier_reader, width):
    page = dossier_reader.context(width=width).new_page()
    found = {}
    for path in dossier.paths:
        page.goto(dossier.url(path), wait_until="load")
        found[path] = stuck_out(page)
    assert {path: out for path, out in found.items() if out} == {}


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("kind", ["home", "topic", "compare", "timeline", "source", "glossary"])
def test_nothing_moves_when_fonts_come_late(dossier, dossier_reader, kind, width):
    page = dossier_reader.context(width=width).new_page()
    page.route("**/*.woff2", lambda route: (time.sleep(FONT_DELAY), route.continue_()))
    page.goto(dossier.page(kind, "id"), wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate(SHIFTS) < MOST_SHIFT
