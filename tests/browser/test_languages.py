"""The language switch lands on the same place; the root page offers both languages and leads nobody anywhere."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE, WIDE
from tests.browser.sites import LANGUAGE_KINDS

OTHER = {"id": "en", "en": "id"}
STILL = {"reduced_motion": "reduce"}
"""While the bar glides in, a browser that is told to click in it would scroll the page to where the bar was."""
# the heading whose top is nearest to the top of the window, or above it
PLACE = """
(selector) => { const tops = Array.from(document.querySelectorAll(selector), (element) => element.getBoundingClientRect().top);
  return tops.map((top, index) => [Math.abs(top), index]).sort((a, b) => a[0] - b[0])[0]; }
"""
# the script scrolls to the paragraph after the browser went to the heading
SETTLED = "() => document.fonts.ready.then(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 100)))"
PARAGRAPHS = "article > p:not([class]), article > ul:not([class]) > li, article > ol:not([class]) > li"


def go_to(page, item):
    """Scroll to an item as a leap does, when nothing moves it any more."""
    page.evaluate(SETTLED)
    item.evaluate("element => element.scrollIntoView({behavior: 'instant'})")
    page.evaluate(SETTLED)


def scroll_back(page):
    """Scroll up a little, as readers do who want the bar back."""
    page.mouse.move(3, 400)  # beside the text, where no card opens
    page.mouse.wheel(0, -30)
    page.locator("header.bar:not(.is-away)").wait_for()


def switch(page, language):
    page.locator(f"header a[data-language={language}]").click()
    page.wait_for_url(f"**/{language}/**")
    page.wait_for_load_state("load")
    page.evaluate(SETTLED)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", LANGUAGE_KINDS)
def test_the_switch_leads_to_the_counterpart_and_back(dossier, dossier_reader, kind, language):
    page = dossier_reader.open(dossier.page(kind, language))
    start = page.url
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("header .languages").inner_text().split("\n") == ["Bahasa Indonesia", "English"]
    switch(page, OTHER[language])
    assert page.locator("html").get_attribute("lang") == OTHER[language]
    assert page.locator(f".frame-{kind}").count() == 1
    switch(page, language)
    assert page.url == start


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_switch_lands_on_the_same_section(dossier, dossier_reader, language, width):
    page = dossier_reader.open(dossier.page("topic", language), width=width, **STILL)
    ids = page.evaluate("Array.from(document.querySelectorAll('article > h2[id]'), (heading) => heading.id)")
    own = [heading for heading in ids if heading != "notes"][1]
    go_to(page, page.locator(f"#{own}"))
    scroll_back(page)
    switch(page, OTHER[language])
    assert page.url.endswith(f"#{own}")
    assert abs(page.locator(f"#{own}").bounding_box()["y"]) < 150


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_switch_lands_on_the_same_paragraph(dossier, dossier_reader, language):
    page = dossier_reader.open(dossier.page("topic", language), width=PHONE, **STILL)
    go_to(page, page.locator(PARAGRAPHS).nth(4))
    scroll_back(page)
    page.evaluate(SETTLED)
    top, before = page.evaluate(PLACE, PARAGRAPHS)
    switch(page, OTHER[language])
    distance, after = page.evaluate(PLACE, PARAGRAPHS)
    assert after == before
    assert abs(distance - top) < 20


def test_the_switch_lands_on_the_same_entry(dossier, dossier_reader):
    for kind, selector in (
        ("glossary", "[id^=term-]"),
        ("names", "section[id]"),
        ("timeline", "li[id^=event-]"),
    ):
        page = dossier_reader.open(dossier.page(kind, "en"), width=PHONE, **STILL)
        item = page.locator(selector).nth(3)
        go_to(page, item)
        name = item.get_attribute("id")
        scroll_back(page)
        switch(page, "id")
        assert abs(page.locator(f"#{name}").bounding_box()["y"]) < 150, kind


@pytest.mark.parametrize(("locale", "suggested"), [("id-ID", ["id"]), ("en-US", ["en"]), ("fr-FR", [])])
def test_the_root_page_offers_both_languages_and_leads_nowhere(dossier, dossier_reader, locale, suggested):
    page = dossier_reader.open(dossier.page("root"), locale=locale)
    page.wait_for_timeout(300)
    assert page.url == dossier.base
    links = page.locator("article a[hreflang]")
    assert [link.get_attribute("hreflang") for link in links.all()] == ["id", "en"]
    assert [text.split("\n")[0] for text in links.all_inner_texts()] == ["Bahasa Indonesia", "English"]
    found = page.locator("article .suggested a[hreflang]").all()
    assert [link.get_attribute("hreflang") for link in found] == suggested


def test_the_root_page_looks_different_where_it_suggests(dossier, dossier_reader):
    page = dossier_reader.open(dossier.page("root"), locale="id-ID")
    items = page.locator("article li:has(a[hreflang])")
    looks = items.evaluate_all(
        "items => items.map((item) => getComputedStyle(item).boxShadow + getComputedStyle(item).borderTopColor)"
    )
    assert len(set(looks)) == 2


def test_the_choice_of_language_is_kept_on_the_device_alone(dossier, dossier_reader):
    context = dossier_reader.context(locale="id-ID")
    page = context.new_page()
    page.goto(dossier.page("home", "id"))
    assert page.evaluate("localStorage.length") == 0
    switch(page, "en")
    assert page.evaluate("localStorage.getItem('dossier-language')") == "en"
    page.goto(dossier.page("root"))
    assert page.locator(".suggested a[hreflang]").get_attribute("hreflang") == "en"
    assert context.cookies() == []


def test_quotations_say_their_language(dossier, dossier_reader):
    page = dossier_reader.open(dossier.page("topic", "en"))
    languages = page.locator("blockquote:is(.note *, .passage *)").evaluate_all(
        "all => all.map((one) => one.lang)"
    )
    assert set(languages) == {"id"}
    assert set(page.locator(".translation").evaluate_all("all => all.map((one) => one.lang)")) == {"en"}


def test_other_languages_are_named_in_words(dossier, dossier_reader):
    page = dossier_reader.open(dossier.page("home", "en"))
    link = page.locator("header a[data-language=id]")
    assert (link.inner_text(), link.get_attribute("lang"), link.get_attribute("hreflang")) == (
        "Bahasa Indonesia",
        "id",
        "id",
    )
