"""The SQLite file: whole, searchable, the same bytes each time, and opened by Datasette as it is."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from dossier.publishing.exports.database import WRITER_VERSION, make_database
from dossier.writing.files import DATABASE_URI
from tests.publishing.exports.conftest import SAMPLE

MAKE = """\
import sys
from pathlib import Path
from dossier import pipeline
from dossier.publishing.exports.database import make_database
Path(sys.argv[2]).write_bytes(make_database(pipeline.write(Path(sys.argv[1])).editions[0]))
"""


@pytest.fixture
def file(exported, tmp_path):
    path = tmp_path / "dossier.db"
    path.write_bytes(exported.files[DATABASE_URI])
    return path


@pytest.fixture
def database(file):
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def column(database, query, *values):
    return [row[0] for row in database.execute(query, values)]


def test_the_file_is_sound(database):
    assert column(database, "PRAGMA integrity_check") == ["ok"]
    assert column(database, "PRAGMA foreign_key_check") == []
    assert column(database, "PRAGMA encoding") == ["UTF-8"]


def test_the_tables_hold_every_record(exported, database):
    corpus = exported.edition.corpus
    wanted = {
        "sources": corpus.sources, "names": corpus.names, "terms": corpus.terms, "topics": corpus.topics,
        "points": corpus.points, "events": corpus.events, "passages": exported.edition.proofs.passages,
    }  # fmt: skip
    for table, records in wanted.items():
        query = f"SELECT id FROM {table} ORDER BY rowid"  # noqa: S608  # names of our own
        assert column(database, query) == list(records)
    sentences = sum(
        len(prose.sentences()) for found in exported.edition.links.prose.values() for prose in found.values()
    )
    assert column(database, "SELECT count(*) FROM sentences") == [sentences]


def test_passages_are_joined_to_what_they_carry(exported, database):
    for key, point in exported.edition.corpus.points.items():
        query = "SELECT passage FROM version_passages WHERE point = ? ORDER BY rowid"
        assert column(database, query, key) == [
            address for version in point.versions for address in version.passages
        ]


def test_full_text_search_finds_words(exported, database):
    for source in exported.edition.corpus.sources.values():
        if source.rights == "none":
            continue
        word = max(next(iter(source.passages.values())).exact.split(), key=len).strip("“”\"',.()")
        query = "SELECT id FROM passages WHERE rowid IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?)"
        assert column(database, query, f'"{word}"'), word


def test_words_of_articles_are_there_as_far_as_rights_allow(exported, database):
    query = "SELECT exact || attribution || translation_en FROM passages WHERE source = ?"
    for key, source in exported.edition.corpus.sources.items():
        words = column(database, query, key)
        assert len(words) == len(source.passages)
        assert all(words) if source.rights != "none" else not any(words)


def test_two_runs_give_the_same_bytes(tmp_path):
    """In processes whose sets and maps are in different order."""
    for seed in ("1", "2"):
        command = [sys.executable, "-c", MAKE, str(SAMPLE), str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_the_file_does_not_say_which_sqlite_wrote_it(sample):
    assert make_database(sample.edition)[WRITER_VERSION] == bytes(4)


def datasette(file, path):
    """Ask Datasette for one address of the file, without a server."""
    program = Path(sys.executable).with_name("datasette")
    command = [str(program), str(file), "--get", path]
    result = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_datasette_opens_it_and_searches_it(sample, tmp_path):
    file = tmp_path / "dossier.db"
    file.write_bytes(sample.files[DATABASE_URI])
    tables = {table["name"]: table for table in json.loads(datasette(file, "/dossier.json"))["tables"]}
    assert tables["passages"]["fts_table"] == "passages_fts"
    assert tables["passages"]["count"] == len(sample.edition.proofs.passages)
    assert {key["other_table"] for key in tables["passages"]["foreign_keys"]["outgoing"]} == {
        "sources",
        "names",
    }
    found = json.loads(datasette(file, f"/dossier/passages.json?_search={quote('papan')}&_shape=objects"))
    assert {row["id"] for row in found["rows"]} == {"warta#three-planks", "kabar#two-planks"}
    page = datasette(file, "/dossier/passages")
    assert 'type="search"' in page
