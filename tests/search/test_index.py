"""The index as values and as files."""

from __future__ import annotations

import json

from dossier.cache import Memory
from dossier.publishing.search.files import (
    FIRST_UNITS,
    POSTINGS_SIZE,
    UNITS_A_BLOCK,
    WORDS_SIZE,
    index_files,
)
from dossier.publishing.search.index import Form, Index, index_units, join_languages
from dossier.publishing.search.pairs import translations
from dossier.publishing.search.rows import LABEL, OFTEN, TEXT, TITLE
from dossier.publishing.search.units import Entry, Unit
from tests.build import dossier_from


def unit(key, indonesian, english, **more):
    entries = {
        "id": Entry("event", f"id/linimasa/#{key}", "Judul", indonesian, **more),
        "en": Entry("event", f"en/timeline/#{key}", "Title", english, **more),
    }
    return Unit(f"event:{key}", entries)


UNITS = (
    unit("a", "Rudal dikirim; pengiriman rudal itu mahal.", "A missile was sent."),
    unit("b", "Ia melihat rudal.", "A missile was seen."),
    unit("c", "Tiga rudal jatuh.", "Three missiles fell."),
    unit("d", "Hujan turun.", "It rained."),
    Unit("topic:x:", {"id": Entry("topic", "id/topik/x/", "Pengiriman")}),
)
GIVING = (unit("a", "Ia memberi rudal.", "They give a missile."),)


def index(units=UNITS, language="id"):
    return index_units(units, language, dossier_from(), {})


def test_weights_tell_titles_from_text_and_repeats_from_single_words():
    postings = index().postings
    assert postings["=kirim"] == {0: OFTEN, 4: TITLE}
    assert postings["=rudal"] == {0: OFTEN, 1: TEXT, 2: TEXT}
    assert postings["=judul"] == {0: LABEL, 1: LABEL, 2: LABEL, 3: LABEL}


def test_the_entry_of_a_name_stands_before_headings_that_hold_it():
    units = (
        Unit("topic:x:who", {"id": Entry("topic", "id/topik/x/#who", "Siapa Kancil?")}),
        Unit("name:kancil", {"id": Entry("name", "id/nama/#name-kancil", "Kancil")}),
    )
    assert index(units).postings["=kancil"] == {0: LABEL, 1: TITLE}


def test_words_without_weight_of_their_own_are_not_indexed():
    assert "itu" not in index().forms


def test_words_that_stand_in_the_same_places_translate_each_other():
    assert translations(index(), index(language="en"))["=missile"] == "=rudal"
    joined = join_languages({"id": index(), "en": index(language="en")}, {})
    assert joined["id"].forms["missiles"].families == ("=rudal",)
    assert joined["id"].forms["missiles"].is_foreign


def values(files):
    found = {}
    for path, text in files.items():
        assert text.startswith("dossierSearch("), path
        name, value = json.loads("[" + text.strip().removeprefix("dossierSearch(").removesuffix(")") + "]")
        found[name] = value
        assert path == f"assets/search/{name}.js"
    return found


def test_every_file_is_one_call_with_its_name():
    found = values(index_files(UNITS, {"id": index()}))
    assert {"index", "id/w0", "id/p0", "id/t0"} == set(found)
    assert "rudal " in found["id/w0"]
    assert "rudal|0C1B1B" in found["id/p0"].splitlines()
    assert found["id/t0"][4] == ["topic", "id/topik/x/", "Pengiriman", "", ""]


def test_a_unit_that_a_language_lacks_is_shown_in_the_other():
    assert values(index_files(UNITS, {"en": index(language="en")}))["en/t0"][4][-1] == "id"


def test_ranges_stay_small_and_begin_where_the_list_of_files_says():
    many = tuple(
        unit(f"n{number}", f"kata{'abcdefghij'[number % 10] * (number // 10 + 1)} rudal", "x")
        for number in range(900)
    )
    found = values(index_files(many, {"id": index(many)}))
    ranges = found["index"]["languages"]["id"]
    for number, first in enumerate(ranges["words"]):
        text = found[f"id/w{number}"]
        assert text.startswith(f"{first} ")
        assert len(text.encode()) <= WORDS_SIZE or "\n" not in text
    sizes = [len(found[f"id/p{number}"].splitlines()) for number in range(len(ranges["postings"]))]
    assert ranges["postings"] == [sum(sizes[:number]) for number in range(len(sizes))]
    assert all(
        len(found[f"id/p{n}"].encode()) <= POSTINGS_SIZE or len(found[f"id/p{n}"].splitlines()) == 1
        for n in range(len(sizes))
    )


def test_the_same_units_give_the_same_files():
    first, again = (index_files(UNITS, {"id": index()}) for _ in range(2))
    assert first == again


def test_a_line_separator_of_an_article_cannot_break_a_script():
    assert "\u2028" not in "".join(index_files((unit("a", "kata\u2028lain", "x"),), {"id": index()}).values())


def test_what_was_remembered_gives_the_same_index_and_is_not_read_again():
    remembered = {}
    first = index_units(UNITS, "id", dossier_from(), remembered)
    assert len(rows_in(remembered)) == len(UNITS)
    assert index_units(UNITS, "id", dossier_from(), Frozen(remembered)) == first == index()


def test_a_changed_unit_alone_is_read_again():
    remembered = {}
    index_units(UNITS, "id", dossier_from(), remembered)
    before = len(rows_in(remembered))
    changed = (unit("a", "Perahu dikirim.", "A boat was sent."), *UNITS[1:])
    assert index_units(changed, "id", dossier_from(), remembered) == index(changed)
    assert len(rows_in(remembered)) == before + 1


def rows_in(remembered):
    return [key for key in remembered if " " not in key]


def test_known_words_of_a_changed_unit_ask_no_dictionary_even_after_a_build_without_change(monkeypatch):
    first = Memory("", {})
    index_units(UNITS, "id", dossier_from(), first)
    again = Memory("", first.used)
    index_units(UNITS, "id", dossier_from(), again)
    changed = (*UNITS[:3], unit("d", "Rudal itu jatuh; hujan turun.", "It rained."), *UNITS[4:])
    expected = index(changed)
    monkeypatch.setattr("dossier.publishing.search.dictionary.lemma", None)
    assert index_units(changed, "id", dossier_from(), Memory("", again.used)) == expected


def test_dictionaries_are_not_asked_again(monkeypatch):
    remembered = {}
    indexes = {"id": index(), "en": index_units(UNITS, "en", dossier_from(), remembered)}
    joined = join_languages(indexes, remembered)
    assert {"gave", "given"} <= set(index_units(GIVING, "en", dossier_from(), remembered).forms)
    for name in ("is_known", "lemma"):
        monkeypatch.setattr(f"dossier.publishing.search.dictionary.{name}", None)
    monkeypatch.setattr("dossier.text.lemmas._words", None)
    frozen = Frozen(remembered)
    assert index_units(UNITS, "en", dossier_from(), frozen) == indexes["en"]
    assert join_languages(indexes, frozen) == joined
    assert {"gave", "given"} <= set(index_units(GIVING, "en", dossier_from(), frozen).forms)


def test_numbers_ask_no_dictionary_and_are_looked_for_in_all_languages(monkeypatch):
    for name in ("_dictionary", "_words", "_lookup", "_lemmatizer"):
        monkeypatch.setattr(f"dossier.text.lemmas.{name}", None)
    numbers = {"id": Entry("event", "a#1", "1", "17 21an"), "en": Entry("event", "b#1", "1", "17 2nd")}
    units = (Unit("event:a", numbers),)
    indexes = {language: index(units, language) for language in ("id", "en")}
    assert indexes["en"].postings["=2nd"] == {0: TEXT}
    joined = join_languages(indexes, {})
    assert {form for form, typed in joined["en"].forms.items() if typed.is_borrowed} == {"1", "17"}


class Frozen(dict):
    def __setitem__(self, key, value):
        raise AssertionError(key)


def test_blocks_hold_the_units_of_a_stretch_of_numbers_each_with_its_weight():
    far = 2 * UNITS_A_BLOCK + 35
    held = {far + 1: TITLE, far: TEXT, **dict.fromkeys(range(2, FIRST_UNITS + 2), OFTEN)}
    family = Index("id", {"rudal": Form(("=rudal",))}, {"=rudal": held}, {"=rudal": ("rudal",)})
    found = values(index_files((), {"id": family}))
    assert {name for name in found if name.startswith("id/b")} == {"id/b0-0", "id/b0-2"}
    assert found["id/b0-0"] == "2C" + "1C" * (FIRST_UNITS - 1)
    assert found["id/b0-2"] == "36rB1E"
    assert found["id/p0"] == f"rudal|2C{'1C' * (FIRST_UNITS - 2)}2zoE|76,0,2"


def test_a_family_in_very_many_places_names_the_best_and_keeps_all_in_blocks():
    many = tuple(unit(f"n{number}", "rudal", "x") for number in range(FIRST_UNITS + 40))
    many += (Unit("topic:x:", {"id": Entry("topic", "id/topik/x/", "Rudal")}),)
    found = values(index_files(many, {"id": index(many)}))
    lines = [
        line for name, text in sorted(found.items()) if name.startswith("id/p") for line in text.splitlines()
    ]
    number, line = next((number, line) for number, line in enumerate(lines) if line.startswith("rudal|"))
    _, best, rest = line.split("|")
    held = found[f"id/b{number}-0"]
    assert rest == "89,0"
    assert best.endswith("E")
    assert sum(letter.isupper() for letter in best) == FIRST_UNITS
    assert sum(letter.isupper() for letter in held) == len(many)
