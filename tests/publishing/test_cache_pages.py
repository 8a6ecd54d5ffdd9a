"""Finished pages that are kept, and those that pass MkDocs by."""

from __future__ import annotations

import pytest
from mkdocs.structure.files import Files

from dossier.cache import Cache
from dossier.model.page import MarkdownPage, PageKey
from dossier.publishing.cache_pages import KeptPage, KeptPages
from dossier.publishing.cache_site import digest_frame
from dossier.publishing.mkdocs_files import FileMaker
from dossier.publishing.mkdocs_pages import pass_by
from dossier.publishing.spool import PageSpool


@pytest.fixture
def files(config):
    maker = FileMaker(config, PageSpool(), None)
    pages = [MarkdownPage(PageKey("id", "topic", name), f"id/{name}.md", name, name, "Isi") for name in "abc"]
    return Files([maker.page(page) for page in pages])


def test_a_page_is_found_by_its_path_and_what_it_was_made_from(tmp_path, files):
    kept = KeptPages(Cache(tmp_path), "frame")
    links = {files.src_uris["id/b.md"]: {"x": "b.md#x"}}
    made = kept.keep("id/a.md", "key", b"<p>a", b"a", {"y"}, links)
    kept.keep("id/b.md", "key", b"<p>b", b"", set(), {})
    kept.put()

    later = KeptPages(Cache(tmp_path), "frame")
    assert later.find("id/a.md", "key") == made
    assert (made.ids, made.links) == ({"y"}, {"id/b.md": {"x": "b.md#x"}})
    assert (later.content(made.html), later.content(made.plain)) == (b"<p>a", b"a")
    assert later.find("id/b.md", "key").plain == ""
    assert later.find("id/a.md", "other") is None
    assert later.find("id/c.md", "key") is None
    assert KeptPages(Cache(tmp_path), "other").find("id/a.md", "key") is None


def test_only_pages_stay_that_a_build_used(tmp_path):
    first = KeptPages(Cache(tmp_path), "frame")
    page = first.keep("id/a.md", "key", b"<p>a", b"", set(), {})
    first.keep("id/b.md", "key", b"<p>b", b"", set(), {})
    first.put()
    second = KeptPages(Cache(tmp_path), "frame")
    second.use("id/a.md", page)
    second.put()
    third = KeptPages(Cache(tmp_path), "frame")
    assert third.find("id/a.md", "key")
    assert third.find("id/b.md", "key") is None


def test_without_a_frame_nothing_is_kept(tmp_path):
    kept = KeptPages(Cache(tmp_path), "")
    assert not kept.is_on
    kept.put()
    assert KeptPages(Cache(tmp_path), "frame").is_on


def test_a_page_that_passes_mkdocs_by_is_copied_and_its_links_are_looked_at(files, caplog):
    file, other = files.src_uris["id/a.md"], files.src_uris["id/b.md"]
    assert file.dest_uri == "id/a/index.html"
    page = pass_by(file, KeptPage("", "", "", frozenset({"here"}), {"id/b.md": {"gone": "b.md#gone"}}), files)
    assert files.documentation_pages() == [other, files.src_uris["id/c.md"]]
    assert (file.dest_uri, file.url) == ("id/a/index.html", "id/a/")

    back = pass_by(other, KeptPage("", "", "", frozenset(), {"id/a.md": {"here": "a.md#here"}}), files)
    for each in (page, back):
        each.validate_anchor_links(files=files, log_level=30)
    assert [record.getMessage() for record in caplog.records] == [
        "Doc file 'id/a.md' contains a link 'b.md#gone', but the doc 'id/b.md' does not contain an anchor '#gone'."
    ]


def test_nothing_is_kept_where_a_template_names_all_pages(sample_copy):
    own = sample_copy / "own"
    own.mkdir()
    template = own / "main.html"
    template.write_text("{{ page.title }} {# webpages #}", encoding="utf-8")
    assert digest_frame(sample_copy, [own])
    template.write_text("{% for file in pages %}{{ file.url }}{% endfor %}", encoding="utf-8")
    assert digest_frame(sample_copy, [own]) == ""
