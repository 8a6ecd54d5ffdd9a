"""The glossary as a SKOS concept scheme, in Turtle and as JSON-LD: the same statements twice.

A flat glossary needs five kinds of statements, so both are written here; tests read them with RDF's own tools and check
them against shapes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.publishing.exports.json import to_json
from dossier.text.forms import term_forms
from dossier.writing.downloads import licence_url
from dossier.writing.files import GLOSSARY_JSONLD_URI, GLOSSARY_TURTLE_URI, Naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.term import Term
    from dossier.writing.edition import Edition

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Iri(NamedTuple):
    """The address of something."""

    address: str


class Literal(NamedTuple):
    """A text with its language, or with the datatype of its kind."""

    text: str
    language: str = ""
    datatype: str = ""


class Statements(NamedTuple):
    """A thing, its kind, and what is said of it."""

    subject: str
    kind: str
    pairs: tuple[tuple[str, Iri | Literal], ...]


def skos_files(edition: Edition) -> Mapping[str, str]:
    """Return both files by path below the site."""
    return {
        GLOSSARY_TURTLE_URI: _turtle(_things(edition, GLOSSARY_TURTLE_URI)),
        GLOSSARY_JSONLD_URI: _jsonld(_things(edition, GLOSSARY_JSONLD_URI)),
    }


def _things(edition: Edition, uri: str) -> list[Statements]:
    naming = Naming(edition, uri)
    scheme = naming.page(edition.key("glossary"))
    titles = [
        ("dct:title", Literal(text, language)) for language, text in edition.settings.file.title.root.items()
    ]
    modified = ("dct:modified", Literal(edition.settings.file.revised, datatype="xsd:date"))
    url = licence_url(edition.settings.file.licence)
    licence = [("dct:license", Iri(url))] if url else []
    concepts = [
        Statements(naming.term(key), "skos:Concept", tuple(_concept(edition, naming, key, scheme)))
        for key in edition.corpus.terms
    ]
    return [Statements(scheme, "skos:ConceptScheme", (*titles, modified, *licence)), *concepts]


def _concept(edition: Edition, naming: Naming, key: str, scheme: str) -> Iterator[tuple[str, Iri | Literal]]:
    terms = edition.corpus.terms
    term = terms[key]
    yield "skos:inScheme", Iri(scheme)
    yield "skos:topConceptOf", Iri(scheme)
    yield "skos:notation", Literal(key)
    for language in edition.settings.languages:
        yield from _texts(term, language)
    for other in term.see:
        if other in terms:
            yield "skos:related", Iri(naming.term(other))


def _texts(term: Term, language: str) -> Iterator[tuple[str, Literal]]:
    if language in term.term:
        yield "skos:prefLabel", Literal(term.term[language], language)
    for form in term_forms(term, language):
        if form != term.term.get(language):
            yield "skos:hiddenLabel", Literal(form, language)
    if language in term.definition:
        yield "skos:definition", Literal(term.definition[language], language)
    if language in term.note:
        yield "skos:scopeNote", Literal(term.note[language], language)


def _turtle(things: list[Statements]) -> str:
    prefixes = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    blocks = [
        f"<{thing.subject}> a {thing.kind} ;\n"
        + " ;\n".join(f"    {name} {_turtle_value(value)}" for name, value in thing.pairs)
        + " ."
        for thing in things
    ]
    return "\n".join(prefixes) + "\n\n" + "\n\n".join(blocks) + "\n"


def _turtle_value(value: Iri | Literal) -> str:
    if isinstance(value, Iri):
        return f"<{value.address}>"
    # a JSON string is a Turtle string, too
    text = json.dumps(value.text, ensure_ascii=False)
    if value.datatype:
        return f"{text}^^{value.datatype}"
    return f"{text}@{value.language}" if value.language else text


def _jsonld(things: list[Statements]) -> str:
    content = {"@context": PREFIXES, "@graph": [_node(thing) for thing in things]}
    return to_json(content)


def _node(thing: Statements) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": thing.subject, "@type": thing.kind}
    for name, value in thing.pairs:
        node.setdefault(name, []).append(_node_value(value))
    return node


def _node_value(value: Iri | Literal) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.address}
    found = {"@value": value.text}
    if value.language:
        found["@language"] = value.language
    if value.datatype:
        found["@type"] = value.datatype
    return found
