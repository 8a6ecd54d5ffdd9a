"""Check how much of each article is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.corpus import Corpus, SourceCoverage
    from dossier.settings import Settings


def check_rights(
    corpus: Corpus, coverage: Mapping[str, SourceCoverage], settings: Settings
) -> tuple[Finding, ...]:
    """Report sources that quote more than the limit and do not say why."""
    limit = settings.file.limits.quoted_share
    findings: list[Finding] = []
    for source_id, covered in coverage.items():
        source = corpus.sources[source_id]
        if source.draft and (settings.is_preview or not settings.show_drafts):
            continue  # not published
        reason = source.quoted_share_reason
        if covered.quoted_share > limit and not any(language in reason for language in reason):
            message = (
                f"The passages of source '{source_id}' quote {covered.quoted_share:.0%} of the article's words; "
                f"the limit is {limit:.0%}."
            )
            hint = "Shorten or remove passages, or say in 'quoted-share-reason' why this much is needed."
            findings.append(Finding("share-exceeded", message, source.place("passages"), hint=hint))
    return tuple(findings)
