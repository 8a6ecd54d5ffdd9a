"""The glossary for spreadsheets, and as JSON with every form written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.publishing.exports.json import record_line, to_json
from dossier.publishing.exports.spreadsheet import to_csv
from dossier.publishing.exports.tables import in_languages, texts_of
from dossier.text.forms import term_forms
from dossier.writing.files import GLOSSARY_CSV_URI, GLOSSARY_JSON_URI

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.writing.edition import Edition

SEPARATOR = "; "


def glossary_table_files(edition: Edition) -> Mapping[str, str]:
    """Return the table and its JSON by path below the site."""
    return {GLOSSARY_CSV_URI: _table(edition), GLOSSARY_JSON_URI: _json(edition)}


def _table(edition: Edition) -> str:
    languages = edition.settings.languages
    header = [
        "id", *in_languages(edition, "term"), "part-of-speech", *in_languages(edition, "definition"),
        *in_languages(edition, "forms"), *in_languages(edition, "note"), "see", "example",
    ]  # fmt: skip
    rows = [
        [
            key,
            *texts_of(edition, term.term),
            term.part_of_speech,
            *texts_of(edition, term.definition),
            *(SEPARATOR.join(term_forms(term, language)) for language in languages),
            *texts_of(edition, term.note),
            " ".join(term.see),
            term.example,
        ]
        for key, term in edition.corpus.terms.items()
    ]
    return to_csv(header, rows)


def _json(edition: Edition) -> str:
    languages = edition.settings.languages
    terms = [
        record_line(
            key,
            term,
            {
                "forms": {language: list(term_forms(term, language)) for language in languages},
                "part-of-speech": term.part_of_speech,
            },
        )
        for key, term in edition.corpus.terms.items()
    ]
    return to_json({"terms": terms})
