"""Check that what is published does not rest on a draft, whose evidence would be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.checking.uses import list_citings
from dossier.model.finding import Finding

if TYPE_CHECKING:
    from dossier.model.corpus import Corpus
    from dossier.settings import Settings


def check_drafts(corpus: Corpus, settings: Settings) -> tuple[Finding, ...]:
    """Report citations of passages of drafts; none where drafts are shown, too."""
    drafts = {key for key, source in corpus.sources.items() if source.draft}
    if settings.show_drafts or not drafts:
        return ()
    hint = "Finish the record and remove 'draft: true', or cite something else."
    return tuple(
        Finding(
            "draft-cited",
            f"'{citing.address}' is cited here, but its record is a draft, which is not published.",
            citing.location,
            hint=hint,
        )
        for citing in list_citings(corpus)
        if citing.address.partition("#")[0] in drafts
    )
