"""Check that each source record has its article, and that the article is still the one that was archived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.checking.wording import did_you_mean
from dossier.model.finding import Finding

if TYPE_CHECKING:
    from dossier.model.corpus import Corpus


def check_articles(corpus: Corpus) -> tuple[Finding, ...]:
    """Report articles that are missing, changed, or recorded twice."""
    findings: list[Finding] = []
    first_of: dict[str, str] = {}
    for source_id, source in corpus.sources.items():
        place = source.place("article")
        article = corpus.articles.get(source.article)
        if source.article in first_of:
            message = f"The article '{source.article}' is recorded by '{first_of[source.article]}' already."
            findings.append(
                Finding("article-taken", message, place, hint="Keep one record for each article.")
            )
        first_of.setdefault(source.article, source_id)
        if article is None and source.article in corpus.unread:
            continue
        if article is None:
            message = f"The article '{source.article}' of source '{source_id}' is not there."
            hint = did_you_mean(
                source.article, corpus.articles, "Put the file into the folder of articles, or mend the name."
            )
            findings.append(Finding("article-missing", message, place, hint=hint))
        elif article.sha256 != source.sha256:
            message = f"The article '{source.article}' has changed since it was recorded."
            hint = "Restore the archived file; if the new text is right, check each passage and record the new digest."
            context = (("recorded", source.sha256), ("now", article.sha256))
            findings.append(
                Finding("article-changed", message, source.place("sha256"), hint=hint, context=context)
            )
    return tuple(findings)
