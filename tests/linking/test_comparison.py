"""Points across sources: who states what, who is silent, who is not concerned, and how many voices that is."""

from __future__ import annotations

import pytest

from dossier.checking.corpus import prove_corpus
from dossier.linking.comparison import compare_points
from dossier.model.links import Cell, CellState
from tests.build import dossier_from

ARTICLES = {"a": "Satu dua.\n", "b": "Satu tiga.\n", "c": "Empat.\n", "d": "Lima.\n"}
NAMES = {key: {"kind": "person", "label": {"id": key.title()}} for key in ("kancil", "buaya")}


def compare(versions, passages, **point):
    """Return the comparison of a point with one version for each list of addresses."""
    corpus = dossier_from(
        ARTICLES,
        passages=passages,
        names=NAMES,
        points={
            "p": {
                "ask": {"id": "Apa?"},
                "topics": ["t"],
                "versions": [{"say": {"id": "Ini."}, "passages": list(addresses)} for addresses in versions],
                "concerns": ["a", "b", "c"],
                **point,
            }
        },
    )
    proofs, _ = prove_corpus(corpus)
    return compare_points(corpus, proofs)["p"]


def spoken(words, voice=None):
    return {"exact": words, **({"voice": voice} if voice else {})}


def test_one_version_is_stated_and_the_others_are_silent_or_left_out():
    found = compare([["a#x", "b#x"]], {"a": {"x": "Satu"}, "b": {"x": "Satu"}})
    assert [cell.state for cell in found.cells] == [
        CellState.STATES,
        CellState.STATES,
        CellState.SILENT,
    ]
    assert [cell.source for cell in found.cells] == ["a", "b", "c"]
    assert found.speaking == ("a", "b")


def test_several_versions_differ_and_a_source_may_give_two():
    passages = {"a": {"x": "Satu", "y": "dua"}, "b": {"y": "tiga"}}
    found = compare([["a#x"], ["a#y", "b#y"]], passages, relation="conflict")
    assert found.cells[0] == Cell("a", CellState.DIFFERS, (0, 1), ("a#x", "a#y"))
    assert found.cells[1] == Cell("b", CellState.DIFFERS, (1,), ("b#y",))


def test_a_passage_without_proof_counts_for_nothing():
    found = compare([["a#x", "b#x"]], {"a": {"x": "Satu"}, "b": {"x": "Sembilan"}})
    assert found.cells[1] == Cell("b", CellState.SILENT)
    assert found.is_one_voice is False


def test_a_source_that_is_not_concerned_and_speaks_is_shown():
    found = compare([["a#x", "d#x"]], {"a": {"x": "Satu"}, "d": {"x": "Lima"}})
    assert found.cells[3].state is CellState.STATES


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        (("kancil", "kancil"), True),
        # the narration is no voice, and no silence either
        (("kancil", None), False),
        ((None, None), False),
        (("kancil", "buaya"), False),
    ],
)
def test_two_sources_that_rest_on_one_speaker_are_one_voice(voices, expected):
    found = compare(
        [["a#x", "b#x"]], {"a": {"x": spoken("Satu", voices[0])}, "b": {"x": spoken("Satu", voices[1])}}
    )
    assert found.is_one_voice is expected
    assert found.voices == tuple(dict.fromkeys(voice for voice in voices if voice))


def test_one_source_alone_is_never_called_one_voice():
    passages = {"a": {"x": spoken("Satu", "kancil"), "y": spoken("dua", "kancil")}}
    assert compare([["a#x"], ["a#y"]], passages).is_one_voice is False


def test_one_voice_may_give_several_versions():
    passages = {"a": {"x": spoken("Satu", "kancil")}, "b": {"x": spoken("tiga", "kancil")}}
    assert compare([["a#x"], ["b#x"]], passages, relation="conflict").is_one_voice is True
