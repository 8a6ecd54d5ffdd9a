"""Proofs cannot be cheated: whatever is accepted has the letters, digits and words of the article, and shows its bytes.

What counts as the same is written down here once more, without the code that is tested: the words of two texts are
equal, letter by letter, after composing them (NFC) and leaving out what has no shape.
"""

from __future__ import annotations

import re
import unicodedata

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from dossier.checking.matching import find_words, fold_article
from dossier.checking.passages import find_passage
from dossier.checking.quotations import stands_in
from dossier.model.date import parse_edtf
from dossier.model.location import Span
from dossier.model.prose import DOSSIER_ADDRESS
from dossier.model.record import PlacedList, PlacedMap
from dossier.model.source import Passage
from dossier.text.locale import format_edtf
from dossier.text.markdown import parse_prose
from dossier.text.normalize import fold
from dossier.text.yaml import load_yaml
from tests.build import article_from

QUICK = settings(max_examples=300, deadline=None)

SHAPELESS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# matches what readers take for a word: letters, digits and the marks on them
SHAPES_RE = re.compile(r"\w+", re.UNICODE)

ARTICLE = (
    "HULU RIMBA — Sang Kancil (8/3/2025) menghitung 21 buaya, “dua puluh satu” katanya. Tarif perahu 1.500 buah.\n"
    "“Perbaikan tiga papan itu tidak akan lama,” ujar Kancil.  Air\u00a0surut pada hari Jum'at; café re\u0301sumé tutup.\n"
    "Angka 12 dan 120, NATO-lah, bertubi-tubi, e\u0301\u0323 dan \u1ea1\u0301, 각 dan \u1100\u1161\u11a8, ﬁkir, ١٢.\n"
)
TEXT = fold_article(article_from(ARTICLE))

LOOK_ALIKES = {
    "a": "аα𝐚ａạɑ", "b": "Ьƅ", "c": "сϲ", "d": "ԁ", "e": "еҽ𝑒ｅė", "g": "ɡ", "h": "һ", "i": "іıι1l", "j": "ј", "k": "κк",
    "l": "1Iǀ", "m": "rn", "n": "ո", "o": "оο0ο", "p": "рρ", "r": "г", "s": "ѕ", "t": "т", "u": "υս", "y": "уү", "0": "OОo",
    "1": "lI１١", "2": "２٢²Ƨ", "3": "З３", "5": "Ƽ", "8": "８Ȣ",
}  # fmt: skip

characters = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(SHAPELESS + "“”‘’«»\"'-–—‐ \u00a0\n\r\t.,:/\u0301\u0323\u1100\u1161\u11a8aA1éﬁ"),
)
texts = st.text(characters, max_size=60)


def shapes(text: str) -> list[str]:
    """Return the words of the text as a reader sees them."""
    seen = "".join(char for char in text if char not in SHAPELESS)
    found = []
    for char in unicodedata.normalize("NFC", seen):
        is_part = char.isalnum() or unicodedata.category(char).startswith("M")
        if is_part and found and found[-1][1]:
            found[-1] = (found[-1][0] + char, True)
        elif is_part or found[-1:] != [("", False)]:
            found.append((char, True) if is_part else ("", False))
    return [word for word, is_word in found if is_word]


def accepted(words: str) -> list[Span]:
    return list(find_words(TEXT, words).whole)


@QUICK
@given(texts)
@example("a\u0301\u0323")
@example("\u1100\u1161\u11a8 \u200d")
def test_each_folded_character_knows_where_it_stood(text):
    folded = fold(text)
    offsets = [folded.offset(place) for place in range(len(folded.text) + 1)]
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    assert fold(folded.text).text == folded.text
    assert [word for word in shapes(text) if word] == [word for word in shapes(folded.text) if word]


@QUICK
@given(texts, st.data())
def test_words_found_in_any_text_are_its_words(text, data):
    prepared = fold_article(article_from(f"{text} akhir"))
    words = data.draw(st.one_of(texts, st.sampled_from([text, text[1:], text[:-1], text[2:7]])))
    for span in find_words(prepared, words).whole:
        assert fold(span.of(f"{text} akhir")).text.strip() == fold(words).text.strip()
        assert shapes(span.of(f"{text} akhir")) == shapes(words)


@st.composite
def changed(draw):
    """Return words of the article with some of their characters changed."""
    start = draw(st.integers(0, len(ARTICLE) - 5))
    words = ARTICLE[start : start + draw(st.integers(4, 90))]
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, max(len(words) - 1, 0)))
        char = words[place : place + 1]
        ways = [
            "",
            char + char,
            draw(characters),
            char.swapcase(),
            char + draw(characters),
            *LOOK_ALIKES.get(char.lower(), ""),
        ]
        words = words[:place] + draw(st.sampled_from(ways)) + words[place + 1 :]
    return words


@settings(max_examples=1500, deadline=None)
@given(changed())
def test_no_change_of_letter_digit_or_word_is_accepted(words):
    for span in accepted(words):
        assert shapes(span.of(ARTICLE)) == shapes(words)


@pytest.mark.parametrize("letter", sorted(LOOK_ALIKES))
def test_no_look_alike_is_accepted(letter):
    for word in set(re.findall(r"\w+", ARTICLE)):
        for strange in LOOK_ALIKES[letter]:
            forged = word.replace(letter, strange, 1)
            if shapes(forged) != shapes(word) and forged not in re.findall(r"\w+", ARTICLE):
                assert accepted(forged) == [], forged
                assert not stands_in(forged, ARTICLE), forged


@QUICK
@given(st.integers(0, len(ARTICLE)), st.integers(1, 120))
def test_what_is_proved_is_shown_as_the_bytes_of_the_article(start, length):
    words = ARTICLE[start : start + length]
    assume(words.strip())
    span = find_passage("p", Passage(exact=words), TEXT, frozenset())
    if isinstance(span, Span):
        assert span.of(ARTICLE) in ARTICLE
        assert shapes(span.of(ARTICLE)) == shapes(words)


def test_what_is_proved_is_whole():
    for word in re.findall(r"\w{4,}", ARTICLE):
        assert accepted(word[1:]) == [] or word[1:] in re.findall(r"\w+", ARTICLE)
        assert accepted(word[:-1]) == [] or word[:-1] in re.findall(r"\w+", ARTICLE)


@QUICK
@given(changed())
def test_quotations_in_prose_have_the_words_of_a_passage(words):
    assume(shapes(words))
    if stands_in(words, ARTICLE):
        wanted, there = " ".join(shapes(words)).lower(), " ".join(shapes(ARTICLE)).lower()
        assert wanted in there


MARKS = st.sampled_from(
    [
        "[@a#b]",
        "[@a#b; @c#d]",
        "[@dossier]",
        "[[a]]",
        "[[a|b]]",
        "[",
        "]",
        "*",
        "_",
        "`",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
    ]
)


@QUICK
@given(st.lists(st.one_of(MARKS, texts), max_size=12).map("".join))
def test_any_prose_is_read_and_cites_only_addresses(text):
    prose, findings = parse_prose(text, "content/index.en.md", "en")
    lines = len(re.split(r"\r\n|\r|\n", text))
    for sentence in prose.sentences():
        for citation in sentence.citations:
            assert (
                re.fullmatch(r"[a-z0-9][a-z0-9-]*#[a-z0-9][a-z0-9-]*", citation.address)
                or citation.address == DOSSIER_ADDRESS
            )
            assert 1 <= citation.location.line <= lines
    assert all(finding.location.path == "content/index.en.md" for finding in findings)


WORDS = st.text("abcdefghijklmnopqrstuvwxyzABC \u00e9,", min_size=1, max_size=20).map(
    lambda word: f"A{word.strip()}b"
)


@QUICK
@given(
    st.lists(
        st.tuples(WORDS, st.lists(st.sampled_from(["a#b", "c#d", "e#f"]), min_size=1, max_size=3)),
        min_size=1,
        max_size=6,
    )
)
def test_each_citation_belongs_to_the_sentence_before_it(sentences):
    text = " ".join(
        f"{words}.[{'; '.join(f'@{address}' for address in cited)}]" for words, cited in sentences
    )
    prose, findings = parse_prose(text, "content/index.en.md", "en")
    assert findings == ()
    read = [
        [citation.address for citation in sentence.citations]
        for sentence in prose.sentences()
        if sentence.citations
    ]
    assert read == [cited for _, cited in sentences]


plain = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="\u2028\u2029\ufeff\x85"),
    max_size=30,
)
values = st.recursive(
    plain,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(plain, inner, max_size=4)),
    max_leaves=12,
)


@QUICK
@given(st.dictionaries(plain, values, min_size=1, max_size=4))
def test_yaml_gives_back_the_texts_that_were_written(value):
    read, findings = load_yaml(yaml.safe_dump(value, allow_unicode=True), "content/x.yml")
    assert {finding.code for finding in findings} <= {"hidden-character"}
    assert read == value


def leaves(value):
    if isinstance(value, PlacedMap):
        return [leaf for key, inner in value.items() for leaf in (key, *leaves(inner))]
    return [leaf for inner in value for leaf in leaves(inner)] if isinstance(value, PlacedList) else [value]


@QUICK
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [*list("{}[]&*!|>%@:-?#,'\"\n "), "a: ", "<<: ", "!!python/name:x ", "\\x00", "*a", "&a "]
            ),
            plain,
        ),
        max_size=14,
    ).map("".join)
)
def test_any_yaml_is_read_as_texts_or_refused(text):
    value, findings = load_yaml(text, "content/x.yml")
    assert all(leaf is None or isinstance(leaf, str) for leaf in leaves(value))
    assert all(
        finding.location.path == "content/x.yml" and finding.location.line >= 1 for finding in findings
    )


@QUICK
@given(
    st.one_of(
        texts,
        st.text("0123456789-/.[]~٢X?", max_size=24),
        st.from_regex(r"\A\[?[0-9]{4}(-[0-9]{2}){0,2}~?(/|\.\.)?[0-9]{0,4}\]?\Z"),
    )
)
def test_any_date_is_read_or_refused_and_ends_after_it_begins(text):
    try:
        date = parse_edtf(text)
    except ValueError:
        return
    assert text.isascii()
    first, last = date.bounds()
    assert first is None or last is None or first <= last
    assert all(format_edtf(date, language) for language in ("id", "en"))
