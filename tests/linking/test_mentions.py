"""First mentions of topics, names and terms become links: which, where, and how often."""

from __future__ import annotations

import pytest

from dossier.linking.mentions import (
    find_mentioning_pages,
    find_occurrences,
    link_prose,
    link_roles,
    make_vocabularies,
)
from dossier.model.corpus import Proofs
from dossier.model.location import Span
from dossier.model.prose import Close, Mention, Open, Reference, Text, words_of
from tests.build import dossier_from

TOPICS = {
    "iran": {
        "title": {"id": "Iran", "en": "Iran"},
        "slug": {"id": "iran", "en": "iran"},
        "summary": {"id": "Iran.", "en": "Iran."},
    }
}
NAMES = {
    "iran-state": {"kind": "place", "label": {"id": "Iran"}, "spellings": {"id": ["Republik Islam Iran"]}},
    "kancil": {"kind": "person", "label": {"id": "Sang Kancil"}, "spellings": {"id": ["Kancil", "Kanchil"]}},
    "nato": {"kind": "organisation", "label": {"id": "NATO"}},
    "official": {"kind": "unnamed", "label": {"id": "seorang pejabat"}},
}
TERMS = {
    "nato-term": {"term": {"id": "NATO"}, "definition": {"id": "x"}, "link": True},
    "halt": {
        "term": {"id": "penghentian"},
        "definition": {"id": "x"},
        "root": {"id": "henti"},
        "forms": {"id": ["meN-kan", "di-kan"]},
        "link": True,
    },
    "silent-term": {"term": {"id": "gencatan senjata"}, "definition": {"id": "x"}},
}


def linked(text, page="topics/other", **more):
    corpus = dossier_from({}, topics=TOPICS, names=NAMES, terms=TERMS, prose={page: {"id": text}}, **more)
    prose = link_prose(corpus, make_vocabularies(corpus, ("id",)))[page]["id"]
    assert [item.text for item in prose.sentences()] == [
        item.text for item in corpus.prose[page]["id"].sentences()
    ] or "[[" in text
    return prose


def mentions(text, page="topics/other"):
    """Return the links of a text below a heading, as pairs of id and words."""
    prose = linked(f"## Judul {{#judul}}\n\n{text}", page)
    return [
        (piece.id, piece.words)
        for item in prose.sentences()
        for piece in item.pieces
        if isinstance(piece, Mention)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata Kancil.[@a#b]", [("kancil", "Kancil")]),
        ("Kata Sang Kancil.[@a#b]", [("kancil", "Sang Kancil")]),
        # only the first mention on the page, whatever its spelling
        ("Kata Kanchil.[@a#b] Kata Kancil.[@a#c]", [("kancil", "Kanchil")]),
        # inflected forms, with what is written on to them
        ("Mereka menghentikannya.[@a#b]", [("halt", "menghentikannya")]),
        ("Itu dihentikan.[@a#b] Penghentian itu lama.[@a#b]", [("halt", "dihentikan")]),
        # a string that fits several: the topic, then the name, then the term
        ("Kata Iran.[@a#b]", [("iran", "Iran")]),
        ("Kata NATO.[@a#b]", [("nato", "NATO")]),
        # the longer spelling wins, and it is the name's alone
        ("Kata Republik Islam Iran.[@a#b]", [("iran-state", "Republik Islam Iran")]),
        # one link a sentence
        ("Kancil dan NATO.[@a#b] NATO.[@a#c]", [("kancil", "Kancil"), ("nato", "NATO")]),
        # whole words, capitals of names
        ("Kancilan dan kancil.[@a#b]", []),
        # terms only where their entry says so; voices without a name never
        ("Sebuah gencatan senjata, kata seorang pejabat.[@a#b]", []),
    ],
)
def test_the_first_mention_is_linked(text, expected):
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kata `Kancil`.[@a#b]",
        "    Kancil",
        "[Kancil](https://example.org).[@a#b]",
        "> Kancil berkata.[@a#b]",
        "“Kancil datang,” katanya.[@a#b]",
        '"Kancil datang," katanya.[@a#b]',
        "### Kancil {#kancil-lagi}",
    ],
    ids=[
        "code",
        "block of code",
        "link",
        "block quotation",
        "curly quotation",
        "straight quotation",
        "heading",
    ],
)
def test_code_links_quotations_and_headings_are_left_alone(text):
    assert mentions(text) == []


def test_what_stands_above_the_first_heading_is_left_alone():
    prose = linked("Kata Kancil.[@a#b]\n\n- Kata Kancil.[@a#b]\n\n## Judul {#judul}\n\nKata Kancil.[@a#c]\n")
    found = [any(isinstance(piece, Mention) for piece in item.pieces) for item in prose.sentences()]
    assert found == [False, False, True]


def test_a_page_never_links_to_itself():
    assert mentions("Kata Iran.[@a#b] Lihat [[iran]].[@a#b]", page="topics/iran") == []


def test_the_mention_after_a_quotation_is_found():
    assert mentions("“Kancil datang,” kata Kancil.[@a#b]") == [("kancil", "Kancil")]


def test_mentions_inside_emphasis_and_lists_are_linked():
    assert mentions("- Kata *Kancil* itu.[@a#b]\n- Kata **NATO**.[@a#b]") == [
        ("kancil", "Kancil"),
        ("nato", "NATO"),
    ]


def test_a_mention_cuts_the_text_and_loses_nothing():
    prose = linked("## Judul {#judul}\n\nKemarin *Kancil* datang; **Kancil** pergi.[@a#b]")
    (sentence,) = prose.sentences()
    assert sentence.pieces == (
        Text("Kemarin "), Open("em"), Mention("name", "kancil", "Kancil"), Close("em"), Text(" datang; "),
        Open("strong"), Text("Kancil"), Close("strong"), Text(" pergi."),
    )  # fmt: skip


def test_references_become_links_with_their_words_or_the_label():
    prose = linked("Lihat [[kancil]], [[halt|yang itu]], dan [[iran]].[@a#b]")
    found = [piece for piece in prose.sentences()[0].pieces if isinstance(piece, Mention)]
    assert found == [
        Mention("name", "kancil", "Sang Kancil"),
        Mention("term", "halt", "yang itu"),
        Mention("topic", "iran", "Iran"),
    ]


def test_a_reference_counts_as_the_first_mention():
    assert mentions("Lihat [[kancil]].[@a#b] Kata Kancil.[@a#b]") == [("kancil", "Sang Kancil")]


def test_an_unknown_reference_keeps_its_words():
    (sentence,) = linked("Lihat [[harimau|si Harimau]] dan [[harimau]].[@a#b]").sentences()
    assert words_of(sentence.pieces) == "Lihat si Harimau dan harimau."
    assert not any(isinstance(piece, Mention | Reference) for piece in sentence.pieces)


def test_roles_resolve_references_and_nothing_else():
    corpus = dossier_from(
        {},
        topics=TOPICS,
        names=NAMES,
        terms=TERMS,
        roles={"kancil": {"id": "Anggota NATO, lihat [[iran]].[@a#b]"}},
    )
    (sentence,) = link_roles(corpus, make_vocabularies(corpus, ("id",)))["kancil"]["id"].sentences()
    assert [piece.id for piece in sentence.pieces if isinstance(piece, Mention)] == ["iran"]


def test_pages_that_mention_a_name_are_listed_in_any_language_and_form():
    corpus = dossier_from(
        {},
        topics=TOPICS,
        names={**NAMES, "kancil": {**NAMES["kancil"], "spellings": {"id": ["Kancil"], "en": ["Mouse-Deer"]}}},
        terms=TERMS,
        prose={
            "topics/iran": {"id": "Kata Kancil.[@a#b]", "en": "They say.[@a#b]"},
            "topics/other": {"id": "Katanya.[@a#b]", "en": "The Mouse-Deer says.[@a#b]"},
            "index": {"id": "Lihat [[kancil]].[@a#b]", "en": "x[@a#b]"},
            "method": {"id": "Lain.[@a#b]", "en": "Else.[@a#b]"},
        },
    )
    pages = find_mentioning_pages(corpus, make_vocabularies(corpus, ("id", "en")))
    assert pages["kancil"] == ("topics/iran", "topics/other", "index")


def test_spellings_in_articles_are_listed_with_their_paragraphs():
    text = "Kancil datang.\nFoto: Kanchil\n\nKanchil dan Kancil pergi, kata Kancil.\n"
    corpus = dossier_from({"a": text, "b": "Kanchil.\n"}, names=NAMES, terms=TERMS)
    proofs = Proofs(set_aside={"a": (Span(15, 28),)})
    found = [
        (item.words, item.source, item.paragraphs) for item in find_occurrences(corpus, proofs)["kancil"]
    ]
    assert found == [("Kancil", "a", (1, 3)), ("Kanchil", "a", (3,)), ("Kanchil", "b", (1,))]


def test_a_name_that_is_glued_to_a_set_aside_is_found():
    corpus = dossier_from({"a": "HULU RIMBASang Kancil pergi.\n"}, names=NAMES)
    (found,) = find_occurrences(corpus, Proofs(set_aside={"a": (Span(0, 10),)}))["kancil"]
    assert found.words == "Sang Kancil"
