from __future__ import annotations

from dossier.checking.terms import check_terms
from tests.build import dossier_from, message


def test_pattern_that_cannot_be_filled_is_reported():
    term = {
        "term": {"id": "x"},
        "definition": {"id": "x"},
        "root": {"id": "henti"},
        "forms": {"id": ["meN-kan", "meng-kan"]},
    }
    findings = check_terms(dossier_from(terms={"halt": term}))
    assert message(findings, "form-unknown").startswith(
        "Glossary entry 'halt': The form 'meng-kan' cannot be filled: 'meng-' in 'meng-kan' is not a known prefix; known are meN-, peN-"
    )
