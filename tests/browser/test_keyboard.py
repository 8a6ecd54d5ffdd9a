"""The keyboard reaches everything that can be used, never something unseen, and no single letter does anything."""

from __future__ import annotations

import string

import pytest

from tests.browser.reader import PHONE, WIDE
from tests.browser.sites import PAGE_KINDS

# transitions are off, so that what fades in on focus is there at once
STILL = {"reduced_motion": "reduce"}

STOPS = """
() => Array.from(document.querySelectorAll("a[href], button, select, input, textarea, summary, [tabindex]"))
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
  .map((one, index) => { one.dataset.stop = String(index); return String(index); })
"""
# what is focused: its number, what it is, and whether a reader sees it and sees that it is focused
FOCUSED = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  let opacity = 1;
  for (let up = one; up; up = up.parentElement) opacity *= Number(getComputedStyle(up).opacity);
  const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const rects = Array.from(one.getClientRects());
  const hits = rects.concat([{ left: x, top: y, width: 0, height: 0 }]).some((rect) => {
    const hit = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    return hit && (one.contains(hit) || hit.contains(one));
  });
  return {
    stop: one.dataset.stop || "", inCard: Boolean(one.closest(".peek")), name: one.outerHTML.slice(0, 120),
    seen: inside && hits && box.width > 1 && box.height > 1 && opacity > 0.5 && style.visibility === "visible",
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
  };
}
"""


def walk(page, limit=3000):
    """Press Tab until the page is left, and return all stops."""
    stops = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop["stop"] == stops[0]["stop"] and not stop["inCard"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"the keyboard does not leave the page: {stops[-3:]}")


def check_stops(page):
    wanted = page.evaluate(STOPS)
    stops = walk(page)
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert [stop["name"] for stop in stops if not stop["marked"]] == []
    reached = [stop["stop"] for stop in stops if not stop["inCard"]]
    assert reached == wanted


@pytest.mark.parametrize(("kind", "language"), PAGE_KINDS)
def test_the_keyboard_reaches_everything_and_sees_where_it_is(sample, sample_reader, kind, language):
    width = PHONE if language == "id" else WIDE
    check_stops(sample_reader.open(sample.page(kind, language), width=width, **STILL))


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize(("kind", "language"), PAGE_KINDS)
def test_the_keyboard_reaches_everything_in_the_dossier(dossier, dossier_reader, kind, language, width):
    for path in dossier.kinds[kind, language]:
        check_stops(dossier_reader.open(dossier.url(path), width=width, **STILL))


def test_the_first_stop_leads_past_the_header(sample, sample_reader):
    page = sample_reader.open(sample.page("topic", "en"), **STILL)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("kind", ["topic", "compare", "home"])
def test_no_single_key_does_anything(sample, sample_reader, kind):
    page = sample_reader.open(sample.page(kind, "en"), **STILL)
    state = "() => [location.href, scrollY, document.activeElement.tagName, document.querySelectorAll('dialog[open], .peek, :popover-open').length]"
    before = page.evaluate(state)
    for key in string.ascii_letters + string.digits + string.punctuation:
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.evaluate(state) == before


def test_colours_are_chosen_by_keyboard_and_kept_on_the_device(sample, sample_reader):
    page = sample_reader.open(sample.page("home", "en"), scheme="light", **STILL)
    button = page.locator("[data-scheme-button]")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    button.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
    assert button.get_attribute("aria-label") == "Colours: dark"
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    assert page.evaluate("Object.keys(localStorage)") == ["dossier-scheme"]


def test_a_table_wider_than_its_box_can_be_scrolled_by_keyboard(dossier, dossier_reader):
    for path in (
        dossier.kinds["glossary", "en"][0],
        dossier.kinds["sources", "en"][0],
        dossier.kinds["timeline", "en"][0],
    ):
        page = dossier_reader.open(dossier.url(path), width=PHONE, **STILL)
        stuck = page.evaluate(
            """() => Array.from(document.querySelectorAll("main *")).filter((one) =>
              one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX)
              && one.tabIndex < 0 && !one.querySelector("a[href], button")).map((one) => one.outerHTML.slice(0, 90))"""
        )
        assert stuck == [], path
