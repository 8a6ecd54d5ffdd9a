"""What reference managers read in the head of a page: nothing invented, nothing missing."""

from __future__ import annotations

import pytest
from jinja2 import Environment, FileSystemLoader

from dossier.publishing.exports.head import head_metas
from tests.publishing.exports.conftest import ADDRESS, ROOT, export


def metas_of(exported, kind, language="en", target=""):
    edition = next(edition for edition in exported.written.editions if edition.language == language)
    page = next(
        page
        for page in exported.written.pages
        if page.key.kind == kind and page.key.language == language and page.key.id == target
    )
    return head_metas(page, edition)


def test_a_topic_is_a_web_page_of_the_dossier(sample):
    assert metas_of(sample, "topic", target="crossing") == (
        ("z:itemType", "webpage"),
        ("citation_title", "The crossing on crocodiles"),
        ("citation_publication_date", "2025/03/12"),
        ("citation_language", "en"),
        ("citation_public_url", f"{ADDRESS}en/topics/crossing/"),
    )


def test_a_source_is_the_article_that_it_records_with_nothing_invented(sample):
    assert metas_of(sample, "source", target="warta") == (
        ("z:itemType", "newspaperArticle"),
        ("citation_title", "Jembatan Rambai Ditutup, Kancil & Kawan-Kawan Menyeberang lewat Punggung Buaya"),
        ("citation_language", "id-ID"),
        ("DC.source", "Warta Rimba"),
    )


def test_what_a_source_says_of_itself_is_there(sample_copy):
    record = sample_copy / "content" / "sources" / "kabar.yml"
    text = record.read_text(encoding="utf-8")
    text = text.replace("  author: not-in-text\n  issued: not-in-text\n", "")
    more = "  author:\n    - family: Rusa\n      given: Budi\n  issued:\n    date-parts:\n      - [2025, 3, 7]\nunknown:\n"
    record.write_text(text.replace("unknown:\n", more), encoding="utf-8")
    metas = metas_of(export(sample_copy), "source", target="kabar")
    assert ("citation_author", "Rusa, Budi") in metas
    assert ("citation_publication_date", "2025/03/07") in metas


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("literal: Rusa", ["Rusa"]),
        ("literal: Meja Berita, Kabar Hutan", []),
        ("literal: Meja Berita", []),  # Zotero would save a person, Meja, of the family Berita
        ("family: van Rusa\n      given: Budi", ["van Rusa, Budi"]),
    ],
)
def test_only_what_a_program_reads_as_one_name_is_an_author(sample_copy, author, expected):
    record = sample_copy / "content" / "sources" / "kabar.yml"
    text = record.read_text(encoding="utf-8").replace("  author: not-in-text\n", "")
    record.write_text(text.replace("unknown:\n", f"  author:\n    - {author}\nunknown:\n"), encoding="utf-8")
    metas = metas_of(export(sample_copy), "source", target="kabar")
    assert [content for name, content in metas if name == "citation_author"] == expected


@pytest.mark.parametrize("kind", ["home", "compare", "glossary", "method", "downloads"])
def test_other_pages_are_web_pages_too(exported, kind):
    names = dict(metas_of(exported, kind, language="id"))
    assert names["z:itemType"] == "webpage"
    assert names["citation_language"] == "id"


def test_no_page_claims_to_be_of_a_journal(exported):
    editions = {edition.language: edition for edition in exported.written.editions}
    for page in exported.written.pages:
        metas = head_metas(page, editions.get(page.key.language, exported.edition))
        assert all(content for _, content in metas)
        assert "citation_journal_title" not in dict(metas)


def test_without_an_address_none_is_given(homeless):
    assert "citation_public_url" not in dict(metas_of(homeless, "topic", target="crossing"))


def head_with(metas):
    """Return the head of a page with these `meta` elements, as the theme writes it."""
    environment = Environment(loader=FileSystemLoader(ROOT / "theme"), autoescape=False)
    environment.filters["url"] = str
    return environment.get_template("partials/dossier-head.html").render(
        config={}, page={"meta": {}}, dossier={"title": "Dongeng", "languages": [], "head": {"metas": metas}}
    )


def test_the_dossier_is_never_taken_for_a_newspaper(sample):
    """Zotero takes the name of the site for that of the newspaper where the outlet is unknown."""
    site_name = '<meta property="og:site_name" content="Dongeng">'
    source = metas_of(sample, "source", target="warta")
    assert site_name in head_with(metas_of(sample, "topic", target="crossing"))
    assert site_name in head_with(source)
    assert site_name not in head_with([pair for pair in source if pair[0] != "DC.source"])
    assert site_name in head_with(())
