"""The archived texts of `seeds/`: decoded, hashed, and cut into paragraphs and sentences.

The folder `originals` in it holds the files that texts were taken from; they are hashed, never read as articles.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dossier.model.article import Article
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.reading.files import list_files, read_bytes
from dossier.reading.limits import HINT, read_limited, refuse_name, within_count
from dossier.text.sentences import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.source import Source
    from dossier.settings import Settings

ARTICLE_SUFFIXES = (".txt",)
ORIGINALS = "originals"
"""Folder of the originals, below the folder of articles."""


def read_articles(
    settings: Settings, languages: Mapping[str, str]
) -> tuple[Mapping[str, Article], tuple[Finding, ...]]:
    """Return the articles by file name, and what is wrong with the files.

    Arguments:
        settings: where the folder is, and the limits.
        languages: language of each article that a record names; the others are read in the dossier's first.

    """
    folder = settings.project / settings.seeds
    if not folder.is_dir():
        hint = "Put the articles there as .txt files."
        missing = Finding(
            "file-missing", "The folder of articles is not there.", Location(settings.seeds.as_posix()), hint
        )
        return {}, (missing,)
    articles: dict[str, Article] = {}
    limits = settings.file.limits
    paths, findings = within_count(list_files(folder, ARTICLE_SUFFIXES), settings.seeds.as_posix(), limits)
    for path in paths:
        file = path.relative_to(folder).as_posix()
        if file.startswith(f"{ORIGINALS}/"):
            continue
        name = f"{settings.seeds.as_posix()}/{file}"
        if refused := refuse_name(name):
            findings.append(refused)
            continue
        read = read_limited(path, name, limits, limits.article_bytes)
        findings.extend(read.findings)
        if read.text is None:
            continue
        language = languages.get(file) or settings.languages[0]
        article = make_article(file, name, read.text, read.data, language)
        if len(article.paragraphs) <= limits.paragraphs:
            articles[file] = article
        else:
            message = f"The article has {len(article.paragraphs):,} paragraphs; at most {limits.paragraphs:,} are read."
            hint = HINT.format(key="paragraphs")
            findings.append(Finding("limit-exceeded", message, Location(name), hint=hint))
    return articles, tuple(findings)


def read_originals(
    settings: Settings, sources: Mapping[str, Source]
) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """Return the SHA-256 of each original that a record names and that is there, and what cannot be read."""
    folder = settings.project / settings.seeds / ORIGINALS
    named = {source.original.file for source in sources.values() if source.original}
    digests: dict[str, str] = {}
    findings: list[Finding] = []
    for path in list_files(folder) if named and folder.is_dir() else ():
        file = path.relative_to(folder).as_posix()
        if file not in named:
            continue
        name = f"{settings.seeds.as_posix()}/{ORIGINALS}/{file}"
        data, problems = read_bytes(path, name, settings.file.limits.original_bytes)
        findings.extend(problems)
        if data is not None:
            digests[file] = hashlib.sha256(data).hexdigest()
    return digests, tuple(findings)


def make_article(file: str, path: str, text: str, data: bytes, language: str) -> Article:
    """Return the article that the bytes hold; its spans lead into the untouched text."""
    digest = hashlib.sha256(data).hexdigest()
    return Article(file, path, text, digest, split_paragraphs(text, language))
