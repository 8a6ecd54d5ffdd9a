"""Markdown to sentences with what they cite: the dialect, line by line, with the place of everything."""

from __future__ import annotations

import pytest

from dossier.model.location import Location
from dossier.model.prose import BulletList, CodeBlock, Heading, Open, ProseParagraph, Quote, Reference, Text
from dossier.text.markdown import parse_prose

PATH = "content/topics/fable.id.md"


def read(text, language="id"):
    prose, findings = parse_prose(text, PATH, language)
    assert findings == ()
    return prose


def sentences(text, language="id"):
    return [(item.text, item.addresses) for item in read(text, language).sentences()]


def problems(text):
    return [
        (item.code, str(item.location).removeprefix(PATH), item.message)
        for item in parse_prose(text, PATH, "id")[1]
    ]


# --- sentences and citations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu.[@a#b] Dua.[@a#c]", [("Satu.", ("a#b",)), ("Dua.", ("a#c",))]),
        # the citation stands before the full stop, or without a space after it
        ("Satu [@a#b]. Dua.[@a#c]", [("Satu .", ("a#b",)), ("Dua.", ("a#c",))]),
        ("Satu.[@a#b]Dua.[@a#c]", [("Satu.", ("a#b",)), ("Dua.", ("a#c",))]),
        # a space before the citation still leaves it to the sentence before
        ("Satu. [@a#b] Dua.[@a#c]", [("Satu.", ("a#b",)), ("Dua.", ("a#c",))]),
        ("Satu.[@a#b; @a#c;@d#e]", [("Satu.", ("a#b", "a#c", "d#e"))]),
        ("Satu.[@a#b][@a#c]", [("Satu.", ("a#b", "a#c"))]),
        ("Satu.[@a#b; @a#b]", [("Satu.", ("a#b",))]),
        ("“Satu.”[@a#b] Dua.", [("“Satu.”", ("a#b",)), ("Dua.", ())]),
        ("Satu? Dua![@a#b]", [("Satu?", ()), ("Dua!", ("a#b",))]),
        # a citation in the middle belongs to its sentence
        ("Satu,[@a#b] dua.[@a#c]", [("Satu, dua.", ("a#b", "a#c"))]),
        # an abbreviation or a number does not end a sentence
        ("Sekitar 1.500 buah, a.l. pisang, hilang.[@a#b]", [("Sekitar 1.500 buah, a.l. pisang, hilang.", ("a#b",))]),
        # a line end is a space
        ("Satu\ndua.[@a#b;\n@a#c]\nTiga.", [("Satu dua.", ("a#b", "a#c")), ("Tiga.", ())]),
        ("*Satu.*[@a#b] **Dua**.[@a#c]", [("Satu.", ("a#b",)), ("Dua.", ("a#c",))]),
        ("Satu.[@dossier]", [("Satu.", ())]),
    ],
)  # fmt: skip
def test_a_citation_belongs_to_the_sentence_that_it_follows(text, expected):
    assert sentences(text) == expected


def test_the_dossier_itself_is_cited_without_an_address():
    (sentence,) = read("Tidak satu pun artikel menyebutnya.[@dossier]").sentences()
    assert [citation.is_dossier for citation in sentence.citations] == [True]
    assert sentence.addresses == ()


@pytest.mark.parametrize(
    "text", ["`[@a#b]`", "\\[@a#b]", "[kata](b.md)", "a@b.c", "    [@a#b]", "```\n[@a#b]\n```"]
)  # fmt: skip
def test_what_looks_like_a_citation_in_code_is_none(text):
    assert [item.citations for item in read(text).sentences()] in ([()], [])


# --- places


def test_sentences_citations_and_references_know_their_line_and_column():
    text = "Satu.[@a#b] Dua\n[[kancil]] tiga.[@a#c;\n  @a#d]\n\n- Butir\n  lagi.[@a#e]\n"
    first, second, item = read(text).sentences()
    assert [str(s.location).removeprefix(PATH) for s in (first, second, item)] == [":1:1", ":1:13", ":5:3"]
    assert [str(c.location).removeprefix(PATH) for s in (first, second, item) for c in s.citations] == [
        ":1:7", ":2:18", ":3:3", ":6:9",
    ]  # fmt: skip
    (reference,) = [piece for piece in second.pieces if isinstance(piece, Reference)]
    assert str(reference.location) == f"{PATH}:2:1"


def test_sentences_that_begin_alike_each_know_their_own_place():
    found = read(
        "Ia datang.[@a#b] *Ia* datang\nlagi. Ia [[kancil|pergi]].[@a#c] Ia datang.[@a#d]"
    ).sentences()
    assert [str(item.location).removeprefix(PATH) for item in found] == [":1:1", ":1:19", ":2:7", ":2:34"]


def test_places_in_a_value_of_a_record_lead_into_its_file():
    first = Location("content/names.yml", 12, 9)
    prose, findings = parse_prose("Satu.[@a#b] [@c]", "content/names.yml", "id", first)
    (sentence,) = prose.sentences()
    assert str(sentence.location) == "content/names.yml:12:9"
    assert [str(item.location) for item in findings] == ["content/names.yml:12:22"]


# --- blocks


def test_headings_have_a_level_an_id_and_words():
    (two, three, bare) = read("## Apa *itu*? {#what}\n\n### Lagi {#more}\n\n## Tanpa id\n").blocks
    assert isinstance(two, Heading)
    assert (two.level, two.id, two.pieces) == (
        2,
        "what",
        (Text("Apa "), Open("em"), Text("itu"), *two.pieces[3:]),
    )
    assert (three.level, three.id) == (3, "more")
    assert (bare.id, bare.pieces) == ("", (Text("Tanpa id"),))


def test_blocks_nest():
    found = read("- satu\n\n    > dua\n\n1. tiga\n2. empat\n\n> lima\n\n    kode\n").blocks
    bullets, numbers, quote, code = found
    assert isinstance(bullets, BulletList)
    assert [type(block) for block in bullets.items[0]] == [ProseParagraph, Quote]
    assert (bullets.is_ordered, numbers.is_ordered, len(numbers.items)) == (False, True, 2)
    assert isinstance(quote, Quote)
    assert isinstance(code, CodeBlock)


def test_references_carry_their_id_and_words():
    (sentence,) = read("Lihat [[bridge-closure]] dan [[kancil|si Kancil]].").sentences()
    found = [(piece.id, piece.words) for piece in sentence.pieces if isinstance(piece, Reference)]
    assert found == [("bridge-closure", ""), ("kancil", "si Kancil")]


def test_marks_and_entities_become_their_characters():
    (sentence,) = read("5 \\* 2 &lt; 11 &amp; “satu” http://a.b/c_d").sentences()
    assert sentence.text == "5 * 2 < 11 & “satu” http://a.b/c_d"


# --- what the dialect does not hold


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("satu\n\n<div>\ndua\n</div>\n", ":3:1", "The text holds raw HTML."),
        ("satu <b>dua</b>", ":1:1", "The text holds raw HTML."),
        ("satu <!-- dua -->", ":1:1", "The text holds raw HTML."),
        ("![satu](dua.png)", ":1:1", "The text holds an image."),
        ("satu\n\n***\n", ":3:1", "The text holds a horizontal line."),
        ("## Satu [@a#b] {#satu}", ":1:1", "A heading cites a passage."),
        ("## {#satu}", ":1:1", "A heading is empty."),
        ("- satu\n-\n", ":2:1", "An item of a list is empty."),
        (">\n", ":1:1", "A quotation is empty."),
        ("- satu\n\n      kode\n", ":3:1", "The text holds a block of code inside a list or a quotation."),
        (">" * 30 + " satu", ":1:1", "Quotations or lists are nested 20 deep."),
    ],
)
def test_what_the_dialect_does_not_hold_is_reported(text, where, message):
    assert ("markdown-unsupported", where, message) in problems(text)


@pytest.mark.parametrize(
    "entry", ["@warta", "@Warta#x", "@warta#", "warta#x", "@", "@warta#x, @warta#y", "@warta #x", ""]
)
def test_a_malformed_citation_is_reported(entry):
    found = problems(f"Satu.[@a#b; {entry}]")
    assert [item[0] for item in found] == ["citation-shape"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "[",
        "[@",
        "[[",
        "]]",
        "[[]]",
        "[[|]]",
        "[@]",
        "*",
        "#",
        "> ",
        "\\",
        "[](",
        "![",
        "\ufeff",
        "[" * 3000,
        "*" * 3000,
    ],
)
def test_odd_texts_are_read_without_an_exception(text):
    parse_prose(text, PATH, "id")
