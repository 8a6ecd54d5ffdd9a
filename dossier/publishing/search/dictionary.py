"""What the dictionary of a language says of words, remembered from earlier builds: loading it costs more than all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.remembered import recalled
from dossier.publishing.search.rules import possible_roots, rules_of
from dossier.text.lemmas import forms_of, is_known, lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping


class Dictionary(NamedTuple):
    """The dictionary of one language; what was asked before is not asked again, and no number is asked for at all.

    Numbers have no other forms, and are words of no language more than of another.
    """

    language: str
    remembered: MutableMapping[str, str]

    def base(self, word: str) -> str:
        """Return the dictionary form of a word in small letters."""
        if _is_number(word):
            return word
        return recalled(self.remembered, f"base {self.language} {word}", lambda: lemma(word, self.language))

    def holds(self, form: str) -> bool:
        """Tell whether the form is a word of the language."""
        if _is_number(form):
            return False
        asked = f"known {self.language} {form}"
        return bool(recalled(self.remembered, asked, lambda: "yes" if is_known(form, self.language) else ""))

    def irregular_forms(self, bases: Iterable[str]) -> Mapping[str, list[str]]:
        """Return by word those of its forms that taking off affixes does not lead back to it, such as *gave*, if any."""
        rules = rules_of(self.language)
        if rules.prefixes:
            # Where words are built from affixes, the rules lead everything back.
            return {}
        words = [base for base in bases if not _is_number(base)]
        new = [base for base in words if self._forms_key(base) not in self.remembered]
        for base, known in forms_of(new, self.language):
            irregular = (form for form in known if form.isalpha() and base not in possible_roots(form, rules))
            self.remembered[self._forms_key(base)] = " ".join(irregular)
        found = ((base, self.remembered[self._forms_key(base)].split()) for base in words)
        return {base: forms for base, forms in found if forms}

    def _forms_key(self, base: str) -> str:
        return f"forms {self.language} {base}"


def _is_number(word: str) -> bool:
    return word[:1].isdigit()
