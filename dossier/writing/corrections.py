"""What was changed after readers had seen it: the page of all corrections, and the list at the end of each page concerned.

`corrections_of` is what a page, a feed or an export asks for the corrections of one page.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.date import parse_edtf
from dossier.model.page import MarkdownPage
from dossier.text.locale import format_day, format_edtf
from dossier.writing.environment import render

if TYPE_CHECKING:
    from dossier.model.correction import Correction
    from dossier.model.page import PageKey
    from dossier.model.release import Change, Difference
    from dossier.writing.edition import Edition

LOCALIZED = ("say", "short", "translation")
"""Fields that stand once in each language."""


class WordsView(NamedTuple):
    """A text before and after; empty where it was not there, or is gone."""

    label: str
    before: str
    after: str
    language: str
    """Language of the words, where it is not that of the page."""


class ChangeView(NamedTuple):
    """Something that was changed."""

    kind: str
    """What it is, in words."""
    title: str
    url: str
    """Where it stands; empty if it is gone."""
    is_removed: bool
    is_withheld: bool
    """Whether rights forbid to show the words."""
    words: tuple[WordsView, ...]


class CorrectionView(NamedTuple):
    """A correction as a page shows it."""

    id: str
    day: str
    """In ISO form."""
    date: str
    """In words."""
    reason: str
    changes: tuple[ChangeView, ...]


def corrections_of(edition: Edition, page: PageKey) -> tuple[CorrectionView, ...]:
    """Return the corrections of what the page shows or showed, the latest first; all of them for their own page."""
    place = f"{page.kind}/{page.id}" if page.kind in ("topic", "source") else page.kind
    shown: list[CorrectionView] = []
    for key, correction in _ordered(edition):
        changes = edition.proofs.changes.get(key, ())
        here = [change for change in changes if page.kind == "corrections" or place in change.pages]
        if here or page.kind == "corrections":
            shown.append(_view(edition, page, key, correction, here))
    return tuple(shown)


def _ordered(edition: Edition) -> list[tuple[str, Correction]]:
    """Return the corrections, the latest first, those of one day in the order of the file."""
    return sorted(edition.corpus.corrections.items(), key=lambda item: item[1].day, reverse=True)


def _view(
    edition: Edition, page: PageKey, key: str, correction: Correction, changes: list[Change]
) -> CorrectionView:
    day = datetime.date.fromisoformat(correction.day)
    return CorrectionView(
        id=f"correction-{key}",
        day=correction.day,
        date=format_day(day, edition.language),
        reason=correction.reason.get(edition.language),
        changes=tuple(_change(edition, page, change) for change in changes),
    )


def _change(edition: Edition, page: PageKey, change: Change) -> ChangeView:
    words, key = edition.words, change.key.partition("#")[0]
    kinds = {
        "passage": words("Quotation"),
        "version": words("Point"),
        "date": words("Event"),
        "source": words("Source"),
    }
    title, url = _thing(edition, page, change, key)
    source = edition.corpus.sources.get(key)
    is_withheld = change.kind == "passage" and (source is None or source.rights == "none")
    shown = () if is_withheld else _words(edition, change, source.language if source else "")
    return ChangeView(kinds[change.kind], title, url, change.is_removed, is_withheld, shown)


def _thing(edition: Edition, page: PageKey, change: Change, key: str) -> tuple[str, str]:
    """Return what the changed thing is called, and where it stands as far as it still does."""
    corpus, language = edition.corpus, edition.language

    def url(kind: str, target: str = "", anchor: str = "") -> str:
        return edition.addresses.url(page, edition.key(kind, target), anchor)

    match change.kind:
        case "passage" if key in corpus.sources:
            is_there = change.key in edition.proofs.passages
            anchor = f"passage-{change.key.partition('#')[2]}" if is_there else ""
            return corpus.sources[key].name, url("source", key, anchor)
        case "version" if key in corpus.points:
            at = edition.addresses.url(page, edition.point_pages[key], f"point-{key}")
            return corpus.points[key].ask.get(language), at
        case "date" if key in corpus.events:
            return corpus.events[key].label.get(language), url("timeline", "", f"event-{key}")
        case "source" if key in corpus.sources:
            return corpus.sources[key].name, url("source", key)
    return change.key, ""


def _words(edition: Edition, change: Change, article_language: str) -> tuple[WordsView, ...]:
    """Return what differs in this language or in all; only where nothing does, what differs in others."""
    local = [item for item in change.differences if item.field.partition(".")[0] in LOCALIZED]
    others = [item for item in local if item.field.partition(".")[2] != edition.language]
    own = [item for item in change.differences if item not in others]
    return tuple(_words_view(edition, change, item, article_language) for item in own or others)


def _words_view(edition: Edition, change: Change, difference: Difference, article_language: str) -> WordsView:
    words, (field, _, part) = edition.words, difference.field.partition(".")
    label = {
        "attribution": words("Words that show who speaks"),
        "edtf": words("Date"),
        "csl": {"title": words("Headline"), "container-title": words("Outlet"), "issued": words("Published"),
                "author": words("Author"), "URL": words("Address")}.get(part, part),
        "dates": words("Published") if part == "published" else words("Date of the saved page"),
        "exact": words("Quotation"),
        "name": words("Name"),
        "passages": words("Quotations"),
        "record": "",
        "say": words("Answer"),
        "sha256": words("Checksum of the file (SHA-256)"),
        "short": words("Answer in short"),
        "status": words("Status"),
        "translation": words("Translation"),
        "voice": words("Speaker"),
    }.get(field, field)  # fmt: skip
    before, after = (_readable(edition, field, text) for text in (difference.before, difference.after))
    is_article = field in ("exact", "attribution") or (field == "record" and change.kind == "passage")
    language = article_language if is_article else part if field in LOCALIZED else edition.language
    if field in LOCALIZED and language != edition.language:
        label = f"{label} ({words.language_name(language)})"
    return WordsView(label, before, after, language if language != edition.language else "")


def _readable(edition: Edition, field: str, text: str) -> str:
    """Return the text of a field as readers know it."""
    if field == "voice":
        name = edition.corpus.names.get(text)
        return name.label.get(edition.language) if name else text or edition.words("the article itself")
    if field in ("edtf", "dates"):
        return format_edtf(parse_edtf(text), edition.language) if text else ""
    if field == "status":
        return edition.words(text)
    return text


def with_corrections(edition: Edition, page: MarkdownPage) -> MarkdownPage:
    """Return the page with the list of its corrections at the end, if it has any."""
    found = corrections_of(edition, page.key) if page.key.kind != "corrections" else ()
    if not found:
        return page
    url = edition.addresses.url(page.key, edition.key("corrections"))
    words = edition.words
    return replace(
        page, body=page.body + "\n" + render("corrected.md.j2", words=words, corrections=found, all_url=url)
    )


def write_corrections(edition: Edition) -> MarkdownPage:
    """Return the page of all corrections and releases, and how to report an error."""
    page = edition.key("corrections")
    words = edition.words
    title = words("Corrections")
    description = words(
        "What was changed in this dossier after it had been published, with the reason, and how to report an error."
    )
    releases = [
        (
            release.name,
            format_day(datetime.date.fromisoformat(release.day), edition.language),
            words.count("{n} quotation", "{n} quotations", len(release.passages)),
        )
        for release in reversed(edition.corpus.releases)
    ]
    body = render(
        "corrections.md.j2",
        words=words,
        title=title,
        description=description,
        corrections=corrections_of(edition, page),
        releases=releases,
        contact=edition.settings.file.contact,
    )
    edit_path = (
        (edition.settings.content / "corrections.yml").as_posix() if edition.corpus.corrections else ""
    )
    return MarkdownPage(page, edition.addresses.source_uri(page), title, description, body, edit_path)


def release_words(edition: Edition) -> str:
    """Return name and day of the newest release; empty without one."""
    if not edition.corpus.releases:
        return ""
    newest = edition.corpus.releases[-1]
    day = format_day(datetime.date.fromisoformat(newest.day), edition.language)
    return f"{newest.name}, {day}"
