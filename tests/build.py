"""Build values of the model from a few plain words; what a test does not mention gets a harmless default.

`dossier_from(articles={"a": "Satu kalimat."}, passages={"a": {"first": "Satu"}})` is a corpus with one source `a`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.model.article import Article
from dossier.model.corpus import Corpus
from dossier.model.event import Event
from dossier.model.location import Location
from dossier.model.name import Name
from dossier.model.point import Point
from dossier.model.record import PlacedList, PlacedMap, Places
from dossier.model.source import Source
from dossier.model.term import Term
from dossier.model.topic import Topic
from dossier.settings import DossierFile, Settings
from dossier.text.markdown import parse_prose
from dossier.text.sentences import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dossier.model.finding import Finding
    from dossier.model.prose import Prose
    from dossier.model.record import Record

KINDS: dict[str, tuple[type[Record], str]] = {
    "points": (Point, "points/all.yml"),
    "events": (Event, "events.yml"),
    "topics": (Topic, "topics.yml"),
    "names": (Name, "names.yml"),
    "terms": (Term, "glossary.yml"),
}


def article_from(text: str, file: str = "a.txt", language: str = "id") -> Article:
    """Return the article as reading would."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(file, f"seeds/{file}", text, digest, language, split_paragraphs(text, language))


def prose_from(text: str, path: str = "content/index.id.md", language: str = "id") -> Prose:
    """Return the prose that the Markdown writes, which must hold nothing that reading refuses."""
    prose, findings = parse_prose(text, path, language)
    assert findings == ()
    return prose


def settings_from(languages: Iterable[str] = ("id", "en"), **more: Any) -> Settings:
    """Return settings of a dossier in the languages."""
    title = dict.fromkeys(languages, "Dossier")
    values = {"title": title, "languages": tuple(languages), "revised": "2026-01-01", **more}
    return Settings(Path(), DossierFile.model_validate(values))


def dossier_from(
    articles: Mapping[str, str] | None = None,
    *,
    passages: Mapping[str, Mapping[str, Any]] | None = None,
    sources: Mapping[str, Mapping[str, Any]] | None = None,
    prose: Mapping[str, Mapping[str, str]] | None = None,
    roles: Mapping[str, Mapping[str, str]] | None = None,
    **records: Mapping[str, Any],
) -> Corpus:
    """Return a corpus.

    Arguments:
        articles: texts, by the id of the source that each of them gets.
        passages: exact words or whole records, by source.
        sources: further keys of the records of sources.
        prose: Markdown, by page and language.
        roles: Markdown, by name and language.
        records: points, events, topics, names and terms as their files hold them.

    """
    texts = {key: article_from(text, f"{key}.txt") for key, text in (articles or {}).items()}
    return Corpus(
        articles={article.file: article for article in texts.values()},
        sources={
            key: _source(key, article, (passages or {}).get(key, {}), (sources or {}).get(key, {}))
            for key, article in texts.items()
        },
        prose=_prose(prose or {}, "content/"),
        roles=_prose(roles or {}, "content/roles/"),
        **{kind: _records(kind, values) for kind, values in records.items()},
    )


def codes(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of the findings, sorted."""
    return sorted(finding.code for finding in findings)


def message(findings: Iterable[Finding], code: str) -> str:
    """Return the message of the one finding with the code."""
    (found,) = [finding for finding in findings if finding.code == code]
    return found.message


def _source(key: str, article: Article, passages: Mapping[str, Any], more: Mapping[str, Any]) -> Source:
    record = {
        "article": article.file,
        "sha256": article.sha256,
        "name": key.upper(),
        "letters": key[:2].upper(),
        "csl": {"type": "article-newspaper", "language": "id-ID", "title": "Judul"},
        "passages": {
            name: {"exact": value} if isinstance(value, str) else value for name, value in passages.items()
        },
        **more,
    }
    return Source.model_validate(placed(record, f"content/sources/{key}.yml"))


def _records(kind: str, records: Mapping[str, Any]) -> dict[str, Any]:
    model, file = KINDS[kind]
    return {
        key: model.model_validate(placed(value, f"content/{file}", key)) for key, value in records.items()
    }


def _prose(pages: Mapping[str, Mapping[str, str]], folder: str) -> dict[str, dict[str, Prose]]:
    return {
        page: {
            language: prose_from(text, f"{folder}{page}.{language}.md", language)
            for language, text in texts.items()
        }
        for page, texts in pages.items()
    }


class KeyPlaces(Places):
    """Places whose paths name the keys that lead to them."""

    def at(self, key: str = "") -> Location:
        """Return the path of the value of the key, or of the mapping."""
        return Location(f"{self.path}/{key}" if key in self.values else self.path)


def placed(value: Any, path: str, *keys: str) -> Any:
    """Return the value as if read from YAML; instead of a line, the path of a place names the keys that lead to it."""
    own = "/".join((path, *keys))
    if isinstance(value, dict):
        result = PlacedMap({key: placed(inner, path, *keys, str(key)) for key, inner in value.items()})
        result.places = KeyPlaces(own, values=dict.fromkeys(value, (0, 0)))
        return result
    if isinstance(value, list):
        return PlacedList(placed(inner, path, *keys, str(number)) for number, inner in enumerate(value))
    return value
