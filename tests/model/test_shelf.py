"""What builds keep: written down quickly, read as it was, and found only by all that it was made from."""

from __future__ import annotations

import pickle

import pytest

from dossier.model.location import Location
from dossier.model.shelf import (
    PARTS,
    Answers,
    HoldingShelf,
    KeptParts,
    Results,
    digest_of_given,
    find_kept,
    put_kept,
    written_down,
)
from dossier.text.markdown import parse_prose
from tests.kept import DictShelf

PROSE = "Kancil *menyeberang* lewat [[buaya|buaya]].[@warta#p1]\n\n## Sungai {#river}\n\n- Satu.[@dossier]\n- Dua.\n"


def read_again(value):
    return pickle.loads(written_down(value))  # noqa: S301  # written by this test


def test_prose_and_findings_are_read_as_they_were():
    parsed = parse_prose(PROSE, "content/index.id.md", "id")
    assert read_again(parsed) == parsed
    assert parsed[0].sentences()


def test_records_are_read_as_they_were_with_their_places(sample):
    for records in (
        sample.corpus.sources,
        sample.corpus.points,
        sample.corpus.events,
        sample.corpus.topics,
        sample.corpus.names,
        sample.corpus.terms,
    ):
        for record in records.values():
            found = read_again(record)
            assert found == record
            assert vars(found)["_places"] == vars(record)["_places"]
            assert found.model_fields_set == record.model_fields_set
    source = next(iter(sample.corpus.sources.values()))
    found = read_again(source)
    assert [item.place("exact") for item in found.passages.values()] == [
        item.place("exact") for item in source.passages.values()
    ]
    with pytest.raises(ValueError, match="frozen"):
        found.name = "another"


def test_proofs_are_read_as_they_were(sample):
    proofs = sample.proofs
    assert read_again(proofs.passages) == proofs.passages
    assert read_again(proofs.coverage) == proofs.coverage


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab", "")),
        (("1",), (1,)),
        (("'a'",), (("a",),)),
        (("a", "b"), (("a", "b"),)),
        ((Location("a", 1),), (Location("a", 2),)),
        (({"a": "b"},), ({"a": "c"},)),
        (("\ud800",), ("?",)),
    ],
)
def test_whatever_differs_has_another_digest(one, other):
    assert digest_of_given(*one) == digest_of_given(*one)
    assert digest_of_given(*one) != digest_of_given(*other)


def test_results_are_made_once_and_only_those_stay_that_are_asked_for():
    shelf, made = DictShelf(), []

    def ask(*words):
        results = Results(shelf, "words")
        found = [results.of(lambda word=word: made.append(word) or word.upper(), word) for word in words]
        results.put()
        return found

    assert ask("satu", "dua", "satu") == ["SATU", "DUA", "SATU"]
    assert ask("dua", "tiga") == ["DUA", "TIGA"]
    assert ask("satu") == ["SATU"]
    assert made == ["satu", "dua", "tiga", "satu"]


def test_a_program_that_goes_on_reads_nothing_twice():
    shelf, held = DictShelf(), {}

    def ask(*words):
        results = Results(HoldingShelf(shelf, held), "words")
        found = [results.of(lambda word=word: [word.upper()], word) for word in words]
        results.put()
        return found

    first = ask("satu", "dua")
    assert ask("satu") == [["SATU"]]
    assert ask("satu")[0] is first[0]
    assert ask("dua") == [["DUA"]]
    assert [*held["words"].values()] == [["DUA"]]
    assert len(find_kept(shelf, "words")) == 1


def test_what_is_held_is_written_down_where_the_shelf_has_lost_it():
    shelf, held = DictShelf(), {}
    for _ in range(2):
        shelf.clear()
        results = Results(HoldingShelf(shelf, held), "words")
        assert results.of(lambda: ["SATU"], "satu") == ["SATU"]
        results.put()
        assert len(find_kept(shelf, "words")) == 1


def test_answers_stay_only_for_what_they_were_given_with():
    shelf, made = DictShelf(), []

    def ask(word, given):
        answers = Answers(shelf, "words", lambda word: made.append(word) or word.upper(), given)
        found = answers[word]
        assert answers[word] == found
        answers.put()
        return found

    assert [ask("satu", "id"), ask("satu", "id"), ask("satu", "en"), ask("satu", "id")] == ["SATU"] * 4
    assert made == ["satu"] * 3


def test_without_a_shelf_everything_is_made_anew():
    results, answers = Results(None, "words"), Answers(None, "words", str.upper)
    assert (results.of(lambda: 1, "a"), results.of(lambda: 2, "a"), answers["a"]) == (1, 2, "A")
    results.put()
    answers.put()
    assert find_kept(None, "words") == {}


def test_what_is_put_is_found():
    shelf = DictShelf()
    put_kept(shelf, "words", {"a": Location("b", 1, 2)})
    assert find_kept(shelf, "words") == {"a": Location("b", 1, 2)}


def test_values_lie_in_parts_of_which_only_those_change_that_hold_something_new():
    shelf = DictShelf()
    first = KeptParts(shelf, "pages")
    for number in range(1000):
        first.use(f"page {number}", number)
    first.put()
    before = dict(shelf)

    second = KeptParts(shelf, "pages")
    assert [second.find(f"page {number}") for number in (0, 999, 1000)] == [0, 999, None]
    for number in range(1000):
        second.use(f"page {number}", "new" if number == 7 else number)
    second.put()
    assert len(before) == PARTS
    assert sum(before[name] != shelf[name] for name in shelf) == 1

    KeptParts(shelf, "pages").put()
    assert KeptParts(shelf, "pages").find("page 7") is None
