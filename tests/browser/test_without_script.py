"""Without script all of it stands in the page, and each link leads to what it names."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE
from tests.browser.sites import ONE_OF_EACH

# the text as it is laid out, without what script alone adds
WORDS = """
() => Array.from(document.querySelectorAll("article, footer"), (part) => part.innerText).join(" ")
  .replace(document.querySelector(".filter-count")?.innerText || "\\u0000", "")
  .replace(document.querySelector("form.filters")?.innerText || "\\u0000", "").replace(/\\s+/g, " ").trim()
"""


@pytest.mark.parametrize(("kind", "language"), [key for key in ONE_OF_EACH if key[0] != "search"])
def test_a_page_reads_the_same_without_script(dossier, dossier_reader, kind, language):
    url = dossier.page(kind, language)
    without = dossier_reader.open(url, script=False).evaluate(WORDS)
    assert len(without) > 100
    assert without == dossier_reader.open(url).evaluate(WORDS)


@pytest.mark.parametrize("kind", ["topic", "compare", "timeline"])
def test_what_needs_script_is_not_offered_without_it(sample, sample_reader, kind):
    page = sample_reader.open(sample.page(kind, "en"), script=False)
    assert page.locator("[data-scheme-button]").is_hidden()
    assert page.locator("main form").count() == page.locator("main form:not(:visible)").count()
    assert page.locator("main button:visible").count() == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_of_search_says_what_it_needs_and_leads_on(sample, sample_reader, language):
    page = sample_reader.open(sample.page("search", language), script=False)
    assert "JavaScript" in page.locator("article").inner_text()
    assert page.locator("article form:visible").count() == 0
    assert page.locator("article a[href]:visible").count() > 5


def test_markers_lead_to_notes_and_back(sample, sample_reader):
    page = sample_reader.open(sample.page("topic", "id"), script=False)
    page.locator("#cite-2 a").click()
    note = page.locator(".note:target")
    assert note.is_visible()
    assert note.locator("blockquote").is_visible()
    note.locator(".backlinks a").first.click()
    assert page.locator("#cite-2:target").is_visible()


def test_terms_names_sources_and_languages_are_links(sample, sample_reader):
    for selector, pattern in (
        ("main a.term", "**/glossary/#term-*"),
        ("main a.name", "**/names/#name-*"),
        (".note .where a >> nth=0", "**/sources/**#passage-*"),
        ("header a[data-language=id]", "**/id/topik/**"),
        ("nav.sections a >> nth=1", "**/en/timeline/"),
    ):
        page = sample_reader.open(sample.page("topic", "en"), script=False)
        page.locator(selector).first.click()
        page.wait_for_url(pattern)
        assert page.locator("h1").is_visible()


def test_contents_and_uses_open_without_script(sample, sample_reader):
    page = sample_reader.open(sample.page("topic", "en"), width=PHONE, script=False)
    page.locator("nav.contents summary").click()
    page.locator("nav.contents a[href='#history']").click()
    assert page.locator("#history:target").is_visible()
    page = sample_reader.open(sample.page("source", "en"), script=False)
    page.locator("details.used summary").first.click()
    assert page.locator("details.used a").first.is_visible()


def test_the_root_page_offers_both_languages_without_script(sample, sample_reader):
    page = sample_reader.open(sample.page("root"), script=False)
    page.locator("article a[hreflang=id]").click()
    page.wait_for_url("**/id/")
