"""Each page says how it is cited, in the house style and, where they are installed, in others."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier import pipeline
from dossier.text.styles import can_set_references
from dossier.writing.citations import CITED_KINDS
from tests.publishing.exports.conftest import export

SAMPLE = Path(__file__).parents[1] / "sample"
RELEASE = """\
{"name": "first", "day": "%s", "passages": {}, "versions": {}, "dates": {}, "sources": {}, "paragraphs": {}, "number": 1}
"""


@pytest.fixture(scope="module")
def plain():
    return pipeline.write(SAMPLE, site_url="https://example.org/d/")


@pytest.fixture(scope="module")
def styled():
    return pipeline.write(SAMPLE, site_url="https://example.org/d/", with_styles=True)


def test_every_kind_of_page_to_read_is_cited_in_both_languages(plain):
    cited = {(page.key.language, page.key.kind) for page in plain.pages if page.citation}
    assert cited == {(language, kind) for language in ("id", "en") for kind in CITED_KINDS}


def test_each_citation_has_version_address_references_and_a_way_to_copy_it(plain):
    versions = {"id": "versi 12 Maret 2025", "en": "version of 12 March 2025"}
    for page in plain.pages:
        if page.citation:
            address = plain.editions[0].addresses.published(page.key)
            assert versions[page.key.language] in page.citation
            assert f"https://example.org/d/{address}</span>" in page.citation
            assert page.citation.count(" download>") == 3
            assert 'data-copy="citation-text"' in page.citation


def test_the_references_that_pages_link_to_exist():
    exported = export(SAMPLE)
    linked = {
        file
        for page in exported.written.pages
        for file in page.citation.split('"')
        if file.endswith((".csl.json", ".ris", ".bib"))
    }
    assert {file.lstrip("./") for file in linked} <= set(exported.files)
    assert len(linked) > 40


def test_the_home_page_is_cited_as_the_dossier(plain):
    home = next(page for page in plain.pages if page.key.kind == "home" and page.key.language == "en")
    assert "Cite this dossier" in home.citation
    assert (
        "The writers of this fable, The mouse-deer &amp; the Rambai bridge, version of 12 March 2025, "
        "https://example.org/d/en/"
    ) in home.citation


@pytest.mark.skipif(not can_set_references(), reason="the extra `styles` is not installed")
def test_other_styles_stand_on_every_cited_page_and_name_version_and_address(styled):
    for page in styled.pages:
        if page.citation:
            address = f"https://example.org/d/{styled.editions[0].addresses.published(page.key)}"
            for style in ("apa", "mla", "chicago"):
                start = page.citation.index(f'<span id="citation-{style}">')
                text = page.citation[start : page.citation.index("</span>", start)]
                assert address in text
                assert "2025" in text


def test_without_being_asked_for_there_are_no_other_styles(plain):
    assert not any("APA" in page.citation for page in plain.pages)
