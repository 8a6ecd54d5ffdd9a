"""The glossary, imported again by the libraries of those who use it, without loss."""

from __future__ import annotations

import csv
import io
import json

import pyshacl
import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from translate.storage.omegat import OmegaTFile
from translate.storage.tbx import tbxfile

from dossier.text.forms import term_forms
from dossier.writing.files import (
    GLOSSARY_CSV_URI,
    GLOSSARY_JSON_URI,
    GLOSSARY_JSONLD_URI,
    GLOSSARY_TBX_URI,
    GLOSSARY_TURTLE_URI,
    glossary_omegat_uri,
)
from tests.publishing.exports.conftest import ADDRESS

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

[] a sh:NodeShape ; sh:targetClass skos:ConceptScheme ;
    sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:uniqueLang true ; sh:nodeKind sh:Literal ] ,
        [ sh:path dct:modified ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] .

[] a sh:NodeShape ; sh:targetClass skos:Concept ; sh:nodeKind sh:IRI ;
    sh:property [ sh:path skos:prefLabel ; sh:minCount 2 ; sh:uniqueLang true ; sh:languageIn ("id" "en") ; sh:disjoint skos:hiddenLabel ] ,
        [ sh:path skos:hiddenLabel ; sh:languageIn ("id" "en") ; sh:disjoint skos:prefLabel ] ,
        [ sh:path skos:definition ; sh:minCount 2 ; sh:uniqueLang true ; sh:languageIn ("id" "en") ] ,
        [ sh:path skos:scopeNote ; sh:uniqueLang true ; sh:languageIn ("id" "en") ] ,
        [ sh:path skos:notation ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ,
        [ sh:path skos:inScheme ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:ConceptScheme ] ,
        [ sh:path skos:topConceptOf ; sh:equals skos:inScheme ] ,
        [ sh:path skos:related ; sh:class skos:Concept ; sh:disjoint skos:broader ] ;
    sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) .
"""
"""What SKOS and we ask of a glossary; closed, so that a slip of a property's name is found."""


@pytest.fixture
def terms(exported):
    return exported.edition.corpus.terms


def test_the_table_read_back_is_the_glossary(exported, terms):
    text = exported.text(GLOSSARY_CSV_URI)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    rows = [{key: value.removeprefix("'") for key, value in row.items()} for row in rows]
    assert [row["id"] for row in rows] == list(terms)
    for row in rows:
        term = terms[row["id"]]
        for language in ("id", "en"):
            assert row[f"term-{language}"] == term.term.get(language)
            assert row[f"definition-{language}"] == term.definition.get(language)
            assert row[f"note-{language}"] == term.note.get(language)
            assert row[f"forms-{language}"].split("; ") == list(term_forms(term, language))
        assert row["see"].split() == list(term.see)
        assert row["part-of-speech"] == term.part_of_speech


def test_the_json_is_the_glossary_with_its_forms_written_out(exported, terms):
    found = json.loads(exported.text(GLOSSARY_JSON_URI))["terms"]
    assert [item["id"] for item in found] == list(terms)
    for item in found:
        assert item["term"] == terms[item["id"]].term.root
        assert item["definition"] == terms[item["id"]].definition.root
        assert item["forms"] == {code: list(term_forms(terms[item["id"]], code)) for code in ("id", "en")}


@pytest.mark.parametrize(("first", "second"), [("id", "en"), ("en", "id")])
def test_omegat_reads_each_direction(exported, terms, first, second):
    store = OmegaTFile()
    store.parse(exported.files[glossary_omegat_uri(first, second)].encode())
    units = [(unit.source, unit.target) for unit in store.units]
    assert units == [(term.term[first], term.term[second]) for term in terms.values()]
    for unit, term in zip(store.units, terms.values(), strict=True):
        assert unit.getnotes().startswith(term.definition[first])


@pytest.mark.parametrize(("first", "second"), [("id", "en"), ("en", "id")])
def test_tbx_is_read_by_the_translate_toolkit(exported, terms, first, second):
    store = tbxfile.parsestring(
        exported.text(GLOSSARY_TBX_URI).encode(), sourcelanguage=first, targetlanguage=second
    )
    by_term = {unit.getid(): unit for unit in store.units}
    assert len(by_term) == len(terms)
    for key, term in terms.items():
        unit = by_term[f"term-{key}"]
        nodes = {
            node.get("{http://www.w3.org/XML/1998/namespace}lang"): node for node in unit.getlanguageNodes()
        }
        for language in (first, second):
            assert nodes[language].findtext(".//{*}term") == term.term[language]
            assert nodes[language].findtext("{*}descrip[@type='definition']") == term.definition[language]


def graph_of(exported, uri, form):
    return Graph().parse(data=exported.text(uri), format=form, publicID=f"{ADDRESS}{uri}")


@pytest.fixture
def graph(exported):
    return graph_of(exported, GLOSSARY_TURTLE_URI, "turtle")


# rdflib's own reader of JSON-LD still uses what rdflib is about to drop
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_turtle_and_jsonld_say_the_same(exported, graph):
    other = graph_of(exported, GLOSSARY_JSONLD_URI, "json-ld")
    assert len(graph) > 20
    assert isomorphic(graph, other)


def test_skos_fits_its_shapes(graph):
    fits, _, text = pyshacl.validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    assert fits, text


def test_a_broken_glossary_does_not_fit_the_shapes(graph):
    concept = next(graph.subjects(RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.prefLabel, Literal("kata lain", lang="id")))
    fits, _, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    assert not fits


def test_skos_read_back_is_the_glossary(exported, graph, terms):
    scheme = URIRef(f"{ADDRESS}id/glosarium/")
    assert set(graph.objects(scheme, DCTERMS.title)) == {
        Literal(title, lang=language) for language, title in exported.written.settings.file.title.root.items()
    }
    for key, term in terms.items():
        concept = URIRef(f"{ADDRESS}id/glosarium/#term-{key}")
        assert graph.value(concept, SKOS.notation) == Literal(key)
        for language in ("id", "en"):
            assert (concept, SKOS.prefLabel, Literal(term.term[language], lang=language)) in graph
            assert (concept, SKOS.definition, Literal(term.definition[language], lang=language)) in graph
        related = {str(other).rpartition("#term-")[2] for other in graph.objects(concept, SKOS.related)}
        assert related == set(term.see) & set(terms)


def test_without_an_address_the_names_are_relative_and_become_the_same_ones(sample, homeless):
    assert "<../id/glosarium/#term-repair>" in homeless.text(GLOSSARY_TURTLE_URI)
    assert isomorphic(
        graph_of(homeless, GLOSSARY_TURTLE_URI, "turtle"), graph_of(sample, GLOSSARY_TURTLE_URI, "turtle")
    )
