"""What curators see in the preview and nobody else does: findings beside what they are about, a bar, stand-in pages.

Takes the finished pages and what was found; gives further pages, and pieces of HTML for the pages that there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.explanations import EXPLANATIONS
from dossier.model.finding import Severity
from dossier.model.page import MarkdownPage, PageKey
from dossier.text.locale import words_in
from dossier.writing.environment import render
from dossier.writing.preview_coverage import write_overview
from dossier.writing.preview_html import find_elements, insert
from dossier.writing.preview_places import Outlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossier.model.finding import Finding
    from dossier.text.locale import Words
    from dossier.writing.edition import Edition

MOST_SHOWN = 20
"""How many findings a page shows that cannot be made because of them."""

ROOT_CODES = ("control-", "file-", "not-utf8", "record-", "yaml-")
"""Beginnings of the codes of findings that have others in their train: what could not be read is missed elsewhere."""


class Remark(NamedTuple):
    """A finding, and how bad it is in this dossier."""

    finding: Finding
    severity: Severity


class Beside(NamedTuple):
    """A finding on a page."""

    remark: Remark
    anchors: tuple[str, ...]


class Preview:
    """The findings of one run, by the pages that they belong to."""

    def __init__(
        self,
        editions: Sequence[Edition],
        pages: Iterable[MarkdownPage],
        remarks: Sequence[Remark],
        before: Mapping[PageKey, MarkdownPage],
    ) -> None:
        """Place the findings.

        Arguments:
            editions: the dossier in each of its languages, at least one.
            pages: the pages that could be made.
            remarks: what was found, in the order of the files.
            before: pages of an earlier run, which stand in for those that cannot be made any more.

        """
        self._editions = {edition.language: edition for edition in editions}
        self._remarks = remarks
        made = {page.key for page in pages}
        self._stand_ins = dict(_stand_ins(editions, made, remarks, before))
        self._beside = _place(editions, made | set(self._stand_ins), remarks)

    @property
    def has_errors(self) -> bool:
        """Whether anything was found that would stop a build."""
        return any(item.severity is Severity.ERROR for item in self._remarks)

    def pages(self) -> Iterator[MarkdownPage]:
        """Yield the pages that only the preview has, but for those of articles, which writing gives."""
        for edition in self._editions.values():
            words, shown_on = edition.words, self._shown_on(edition.language)
            ranks = list(Severity)
            ordered = sorted(self._remarks, key=lambda item: ranks.index(item.severity))
            listed = [(_view(item, words), shown_on.get(item)) for item in ordered]
            yield write_overview(edition, listed)
        yield from self.stand_ins()

    def stand_ins(self) -> Iterator[MarkdownPage]:
        """Yield the pages that stand in for those that cannot be made."""
        for key, (uri, title) in self._stand_ins.items():
            yield _stand_in(key, uri, title, self._causes(key), self._words(key))

    def content(self, key: PageKey, html: str) -> str:
        """Return the content of a page with its findings beside what they are about, else at its beginning."""
        found = self._beside.get(key, ())
        if not found or key in self._stand_ins:
            return html
        words = self._words(key)
        offsets = find_elements(html, {anchor for item in found for anchor in item.anchors})
        placed = sorted(
            ((next((offsets[name] for name in item.anchors if name in offsets), 0), item) for item in found),
            key=lambda pair: pair[0],
        )
        pieces: dict[int, str] = {}
        for number, (offset, item) in enumerate(placed, start=1):
            piece = render("finding.html.j2", words=words, finding=_view(item.remark, words), number=number)
            pieces[offset] = pieces.get(offset, "") + piece
        return insert(html, pieces)

    def found_on(self, key: PageKey) -> tuple[Beside, ...]:
        """Return what was found on the page, in the order of the files."""
        return tuple(self._beside.get(key, ()))

    def bar(self, key: PageKey) -> dict[str, Any]:
        """Return what the bar of the page says: counts here and in all, and where more is shown."""
        edition = self._edition(key)
        here = dict.fromkeys(item.remark for item in self._beside.get(key, ()))
        covered = key.id if key.kind in ("source", "coverage") and key.id in edition.proofs.coverage else ""
        return {
            "is_overview": key.kind == "coverage" and not key.id,
            "here": _counts(here, edition.words),
            "all": _counts(self._remarks, edition.words),
            "all_url": edition.addresses.url(key, edition.key("coverage"), "findings"),
            "coverage_url": edition.addresses.url(key, edition.key("coverage", covered)),
        }

    def _shown_on(self, language: str) -> Mapping[Remark, PageKey]:
        """Return a page that shows each finding, in the language if there is one."""
        pages = sorted(self._beside, key=lambda key: key.language == language)
        return {item.remark: key for key in pages for item in reversed(self._beside[key])}

    def _causes(self, key: PageKey) -> list[Remark]:
        """Return what may keep the page from being made: broken files first, then what was found about it."""
        own = [item.remark for item in self._beside.get(key, ())]
        errors = [item for item in self._remarks if item.severity is Severity.ERROR and item not in own]
        return sorted([*own, *errors], key=lambda item: not item.finding.code.startswith(ROOT_CODES))[
            :MOST_SHOWN
        ]

    def _edition(self, key: PageKey) -> Edition:
        return self._editions.get(key.language) or next(iter(self._editions.values()))

    def _words(self, key: PageKey) -> Words:
        return self._edition(key).words


def _place(
    editions: Sequence[Edition], keys: set[PageKey], remarks: Iterable[Remark]
) -> dict[PageKey, list[Beside]]:
    """Return the findings of each page, those of the coverage included, which the preview adds."""
    first = editions[0]
    outlines = Outlines(first.corpus, first.settings)
    keys = keys | {
        edition.key("coverage", source) for edition in editions for source in first.proofs.coverage
    }
    # The comparison has as many pages as its points need.
    compared: dict[tuple[str, ...], PageKey] = {
        (edition.language, f"point-{point}"): key
        for edition in editions
        for point, key in edition.point_pages.items()
    }
    beside: dict[PageKey, list[Beside]] = {}
    for remark in remarks:
        for place in outlines.places_of(remark.finding.location):
            for edition in editions:
                key = compared.get((edition.language, *place.anchors)) or edition.key(place.kind, place.id)
                if place.language in ("", edition.language) and key in keys:
                    beside.setdefault(key, []).append(Beside(remark, place.anchors))
    return beside


def _stand_ins(
    editions: Sequence[Edition],
    made: set[PageKey],
    remarks: Iterable[Remark],
    before: Mapping[PageKey, MarkdownPage],
) -> Iterator[tuple[PageKey, tuple[str, str]]]:
    """Yield address and title of each page that was there or should be, and cannot be made because of an error."""
    if not any(remark.severity is Severity.ERROR for remark in remarks):
        return
    languages = {"", *(edition.language for edition in editions)}
    for key, page in before.items():
        if key not in made and key.language in languages:
            yield key, (page.source_uri, page.title)
    for edition in editions:
        for source_id in edition.corpus.unread:
            key = edition.key("source", source_id)
            is_source = not any(sign in source_id for sign in "#/.")
            if is_source and key not in made and key not in before:
                yield key, (edition.addresses.source_uri(key), source_id)


def write_failure(remarks: Sequence[Remark]) -> MarkdownPage:
    """Return the only page of a dossier of which nothing could be read yet."""
    words = words_in("en")
    title = words("The dossier cannot be shown")
    return _stand_in(PageKey("", "root"), "index.md", title, remarks[:MOST_SHOWN], words)


def _stand_in(key: PageKey, uri: str, title: str, causes: Iterable[Remark], words: Words) -> MarkdownPage:
    found = [_view(item, words) for item in causes]
    body = render("preview_stand_in.md.j2", words=words, title=title, findings=found)
    return MarkdownPage(key, uri, title, title, body)


def _view(remark: Remark, words: Words) -> dict[str, Any]:
    """Return a finding ready to be shown."""
    finding, explanation = remark.finding, EXPLANATIONS[remark.finding.code]
    severities = {
        Severity.ERROR: words("Error"),
        Severity.WARNING: words("Warning"),
        Severity.NOTE: words("Note"),
    }
    return {
        "severity": remark.severity.value,
        "severity_words": severities[remark.severity],
        "code": finding.code,
        "message": finding.message,
        "context": finding.context,
        "hint": finding.hint,
        "place": str(finding.location),
        "explanation": explanation.text,
        "example": explanation.example,
    }


def _counts(remarks: Iterable[Remark], words: Words) -> list[tuple[str, str]]:
    """Return pairs of CSS class and words such as '2 errors', without those that are none."""
    found = [remark.severity for remark in remarks]
    texts = {
        Severity.ERROR: words.count("{n} error", "{n} errors", found.count(Severity.ERROR)),
        Severity.WARNING: words.count("{n} warning", "{n} warnings", found.count(Severity.WARNING)),
        Severity.NOTE: words.count("{n} note", "{n} notes", found.count(Severity.NOTE)),
    }
    return [(severity.value, text) for severity, text in texts.items() if severity in found]
