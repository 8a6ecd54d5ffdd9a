from __future__ import annotations

import sys

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


def calls_for(forms: int, sentences: int) -> int:
    """Return how many functions are called to find so many phrases in so many sentences, ten of them mentions."""
    phrases = {
        f"Desa Nomor{number}" if number % 2 else f"kata{number}": (str(number),) for number in range(forms)
    }
    finder = PhraseFinder(phrases, "id")
    text = "Warga kata2 dan Desa Nomor1 menunggu. " * 5 + "Hujan turun di hulu sungainya. " * sentences
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        found = finder.find(text)
    finally:
        sys.setprofile(None)
    assert len(found) == 10
    return calls


def test_work_grows_with_the_text_and_not_with_the_number_of_phrases():
    assert calls_for(5000, 100) == calls_for(50, 100)
    short, middle, long = (calls_for(50, sentences) for sentences in (100, 200, 400))
    assert long - middle == 2 * (middle - short)


@pytest.mark.parametrize("phrase", ["(c) a", "-lah", "'t"])
def test_a_phrase_that_begins_with_a_sign_does_not_begin_inside_a_word(phrase):
    finder = PhraseFinder({phrase: ("x",)}, "en")
    assert len(finder.find(f"{phrase} kata{phrase} kata {phrase}")) == 2
