"""A dossier asks no other host for anything, keeps its own policy, works below a path and sets no cookies.

Every other browser test looks for the same while it does something else: see `Reader.problems`.
"""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader
from tests.browser.sites import LANGUAGE_KINDS, ONE_OF_EACH, PAGE_KINDS, SHARED_KINDS

POLICY = "meta[http-equiv=Content-Security-Policy]"


def use(page):
    """Do what readers do: look at all of it, point at things, change the colours, fold things out."""
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.evaluate("window.scrollTo(0, 0)")
    for selector in ("[data-scheme-button]", "main a[data-card]:visible", "summary:visible"):
        if page.locator(selector).count():
            page.locator(selector).first.hover()
    page.evaluate("window.scrollTo(0, 0)")
    if page.locator("[data-scheme-button]").count():
        page.locator("[data-scheme-button]").click()
    page.wait_for_load_state("networkidle")


def test_pages_are_of_the_kinds_that_are_tested(dossier):
    """A new kind of page belongs in the lists of `sites.py`."""
    assert {kind for kind, _ in dossier.kinds} == {*LANGUAGE_KINDS, *SHARED_KINDS}
    assert set(dossier.kinds) == set(PAGE_KINDS)


@pytest.mark.parametrize(("kind", "language"), ONE_OF_EACH)
def test_a_page_asks_nobody_and_keeps_its_policy(dossier, dossier_reader, kind, language):
    page = dossier_reader.open(dossier.page(kind, language))
    use(page)
    policy = page.locator(POLICY).get_attribute("content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy
    assert page.context.cookies() == []
    assert all(url.startswith(dossier.base) for url in dossier_reader.requests)


def test_the_policy_stops_script_that_is_not_ours(browser, sample):
    reader = Reader(browser, sample.base)
    page = reader.open(sample.page("topic", "en"))
    page.evaluate("""() => { const script = document.createElement("script"); script.textContent = "window.foreign = 1"; document.body.append(script);
      const image = document.createElement("img"); image.src = "https://elsewhere.example/pixel.png"; document.body.append(image); }""")
    page.wait_for_timeout(300)
    assert page.evaluate("window.foreign") is None
    assert [text.split()[0] for text in reader.violations] == ["script-src-elem", "img-src"]
    reader.close()


def test_links_to_other_sites_tell_them_nothing(sample, sample_reader):
    page = sample_reader.open(sample.page("topic", "en"))
    assert page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"
    assert page.locator("a[ping], a[target]").count() == 0


@pytest.mark.slow
def test_no_page_asks_anybody(dossier, dossier_reader):
    page = dossier_reader.context().new_page()
    for path in dossier.paths:
        page.goto(dossier.url(path), wait_until="load")
        use(page)
    assert page.context.cookies() == []
