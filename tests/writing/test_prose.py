"""Prose to Markdown: every character as itself, markers after sentences, mentions as links."""

from __future__ import annotations

import pytest

from dossier.linking.mentions import link_mentions, make_vocabularies
from dossier.model.page import PageKey
from dossier.text.escape import escape_inline, escape_markdown
from dossier.text.markdown import parse_prose
from dossier.writing.notes import PageNotes
from dossier.writing.prose import plain_text, split_page, write_blocks

MARKER = (
    '<sup class="cite" id="cite-1"><a href="#note-warta-fare" data-card="note-warta-fare" '
    'role="doc-noteref">1</a></sup>'
)


@pytest.fixture(scope="module")
def write(sample):
    edition = next(edition for edition in sample.editions if edition.language == "en")
    vocabulary = make_vocabularies(sample.corpus, ("en",))["en"]

    def write_text(text, *, with_mentions=False):
        prose, findings = parse_prose(text, "content/index.en.md", "en")
        assert findings == ()
        if with_mentions:
            prose = link_mentions(prose, vocabulary, "other")
        return write_blocks(prose.blocks, PageNotes(edition, PageKey("en", "topic", "crossing")))

    return write_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.[@warta#fare]", f"One.{MARKER}"),
        # what is cited and not there gets no marker; the dossier itself gets none either
        ("One.[@warta#nowhere]", "One."),
        ("One.[@dossier]", "One."),
        ("One.[@warta#fare] Two.[@dossier]", f"One.{MARKER} Two."),
        ("One *two* **three**.", "One <em>two</em> <strong>three</strong>."),
        ("`a*b & <c>`", "<code>a\\*b &amp; &lt;c&gt;</code>"),
        ("[words](https://example.org/a_b?c=1&d=2)", "[words](<https://example.org/a_b?c=1&d=2>)"),
        ("5 \\* 2 &lt; 11 \\[x\\]", "5 \\* 2 &lt; 11 \\[x\\]"),
        ("1986\\. A year.", "1986\\. A year."),
        ("\\- no list", "\\- no list"),
        ("## Head *ing* {#head}", "## Head <em>ing</em> {#head}"),
        ("> One.\n>\n> Two.", "> One.\n>\n> Two."),
        ("- One.\n- Two.\n\n  Three.", "-   One.\n-   Two.\n\n    Three."),
        ("1. One.\n2. Two.\n   - Three.", "1.  One.\n2.  Two.\n\n    -   Three."),
        ("```\na < b\n\nc\n```", "<pre><code>a &lt; b\n\nc</code></pre>"),
    ],
)  # fmt: skip
def test_prose_is_written_in_the_form_that_both_readers_agree_on(write, text, expected):
    assert write(text) == expected


def test_mentions_become_links_with_a_card_and_topics_without(write):
    assert write("See [[kancil]], [[repair|that repair]], [[bridge-closure]].", with_mentions=True) == (
        'See [Kancil](../names.md#name-kancil){.name data-card="entry-kancil"}, '
        '[that repair](../glossary.md#term-repair){.term data-card="entry-repair"}, '
        "[The bridge closure](bridge-closure.md){.topic}."
    )


def test_deck_facts_and_the_rest_are_told_apart():
    prose, _ = parse_prose(
        "Deck.[@warta#fare]\n\n- Fact.\n\n## Rest {#rest}\n\nText.\n\n- Item.\n", "x.md", "en"
    )
    deck, facts, rest = split_page(prose)
    assert plain_text(deck) == "Deck."
    assert (len(facts), len(rest)) == (1, 3)
    assert split_page(parse_prose("", "x.md", "en")[0]) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# not a heading", "\\# not a heading"),
        ("- + > ~", "\\- + &gt; ~"),
        ("~~~", "&#126;~~"),
        ("12) x", "12\\) x"),
        ("12)x", "12)x"),
        ("1.", "1\\."),
        ("1.500 orang", "1.500 orang"),
        ("  a \n b ", "a b"),
        ("a_b*c`d[e]{f}<g>&h\\i", "a\\_b\\*c\\`d\\[e\\]\\{f\\}&lt;g&gt;&amp;h\\\\i"),
        ("", ""),
    ],
)
def test_text_is_escaped_for_the_start_of_a_line(text, expected):
    assert escape_markdown(text) == expected


def test_text_inside_a_line_keeps_the_space_at_its_ends():
    assert escape_inline(" - a* ") == " - a\\* "
