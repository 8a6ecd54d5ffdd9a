"""JSON-LD of each page: every type and property is schema.org's, and what it says is what the page shows."""

from __future__ import annotations

import dataclasses
import json

import pytest
from rdflib import Graph
from rdflib.namespace import SDO

from dossier.model.page import PageKey
from dossier.publishing.exports.jsonld import page_jsonld, page_subjects
from tests.publishing.exports.conftest import ADDRESS, export

# JSON-LD's own words; everything else must be schema.org's
KEYWORDS = {"@context", "@graph", "@id", "@type"}
VOCABULARY = set(SDO.__annotations__)


def jsonld_of(page, edition, others=(), crumbs=()):
    return page_jsonld(page, edition, others, crumbs, page_subjects(page, edition))


@pytest.fixture(scope="module")
def pages(exported):
    """The JSON-LD of each page, as the theme gets it."""
    by_language = {edition.language: edition for edition in exported.written.editions}
    return [
        (
            page,
            jsonld_of(
                page,
                by_language.get(page.key.language, exported.edition),
                [other for other in by_language.values() if page.key.language not in ("", other.language)],
                [("Home", "en/")],
            ),
        )
        for page in exported.written.pages
    ]


def nodes_of(value):
    """Return all objects inside the value."""
    if isinstance(value, list):
        return [node for item in value for node in nodes_of(item)]
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in nodes_of(item))]
    return []


def of_type(text, kind):
    return [node for node in nodes_of(json.loads(text)) if node.get("@type") == kind]


def test_the_vocabulary_is_there():
    assert {
        "Quotation",
        "NewsArticle",
        "DefinedTermSet",
        "spokenByCharacter",
        "workTranslation",
    } <= VOCABULARY
    assert "spokenBy" not in VOCABULARY


def test_every_type_and_property_is_of_schema_org(pages):
    for page, text in pages:
        data = json.loads(text)
        assert data["@context"] == "https://schema.org"
        for node in nodes_of(data):
            unknown = set(node) - KEYWORDS - VOCABULARY
            assert not unknown, (page.source_uri, unknown)
            assert node.get("@type", "Thing") in VOCABULARY, (page.source_uri, node["@type"])


def test_truth_is_not_rated(pages):
    assert all("ClaimReview" not in text and "Rating" not in text for _, text in pages)


def test_no_page_can_end_its_script(pages):
    assert all("<" not in text for _, text in pages)


def test_a_sign_that_could_end_the_script_reads_as_itself(sample):
    page = next(page for page in sample.written.pages if page.key.kind == "glossary")
    text = jsonld_of(dataclasses.replace(page, title="“</script>”"), sample.edition)
    assert "“\\u003c/script>”" in text
    assert "“</script>”" in json.dumps(json.loads(text), ensure_ascii=False)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_an_rdf_reader_reads_it(pages):
    """With the vocabulary put in where the reader would fetch schema.org's own context."""
    for page, text in pages:
        data = {**json.loads(text), "@context": {"@vocab": str(SDO._NS)}}
        graph = Graph().parse(data=json.dumps(data), format="json-ld", publicID=ADDRESS)
        assert len(graph) > 5, page.source_uri


def test_every_page_names_its_site_language_and_version(exported, pages):
    for page, text in pages:
        (site,) = of_type(text, "WebSite")
        web_page = next(node for node in json.loads(text)["@graph"] if node.get("isPartOf"))
        assert web_page["isPartOf"]["@id"] == site["@id"] == f"{ADDRESS}#website"
        assert web_page["url"] == ADDRESS + exported.edition.addresses.published(page.key)
        assert web_page["dateModified"] == exported.written.settings.file.revised
        if page.key.language:
            assert web_page["inLanguage"] == page.key.language
            (translation,) = web_page["workTranslation"]
            assert translation["inLanguage"] != page.key.language
            (trail,) = of_type(text, "BreadcrumbList")
            assert [item["position"] for item in trail["itemListElement"]] == [1, 2]


def test_the_site_is_described_in_full_on_the_home_pages_alone(exported, pages):
    for page, text in pages:
        (site,) = of_type(text, "WebSite")
        assert ("license" in site) == ("creator" in site) == (page.key.kind in ("root", "home"))
        assert site["name"] in exported.written.settings.file.title.root.values()


def test_the_words_of_quotations_stand_on_the_pages_of_their_sources_alone(pages):
    for page, text in pages:
        assert bool(of_type(text, "Quotation")) == (page.key.kind == "source")


def test_a_topic_is_an_article_that_rests_on_its_sources(pages):
    sources = {
        node["@id"]
        for page, text in pages
        if page.key.kind == "source"
        for node in of_type(text, "NewsArticle")
    }
    for page, text in pages:
        articles = of_type(text, "Article")
        assert len(articles) == (page.key.kind == "topic")
        for article in articles:
            assert article["abstract"] == page.description
            assert {item["@id"] for item in article["citation"]} <= sources
            (own,) = of_type(text, "WebPage")[:1]
            assert own["mainEntity"]["@id"] == article["@id"]


def test_a_source_is_a_news_article_with_its_quotations(exported, pages):
    for page, text in pages:
        if page.key.kind != "source":
            continue
        source = exported.edition.corpus.sources[page.key.id]
        (article,) = of_type(text, "NewsArticle")
        assert article.get("headline") == source.csl.get("title")
        assert article.get("publisher", {}).get("name") == source.csl.get("container-title")
        assert article["identifier"]["value"] == source.sha256
        assert ("datePublished" in article) == ("issued" in source.csl)
        assert ("author" in article) == ("author" in source.csl)
        quotations = of_type(text, "Quotation")
        assert len(quotations) == len(source.passages)
        assert all(("text" in node) == (source.rights != "none") for node in quotations)


def test_only_what_the_dossier_states_is_an_event(exported, pages):
    for page, text in pages:
        events = of_type(text, "Event")
        if page.key.kind != "timeline":
            assert events == []
            continue
        known = {event.label[page.key.language]: event for event in exported.edition.corpus.events.values()}
        assert {known[node["name"]].status for node in events} <= {"happened", "planned"}
        for node in events:
            if "startDate" in node:
                assert known[node["name"]].edtf.startswith(node["startDate"])


def test_names_and_terms_are_given_with_their_kind(exported, pages):
    names, terms = exported.edition.corpus.names, exported.edition.corpus.terms
    for page, text in pages:
        if page.key.kind == "names":
            count = sum(len(of_type(text, kind)) for kind in ("Person", "Place", "Organization"))
            assert count == sum(name.kind != "unnamed" for name in names.values())
        if page.key.kind == "glossary" and not page.key.id:
            (term_set,) = of_type(text, "DefinedTermSet")
            assert [node["@id"].partition("#term-")[2] for node in term_set["hasDefinedTerm"]] == list(terms)
            assert [node["name"] for node in term_set["hasDefinedTerm"]] == [
                term.term[page.key.language] for term in terms.values()
            ]
            assert exported.files[term_set["subjectOf"]["contentUrl"].removeprefix(ADDRESS)]


def test_terms_are_one_set_that_the_page_of_their_use_is_about(pages):
    """Each language has the set once, on the page where the terms stand; their use names it by its address."""
    for language in ("id", "en"):
        own = [(page, text) for page, text in pages if page.key.language == language]
        assert [page.key for page, text in own if "DefinedTerm" in text] == [
            PageKey(kind="glossary", language=language)
        ]
        texts = {page.key.id: text for page, text in own if page.key.kind == "glossary"}
        assert texts.keys() == {"", "usage"}
        (term_set,) = of_type(texts[""], "DefinedTermSet")
        glossary, usage = (
            next(node for node in json.loads(texts[key])["@graph"] if node.get("isPartOf"))
            for key in ("", "usage")
        )
        assert term_set["@id"] == f"{glossary['@id']}#terms"
        assert all(term["@id"].startswith(glossary["@id"]) for term in term_set["hasDefinedTerm"])
        assert glossary["mainEntity"] == usage["about"] == {"@id": term_set["@id"]}
        assert glossary["@id"] != usage["@id"]


def test_a_name_is_tied_to_wikidata_only_by_its_curator(sample_copy):
    names = sample_copy / "content" / "names.yml"
    text = names.read_text(encoding="utf-8")
    names.write_text(
        text.replace("rambai-river:\n  kind: place\n", "rambai-river:\n  kind: place\n  wikidata: Q42\n"),
        encoding="utf-8",
    )
    written = export(sample_copy).written
    page = next(page for page in written.pages if page.key.kind == "names" and page.key.language == "en")
    assert page.body.count("wikidata.org") == 1
    assert '<a href="https://www.wikidata.org/wiki/Q42" rel="noopener">Q42 on Wikidata</a>' in page.body
    edition = next(edition for edition in written.editions if edition.language == "en")
    (place,) = of_type(jsonld_of(page, edition), "Place")
    assert place["sameAs"] == "http://www.wikidata.org/entity/Q42"
