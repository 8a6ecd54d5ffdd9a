"""The record of an article: what is known of it, its passages, and what the dossier sets aside."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Field

from dossier.model.csl import check_csl_item
from dossier.model.date import parse_edtf
from dossier.model.language import Localized
from dossier.model.record import Id, Record

Part: TypeAlias = Literal["headline", "subheading", "caption", "body"]
Reason: TypeAlias = Literal[
    "promotion", "related-link", "navigation", "caption", "repeated", "credit", "page-date", "section-label",
    "copyright", "house-text",
]  # fmt: skip
UnknownReason: TypeAlias = Literal["not-in-text", "initials-only", "desk-only"]
Rights: TypeAlias = Literal["none", "quotes", "full"]


def check_edtf(text: str) -> str:
    """Return the text if it is a date of the EDTF subset."""
    parse_edtf(text)
    return text


EdtfText: TypeAlias = Annotated[str, AfterValidator(check_edtf)]
Digest: TypeAlias = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Extract(Record):
    """A verbatim span of an article, with the words beside it where it would be ambiguous."""

    exact: str = Field(min_length=1, description="The words of the article, letter by letter.")
    prefix: str = Field("", description="The words just before, where the same words stand more than once.")
    suffix: str = Field("", description="The words just after, where the same words stand more than once.")


class Passage(Extract):
    """A verbatim span that the dossier cites."""

    translation: Localized = Field(
        Localized({}), description="The same words in the other languages of the dossier."
    )
    voice: Id | None = Field(None, description="Id of the name that says it; left out for the narration.")
    attribution: str = Field("", description="A second span of the article that shows who speaks.")
    part: Part = Field("body", description="Where in the article it stands.")


class SetAside(Extract):
    """A span of an article that the dossier does not use."""

    reason: Reason


class Credit(Extract):
    """A byline, desk or origin as it is printed."""

    note: Localized = Localized({})


class KnownDate(Record):
    """A date of an article and what it rests on."""

    edtf: EdtfText
    basis: Localized


class Original(Record):
    """The file from which the text of an article was taken, kept as it came."""

    file: str = Field(description="File name below seeds/originals/.")
    sha256: Digest = Field(description="SHA-256 of that file, in hexadecimal.")


class Source(Record):
    """The record of one article."""

    draft: bool = Field(
        False, description="Still being written: checked quietly, and published only when asked."
    )
    article: str = Field(description="File name below seeds/.")
    sha256: Digest = Field(description="SHA-256 of the file, in hexadecimal.")
    original: Original | None = Field(None, description="The file from which the text was taken.")
    name: str = Field(min_length=1, description="Short name on the site.")
    letters: str = Field(
        min_length=1, max_length=3, description="Letters that identify the source beside its colour."
    )
    csl: Annotated[dict[str, Any], AfterValidator(check_csl_item)] = Field(
        description="A CSL item: what the text itself proves."
    )
    unknown: dict[str, UnknownReason] = Field(
        {}, description="CSL fields that are left out, with the reason."
    )
    credits: tuple[Credit, ...] = ()
    dates: dict[Literal["page-date", "published"], KnownDate] = Field(
        {}, description="Dates, each with its basis."
    )
    rights: Rights = "quotes"
    quoted_share_reason: Localized = Field(Localized({}), description="Why more than the limit is quoted.")
    note: Localized = Field(Localized({}), description="What a reader should know of this article.")
    passages: dict[Id, Passage] = Field({}, description="Verbatim spans that the dossier cites, by id.")
    set_aside: tuple[SetAside, ...] = ()

    @property
    def language(self) -> str:
        """The language of the article, as its CSL item names it, without the region."""
        return str(self.csl.get("language", "")).partition("-")[0]
