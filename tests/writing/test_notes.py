"""Markers and notes of a page: numbers in reading order, letters in article order, links both ways."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from dossier.model.page import PageKey
from dossier.writing.notes import PageNotes, letter_of

MARKER_RE = re.compile(
    r'<sup class="cite" id="cite-(?P<number>\d+)"><a href="#(?P<target>[\w-]+)" data-card="(?P<card>[^"]+)" role="doc-noteref">(?P<shown>\d+)</a></sup>'
)
NOTE_RE = re.compile(
    r'<li id="(?P<id>note-[\w-]+)" class="note">(?P<body>.*?)</li>',
    re.DOTALL,
)
BACKLINK_RE = re.compile(r'<a href="#cite-(?P<number>\d+)" role="doc-backlink">')


@pytest.fixture(scope="module")
def editions(sample):
    return {edition.language: edition for edition in sample.editions}


@pytest.fixture(scope="module")
def pages(sample):
    return {page.source_uri: page.body for page in sample.pages}


@pytest.fixture
def notes(editions):
    return PageNotes(editions["en"], PageKey("en", "topic", "crossing"))


def test_markers_are_numbered_in_the_order_of_the_page(notes):
    first = notes.mark(("warta#counted", "kabar#counted"))
    second = notes.mark(("warta#counted",))
    assert (first.number, second.number) == (1, 2)
    assert first.target == "note-warta-counted"
    assert first.card == "note-warta-counted note-kabar-counted"


def test_passages_without_proof_get_no_marker(notes):
    assert notes.mark(("warta#nowhere",)) is None
    assert notes.mark(()) is None
    assert notes.mark(("warta#nowhere", "warta#counted")).card == "note-warta-counted"


def test_a_cell_of_the_matrix_points_without_a_number(notes):
    assert notes.point_at(("warta#counted",)).number == 0
    assert notes.mark(("warta#counted",)).number == 1


def test_notes_are_grouped_by_source_and_lettered_in_the_order_of_the_article(notes):
    notes.mark(("kabar#no-witness", "warta#no-comment"))
    notes.mark(("warta#headline",))
    groups = notes.groups()
    assert [(group.chip.name, [(note.letter, note.id) for note in group.notes]) for group in groups] == [
        ("Warta Rimba", [("a", "note-warta-headline"), ("b", "note-warta-no-comment")]),
        ("Kabar Sungai", [("a", "note-kabar-no-witness")]),
    ]


def test_a_note_leads_back_to_each_marker(notes):
    notes.mark(("warta#counted", "kabar#counted"))
    notes.point_at(("warta#counted",))
    notes.mark(("warta#counted",))
    note = notes.groups()[0].notes[0]
    assert note.backlinks == (1, 2)
    assert note.source_url == "../../sources/warta/#passage-counted"


@pytest.mark.parametrize(
    ("number", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (701, "zz"), (702, "aaa")]
)
def test_letters_go_on_after_z(number, letter):
    assert letter_of(number) == letter


def test_markers_and_notes_of_every_page_lead_to_each_other(pages):
    for uri, body in pages.items():
        markers = list(MARKER_RE.finditer(body))
        notes = {match["id"]: match for match in NOTE_RE.finditer(body)}
        assert [int(match["number"]) for match in markers] == list(range(1, len(markers) + 1)), uri
        assert all(match["number"] == match["shown"] for match in markers), uri
        assert all(match["target"] == match["card"].split()[0] for match in markers), uri
        there = Counter((key, match["number"]) for match in markers for key in match["card"].split())
        back = Counter(
            (key, link["number"]) for key in notes for link in BACKLINK_RE.finditer(notes[key]["body"])
        )
        assert back == there, uri


def test_two_markers_never_touch(pages):
    assert [uri for uri, body in pages.items() if "</sup><sup" in body] == []


def test_a_topic_has_the_same_notes_in_both_languages(sample, editions, pages):
    """One evidence: no language rests on passages that the other does not show."""
    for topic in sample.corpus.topics:
        cited = {
            language: sorted(
                match["id"]
                for match in NOTE_RE.finditer(
                    pages[edition.addresses.source_uri(edition.key("topic", topic))]
                )
            )
            for language, edition in editions.items()
        }
        assert cited["id"] == cited["en"]
        assert cited["id"]
