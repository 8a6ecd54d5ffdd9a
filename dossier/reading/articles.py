"""The archived texts of `seeds/`: decoded, hashed, and cut into paragraphs and sentences."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dossier.model.article import Article
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.reading.files import list_files, read_file
from dossier.text.sentences import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.settings import Settings

ARTICLE_SUFFIXES = (".txt",)


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
    findings: list[Finding] = []
    for path in list_files(folder, ARTICLE_SUFFIXES):
        file = path.relative_to(folder).as_posix()
        name = f"{settings.seeds.as_posix()}/{file}"
        read = read_file(path, name, settings.file.limits.article_bytes)
        findings.extend(read.findings)
        if read.text is not None:
            language = languages.get(file) or settings.languages[0]
            articles[file] = make_article(file, name, read.text, read.data, language)
    return articles, tuple(findings)


def make_article(file: str, path: str, text: str, data: bytes, language: str) -> Article:
    """Return the article that the bytes hold; its spans lead into the untouched text."""
    digest = hashlib.sha256(data).hexdigest()
    return Article(file, path, text, digest, split_paragraphs(text, language))
