"""CSL-JSON, RIS and BibTeX, read back by programs that others wrote, equal the records."""

from __future__ import annotations

import json
import subprocess

import bibtexparser
import jsonschema
import pypandoc
import pytest
import rispy
from bibtexparser import middlewares
from pybtex.database import parse_string

from dossier.publishing.exports.bibtex import escape_latex, to_bibtex
from dossier.publishing.exports.csl import to_csl
from dossier.publishing.exports.fields import note_on
from dossier.publishing.exports.ris import to_ris
from dossier.writing.files import dossier_citation_uri, page_citation_uri, source_citation_uri
from dossier.writing.items import dossier_item, page_item, source_item
from tests.publishing.exports.conftest import ROOT

FULL = {
    "id": "full",
    "type": "article-newspaper",
    "title": "50 % & {braces}: $5 #1 a_b ~ ^ \\ “kutip”",
    "container-title": "Koran & Kota",
    "author": [{"family": "Toer", "given": "Pramoedya Ananta"}, {"literal": "Tim Redaksi & Kawan"}],
    "issued": {"date-parts": [[2025, 7, 3]], "circa": True},
    "language": "id-ID",
    "URL": "https://example.org/a_b?c=1&d=50%25#x",
    "page": "3",
}
"""A reference in which everything is known, with every sign that a format could trip over."""


def items_of(exported):
    """Return every item that is exported, by the path of its file without the ending."""
    edition = exported.edition
    by_language = {item.language: item for item in exported.written.editions}
    sources = {source_citation_uri(key, ""): [source_item(edition, key)] for key in edition.corpus.sources}
    pages = {
        page_citation_uri(page.source_uri, ""): [page_item(by_language[page.key.language], page)]
        for page in exported.written.pages
        if page.citation and page.key.kind != "source"
    }
    whole = [
        *map(dossier_item, exported.written.editions),
        *(item for found in sources.values() for item in found),
    ]
    return {**sources, **pages, dossier_citation_uri(""): whole}


def test_there_are_references_of_each_source_each_page_and_the_whole(exported):
    found = {uri for uri in exported.files if uri.startswith("cite/")}
    assert found == {
        f"{stem}{ending}" for stem in items_of(exported) for ending in ("csl.json", "ris", "bib")
    }


def test_csl_is_the_record_and_what_is_ours_stands_apart(exported):
    schema = json.loads((ROOT / "dossier" / "schemas" / "csl-item.json").read_text(encoding="utf-8"))
    for key, source in exported.edition.corpus.sources.items():
        (item,) = json.loads(exported.text(source_citation_uri(key, "csl.json")))
        assert item.pop("id") == key
        assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(item)] == []
        own = item.pop("custom")["dossier"]
        assert own["sha256"] == source.sha256
        assert item == source.csl


def test_csl_numbers_are_numbers():
    (item,) = json.loads(to_csl([FULL]))
    assert item == FULL


def pandoc(text, reader, writer):
    """Convert with pandoc, without its own defaults in the way."""
    program = pypandoc.get_pandoc_path()
    command = [program, "--from", reader, "--to", writer]
    return subprocess.run(
        command, input=text, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout


def test_pandoc_reads_the_csl(exported):
    found = json.loads(pandoc(exported.text("cite/dossier.csl.json"), "csljson", "csljson"))
    wanted = {item["id"]: item for item in items_of(exported)["cite/dossier."]}
    assert [item["id"] for item in found] == list(wanted)
    for item in found:
        own = wanted[item["id"]]
        for field in {"type", "title", "container-title", "language", "URL", "author"} & own.keys():
            assert item[field] == own[field]
        assert item.get("issued", {}).get("date-parts") == own.get("issued", {}).get("date-parts")


def read_ris(text):
    return rispy.loads(text)


def test_ris_read_back_equals_the_records(exported):
    for stem, items in items_of(exported).items():
        found = read_ris(exported.text(f"{stem}ris"))
        assert len(found) == len(items)
        for entry, item in zip(found, items, strict=True):
            assert entry["type_of_reference"] == ("NEWS" if item["type"] == "article-newspaper" else "ELEC")
            assert entry["id"] == item["id"]
            assert entry.get("title") == item.get("title")
            assert entry.get("secondary_title") == item.get("container-title")
            assert entry.get("language") == item.get("language")
            assert entry.get("urls", [None])[0] == item.get("URL")
            assert entry.get("authors", []) == [author["literal"] for author in item.get("author", [])]
            assert entry.get("notes", [""])[0] == note_on(item)
            assert "unknown_tag" not in entry


def test_ris_of_a_full_reference_keeps_every_sign():
    text = to_ris([FULL])
    (entry,) = read_ris(text)
    assert entry["title"] == FULL["title"]
    assert entry["secondary_title"] == FULL["container-title"]
    assert entry["authors"] == ["Toer, Pramoedya Ananta", "Tim Redaksi & Kawan"]
    assert (entry["year"], entry["date"]) == ("2025", "2025/07/03/")
    assert entry["urls"] == [FULL["URL"]]
    assert entry["start_page"] == "3"
    assert text.startswith("TY  - NEWS\r\n")
    assert text.endswith("ER  - \r\n\r\n")


def test_a_line_end_in_a_value_begins_no_tag():
    (entry,) = read_ris(to_ris([{**FULL, "title": "Satu\nER  - \nTY  - BOOK\ndua"}]))
    assert entry["title"] == "Satu ER - TY - BOOK dua"


@pytest.mark.parametrize(
    ("issued", "lines"),
    [
        (None, []),
        ({"date-parts": [[2025]]}, ["PY  - 2025", "DA  - 2025///"]),
        ({"date-parts": [[2025, 7]]}, ["PY  - 2025", "DA  - 2025/07//"]),
        ({"literal": "musim hujan"}, []),
    ],
)
def test_ris_writes_as_much_of_a_date_as_is_known(issued, lines):
    item = {key: value for key, value in FULL.items() if key != "issued"} | (
        {"issued": issued} if issued else {}
    )
    found = to_ris([item]).splitlines()
    assert [line for line in found if line[:2] in ("PY", "DA")] == lines


def read_bibtex(text):
    layers = [middlewares.RemoveEnclosingMiddleware(), middlewares.LatexDecodingMiddleware()]
    library = bibtexparser.parse_string(text, parse_stack=layers)
    assert library.failed_blocks == []
    return library.entries


def bare(text):
    """Return the text without the braces that keep capital letters, and with one kind of space."""
    return text.replace("{", "").replace("}", "").replace("\xa0", " ")


def test_bibtex_read_back_by_bibtexparser_equals_the_records(exported):
    for stem, items in items_of(exported).items():
        entries = read_bibtex(exported.text(f"{stem}bib"))
        assert [entry.key for entry in entries] == [item["id"] for item in items]
        for entry, item in zip(entries, items, strict=True):
            fields = {field.key: str(field.value) for field in entry.fields}
            assert bare(fields.get("title", "")) == item.get("title", "")
            outlet = fields.get("journal", fields.get("howpublished", ""))
            assert bare(outlet) == item.get("container-title", "")
            assert fields.get("language") == item.get("language")
            assert fields.get("url") == item.get("URL")


def test_bibtex_read_back_by_pybtex_equals_the_records(exported):
    for stem, items in items_of(exported).items():
        entries = parse_string(exported.text(f"{stem}bib"), "bibtex").entries
        assert list(entries) == [item["id"] for item in items]
        for item in items:
            entry = entries[item["id"]]
            assert entry.fields["title"] == f"{{{escape_latex(item['title'])}}}"
            assert [str(person) for person in entry.persons.get("author", [])] == [
                f"{{{author['literal']}}}" for author in item.get("author", [])
            ]


def test_bibtex_of_a_full_reference_keeps_every_sign():
    (entry,) = json.loads(pandoc(to_bibtex([FULL]), "bibtex", "csljson"))
    assert entry["type"] == "article-journal"
    assert entry["title"] == FULL["title"]
    assert entry["container-title"] == FULL["container-title"]
    assert entry["author"] == FULL["author"]
    assert entry["issued"]["date-parts"] == FULL["issued"]["date-parts"]
