"""Markdown files of the content folder, `NAME.LANG.md`, and the inline prose of records."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.progress import nobody, told
from dossier.model.shelf import Results
from dossier.reading.files import list_names
from dossier.reading.limits import find_long_line, read_limited, within_count
from dossier.text.markdown import parse_prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.name import Name
    from dossier.model.progress import Tell
    from dossier.model.prose import Prose
    from dossier.model.shelf import Shelf
    from dossier.settings import Settings

# matches "topics/arms-pause.id.md", "index.en.md"
PROSE_FILE_RE = re.compile(r"(?P<page>(?:topics/)?[a-z0-9][a-z0-9-]*)\.(?P<language>[A-Za-z-]+)\.md")
FIXED_PAGES = ("index", "method")
# matches "---", a line of YAML, "---" at the beginning of a file
FRONT_MATTER_RE = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)")


def read_prose(
    settings: Settings, tell: Tell = nobody, shelf: Shelf | None = None
) -> tuple[Mapping[str, Mapping[str, Prose]], tuple[Finding, ...], Mapping[str, bytes]]:
    """Return the prose by page and language, what is wrong with the files, and the digests of each page's files.

    Parsed texts are on the shelf.
    """
    folder = settings.project / settings.content
    pages: dict[str, dict[str, Prose]] = {}
    made_from: dict[str, bytes] = {}
    parsed = Results(shelf, "prose")
    limits = settings.file.limits
    content = settings.content.as_posix()
    files, findings = within_count(list_names(folder, (".md",)), content, limits)
    for file in told(files, "Reading prose", tell):
        name = f"{content}/{file}"
        match = PROSE_FILE_RE.fullmatch(file)
        if match is None or match["language"] not in settings.languages or not _is_page(match["page"]):
            findings.append(_unknown_file(name, settings))
            continue
        read = read_limited(folder / file, name, limits, limits.prose_bytes, is_prose=True)
        findings.extend(read.findings)
        if read.text is not None:
            text, surplus = _without_front_matter(read.text, name)
            what = (text, name, match["language"])
            key = parsed.key(*what)
            prose, problems = parsed.with_key(key, partial(parse_prose, *what))
            findings += (*surplus, *problems)
            pages.setdefault(match["page"], {})[match["language"]] = prose
            made_from[match["page"]] = made_from.get(match["page"], b"") + key
    parsed.put()
    return pages, tuple(findings), made_from


def read_roles(
    names: Mapping[str, Name], settings: Settings, shelf: Shelf | None = None
) -> tuple[Mapping[str, Mapping[str, Prose]], tuple[Finding, ...]]:
    """Return the roles of names as prose, by name and language; parsed texts are on the shelf."""
    roles: dict[str, dict[str, Prose]] = {}
    parsed = Results(shelf, "roles")
    findings: list[Finding] = []
    for name_id, name in names.items():
        for language in name.role:
            place = name.place("role")
            limit = settings.file.limits.line_characters
            if too_long := find_long_line(name.role[language], place.path, limit, is_prose=True):
                findings.append(replace(too_long, location=place))
                continue
            what = (name.role[language], place.path, language, place)
            prose, problems = parsed.of(partial(parse_prose, *what), *what)
            findings.extend(problems)
            roles.setdefault(name_id, {})[language] = prose
    parsed.put()
    return roles, tuple(findings)


def _without_front_matter(text: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text with empty lines in place of front matter, which other programs read and this one does not."""
    match = FRONT_MATTER_RE.match(text)
    if match is None:
        return text, ()
    message = "The file begins with front matter, which is not read here."
    hint = "Remove the lines from '---' to '---'; titles and addresses stand in content/topics.yml."
    return "\n" * match[0].count("\n") + text[match.end() :], (
        Finding("markdown-unsupported", message, Location(name, 1, 1), hint=hint),
    )


def _is_page(page: str) -> bool:
    return page in FIXED_PAGES or page.startswith("topics/")


def _unknown_file(name: str, settings: Settings) -> Finding:
    languages = ", ".join(settings.languages)
    hint = f"Prose files are index, method or topics/NAME, then the language ({languages}), then .md."
    return Finding("file-unknown", "Nothing reads this file.", Location(name), hint=hint)
