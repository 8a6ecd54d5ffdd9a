"""Languages as values, and texts that exist once per language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import AfterValidator, RootModel

if TYPE_CHECKING:
    from collections.abc import Iterator

# matches "id", "en", "pt-BR", "zh-Hant"
LANGUAGE_RE = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?P<subtag>[A-Za-z]{4}|[A-Z]{2}))?")


def check_language(code: str) -> str:
    """Return the code if it is shaped like a BCP 47 language tag such as `id` or `pt-BR`."""
    if not LANGUAGE_RE.fullmatch(code):
        raise ValueError(f"'{code}' is not a language code such as 'id' or 'en'")
    return code


Language: TypeAlias = Annotated[str, AfterValidator(check_language)]
"""A BCP 47 language tag that Babel knows, such as `id` or `en`."""


class Localized(RootModel[dict[Language, str]]):
    """One text per language; only this type knows which languages are missing."""

    model_config = {"frozen": True}

    def __getitem__(self, language: str) -> str:
        return self.root[language]

    def __contains__(self, language: str) -> bool:
        return bool(self.root.get(language))

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]  # languages, as in a mapping, not fields
        return iter(self.root)

    def get(self, language: str, default: str = "") -> str:
        """Return the text in the language, or the default."""
        return self.root.get(language) or default

    def missing(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the languages that have no text."""
        return tuple(language for language in languages if language not in self)
