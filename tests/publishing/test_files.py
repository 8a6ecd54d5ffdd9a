"""Whole files of pages: front matter that no value can break out of."""

from __future__ import annotations

import pytest
import yaml

from dossier.model.page import MarkdownPage, PageKey
from dossier.publishing.files import page_files, publish, with_front_matter


@pytest.mark.parametrize(
    "title",
    [
        "Satu",
        'Kata: "dua" # tiga',
        "---",
        "a\nb: c",
        "</title><script>",
        "'",
        "\\",
        "{{ x }}",
        "é 🦌 \u2028",
        "- a",
        "yes",
    ],
)
def test_front_matter_is_yaml_whatever_its_values_are(title):
    page = MarkdownPage(PageKey("id", "topic", "x"), "id/x.md", title, "Keterangan", "# Isi\n")
    text = with_front_matter(page)
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    assert yaml.safe_load(head) == {
        "title": title,
        "description": "Keterangan",
        "kind": "topic",
        "lang": "id",
    }
    assert body == "\n# Isi\n"


def test_pages_are_keyed_by_their_file():
    page = MarkdownPage(PageKey("", "root"), "index.md", "x", "y", "z\n")
    assert list(page_files([page])) == ["index.md"]
    assert "lang" not in page_files([page])["index.md"].partition("z")[0].replace("language", "")


def test_without_an_edition_nothing_is_published():
    assert publish([], []) == ((), {})
