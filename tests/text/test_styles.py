"""References in the styles of APA, MLA and Chicago: as the manuals write them, each as if it stood alone."""

from __future__ import annotations

import sys

import pytest

from dossier.text import styles
from dossier.text.styles import Run, can_set_references, set_references

ARTICLE = {
    "id": "a",
    "type": "article-newspaper",
    "title": "Jembatan Rambai Ditutup",
    "container-title": "Warta Rimba",
    "author": [{"family": "Rusa", "given": "Budi"}],
    "issued": {"date-parts": [[2025, 3, 7]]},
    "language": "id-ID",
}
PAGE = {
    "type": "webpage",
    "title": "The bridge closure",
    "container-title": "The mouse-deer",
    "author": [{"literal": "The writers"}],
    "issued": {"date-parts": [[2025, 3, 12]]},
    "language": "en",
    "URL": "https://example.org/",
}
with_styles = pytest.mark.skipif(not can_set_references(), reason="the extra `styles` is not installed")


def texts_of(item, language="en"):
    (found,) = set_references([item], language).values()
    return {reference.style: reference.text for reference in found}


@with_styles
def test_each_style_writes_an_article_as_its_manual_does():
    assert texts_of(ARTICLE) == {
        "APA": "Rusa, B. (2025, March 7). Jembatan Rambai Ditutup. Warta Rimba.",
        "MLA": "Rusa, Budi. “Jembatan Rambai Ditutup.” Warta Rimba, 7 Mar. 2025.",
        "Chicago": "Rusa, Budi. 2025. “Jembatan Rambai Ditutup.” Warta Rimba, March 7.",
    }


@with_styles
def test_titles_in_indonesian_keep_their_capitals_and_english_ones_follow_the_style():
    page = {**PAGE, "id": "p"}
    assert "The Bridge Closure" in texts_of(page)["MLA"]
    assert "The bridge closure" in texts_of({**page, "language": "id"})["MLA"]


@with_styles
def test_words_of_a_style_are_in_the_language_of_the_page():
    unknown = {key: value for key, value in ARTICLE.items() if key != "issued"}
    assert "(n.d.)" in texts_of(unknown, "en")["APA"]
    assert "(t.t.)" in texts_of(unknown, "id")["APA"]


@with_styles
def test_each_reference_is_set_as_if_it_stood_alone():
    """Pages of one maker and year would else be 2025a and 2025b, and their maker a dash."""
    found = set_references([{**PAGE, "id": f"p{number}"} for number in range(3)], "en")
    assert len(found) == 3
    for references in found.values():
        for reference in references:
            assert reference.text.startswith("The writers. ")
            assert "2025a" not in reference.text


@with_styles
def test_signs_of_a_language_for_pages_stay_words():
    title = "<script>alert(1)</script> & *x* [y](z) <b>"
    for reference in set_references([{**PAGE, "id": "p", "title": title}], "en")["p"]:
        assert "<script>" in reference.text.lower()
        assert "*x* [y](z)" in reference.text


@with_styles
def test_titles_of_what_contains_are_italic():
    apa = set_references([ARTICLE], "en")["a"][0]
    assert Run("Warta Rimba", is_italic=True) in apa.runs


def test_without_the_extra_there_are_no_styles(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    styles.can_set_references.cache_clear()
    try:
        assert not can_set_references()
        assert set_references([ARTICLE], "en") == {}
    finally:
        styles.can_set_references.cache_clear()
