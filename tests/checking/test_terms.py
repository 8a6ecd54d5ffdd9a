from __future__ import annotations

import pytest

from dossier.checking.claims import list_claims
from dossier.checking.terms import check_terms
from tests.build import dossier_from, message


def test_pattern_that_cannot_be_filled_is_reported():
    term = {
        "term": {"id": "x"},
        "definition": {"id": "x"},
        "root": {"id": "henti"},
        "forms": {"id": ["meN-kan", "meng-kan"]},
    }
    findings = check_terms(dossier_from(terms={"halt": term}), ())
    assert message(findings, "form-unknown").startswith(
        "Glossary entry 'halt': The form 'meng-kan' cannot be filled: 'meng-' in 'meng-kan' is not a known prefix; known are meN-, peN-"
    )


NATO = {
    "kind": "organisation",
    "label": {"id": "NATO"},
    "spellings": {"id": ["NATO", "Pakta Atlantik Utara (PAU)"]},
}
IAEA = {"term": {"id": "badan tenaga atom"}, "definition": {"id": "x"}, "forms": {"id": ["IAEA"]}}


def undefined(text, **records):
    corpus = dossier_from(
        {"a": "Kecerdasan buatan (AI) dibahas."},
        passages={"a": {"ai": "Kecerdasan buatan (AI)"}},
        prose={"index": {"id": text}},
        **records,
    )
    return [
        finding for finding in check_terms(corpus, list_claims(corpus)) if finding.code == "term-undefined"
    ]


def test_acronym_that_no_entry_has_is_reported_once_at_its_first_place():
    (finding,) = undefined("Satu FAO.[@a#x]\n\nDua FAO, tiga FAO-nya.[@a#x]\n")
    assert (
        finding.message
        == "No name, term or topic explains 'FAO' to readers in 'id'; it stands 2 times, here first."
    )
    assert finding.location.line == 1


@pytest.mark.parametrize(
    "text",
    [
        "NATO dan PAU menolak.[@a#x]",  # spellings of a name
        "IAEA menolak.[@a#x]",  # a form of a term
        "Kabar dari A.[@a#x]",  # the name of a source, and no acronym
        "AI dibahas.[@a#ai]",  # the cited passage says what it stands for
        "ISO dan EDTF dipakai.[@dossier]",  # about the dossier itself
        "Bagian B saja.[@a#x]",  # one letter is no acronym
    ],
)
def test_acronym_that_readers_can_look_up_is_fine(text):
    assert undefined(text, names={"nato": NATO}, terms={"iaea": IAEA}) == []


def test_entry_in_another_language_explains_nothing():
    name = {"kind": "organisation", "label": {"en": "UN"}, "spellings": {"en": ["UN"]}}
    assert len(undefined("UN menolak.[@a#x]", names={"un": name})) == 1
