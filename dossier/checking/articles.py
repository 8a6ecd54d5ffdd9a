"""Check that each source record has its article and its original, and that both are still as they were archived.

`check_articles` asks only which articles there are; `check_digest` is for each article while it is at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.checking.wording import did_you_mean
from dossier.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.model.article import Article
    from dossier.model.corpus import Corpus
    from dossier.model.source import Source


def check_articles(corpus: Corpus) -> tuple[Finding, ...]:
    """Report articles that are missing or recorded twice, and originals that are missing or changed."""
    findings: list[Finding] = []
    first_of: dict[str, str] = {}
    for source_id, source in corpus.sources.items():
        place = source.place("article")
        if source.article in first_of:
            message = f"The article '{source.article}' is recorded by '{first_of[source.article]}' already."
            findings.append(
                Finding("article-taken", message, place, hint="Keep one record for each article.")
            )
        first_of.setdefault(source.article, source_id)
        findings.extend(_check_original(source_id, source, corpus))
        if source.article not in corpus.articles and source.article not in corpus.unread:
            message = f"The article '{source.article}' of source '{source_id}' is not there."
            hint = did_you_mean(
                source.article, corpus.articles, "Put the file into the folder of articles, or mend the name."
            )
            findings.append(Finding("article-missing", message, place, hint=hint))
    return tuple(findings)


def check_digest(source: Source, article: Article) -> Iterator[Finding]:
    """Report an article that is not the one that was recorded."""
    if article.sha256 != source.sha256:
        message = f"The article '{source.article}' has changed since it was recorded."
        hint = "Restore the archived file; if the new text is right, check each passage and record the new digest."
        context = (("recorded", source.sha256), ("now", article.sha256))
        yield Finding("article-changed", message, source.place("sha256"), hint=hint, context=context)


def _check_original(source_id: str, source: Source, corpus: Corpus) -> Iterator[Finding]:
    original = source.original
    if original is None:
        return
    digest = corpus.originals.get(original.file)
    if digest is None:
        message = f"The original '{original.file}' of source '{source_id}' is not there."
        hint = did_you_mean(original.file, corpus.originals, "Put the file back into seeds/originals/.")
        yield Finding("original-missing", message, original.place("file"), hint=hint)
    elif digest != original.sha256:
        message = f"The original '{original.file}' has changed since it was recorded."
        hint = "Restore the file as it was archived."
        context = (("recorded", original.sha256), ("now", digest))
        yield Finding("original-changed", message, original.place("sha256"), hint=hint, context=context)
