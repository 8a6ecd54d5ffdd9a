"""Run all checks in order: first where everything stands, then what is used, then what our own texts make of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dossier.checking.agreed import check_agreed
from dossier.checking.articles import check_articles, check_digest
from dossier.checking.claims import list_claims
from dossier.checking.corrections import check_corrections
from dossier.checking.coverage import cover_source
from dossier.checking.csl import check_csl
from dossier.checking.dates import check_dates, check_weekdays
from dossier.checking.drafts import check_drafts
from dossier.checking.languages import check_languages
from dossier.checking.localized import check_localized, check_text
from dossier.checking.matching import fold_article
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
from dossier.model.progress import nobody, told
from dossier.model.shelf import Results

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from dossier.model.article import Article
    from dossier.model.corpus import Corpus
    from dossier.model.finding import Finding
    from dossier.model.location import Span
    from dossier.model.progress import Tell
    from dossier.model.shelf import Shelf
    from dossier.model.source import Source
    from dossier.settings import Settings


def check_corpus(
    corpus: Corpus,
    settings: Settings,
    tell: Tell = nobody,
    *,
    keeps_sentences: bool = True,
    shelf: Shelf | None = None,
) -> tuple[Proofs, tuple[Finding, ...]]:
    """Return where every passage stands, what uses it and what it covers, and everything that is wrong or doubtful.

    Arguments:
        corpus: what was read.
        settings: those of the dossier.
        tell: told how many articles are checked.
        keeps_sentences: whether the coverage holds each sentence, which takes more memory than all else.
        shelf: where earlier builds kept what they found out of the sources; None finds out everything anew.

    """
    proofs, proof_findings = prove_corpus(corpus, tell, keeps_sentences=keeps_sentences, shelf=shelf)
    changes, correction_findings = check_corrections(corpus, proofs.uses, settings)
    proofs = replace(proofs, changes=changes)
    claims = tuple(list_claims(corpus))
    findings = (
        *check_articles(corpus),
        *proof_findings,
        *check_rights(corpus, proofs.coverage, settings),
        *check_csl(corpus),
        *check_references(corpus, proofs.uses),
        *check_slugs(corpus, settings.languages),
        *_check_title(settings),
        *check_localized(corpus, settings.languages),
        *check_languages(corpus, settings),
        *check_agreed(corpus),
        *check_prose(corpus),
        *check_targets(corpus),
        *check_quotations(corpus, claims),
        *check_dates(corpus, claims),
        *check_points(corpus),
        *check_terms(corpus, claims),
        *correction_findings,
        *check_drafts(corpus, settings),
    )
    return proofs, findings


def prove_corpus(
    corpus: Corpus, tell: Tell = nobody, *, keeps_sentences: bool = True, shelf: Shelf | None = None
) -> tuple[Proofs, tuple[Finding, ...]]:
    """Return the proofs of all sources, and what is wrong with their articles, passages, set-asides and sentences.

    Everything that needs the text of an article happens here, one article after the other: none is held for a later check.
    What is found out of a source is on the shelf.
    """
    uses = collect_uses(corpus)
    passages: dict[str, Proof] = {}
    set_aside: dict[str, tuple[Span, ...]] = {}
    coverage: dict[str, SourceCoverage] = {}
    findings: list[Finding] = []
    made_from: dict[str, dict[str, bytes]] = {"passages": {}, "coverage": {}}
    results = Results(shelf, "proofs")
    sources_made_from = corpus.made_from.get("sources", {})
    for source_id, source in told(corpus.sources.items(), "Proving passages", tell):
        article = corpus.article_of(source_id)
        if article is None:
            continue
        addresses = (f"{source_id}#{key}" for key in source.passages)
        used = dict.fromkeys(address for address in addresses if address in uses)
        prove = partial(_prove_source, source_id, source, article, used, keeps_sentences=keeps_sentences)
        stored = (article.file, article.path, article.sha256, article.language)
        file = sources_made_from.get(source_id)
        key = results.key(source_id, file, stored, tuple(used), keeps_sentences) if file else b""
        proved = results.with_key(key, prove)
        passages.update(proved.passages)
        made_from["passages"] |= dict.fromkeys(proved.passages, key)
        made_from["coverage"][source_id] = key
        set_aside[source_id] = proved.set_aside
        coverage[source_id] = proved.coverage
        findings += proved.findings
    results.put()
    return Proofs(passages, set_aside, uses, coverage, made_from=made_from), tuple(findings)


class _Proved(NamedTuple):
    """What is found out of one source."""

    passages: Mapping[str, Proof]
    set_aside: tuple[Span, ...]
    coverage: SourceCoverage
    findings: tuple[Finding, ...]


def _prove_source(
    source_id: str, source: Source, article: Article, used: Collection[str], *, keeps_sentences: bool
) -> _Proved:
    text = fold_article(article)
    spans, aside_findings = find_set_aside(source, text)
    proofs, passage_findings = prove_passages(source_id, source, text, spans)
    coverage, coverage_findings = cover_source(
        source_id, source, text, proofs, spans, used, keeps_sentences=keeps_sentences
    )
    own_findings = (*check_digest(source, article), *check_weekdays(source, text))
    findings = (*own_findings, *aside_findings, *passage_findings, *coverage_findings)
    return _Proved(proofs, spans, coverage, findings)


def _check_title(settings: Settings) -> Iterator[Finding]:
    place = settings.file.place("title")
    place = place if place.path else Location((settings.content / "dossier.yml").as_posix())
    return check_text("the dossier", "title", settings.file.title, settings.languages, place)
