"""The page of downloads documents every file that there is, with its size, in each language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier import pipeline
from dossier.publishing.files import publish
from dossier.text.locale import format_size
from dossier.writing import files
from dossier.writing.downloads import download_groups, licence_name, licence_url
from tests.published import published_files

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "sample"


@pytest.fixture(scope="module")
def written():
    return pipeline.write(SAMPLE, site_url="https://example.org/")


SLOW = {
    files.OFFLINE_URI: b"4444",
    **{
        uri_of(name): bytes(size)
        for uri_of in (files.pdf_uri, files.epub_uri, files.printable_uri)
        for size, name in enumerate(("id", "en", "id-en"), start=1)
    },
}
"""What only a complete build makes; here their sizes alone matter."""


@pytest.fixture(scope="module")
def published(written):
    return published_files(written, SLOW)


def documented(edition):
    return {item.uri for group in download_groups(edition) for row in group.rows for item in row.downloads}


def test_every_file_is_documented(written, published):
    """Beside the pages, their plain Markdown and references, and the index of search."""
    taken = {
        uri
        for uri in published
        if not uri.endswith(".md") and not uri.startswith("assets/") and not re.match(r"cite/(id|en)/", uri)
    }
    for edition in written.editions:
        assert documented(edition) == taken


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_file_has_its_size_beside_it(written, published, language):
    edition = next(edition for edition in written.editions if edition.language == language)
    page = published[edition.addresses.source_uri(edition.key("downloads"))]
    for uri in documented(edition):
        content = published[uri]
        size = format_size(len(content.encode() if isinstance(content, str) else content), language)
        assert re.search(
            rf'href="[./]*{re.escape(uri.removeprefix(f"{language}/"))}" download>[^<]+</a> <span class="count">{size}<',
            page,
        ), uri


def test_a_quick_build_makes_and_names_no_file_that_takes_long(written):
    found = published_files(written)
    assert not [uri for uri in found if uri.startswith("editions/")]
    for uri in ("id/unduhan.md", "en/downloads.md", "en/downloads/index.html.md"):
        assert "editions" not in found[uri]
        assert "epub" not in found[uri].lower()
    assert "editions/" not in found["llms.txt"]


def test_a_build_names_what_was_made_and_nothing_else(written):
    found = published_files(written, {"editions/dossier-en.epub": b"1"})
    for uri in ("id/unduhan.md", "en/downloads.md"):
        assert set(re.findall(r"editions/[\w.-]+", found[uri])) == {"editions/dossier-en.epub"}


def test_a_folder_of_markdown_names_only_what_it_holds(written):
    page = publish(written.pages, written.editions).by_path()["en/downloads.md"]
    assert "sitemap.xml" not in page
    assert "llms.txt" not in page
    assert "feed.xml" in page


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [
        (812, "en", "812\xa0byte"),
        (34_400, "en", "34\xa0kB"),
        (1_234_567, "en", "1.2\xa0MB"),
        (1_234_567, "id", "1,2\xa0MB"),
        (0, "en", "0\xa0byte"),
    ],
)
def test_sizes_are_written_as_the_language_does(size, language, words):
    assert format_size(size, language) == words


@pytest.mark.parametrize(
    ("licence", "name", "url"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
        ("", "", ""),
    ],
)
def test_a_licence_leads_to_its_words(licence, name, url):
    assert (licence_name(licence), licence_url(licence)) == (name, url)


@pytest.mark.parametrize(("language", "summary"), [("id", "3 sumber"), ("en", "3 sources")])
def test_lists_that_grow_with_the_sources_are_folded(written, published, language, summary):
    edition = next(edition for edition in written.editions if edition.language == language)
    page = published[edition.addresses.source_uri(edition.key("downloads"))]
    folded = re.findall(
        r'<th scope="row"><details class="used"><summary>(.*?)</summary>(.*?)</details></th>', page
    )
    assert [title for title, _ in folded] == [summary, summary]
    inside = [set(re.findall(r'href="[./]*([^"]+)"', links)) for _, links in folded]
    assert inside == [
        {
            files.source_citation_uri(key, ending)
            for key in edition.corpus.sources
            for ending in files.CITATION_FORMATS
        },
        {files.passages_uri(key) for key in edition.corpus.sources},
    ]
    assert page.count("<details") == page.count("</details>") == len(folded)
