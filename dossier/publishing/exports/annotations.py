"""Passages as W3C Web Annotations: the words, their place in the archived text, their translation.

An article whose address is not known is named by the digest of its bytes (RFC 6920), so that a reader of the file can
tell which text is meant. Offsets are code points of the decoded text without a byte order mark. Words beside a passage
stand here only for an article that may be shown in full.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from dossier.model.location import Span
from dossier.publishing.exports.json import Line, to_json, to_line, with_id
from dossier.writing.cite import text_fragment
from dossier.writing.files import PASSAGES_URI, Naming, passages_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.article import Article
    from dossier.model.source import Passage, Source
    from dossier.writing.edition import Edition

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENT_STANDARD = "https://wicg.github.io/scroll-to-text-fragment/"
BESIDE = 32
"""Characters of the words before and after, where they may be shown."""


def annotation_files(edition: Edition) -> Mapping[str, str]:
    """Return the annotations of each source, and of all, by path below the site."""
    sources = edition.corpus.sources
    found = {source_id: _annotations(edition, source_id) for source_id in sources}
    files = {
        passages_uri(key): _collection(edition, passages_uri(key), sources[key].name, {key: annotations})
        for key, annotations in found.items()
    }
    return {**files, PASSAGES_URI: _collection(edition, PASSAGES_URI, edition.title, found)}


def article_iri(source: Source) -> str:
    """Return the address of the article, or the name that the digest of its bytes gives it."""
    if source.csl.get("URL"):
        return str(source.csl["URL"])
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _collection(edition: Edition, uri: str, label: str, found: Mapping[str, Mapping[str, Line]]) -> str:
    """Return the file with the annotations of sources, by id of source and passage, each named as this file sees it."""
    naming = Naming(edition, uri)
    iri = naming.path(uri)
    items = []
    for source_id, own in found.items():
        # all are on one page, whose address takes longer to find than the rest
        begin = naming.passage(f"{source_id}#")
        items += [with_id(f"{begin}{key}", line) for key, line in own.items()]
    content = {
        "@context": CONTEXT,
        "id": iri,
        "type": "AnnotationCollection",
        "label": label,
        "modified": f"{edition.settings.file.revised}T00:00:00Z",
        "total": len(items),
        "first": {
            "id": f"{iri}#items",
            "type": "AnnotationPage",
            "partOf": iri,
            "startIndex": 0,
            "items": items,
        },
    }
    return to_json(content)


def _annotations(edition: Edition, source_id: str) -> Mapping[str, Line]:
    """Return the annotations of the proved passages of the source without their ids, by id of the passage."""
    source, article = edition.corpus.sources[source_id], edition.corpus.article_of(source_id)
    iri = article_iri(source)
    found: dict[str, Line] = {}
    for key, passage in source.passages.items():
        if proof := edition.proofs.passages.get(f"{source_id}#{key}"):
            assert article is not None, proof.address
            target = {"source": iri, "selector": _selectors(source, article, proof.span)}
            found[key] = to_line(_annotation(source, passage, target))
    return found


def _annotation(source: Source, passage: Passage, target: dict[str, Any]) -> dict[str, Any]:
    bodies = [] if source.rights == "none" else _translations(passage)
    return {
        "type": "Annotation",
        "motivation": "highlighting",
        **({"body": bodies} if bodies else {}),
        "target": target,
    }


def _translations(passage: Passage) -> list[dict[str, str]]:
    return [
        {
            "type": "TextualBody",
            "value": text,
            "language": language,
            "format": "text/plain",
            "purpose": "commenting",
        }
        for language, text in passage.translation.root.items()
    ]


def _selectors(source: Source, article: Article, span: Span) -> list[dict[str, Any]]:
    """Return the ways to find the passage: by words where rights allow, always by place."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if source.rights == "none":
        return [position]
    exact = span.of(article.text)
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": exact}
    if source.rights == "full":
        quote["prefix"] = Span(max(0, span.start - BESIDE), span.start).of(article.text)
        quote["suffix"] = Span(span.end, span.end + BESIDE).of(article.text)
    found: list[dict[str, Any]] = [quote, position]
    if source.csl.get("URL"):
        value = text_fragment(str(source.csl["URL"]), exact).partition("#")[2]
        found.append({"type": "FragmentSelector", "conformsTo": FRAGMENT_STANDARD, "value": value})
    return found
