"""Contents that wait on disk until MkDocs asks for them."""

from __future__ import annotations

from hashlib import sha256

import pathspec
import pytest
from jinja2 import FileSystemLoader
from mkdocs.contrib.search import SearchPlugin
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from dossier.model.page import MarkdownPage, PageKey
from dossier.plugin import DossierPlugin
from dossier.publishing.files import with_front_matter
from dossier.publishing.folder import Earlier
from dossier.publishing.mkdocs_files import (
    FileMaker,
    ThemeLoader,
    is_ours_alone,
    list_quickly,
)
from dossier.publishing.spool import PageSpool, Spool

PAGE = MarkdownPage(
    PageKey("id", "topic", "x"), "id/x.md", "Judul", "Keterangan", "Isi 🦌\n", citation="Kutipan\n"
)


def test_what_lies_on_a_spool_is_given_back_in_any_order_and_more_than_once():
    spool = Spool()
    first, empty, last = spool.put(b"one"), spool.put(b""), spool.put("zwölf".encode())
    assert [last().decode(), first(), spool.put(b"more")(), empty(), first()] == [
        "zwölf",
        b"one",
        b"more",
        b"",
        b"one",
    ]


def test_pages_are_put_on_a_spool_with_their_whole_text():
    spool = PageSpool()
    page = spool.take(PAGE)
    assert (page.title, page.body, page.citation) == ("Judul", "", "")
    assert spool.texts["id/x.md"].fetch().decode() == with_front_matter(PAGE)


@pytest.fixture
def make_maker(config):
    return lambda earlier=None: FileMaker(config, PageSpool(), earlier)


def test_a_waiting_file_is_read_copied_and_changed_like_any_other(make_maker, tmp_path):
    file = make_maker().file("data/a.json", "é".encode())
    assert (file.content_string, file.content_bytes) == ("é", "é".encode())
    file.copy_file()
    assert (tmp_path / "site/data/a.json").read_bytes() == "é".encode()
    file.content_string = "ü"
    file.copy_file()
    assert (file.content_bytes, (tmp_path / "site/data/a.json").read_bytes()) == ("ü".encode(), "ü".encode())


def test_markdown_beside_a_page_is_no_page(make_maker):
    file = make_maker().file("id/x.md", b"# x")
    assert (file.is_documentation_page(), file.dest_uri) == (False, "id/x.md")


def test_a_page_is_made_of_its_text_with_the_digest_of_that(make_maker):
    file = make_maker().page(PAGE)
    text = with_front_matter(PAGE).encode()
    assert (file.content_bytes, file.digest) == (text, sha256(text).hexdigest())
    assert (file.is_documentation_page(), file.dest_uri) == (True, "id/x/index.html")


def test_files_of_an_earlier_site_that_are_the_same_are_taken(make_maker, tmp_path):
    earlier, site = tmp_path / "earlier", tmp_path / "site"
    earlier.mkdir()
    (earlier / "same.json").write_bytes(b"{}")
    (earlier / "other.json").write_bytes(b"{1}")

    uris = ["same.json", "other.json", "new.json"]
    maker = make_maker(Earlier(earlier))
    files = Files([maker.file(uri, b"{}") for uri in uris])
    files.copy_static_files()
    assert {path.name: path.read_bytes() for path in site.iterdir()} == dict.fromkeys(uris, b"{}")
    assert [file.content_bytes for file in files] == [b"{}"] * 3
    assert (site / "same.json").samefile(earlier / "same.json")
    assert not (site / "other.json").samefile(earlier / "other.json")


def test_a_file_whose_content_is_nowhere_is_not_settled(make_maker):
    maker = make_maker()
    assert not maker.settle(maker.empty("a.json"), "digest", lambda: None)


def test_nothing_is_taken_where_the_configuration_changes_what_is_published(config):
    del config.plugins["search"]
    config.plugins["dossier"] = DossierPlugin()
    assert is_ours_alone(config)
    config.draft_docs = pathspec.gitignore.GitIgnoreSpec.from_lines(["data"])
    assert not is_ours_alone(config)
    config.draft_docs = None
    config.plugins["search"] = SearchPlugin()
    assert not is_ours_alone(config)


def test_files_of_the_theme_are_the_same_without_a_look_into_hidden_folders(config, tmp_path):
    own = tmp_path / "theme"
    for name in (".icons/a.svg", "assets/.hidden/b.css", "assets/c.css", "partials/d.html", "e.js", ".f"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("x", encoding="utf-8")

    def found(env):
        files = Files([])
        files.add_files_from_theme(env, config)
        return [(file.src_uri, file.src_dir) for file in files]

    config.theme = Theme("material", custom_dir=str(own))
    slowly = found(config.theme.get_env())
    list_quickly(config.theme)
    env = config.theme.get_env()
    assert found(env) == slowly
    assert [name for name, folder in slowly if folder == str(own)] == ["assets/c.css", "e.js"]
    assert len(env.list_templates()) < len(FileSystemLoader(config.theme.dirs).list_templates()) / 20
    assert isinstance(env.loader, ThemeLoader)
    assert env.get_template(".icons/material/pencil.svg").render().startswith("<svg")
