"""Addresses are relative, slugged in each language, and right with folders and with files."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier import pipeline
from dossier.model.page import PageKey
from dossier.writing.addresses import Addresses

CORPUS = pipeline.check(Path(__file__).parents[1] / "sample").corpus
FOLDERS = Addresses(CORPUS)
FILES = Addresses(CORPUS, use_directory_urls=False)
ROOT = PageKey("", "root")
HOME = PageKey("id", "home")
TOPIC = PageKey("id", "topic", "crossing")
SOURCE = PageKey("en", "source", "warta")


@pytest.mark.parametrize(
    ("page", "uri", "folder", "file"),
    [
        (ROOT, "index.md", "", "index.html"),
        (HOME, "id/index.md", "id/", "id/index.html"),
        (TOPIC, "id/topik/penyeberangan.md", "id/topik/penyeberangan/", "id/topik/penyeberangan.html"),
        (TOPIC.in_language("en"), "en/topics/crossing.md", "en/topics/crossing/", "en/topics/crossing.html"),
        (PageKey("id", "topics"), "id/topik/index.md", "id/topik/", "id/topik/index.html"),
        (SOURCE, "en/sources/warta.md", "en/sources/warta/", "en/sources/warta.html"),
        (PageKey("id", "glossary"), "id/glosarium.md", "id/glosarium/", "id/glosarium.html"),
    ],
)
def test_a_page_has_a_file_and_an_address(page, uri, folder, file):
    assert FOLDERS.source_uri(page) == FILES.source_uri(page) == uri
    assert (FOLDERS.published(page), FILES.published(page)) == (folder, file)


@pytest.mark.parametrize(
    ("origin", "target", "anchor", "link", "folder", "file"),
    [
        (TOPIC, PageKey("id", "glossary"), "x", "../glosarium.md#x", "../../glosarium/#x", "../glosarium.html#x"),
        (TOPIC, TOPIC.in_language("en"), "", "../../en/topics/crossing.md", "../../../en/topics/crossing/", "../../en/topics/crossing.html"),
        (TOPIC, TOPIC, "x", "#x", "#x", "#x"),
        (TOPIC, TOPIC, "", "penyeberangan.md", "./", "penyeberangan.html"),
        (HOME, HOME, "", "index.md", "./", "index.html"),
        (ROOT, HOME, "", "id/index.md", "id/", "id/index.html"),
        (HOME, ROOT, "", "../index.md", "../", "../index.html"),
    ],
)  # fmt: skip
def test_links_are_relative(origin, target, anchor, link, folder, file):
    assert FOLDERS.link(origin, target, anchor) == link
    assert FOLDERS.url(origin, target, anchor) == folder
    assert FILES.url(origin, target, anchor) == file
