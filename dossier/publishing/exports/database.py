"""The dossier as one SQLite file with full-text tables, which Datasette and any SQLite program open as it is.

Rows come in the order of the dossier and nothing in the file depends on the clock, so the same dossier gives the same
bytes. Full-text tables name the table that they index, by which Datasette finds them and offers a search box.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from dossier.publishing.exports import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossier.writing.edition import Edition

WRITER_VERSION = slice(96, 100)
"""Where the header of a SQLite file keeps the version of the program that wrote it, which differs between machines."""


class Table(NamedTuple):
    """A table with its rows."""

    name: str
    columns: Sequence[str]
    """Each with its type and what it refers to."""
    rows: Iterable[Sequence[object]]
    searched: Sequence[str] = ()
    """Columns of its full-text table."""
    key: str = ""
    """Columns of the primary key, where it has more than one."""


def make_database(edition: Edition) -> bytes:
    """Return the bytes of the SQLite file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in (
            "PRAGMA page_size = 4096",
            "PRAGMA encoding = 'UTF-8'",
            "PRAGMA journal_mode = OFF",
            "BEGIN",
        ):
            connection.execute(statement)
        for table in tables(edition):
            _fill(connection, table)
        connection.execute("COMMIT")
        content = bytearray(connection.serialize())
    content[WRITER_VERSION] = bytes(4)
    return bytes(content)


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    """Make the table, its rows and its full-text table; all names are our own."""
    key = [f"PRIMARY KEY ({table.key})"] if table.key else []
    connection.execute(f"CREATE TABLE {quoted(table.name)} ({', '.join((*table.columns, *key))})")
    places = ", ".join("?" for _ in table.columns)
    connection.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({places})", table.rows)  # noqa: S608  # see above
    if table.searched:
        columns = ", ".join(map(quoted, table.searched))
        name = quoted(f"{table.name}_fts")
        connection.execute(
            f"CREATE VIRTUAL TABLE {name} USING FTS5 ({columns}, "
            f"tokenize='unicode61 remove_diacritics 2', content={quoted(table.name)})"
        )
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608  # see above


def quoted(name: str) -> str:
    """Return the name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def tables(edition: Edition) -> tuple[Table, ...]:
    """Return all tables; those that others refer to come first."""
    key = '"id" TEXT PRIMARY KEY'
    label = rows.per_language(edition, "label")
    term, definition, note = (rows.per_language(edition, name) for name in ("term", "definition", "note"))
    ask, say, title = (rows.per_language(edition, name) for name in ("ask", "say", "title"))
    translation, summary = rows.per_language(edition, "translation"), rows.per_language(edition, "summary")
    text, prose = rows.texts, rows.placed_sentences(edition)
    return (
        Table("dossier", ('"name" TEXT PRIMARY KEY', '"value" TEXT'), rows.dossier(edition)),
        Table("sources", (key, *text("name", "outlet", "headline", "language", "article", "sha256", "rights"), '"sentences" INTEGER', '"quoted_share" REAL', *text("csl")), rows.sources(edition), ("name", "outlet", "headline")),
        Table("names", (key, *text("kind", *label)), rows.names(edition), label),
        Table("spellings", (_to("name", "names"), *text("language", "spelling")), rows.spellings(edition)),
        Table("terms", (key, *text(*term, "part_of_speech", *definition, *note)), rows.terms(edition), (*term, *definition, *note)),
        Table("topics", (key, *text(*title, *summary)), rows.topics(edition), (*title, *summary)),
        Table("passages", (key, _to("source", "sources"), *text("part"), '"paragraph" INTEGER', '"start" INTEGER', '"end" INTEGER', _to("voice", "names"), *text("exact", "attribution", *translation)), rows.passages(edition), ("exact", *translation)),
        Table("points", (key, *text(*ask, "relation"), _to("one_voice", "names"), *text(*note)), rows.points(edition), ask),
        Table("versions", (_to("point", "points"), '"number" INTEGER', *text(*say)), rows.versions(edition), say, '"point", "number"'),
        Table("version_passages", (_to("point", "points"), '"number" INTEGER', _to("passage", "passages")), rows.version_passages(edition)),
        Table("cells", (_to("point", "points"), _to("source", "sources"), *text("state", "versions")), rows.cells(edition), (), '"point", "source"'),
        Table("point_topics", (_to("point", "points"), _to("topic", "topics")), rows.point_topics(edition)),
        Table("events", (key, *text(*label, "edtf", "part_of_month", "first_day", "last_day", "status", "reported")), rows.events(edition), label),
        Table("event_passages", (_to("event", "events"), _to("passage", "passages")), rows.event_passages(edition)),
        Table("event_topics", (_to("event", "events"), _to("topic", "topics")), rows.event_topics(edition)),
        Table("sentences", ('"id" INTEGER PRIMARY KEY', *text("page", "language"), '"number" INTEGER', *text("text")), rows.sentences(prose), ("text",)),
        Table("sentence_passages", (_to("sentence", "sentences", "INTEGER"), _to("passage", "passages")), rows.sentence_passages(edition, prose)),
    )  # fmt: skip


def _to(column: str, table: str, kind: str = "TEXT") -> str:
    """Return a column that refers to the id of another table."""
    return f'{quoted(column)} {kind} REFERENCES {quoted(table)} ("id")'
