from __future__ import annotations

import pytest

from dossier.text.find import PhraseFinder

PHRASES = {
    "perang": ("war",),
    "perang dingin": ("cold-war",),
    "gencatan senjata": ("ceasefire",),
    "Iran": ("iran", "twelve-day-war"),
    "AS": ("us",),
    "NATO": ("nato",),
    "disebut": ("named",),
    "negosiator": ("negotiator",),
}
FINDER = PhraseFinder(PHRASES, "id")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Perang itu", ["Perang"]),
        ("perang dingin dan perang", ["perang dingin", "perang"]),  # the longest
        ("perang dinginkah", ["perang dinginkah"]),
        ("perang-dingin", ["perang"]),
        ("gencatan\u00a0\nsenjata", ["gencatan\u00a0\nsenjata"]),
        ("GENCATAN SENJATA", ["GENCATAN SENJATA"]),
        ("peperangan, perangai", []),  # whole words
        ("perangnya, perangkah, perangpun", ["perangnya", "perangkah", "perangpun"]),
        ("perang-perang dan negosiator-negosiatornya", ["perang-perang", "negosiator-negosiatornya"]),
        ("Iran disebut-sebut", ["Iran"]),  # a word of its own
        ("perang Iran-Israel", ["perang", "Iran"]),
        ("iran, as, nato", []),  # names and acronyms only as they are written
        ("AS-Asia, NATO-nya", ["AS", "NATO-nya"]),
        ("", []),
    ],
)
def test_phrases_are_found_as_whole_words_leftmost_and_longest(text, found):
    assert [item.span.of(text) for item in FINDER.find(text)] == found


def test_found_phrase_says_what_it_stands_for():
    (found,) = FINDER.find("serangan atas Iran")
    assert (found.form, found.keys) == ("Iran", ("iran", "twelve-day-war"))


def test_english_has_no_enclitics():
    assert PhraseFinder({"war": ("war",)}, "en").find("warkah warnya wars") == ()


def test_no_phrases_find_nothing():
    assert PhraseFinder({}, "id").find("perang") == ()
    assert PhraseFinder({" ": ("blank",)}, "id").find("perang") == ()


def test_signs_in_phrases_are_plain():
    text = "a.b (c) a+b"
    assert [item.span.of(text) for item in PhraseFinder({"a.b": ("1",), "a+b": ("2",)}, "en").find(text)] == [
        "a.b",
        "a+b",
    ]


def test_many_phrases_are_found_like_one_by_one():
    phrases = {f"kata{number} lain{number % 7}": (str(number),) for number in range(500)}
    text = " ".join(phrases)
    assert [item.keys for item in PhraseFinder(phrases, "id").find(text)] == list(phrases.values())
