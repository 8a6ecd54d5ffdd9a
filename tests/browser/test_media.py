"""Paper, reduced motion and forced colours."""

from __future__ import annotations

import pytest

from tests.browser.sites import LANGUAGE_KINDS

CHROME = "header nav, header button, nav.crumbs, nav.contents, form.filters, .filter-count, .md-skip, a.headerlink, a.anchor, .foot-sections"


@pytest.mark.parametrize("kind", LANGUAGE_KINDS)
def test_paper_holds_the_text_and_none_of_the_controls(dossier, dossier_reader, kind):
    page = dossier_reader.open_afresh(dossier.page(kind, "id"))
    page.emulate_media(media="print")
    shown = page.locator(CHROME).evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert shown == []
    assert page.locator("h1").is_visible()
    assert page.locator(".foot-address").inner_text().startswith("https://dossier.example/dossier/id/")
    for selector in (".note", ".passage", ".entry", ".version", "ol.timeline > li", "table.matrix tbody tr"):
        hidden = page.locator(selector).evaluate_all(
            "all => all.filter((one) => !one.checkVisibility()).length"
        )
        assert hidden == 0, selector


def test_paper_is_light_in_dark_rooms(dossier, dossier_reader):
    page = dossier_reader.open_afresh(dossier.page("topic", "en"), scheme="dark")
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_topic_prints(dossier, dossier_reader):
    page = dossier_reader.open_afresh(dossier.page("topic", "en"))
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") > 1 or len(paper) > 50_000


def test_nothing_moves_for_those_who_asked_for_that(sample, sample_reader):
    page = sample_reader.open_afresh(sample.page("topic", "en"), reduced_motion="reduce")
    page.locator("#cite-1 a").click()
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
    lasting = page.evaluate(
        """() => Array.from(document.querySelectorAll("*")).filter((one) => { const style = getComputedStyle(one);
          return style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0) || style.animationName !== "none"; }).length"""
    )
    assert lasting == 0


def test_forced_colours_keep_what_colour_said(sample, sample_reader):
    page = sample_reader.open_afresh(sample.page("topic", "en"), forced_colors="active")
    style = "(one, name) => getComputedStyle(one).getPropertyValue(name)"
    letters = page.locator(".chip b").first
    assert letters.evaluate(style, "color") != letters.evaluate(style, "background-color")
    assert page.locator("#cite-1 a").evaluate(style, "border-top-style") == "solid"
    sections = page.locator("nav.sections a")
    current = page.locator("nav.sections a[aria-current]").evaluate(style, "border-bottom-color")
    other = page.locator("nav.sections a:not([aria-current])").first.evaluate(style, "border-bottom-color")
    assert sections.count() > 3
    assert current != other
    mark = "one => getComputedStyle(one, '::before').backgroundImage"
    differs, says = page.locator("td.differs a").first, page.locator("td.says a").first
    assert "linear-gradient" in differs.evaluate(mark)
    assert not says.count() or says.evaluate(mark) == "none"
