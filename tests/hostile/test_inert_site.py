"""Nothing of all inert cases runs, asks for anything, or looks like anything but text; where nothing guards, all of it does."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from dossier import pipeline
from tests.books import books_of
from tests.hostile.case import SAMPLE
from tests.hostile.fields import EVIL, FORMULAS, RAN
from tests.hostile.generate import CASES
from tests.hostile.scan import elements_of, kinds_of, problems_of
from tests.published import published_files

pytestmark = pytest.mark.xdist_group("hostile-site")

ADDRESS = "https://dossier.example/dossier/"
TYPED = ("script", "onerror", "__proto__", "constructor", "<img src=x onerror=window.__ran=1>", "kancil")
WATCH = """
['alert', 'confirm', 'prompt', 'print', 'open', 'eval'].forEach((name) => { window[name] = () => { window.__ran = 1; }; });
"""
# touches whatever a reader could: pointer, focus, details, citations
TOUCH = """
() => {
  document.querySelectorAll('*').forEach((element) => {
    if (element.tagName === 'DETAILS') element.open = true;
    ['mouseover', 'mouseenter', 'pointerover', 'focusin'].forEach((name) => element.dispatchEvent(new Event(name, { bubbles: true })));
  });
  document.querySelectorAll('article a[href^="#"], button').forEach((element, number) => { if (number < 40) { element.focus(); element.click(); } });
}
"""


def open_watched(reader, address):
    page = reader.context().new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load")
    return page


def read_all(reader, site):
    """Open every page, touch what is on it, and return on which of them something ran."""
    page = open_watched(reader, site.url(site.paths[0]))
    ran = []
    for path in site.paths:
        page.goto(site.url(path), wait_until="load")
        page.evaluate(TOUCH)
        page.wait_for_timeout(30)
        if page.evaluate("() => window.__ran !== undefined"):
            ran.append(path)
    return ran


@pytest.mark.slow
def test_nothing_runs_and_nothing_is_requested(site, reader):
    visitor = reader(site)
    assert len(site.paths) > 20
    assert read_all(visitor, site) == []
    assert visitor.problems() == []


def test_nothing_runs_in_results_of_a_search(site, reader):
    visitor = reader(site)
    page = open_watched(visitor, site.page("search", "en"))
    shown = 0
    for words in TYPED:
        page.locator("main input[type=search], article input[type=search]").first.fill(words)
        page.wait_for_timeout(600)
        shown += page.locator("article li").count()
        assert page.evaluate("() => window.__ran") is None, words
    assert shown > 0
    assert visitor.problems() == []


def test_cards_show_markup_as_text(site, reader):
    visitor = reader(site)
    path = next(path for path in site.kinds["topic", "en"] if RAN in site.text(path))
    page = open_watched(visitor, site.url(path))
    markers = page.locator("sup.cite a")
    for number in range(min(markers.count(), 12)):
        markers.nth(number).click()
        page.keyboard.press("Escape")
    assert page.evaluate("() => window.__ran") is None
    assert visitor.problems() == []


def test_the_probe_sees_the_same_payloads_run_in_plain_mkdocs(plain_site, reader):
    visitor = reader(plain_site)
    page = open_watched(visitor, plain_site.base)
    page.wait_for_timeout(300)
    is_guarded = "Content-Security-Policy" in plain_site.text("index.html")
    assert page.evaluate("() => window.__ran === 1") is not is_guarded
    assert bool(visitor.violations) is is_guarded
    # the policy of a page cannot keep the page from being left, so `refresh` is not stopped by it
    assert any(url.startswith(EVIL) for url in visitor.foreign)


def test_pages_use_nothing_that_a_clean_dossier_does_not(preview_folder, tmp_path, run_preview_of):
    clean = run_preview_of(SAMPLE, tmp_path, CASES["evidence-with-turned-words"].change)
    known = set().union(*(kinds_of(elements_of(page.read_text("utf-8"))) for page in clean.rglob("*.html")))
    known |= {("pre", ""), ("code", ""), ("ol", "start"), ("a", "title"), ("br", "")}
    problems = [
        f"{page.relative_to(preview_folder)}: {problem}"
        for page in sorted(preview_folder.rglob("*.html"))
        for problem in problems_of(elements_of(page.read_text(encoding="utf-8")), known)
    ]
    assert problems == []


def test_no_anchor_stands_twice_on_a_page(preview_folder):
    for page in preview_folder.rglob("*.html"):
        ids = [
            values["id"] for _, values in elements_of(page.read_text(encoding="utf-8")) if values.get("id")
        ]
        assert sorted({key for key in ids if ids.count(key) > 1}) == [], page


@pytest.fixture(scope="module")
def exported(combined):
    """Return every file that the combined dossier publishes."""
    written = pipeline.write(combined, site_url=ADDRESS, show_drafts=True)
    return published_files(written, books_of(written))


def texts(files, *suffixes):
    found = {uri: content for uri, content in files.items() if uri.endswith(suffixes)}
    assert found, suffixes
    return {uri: content if isinstance(content, str) else content.decode() for uri, content in found.items()}


def test_the_payloads_reach_everything_that_is_published(exported):
    kinds = (".md", ".csv", ".json", ".xml", ".ttl", ".ris", ".bib", ".tsv", ".tbx")
    missing = [
        kind
        for kind in kinds
        if any(uri.endswith(kind) for uri in exported)
        and not any("ran=1" in text for text in texts(exported, kind).values())
    ]
    assert missing == []


def test_linked_data_in_pages_can_be_read_and_ends_where_it_should(preview_folder):
    scripts = 0
    for page in preview_folder.rglob("*.html"):
        for text in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL
        ):
            json.loads(text)
            scripts += 1
    assert scripts > 20


def test_data_can_be_read(exported):
    for text in texts(exported, ".json").values():
        json.loads(text)
    for uri, text in texts(exported, ".js").items():
        if "/search/" in uri:
            assert re.fullmatch(r'dossierSearch\("[\w/-]+",(.*)\)\n', text, re.DOTALL), uri
            json.loads(text.partition(",")[2].removesuffix(")\n"))


def test_feeds_and_other_xml_are_well_formed(exported):
    for text in texts(exported, ".xml", ".tbx").values():
        ET.fromstring(text)  # noqa: S314  # our own files


def test_books_are_well_formed_and_run_nothing(exported):
    books = {uri: content for uri, content in exported.items() if uri.endswith(".epub")}
    assert books
    for content in books.values():
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for name in book.namelist():
                assert not name.startswith(("/", "..")), name
                if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                    root = ET.fromstring(book.read(name))  # noqa: S314  # our own files
                    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
                    attributes = {key for element in root.iter() for key in element.attrib}
                    assert not tags & {"script", "iframe", "img", "form", "object", "style", "base"}, name
                    assert not [key for key in attributes if key.startswith("on") or key == "style"], name


def test_no_cell_begins_as_a_formula_does(exported):
    for uri, text in texts(exported, ".csv").items():
        cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "\t"))] == [], uri


def test_every_kind_of_formula_was_tried():
    assert {formula[0] for formula in FORMULAS} >= set("=@+＝")


def test_references_stay_one_for_each_source(exported):
    for uri, text in texts(exported, ".ris").items():
        assert len(re.findall(r"^TY  - ", text, re.MULTILINE)) == len(
            re.findall(r"^ER  - ", text, re.MULTILINE)
        ), uri
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.splitlines() if line), uri
    for uri, text in texts(exported, ".bib").items():
        assert text.count("{") == text.count("}"), uri
        assert not re.search(r"\\(input|include|write)\b", text), uri


def test_no_file_leaves_the_folder(exported):
    for uri in exported:
        assert not uri.startswith("/"), uri
        assert ".." not in uri.split("/"), uri
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", uri), uri
    assert len({uri.lower() for uri in exported}) == len(exported)
