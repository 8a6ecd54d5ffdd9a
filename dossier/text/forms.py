"""All written forms by which a term, a name or a topic is recognised in running text.

Forms are written out by the curator, or as a pattern of affixes that is filled from the root of the entry. A pattern that
cannot be filled gives no form; `form_problems` says why, for the one step that reports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.text.affixes import inflect, is_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dossier.model.name import Name
    from dossier.model.term import Term
    from dossier.model.topic import Topic


def term_forms(term: Term, language: str) -> tuple[str, ...]:
    """Return the term in the language and its further forms, each once."""
    root = term.root.get(language)
    filled = (fill_form(form, root)[0] for form in term.forms.get(language, ()))
    return _unique((term.term.get(language), *filled))


def name_forms(name: Name, language: str) -> tuple[str, ...]:
    """Return the name as the dossier writes it in the language, and every spelling."""
    return _unique((name.label.get(language), *name.spellings.get(language, ())))


def topic_forms(
    topic: Topic, terms: Mapping[str, Term], names: Mapping[str, Name], language: str
) -> tuple[str, ...]:
    """Return the words of the topic with the forms of its terms and the spellings of its names."""
    of_terms = (form for key in topic.terms if key in terms for form in term_forms(terms[key], language))
    of_names = (form for key in topic.names if key in names for form in name_forms(names[key], language))
    return _unique((*topic.words.get(language, ()), *of_terms, *of_names))


def form_problems(term: Term, language: str) -> tuple[str, ...]:
    """Say in a sentence for each form of the term why it cannot be filled."""
    root = term.root.get(language)
    return tuple(problem for form in term.forms.get(language, ()) if (problem := fill_form(form, root)[1]))


def fill_form(form: str, root: str) -> tuple[str, str]:
    """Return the form with its pattern filled and an empty text, or an empty form and what is wrong with it."""
    words = []
    for word in form.split():
        if not is_pattern(word, has_root=bool(root)):
            words.append(word)
            continue
        if not root:
            return "", f"The form '{form}' is a pattern, and the entry has no root to fill it from."
        try:
            words.append(inflect(root, word))
        except ValueError as error:
            return "", f"The form '{form}' cannot be filled: {error}."
    return " ".join(words), ""


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
