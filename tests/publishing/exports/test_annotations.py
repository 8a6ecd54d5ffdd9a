"""Passages as W3C Web Annotations, checked against the shape that the recommendation gives and against the articles."""

from __future__ import annotations

import base64
import hashlib
import json
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from dossier.publishing.exports.annotations import annotation_files
from dossier.writing.cite import text_fragment
from dossier.writing.files import PASSAGES_URI, passages_uri
from tests.publishing.exports.conftest import SAMPLE, export

SELECTOR = {
    "type": "object",
    "required": ["type"],
    "oneOf": [
        {
            "required": ["exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "additionalProperties": False,
        },
        {
            "required": ["start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "additionalProperties": False,
        },
        {
            "required": ["value"],
            "properties": {
                "type": {"const": "FragmentSelector"},
                "value": {"type": "string"},
                "conformsTo": {"type": "string", "format": "uri"},
            },
            "additionalProperties": False,
        },
    ],
}
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "language": {"type": "string"},
        "format": {"const": "text/plain"},
        "purpose": {"const": "commenting"},
    },
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"const": "highlighting"},
        "body": {"type": "array", "items": BODY, "minItems": 1},
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "format": "uri"},
                "selector": {"type": "array", "items": SELECTOR, "minItems": 1},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00Z$"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "partOf", "items"],
            "properties": {
                "id": {"type": "string", "format": "uri"},
                "type": {"const": "AnnotationPage"},
                "partOf": {"type": "string", "format": "uri"},
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": ANNOTATION},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


@pytest.fixture
def collection(exported):
    return json.loads(exported.text(PASSAGES_URI))


def test_collections_have_the_shape_of_the_recommendation(exported):
    uris = [PASSAGES_URI, *(passages_uri(source) for source in exported.edition.corpus.sources)]
    for uri in uris:
        jsonschema.Draft202012Validator(COLLECTION).validate(json.loads(exported.text(uri)))


def test_the_collection_holds_every_passage_once(exported, collection):
    ids = [item["id"] for item in collection["first"]["items"]]
    assert len(set(ids)) == len(ids) == collection["total"] == len(exported.edition.proofs.passages)
    parts = [
        item
        for source in exported.edition.corpus.sources
        for item in json.loads(exported.text(passages_uri(source)))["first"]["items"]
    ]
    assert sorted(item["id"] for item in parts) == sorted(ids)


def test_each_selector_finds_the_words_in_the_archived_file(exported, collection):
    """Read by its bytes, and named by the digest of these bytes, as RFC 6920 does it."""
    project = exported.written.settings.project
    texts = {}
    for path in (project / "seeds").iterdir():
        digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).decode().rstrip("=")
        texts[f"ni:///sha-256;{digest}"] = path.read_bytes().decode("utf-8-sig")
    quoted = 0
    for item in collection["first"]["items"]:
        text = texts[item["target"]["source"]]
        selectors = {selector["type"]: selector for selector in item["target"]["selector"]}
        position = selectors["TextPositionSelector"]
        words = text[position["start"] : position["end"]]
        assert words.strip() == words != ""
        if quote := selectors.get("TextQuoteSelector"):
            assert quote["exact"] == words
            quoted += 1
    assert quoted > 5


def test_withheld_words_are_in_no_annotation(sample):
    article = sample.edition.corpus.article_of("muara").text
    content = sample.text(passages_uri("muara"))
    for address, proof in sample.edition.proofs.passages.items():
        if address.startswith("muara#"):
            assert proof.span.of(article) not in content
    assert "translation" not in content
    assert "TextualBody" not in content


def test_words_beside_a_passage_stand_only_where_the_article_may_be_shown(sample_copy):
    assert "prefix" not in export(SAMPLE).text(PASSAGES_URI)
    record = sample_copy / "content" / "sources" / "kabar.yml"
    record.write_text(record.read_text(encoding="utf-8") + "rights: full\n", encoding="utf-8")
    written = export(sample_copy)
    items = json.loads(written.text(passages_uri("kabar")))["first"]["items"]
    text = written.edition.corpus.article_of("kabar").text
    for item in items:
        quote, position = item["target"]["selector"][:2]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_a_known_address_is_the_target_and_leads_to_the_words(sample_copy):
    record = sample_copy / "content" / "sources" / "kabar.yml"
    text = record.read_text(encoding="utf-8").replace("  URL: not-in-text\n", "")
    record.write_text(
        text.replace(
            "container-title: Kabar Sungai",
            "container-title: Kabar Sungai\n  URL: https://kabar.example/jembatan",
        ),
        encoding="utf-8",
    )
    written = export(sample_copy)
    items = json.loads(annotation_files(written.edition)[passages_uri("kabar")])["first"]["items"]
    target = next(item["target"] for item in items if item["id"].endswith("#passage-no-witness"))
    assert target["source"] == "https://kabar.example/jembatan"
    assert target["selector"][2]["value"] == ":~:text=tidak%20ada%20satwa%20lain%20yang%20menyaksikannya"
    page = next(page for page in written.written.pages if page.key.id == "kabar")
    assert 'href="https://kabar.example/jembatan#:~:text=tidak%20ada' in page.body


@pytest.mark.parametrize(
    ("exact", "fragment"),
    [
        ("dua papan", "#:~:text=dua%20papan"),
        ("pasal 5-7, a & b", "#:~:text=pasal%205%2D7%2C%20a%20%26%20b"),
        (" ".join(map(str, range(20))), "#:~:text=0%201%202%203%204%205,14%2015%2016%2017%2018%2019"),
    ],
)
def test_a_text_fragment_writes_every_sign_that_has_a_meaning_in_it(exact, fragment):
    link = text_fragment("https://example.org/a#part", exact)
    assert link == f"https://example.org/a{fragment}"
    first = unquote(urlsplit(link).fragment.removeprefix(":~:text=").split(",")[0])
    assert exact.startswith(first)
