"""The runs of one preview, one after another: what a broken file takes away stays in its place and says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.publishing.preview_site import PreviewSite
from dossier.writing.preview import Preview, write_failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossier.model.page import MarkdownPage, PageKey
    from dossier.model.shelf import Held
    from dossier.writing.edition import Edition
    from dossier.writing.preview import Remark


@dataclass(frozen=True, slots=True)
class Shown:
    """What one run of the preview shows."""

    editions: tuple[Edition, ...]
    """Those of an earlier run where this one gave none."""
    pages: tuple[MarkdownPage, ...]
    """Further pages, which only the preview has."""
    preview: Preview | None
    """None where no run has given an edition yet."""
    exports: dict[str, str | bytes] = field(default_factory=dict)
    """Files to take away as the first run made them; making them takes longer than all else. Empty until then."""


class PreviewRuns:
    """Remembers the pages that could be made."""

    def __init__(self) -> None:
        self._editions: tuple[Edition, ...] = ()
        self._pages: dict[PageKey, MarkdownPage] = {}
        self._exports: dict[str, str | bytes] = {}
        self.site = PreviewSite()
        self.held: Held = {}
        """What reading, checking and linking found out in the last run."""

    def show(
        self,
        editions: tuple[Edition, ...],
        pages: Sequence[MarkdownPage],
        coverage: Sequence[MarkdownPage],
        remarks: Sequence[Remark],
    ) -> Shown:
        """Return what the preview shows beside the pages of this run, and remember them.

        Arguments:
            editions: the dossier in each of its languages; none where its settings cannot be read.
            pages: what could be made.
            coverage: the articles sentence by sentence.
            remarks: what was found, in the order of the files.

        """
        self._editions = editions or self._editions
        if not self._editions:
            return Shown((), (write_failure(remarks),), None)
        preview = Preview(self._editions, pages, remarks, self._pages)
        made = {page.key: page for page in pages}
        self._pages = {**self._pages, **made} if preview.has_errors else made
        further = preview.pages() if editions else preview.stand_ins()
        return Shown(self._editions, (*coverage, *further), preview, self._exports)
