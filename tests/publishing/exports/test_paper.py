"""A page as a book holds it: markers that name their notes, nothing twice, nothing folded."""

from __future__ import annotations

import pytest

from dossier.publishing.exports.paper import note_labels, on_paper
from dossier.text.page_html import read_page
from dossier.text.xhtml import to_xhtml

NOTES = """\
## Notes {#notes}

<section class="notes">
<div class="note-source">
<h3><a class="chip s1" href="../a.md"><b aria-hidden="true">WR</b> Warta</a></h3>
<ol class="letters">
<li id="note-warta-x" class="note"><p class="where">¶ 1 <span class="backlinks"><a href="#cite-1" role="doc-backlink">↑ 1</a> (with KS a)</span></p></li>
<li id="note-warta-y" class="note"><p>b</p></li>
</ol>
</div>
<div class="note-source">
<h3><span class="chip s2"><b aria-hidden="true">KS</b> Kabar</span></h3>
<ol class="letters">
<li id="note-kabar-z" class="note"><p>c</p></li>
</ol>
</div>
</section>
"""


def paper(body, kind="topic"):
    return to_xhtml(on_paper(body, kind), id_of=str, address_of=str)


def test_notes_are_called_by_the_letters_of_their_source_and_their_own():
    assert note_labels(read_page(NOTES)) == {
        "note-warta-x": "WR a",
        "note-warta-y": "WR b",
        "note-kabar-z": "KS a",
    }


def test_a_marker_names_all_its_notes_and_each_source_once():
    body = (
        '<p>Kata.<sup class="cite" id="cite-1"><a href="#note-warta-x" data-card="note-warta-x note-warta-y note-kabar-z">1</a></sup></p>\n\n'
        + NOTES
    )
    assert (
        '<sup class="cite" id="cite-1"><a href="#note-warta-x">WR a</a>, <a href="#note-warta-y">b</a>, '
        '<a href="#note-kabar-z">KS a</a></sup>'
    ) in paper(body)


def test_the_way_back_is_an_arrow():
    assert '<span class="backlinks"><a href="#cite-1">↑</a> </span>' in paper(NOTES)


def test_a_cell_names_its_notes_after_its_words():
    body = (
        '<table><tbody><tr><td><a href="#note-kabar-z" data-card="note-kabar-z">dua</a></td></tr></tbody></table>\n\n'
        + NOTES
    )
    assert (
        '<td><a href="#note-kabar-z">dua</a><sup class="cite"><a href="#note-kabar-z">KS a</a></sup></td>'
        in paper(body)
    )


def test_a_marker_without_notes_is_left_out():
    assert (
        paper('<p>Kata<sup class="cite"><a href="#x" data-card="note-gone">0</a></sup>.</p>')
        == "<p>Kata.</p>"
    )


@pytest.mark.parametrize(
    ("kind", "body", "kept"),
    [
        ("topic", "## A {#a}\n\nx\n\n## R {#related-topics}\n\ny\n\n## B {#b}\n\nz", ["x", "z"]),
        ("topic", "## R {#related-topics}\n\ny\n\n### C {#c}\n\nw", []),
        ("home", "## T {#topics}\n\ny\n\n## B {#b}\n\nz", ["z"]),
        ("method", "## T {#topics}\n\ny", ["y"]),
        ("topic", '<details class="used"><summary>x</summary><p>y</p></details>\n\nz', ["z"]),
        ("topic", '<details class="difference"><summary>x</summary><p>y</p></details>', ["x", "y"]),
        ("topic", '<p class="more"><a href="a.md">x</a></p>\n\ny', ["y"]),
    ],
)
def test_a_book_says_each_thing_once_and_folds_nothing(kind, body, kept):
    found = paper(body, kind)
    assert [word for word in ("x", "y", "z", "w") if f">{word}<" in found] == kept
    assert "details" not in found


def test_a_table_of_terms_becomes_entries():
    body = (
        '<table class="glossary terms"><thead><tr><th>T</th></tr></thead><tbody><tr id="term-a"><th scope="row">a</th>'
        '<td lang="en">b</td><td><p>c</p></td></tr></tbody></table>'
    )
    assert paper(body, "glossary") == (
        '<div class="glossary terms"><div><div class="term" id="term-a"><p class="term-line">a</p>'
        '<p lang="en" xml:lang="en">b</p><div><p>c</p></div></div></div></div>'
    )
