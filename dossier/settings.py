"""All settings of a dossier: where its folders are, and what `content/dossier.yml` says."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from dossier.model.date import check_day
from dossier.model.language import Language, Localized
from dossier.model.record import Record

# matches how readers reach someone: "https://example.org/contact", "mailto:editors@example.org"
CONTACT_RE = re.compile(r"(?:(?:https?://|mailto:|tel:)[^\s<>\"']+)?")


def check_contact(text: str) -> str:
    """Return the text if it is an address that a link may lead to."""
    if not CONTACT_RE.fullmatch(text):
        raise ValueError(
            f"'{text}' is no address such as https://example.org/contact or mailto:editors@example.org"
        )
    return text


class Limits(Record):
    """What may not be exceeded."""

    quoted_share: float = Field(0.5, ge=0, le=1, description="Of an article's words, what may be quoted.")
    article_bytes: int = Field(1_000_000, gt=0, description="Size of an article.")
    original_bytes: int = Field(50_000_000, gt=0, description="Size of a file that an article is taken from.")
    original_pages: int = Field(300, gt=0, description="Pages of a PDF that an article is taken from.")
    content_bytes: int = Field(5_000_000, gt=0, description="Size of a content file.")
    prose_bytes: int = Field(200_000, gt=0, description="Size of a Markdown file.")
    line_characters: int = Field(
        20_000, gt=0, description="Characters of a line, and of a paragraph of prose, which may have several."
    )
    paragraphs: int = Field(10_000, gt=0, description="Paragraphs of an article.")
    passages: int = Field(1_000, gt=0, description="Passages of a source.")
    files: int = Field(20_000, gt=0, description="Articles, and files of content.")


class DossierFile(Record):
    """The file `content/dossier.yml`."""

    title: Localized
    languages: tuple[Language, ...] = Field(min_length=1, description="The first is the default.")
    revised: Annotated[str, AfterValidator(check_day)] = Field(
        description="The as-of date, such as 2026-11-22."
    )
    made_by: Localized = Localized({})
    contact: Annotated[str, AfterValidator(check_contact)] = ""
    licence: str = Field(
        "", description="Licence of the dossier's own texts, by its SPDX identifier, such as CC-BY-4.0."
    )
    limits: Limits = Limits()
    severities: dict[str, Literal["error", "warning", "note"]] = Field(
        {}, description="Codes of findings that are raised or lowered."
    )

    @property
    def revised_day(self) -> datetime.date:
        """The as-of date of the dossier."""
        return datetime.date.fromisoformat(self.revised)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting that the steps need."""

    project: Path
    """The folder that holds `content/`, `seeds/` and `mkdocs.yml`."""
    file: DossierFile
    content: Path = field(default=Path("content"))
    """Relative to the project."""
    seeds: Path = field(default=Path("seeds"))
    """Relative to the project."""
    show_drafts: bool = False
    """Show articles that nobody has curated yet, as a preview does."""
    is_preview: bool = False
    """Show curators what they alone may see: findings, whole articles."""
    use_directory_urls: bool = True
    """Addresses end in `/` instead of `.html`."""
    site_url: str = ""
    """Address of the published site, with a slash at its end; empty where it is not known."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the dossier; the first is the default."""
        return self.file.languages
