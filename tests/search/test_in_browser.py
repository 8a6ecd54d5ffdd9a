"""Search as a reader meets it, in headless Chromium, on the dossier of this repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.search.compare import LANGUAGES, figures, judge_all
from tests.search.engines import ask_ours, packed_size, raw_size, search_page
from tests.search.queries import APART, SEEN, read_queries
from tests.search.sites import read_places, served
from tests.search.test_families import word_cases

ROOT = Path(__file__).parents[2]
FLOOR = 0.98
"""Of page precision and recall, in each language, on the whole and on what is set apart."""

pytestmark = pytest.mark.slow


def build(folder, *options, site_url):
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": site_url}
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(ROOT / "mkdocs.yml"),
        "-d",
        str(folder),
        *options,
    ]
    subprocess.run(command, check=True, env=environment)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build(tmp_path_factory.mktemp("site"), site_url="https://example.org/dossier/")


@pytest.fixture(scope="module")
def address(site):
    with served(site) as found:
        yield found


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_precision_and_recall(language, site, address, browser):
    page = browser.new_page()
    places = read_places(page, address, site, language)
    page.goto(address + search_page(site, language))
    seen, apart = (
        judge_all(
            [query for query in read_queries(path) if query.edition == language],
            places,
            lambda text: ask_ours(page, text)[0],
        )
        for path in (SEEN, APART)
    )
    for outcomes in (seen + apart, apart):
        precision, recall = figures(outcomes)
        assert precision >= FLOOR
        assert recall >= FLOOR


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_and_data_agree_on_the_sources_of_every_query(language, site, address, browser):
    places = read_places(browser.new_page(), address, site, language)
    sources = {path.rstrip("/").rpartition("/")[2]: said for path, said in places.items()}
    for query in (*read_queries(SEEN), *read_queries(APART)):
        if query.edition == language:
            found = {
                name
                for name in ("indopolitika", "bbn", "tribunnews", "etindonesia", "klikanggaran")
                if any(all(part.search(place) for part in query.needed) for place in sources[name].places[1:])
            }
            assert found == query.sources, query.text


def test_results_lead_to_places_that_exist(site, address, browser):
    page = browser.new_page()
    page.goto(address + search_page(site, "en"))
    _, _, links, _ = ask_ours(page, "Ushakov")
    for link in links[::7]:
        page.goto(link)
        anchor = link.partition("#")[2]
        assert not anchor or page.locator(f'[id="{anchor}"]').count() == 1, link


def test_nothing_is_loaded_before_first_use_and_little_to_the_first_result(site, address, browser):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "en/")
    assert not [url for url in asked if "assets/search/" in url or "search-core" in url]
    page.fill("#search-box", "missile")
    page.wait_for_selector(".search-panel a.found")
    assert page.locator(".search-panel a.found").count() == 5
    assert packed_size(site, [url for url in asked if "assets/search" in url]) <= 60_000
    assert all(url.startswith(address) for url in asked)


@pytest.mark.parametrize(
    "typed",
    [
        *("t", "men", "zzqqxx", "a b c d e f", "xyzzy plugh foobar quux corge grault", "’", "  "),
        *(
            "gencatan senjata tanpa syarat",
            "pe ke se di ber ter me",
            "perang dan damai di Ukraina menurut Trump dan Putin",
        ),
    ],
)
def test_no_input_loads_much(typed, site, address, browser):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + search_page(site, "id"))
    ask_ours(page, typed)
    loaded = [url for url in asked if "assets/search" in url]
    assert packed_size(site, loaded) <= 60_000
    assert raw_size(site, loaded) <= 150_000


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Type a word"),
        ("x", "at least three letters"),
        ("zzqqxx", "Nothing was found for “zzqqxx”"),
        ("zzqqxx ceasefire", "No match for: zzqqxx"),
        ("missle", "Searched for missile instead"),
        ("Denmark inspections", "No place holds all these words"),
    ],
)
def test_every_state_says_what_to_do(typed, says, site, address, browser):
    page = browser.new_page()
    page.goto(address + search_page(site, "en"))
    assert says in ask_ours(page, typed)[3]


def test_other_languages_are_marked(site, address, browser):
    page = browser.new_page()
    page.goto(address + search_page(site, "en") + "?q=rudal")
    assert "rudal" in page.locator(".found-through").first.inner_text()


def test_keys_walk_through_the_results(address, browser):
    page = browser.new_page()
    page.goto(address + "en/")
    page.fill("#search-box", "missile")
    page.wait_for_selector(".search-panel a.found")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "found"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-box"
    assert page.locator(".search-panel").is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=missile")


def test_it_works_from_a_disk(tmp_path, browser):
    folder = build(tmp_path / "offline", "--no-directory-urls", site_url="")
    page = browser.new_page()
    page.goto((folder / "en" / "search.html").as_uri() + "?q=bombing")
    page.locator("a.found").first.click()
    assert page.url.startswith(folder.as_uri())


def test_the_script_splits_words_as_the_build_does(address, browser):
    page = browser.new_page()
    page.goto(address + "en/")
    page.fill("#search-box", "missile")
    page.wait_for_selector(".search-panel a.found")
    for text, words in word_cases():
        assert page.evaluate("(text) => window.dossierSearch.split(text)", text) == words.split()


def test_the_scripts_stay_small():
    for name in ("search.js", "search-core.js"):
        assert (ROOT / "theme" / "assets" / name).stat().st_size <= 14_000
