"""`data/dossier.json`: everything that the dossier says and what it rests on, for programs.

Offsets are code points of the article's text (UTF-8 decoded, without a byte order mark). Words of an article stand here
only as far as its rights allow.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

from dossier.model.prose import words_of
from dossier.publishing.exports.json import Line, record_line, to_json, to_line
from dossier.writing.files import DATA_URI, SCHEMA_URI

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.corpus import Corpus, Proofs, Use
    from dossier.model.links import Links
    from dossier.model.prose import Prose
    from dossier.settings import Settings

FORMAT_VERSION = "1"


def export_data(settings: Settings, corpus: Corpus, proofs: Proofs, links: Links) -> str:
    """Return the file as JSON text; the same dossier gives the same text."""
    content = {
        "$schema": "dossier.schema.json",
        "format": FORMAT_VERSION,
        "title": settings.file.title.root,
        "languages": list(settings.languages),
        "revised": settings.file.revised,
        **_releases(corpus),
        "sources": [_source(key, corpus, proofs) for key in corpus.sources],
        "passages": [_passage(address, corpus, proofs) for address in proofs.passages],
        "points": [point_line(key, corpus, links) for key in corpus.points],
        "events": [record_line(key, corpus.events[key]) for key in corpus.events],
        "topics": [_topic(key, corpus, links) for key in corpus.topics],
        "names": [record_line(key, corpus.names[key]) for key in corpus.names],
        "terms": [record_line(key, corpus.terms[key]) for key in corpus.terms],
    }
    return to_json(content)


def _releases(corpus: Corpus) -> dict[str, Any]:
    """Return the newest release and the corrections; nothing where there are none."""
    corrections = [record_line(key, corpus.corrections[key]) for key in corpus.corrections]
    newest = corpus.releases[-1] if corpus.releases else None
    return {
        **({"release": {"name": newest.name, "day": newest.day}} if newest else {}),
        **({"corrections": corrections} if corrections else {}),
    }


def _source(key: str, corpus: Corpus, proofs: Proofs) -> Line:
    source = corpus.sources[key]
    coverage = proofs.coverage.get(key)
    more = {
        "rights": source.rights,
        "sentences": len(coverage.sentences) if coverage else 0,
        "quoted-share": round(coverage.quoted_share, 4) if coverage else 0,
    }
    return record_line(key, source, more, without=("passages", "set_aside", "credits"))


def _passage(address: str, corpus: Corpus, proofs: Proofs) -> Line:
    source_id = address.partition("#")[0]
    passage, proof, article = corpus.passage(address), proofs.passages[address], corpus.article_of(source_id)
    assert passage is not None, address
    assert article is not None, address
    is_shown = corpus.sources[source_id].rights != "none"
    found: dict[str, Any] = {
        "id": address,
        "start": proof.span.start,
        "end": proof.span.end,
        "paragraph": proof.paragraph,
        "part": passage.part,
        "voice": passage.voice,
        "used": [_use(use) for use in proofs.uses.get(address, ())],
    }
    if is_shown:
        found["exact"] = proof.span.of(article.text)
        found["translation"] = passage.translation.root
        if proof.attribution:
            span = proof.attribution
            found["attribution"] = {"exact": span.of(article.text), "start": span.start, "end": span.end}
    return to_line(found)


def _use(use: Use) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": use.kind, "id": use.id}
    if use.language:
        found["language"] = use.language
    if use.sentence >= 0:
        found["sentence"] = use.sentence
    if use.version >= 0:
        found["version"] = use.version
    return found


def point_line(key: str, corpus: Corpus, links: Links) -> Line:
    """Return a point with what each source that is about it says."""
    point, comparison = corpus.points[key], links.comparisons[key]
    more = {
        "concerns": list(point.concerns),
        "relation": point.relation,
        "cells": [
            {"source": cell.source, "state": cell.state.value, "versions": list(cell.versions)}
            for cell in comparison.cells
        ],
        "one-voice": comparison.voices[0] if comparison.is_one_voice else None,
    }
    return record_line(key, point, more)


def _topic(key: str, corpus: Corpus, links: Links) -> Line:
    found, texts = links.topics[key], links.prose.get(f"topics/{key}", {})
    more = {
        "passages": list(found.cited),
        "further": list(found.further),
        "points": list(found.points),
        "events": list(found.events),
        "prose": {language: _sentences(prose) for language, prose in texts.items()},
    }
    return record_line(key, corpus.topics[key], more)


def _sentences(prose: Prose) -> list[dict[str, Any]]:
    return [
        {"text": words_of(sentence.pieces), "passages": list(sentence.addresses)}
        for sentence in prose.sentences()
    ]


def data_files(settings: Settings, corpus: Corpus, proofs: Proofs, links: Links) -> Mapping[str, str]:
    """Return the data files by path below the site."""
    schema = resources.files("dossier").joinpath("schemas", "data.schema.json").read_text(encoding="utf-8")
    return {DATA_URI: export_data(settings, corpus, proofs, links), SCHEMA_URI: schema}
