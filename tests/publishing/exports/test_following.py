"""Feeds, the sitemap, `llms.txt` and the plain Markdown of each page."""

from __future__ import annotations

import re
import warnings
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from lxml import etree

from dossier.cli import commands
from dossier.publishing.exports.feeds import KINDS
from dossier.text.plain_markdown import to_plain_markdown
from dossier.writing.files import LLMS_URI, SITEMAP_URI, feed_uri, markdown_uri
from tests.publishing.exports.conftest import ADDRESS, export

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # of modules that the parser falls back on
    import feedparser

CORRECTION = """\
2025-03-15-planks:
  day: 2025-03-15
  about:
    - kabar#two-planks
  reason:
    id: Terjemahannya semula menulis angka.
    en: The translation had a figure.
"""
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def addresses_of(exported, *, language=None, kinds=None):
    addresses = exported.edition.addresses
    return [
        ADDRESS + addresses.published(page.key)
        for page in exported.written.pages
        if (language is None or page.key.language == language) and (kinds is None or page.key.kind in kinds)
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_feed_reader_reads_the_feed(exported, language):
    feed = feedparser.parse(exported.files[feed_uri(language)].encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == exported.written.settings.file.title[language]
    assert feed.feed.language == language
    assert feed.feed.updated == f"{exported.written.settings.file.revised}T00:00:00Z"
    assert {link.rel: link.href for link in feed.feed.links}["self"] == ADDRESS + feed_uri(language)
    assert [entry.id for entry in feed.entries] == addresses_of(exported, language=language, kinds=KINDS)
    assert all(
        entry.link == entry.id and entry.title and entry.summary and entry.updated for entry in feed.entries
    )
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_the_feed_has_what_the_standard_asks_for(exported):
    root = etree.fromstring(exported.files[feed_uri("en")].encode())
    atom = "{http://www.w3.org/2005/Atom}"
    assert root.tag == f"{atom}feed"
    for element in (root, *root.findall(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(atom + name)) == 1
    assert root.findtext(f"{atom}author/{atom}name")


def test_a_corrected_page_is_dated_by_its_correction_and_says_why(sample_copy):
    runner = CliRunner()
    assert runner.invoke(commands, ["release", "1.0", "--project", str(sample_copy)]).exit_code == 0
    record = sample_copy / "content/sources/kabar.yml"
    record.write_text(record.read_text("utf-8").replace("two planks of", "2 planks of"), encoding="utf-8")
    (sample_copy / "content/corrections.yml").write_text(CORRECTION, encoding="utf-8")
    settings = sample_copy / "content/dossier.yml"
    settings.write_text(settings.read_text("utf-8").replace("2025-03-12", "2025-03-20"), encoding="utf-8")
    written = export(sample_copy)
    feed = feedparser.parse(written.files[feed_uri("en")].encode())
    entries = {entry.id.removeprefix(f"{ADDRESS}en/"): entry for entry in feed.entries}
    assert entries["sources/kabar/"].updated == "2025-03-15T00:00:00Z"
    assert entries["sources/kabar/"].summary.endswith(
        "Corrected 15 March 2025: The translation had a figure."
    )
    assert entries["sources/warta/"].updated == "2025-03-20T00:00:00Z"
    assert "Corrected" not in entries["sources/warta/"].summary
    assert feed.feed.updated == "2025-03-20T00:00:00Z"
    assert "Dikoreksi 15 Maret 2025: Terjemahannya semula" in written.text(feed_uri("id"))


def test_the_sitemap_names_every_page_and_its_counterparts(exported):
    root = etree.fromstring(exported.files[SITEMAP_URI].encode())
    found = {url.findtext("s:loc", namespaces=NAMES): url for url in root.findall("s:url", NAMES)}
    assert list(found) == addresses_of(exported)
    for address, url in found.items():
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
        assert url.findtext("s:lastmod", namespaces=NAMES) == exported.written.settings.file.revised
        if address != ADDRESS:
            assert set(links) == {"id", "en"}
            assert address in links.values()
            for other in links.values():
                back = {link.get("href") for link in found[other].findall("x:link", NAMES)}
                assert back == set(links.values())


def test_without_an_address_there_is_no_feed_and_no_sitemap(homeless):
    assert [uri for uri in homeless.files if uri.endswith(".xml")] == []
    assert LLMS_URI in homeless.files


def test_llms_txt_has_the_shape_of_its_standard(exported):
    text = exported.text(LLMS_URI)
    blocks = text.split("\n\n")
    assert blocks[0].startswith("# ")
    assert all(line.startswith("> ") for line in blocks[1].splitlines())
    links = re.findall(r"^- \[.+\]\((\S+)\): .+$", text, re.MULTILINE)
    assert len(links) == text.count("\n- ")
    assert {urljoin(ADDRESS, link).removeprefix(ADDRESS) for link in links} == {
        uri for uri in exported.files if uri.endswith(".md")
    }


def test_every_page_that_is_read_has_plain_markdown_beside_it(exported):
    for page in exported.written.pages:
        uri = markdown_uri(exported.edition.addresses.published(page.key))
        assert (uri in exported.files) == (page.key.kind not in ("root", "search"))


def test_plain_markdown_holds_no_html_and_names_its_notes(exported):
    for uri, text in exported.files.items():
        if uri.endswith(".md"):
            without_code = re.sub(r"`[^`\n]*`", "", text)
            assert re.findall(r"<(?!https?://)/?[a-z][^>]*>", without_code) == [], uri
            assert "{#" not in without_code
            assert "data-card" not in text


def test_a_sentence_in_plain_markdown_names_the_notes_that_carry_it(sample):
    text = sample.text("en/topics/bridge-closure/index.html.md")
    assert "# The bridge closure\n" in text
    assert (
        "The suspension bridge over the Rambai River was closed from Thursday, 6 March 2025."
        " [warta-closed-thursday; kabar-closed-two-days]"
    ) in text
    assert re.search(r"^- \*\*warta-closed-thursday\*\* +Sang Kancil mengatakan", text, re.MULTILINE)
    assert "[River Council](../../names/#name-river-council)" in text


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ('<h2 id="judul">Judul</h2>\n<p>Kata.</p>', "## Judul\n\nKata.\n"),
        ('<p><a href="b/#c" class="term" data-card="entry-c">a</a> d</p>', "[a](b/#c) d\n"),
        ('<ul class="facts">\n<li class="ok">satu &amp; dua</li>\n</ul>', "- satu &amp; dua\n"),
        ('<svg viewBox="0 0 1 1"><title>a</title><rect/></svg>\n\n<p>b</p>', "b\n"),
        ("<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>", "- a | b |\n"),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "- a: b\n"),
        ("<blockquote>\n<p>kata</p>\n</blockquote>\n<p>lain</p>", "> kata\n\nlain\n"),
        ("<ol>\n<li>satu</li>\n<li>dua</li>\n</ol>", "1. satu\n2. dua\n"),
        ("<p>5 * 2 &lt;b&gt;</p>", "5 \\* 2 &lt;b&gt;\n"),
        ("<details><summary>a</summary><details><p>b</p></details></details><p>c</p>", "c\n"),
        ('<p>a <a class="anchor" href="#b">#<b>x</b></a></p>', "a\n"),
        ("<svg/><p>a</p><svg>b", "a\n"),
    ],
)
def test_each_component_has_a_plain_form(html, plain):
    assert to_plain_markdown(html) == plain
