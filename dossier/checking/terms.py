"""Check that the patterns among the forms of glossary entries can be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.finding import Finding
from dossier.text.forms import form_problems

if TYPE_CHECKING:
    from dossier.model.corpus import Corpus


def check_terms(corpus: Corpus) -> tuple[Finding, ...]:
    """Report forms that give no word."""
    hint = "Write the form out, or as affixes around a hyphen (meN-kan, di-kan, peN-an) with a 'root' in the same language."
    return tuple(
        Finding("form-unknown", f"Glossary entry '{key}': {problem}", term.place("forms"), hint=hint)
        for key, term in corpus.terms.items()
        for language in term.forms
        for problem in form_problems(term, language)
    )
