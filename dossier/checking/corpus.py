"""Run all checks in order: first where everything stands, then what is used, then what our own texts make of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.checking.agreed import check_agreed
from dossier.checking.articles import check_articles
from dossier.checking.corrections import check_corrections
from dossier.checking.coverage import cover_source
from dossier.checking.csl import check_csl
from dossier.checking.dates import check_dates
from dossier.checking.drafts import check_drafts
from dossier.checking.languages import check_languages
from dossier.checking.localized import check_localized, check_text
from dossier.checking.matching import FoldedArticle, fold_article
from dossier.checking.passages import prove_passages
from dossier.checking.points import check_points
from dossier.checking.prose import check_prose
from dossier.checking.quotations import check_quotations
from dossier.checking.references import check_references
from dossier.checking.rights import check_rights
from dossier.checking.set_aside import find_set_aside
from dossier.checking.slugs import check_slugs
from dossier.checking.targets import check_targets
from dossier.checking.terms import check_terms
from dossier.checking.uses import collect_uses
from dossier.model.corpus import Proof, Proofs, SourceCoverage
from dossier.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.corpus import Corpus
    from dossier.model.finding import Finding
    from dossier.model.location import Span
    from dossier.settings import Settings


def check_corpus(corpus: Corpus, settings: Settings) -> tuple[Proofs, tuple[Finding, ...]]:
    """Return where every passage stands, what uses it and what it covers, and everything that is wrong or doubtful."""
    texts = fold_articles(corpus)
    proofs, proof_findings = prove_corpus(corpus, texts)
    changes, correction_findings = check_corrections(corpus, proofs.uses, settings)
    proofs = replace(proofs, changes=changes)
    findings = (
        *check_articles(corpus),
        *proof_findings,
        *check_rights(corpus, proofs.coverage, settings),
        *check_csl(corpus),
        *check_references(corpus),
        *check_slugs(corpus, settings.languages),
        *_check_title(settings),
        *check_localized(corpus, settings.languages),
        *check_languages(corpus, settings),
        *check_agreed(corpus),
        *check_prose(corpus),
        *check_targets(corpus),
        *check_quotations(corpus),
        *check_dates(corpus, texts),
        *check_points(corpus),
        *check_terms(corpus),
        *correction_findings,
        *check_drafts(corpus, settings),
    )
    return proofs, findings


def fold_articles(corpus: Corpus) -> Mapping[str, FoldedArticle]:
    """Return the articles prepared for searching, by source; sources without their article are left out."""
    articles = ((key, corpus.article_of(key)) for key in corpus.sources)
    return {key: fold_article(article) for key, article in articles if article is not None}


def prove_corpus(corpus: Corpus, texts: Mapping[str, FoldedArticle]) -> tuple[Proofs, tuple[Finding, ...]]:
    """Return the proofs of all sources, and what is wrong with their passages, set-asides and sentences."""
    uses = collect_uses(corpus)
    passages: dict[str, Proof] = {}
    set_aside: dict[str, tuple[Span, ...]] = {}
    coverage: dict[str, SourceCoverage] = {}
    findings: list[Finding] = []
    for source_id, text in texts.items():
        source = corpus.sources[source_id]
        spans, aside_findings = find_set_aside(source, text)
        proofs, passage_findings = prove_passages(source_id, source, text, spans)
        covered, coverage_findings = cover_source(source_id, source, text, proofs, spans, uses)
        findings += (*aside_findings, *passage_findings, *coverage_findings)
        passages.update(proofs)
        set_aside[source_id] = spans
        coverage[source_id] = covered
    return Proofs(passages, set_aside, uses, coverage), tuple(findings)


def _check_title(settings: Settings) -> tuple[Finding, ...]:
    place = settings.file.place("title")
    place = place if place.path else Location((settings.content / "dossier.yml").as_posix())
    return check_text("the dossier", "title", settings.file.title, settings.languages, place)
