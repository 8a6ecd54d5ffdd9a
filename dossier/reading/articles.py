"""The archived texts of `seeds/`: decoded, hashed, and cut into paragraphs and sentences.

The folder `originals` in it holds the files that texts were taken from; they are hashed, never read as articles.
Of a large dossier only some articles are held in memory; the others are read again when they are asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from dossier.errors import DossierError
from dossier.model.article import Article
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.progress import nobody, told
from dossier.reading.files import list_names, read_bytes, read_file
from dossier.reading.limits import HINT, read_limited, refuse_name, within_count
from dossier.text.sentences import count_paragraphs, may_have_paragraphs, split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dossier.model.progress import Tell
    from dossier.model.source import Source
    from dossier.reading.files import FileRead
    from dossier.settings import Settings

ARTICLE_SUFFIXES = (".txt",)
ORIGINALS = "originals"
"""Folder of the originals, below the folder of articles."""
HELD_CHARACTERS = 20_000_000
"""So much text is held in memory: about 8,000 articles of a newspaper, with their sentences some 50 MB."""


class Stored(NamedTuple):
    """Where an article is, and what it was when it was first read."""

    path: Path
    name: str
    language: str
    size: int
    """In bytes."""
    sha256: str


class StoredArticles(Mapping[str, Article]):
    """The articles by file name; those for which there is no room in memory are read when they are asked for."""

    def __init__(self) -> None:
        """Begin without articles."""
        self._stored: dict[str, Stored] = {}
        self._held: dict[str, Article] = {}
        self._room = HELD_CHARACTERS
        self._last: Article | None = None

    def add(self, file: str, path: Path, name: str, language: str, read: FileRead) -> None:
        """Take an article that was read; hold it while there is room."""
        text = read.text or ""
        digest = hashlib.sha256(read.data).hexdigest()
        self._stored[file] = Stored(path, name, language, len(read.data), digest)
        self._room -= len(text)
        if self._room >= 0:
            self._held[file] = Article(file, name, text, digest, language, split_paragraphs(text, language))

    def __getitem__(self, file: str) -> Article:
        """Return the article.

        Raises:
            DossierError: the file was changed or removed since it was first read.

        """
        if file in self._held:
            return self._held[file]
        if self._last is None or self._last.file != file:
            self._last = self._read(file)
        return self._last

    def __contains__(self, file: object) -> bool:
        return file in self._stored

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)

    def _read(self, file: str) -> Article:
        path, name, language, size, digest = self._stored[file]
        read = read_file(path, name, size)
        article = make_article(file, name, read.text or "", read.data, language)
        if article.sha256 != digest:
            message = f"The article '{name}' was changed while it was read."
            raise DossierError(message, hint="Run the command again.")
        return article


def read_articles(
    settings: Settings, languages: Mapping[str, str], tell: Tell = nobody
) -> tuple[Mapping[str, Article], tuple[Finding, ...]]:
    """Return the articles by file name, and what is wrong with the files.

    Arguments:
        settings: where the folder is, and the limits.
        languages: language of each article that a record names; the others are read in the dossier's first.
        tell: told how many have been read.

    """
    folder = settings.project / settings.seeds
    if not folder.is_dir():
        hint = "Put the articles there as .txt files."
        missing = Finding(
            "file-missing", "The folder of articles is not there.", Location(settings.seeds.as_posix()), hint
        )
        return {}, (missing,)
    articles = StoredArticles()
    limits = settings.file.limits
    seeds = settings.seeds.as_posix()
    files, findings = within_count(list_names(folder, ARTICLE_SUFFIXES), seeds, limits)
    for file in told(files, "Reading articles", tell):
        if file.startswith(f"{ORIGINALS}/"):
            continue
        path, name = folder / file, f"{seeds}/{file}"
        if refused := refuse_name(name):
            findings.append(refused)
            continue
        read = read_limited(path, name, limits, limits.article_bytes)
        findings.extend(read.findings)
        if read.text is None:
            continue
        language = languages.get(file) or settings.languages[0]
        if too_many := _too_many_paragraphs(read.text, name, limits.paragraphs):
            findings.append(too_many)
        else:
            articles.add(file, path, name, language, read)
    return articles, tuple(findings)


def _too_many_paragraphs(text: str, name: str, most: int) -> Finding | None:
    if not may_have_paragraphs(text, most + 1) or (paragraphs := count_paragraphs(text)) <= most:
        return None
    message = f"The article has {paragraphs:,} paragraphs; at most {most:,} are read."
    return Finding("limit-exceeded", message, Location(name), hint=HINT.format(key="paragraphs"))


def read_originals(
    settings: Settings, sources: Mapping[str, Source]
) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """Return the SHA-256 of each original that a record names and that is there, and what cannot be read."""
    folder = settings.project / settings.seeds / ORIGINALS
    named = {source.original.file for source in sources.values() if source.original}
    digests: dict[str, str] = {}
    findings: list[Finding] = []
    for file in list_names(folder) if named else ():
        if file not in named:
            continue
        name = f"{settings.seeds.as_posix()}/{ORIGINALS}/{file}"
        data, problems = read_bytes(folder / file, name, settings.file.limits.original_bytes)
        findings.extend(problems)
        if data is not None:
            digests[file] = hashlib.sha256(data).hexdigest()
    return digests, tuple(findings)


def make_article(file: str, path: str, text: str, data: bytes, language: str) -> Article:
    """Return the article that the bytes hold; its spans lead into the untouched text."""
    digest = hashlib.sha256(data).hexdigest()
    return Article(file, path, text, digest, language, split_paragraphs(text, language))
