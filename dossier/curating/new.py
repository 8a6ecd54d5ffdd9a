"""A new dossier in an empty folder: complete, so that it builds as it is, with a worked example or ready for articles.

The files in `starter/` are written for Indonesian and English; in another language the English words stand until somebody
translates them. `@@name@@` in them is filled in.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dossier import __version__
from dossier.curating.schemas import make_schemas
from dossier.errors import DossierError
from dossier.saving import save
from dossier.text.locale import has_catalogue, is_known_language
from dossier.text.yaml_edit import write_scalar

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

WRITTEN = ("id", "en")
"""Languages that the starter files are written in; English stands in for others."""
EXAMPLE_TITLES = {
    "id": "Bus buku Hulu (contoh rekaan)",
    "en": "The library bus of Hulu (an invented example)",
}
PROJECT_FILES: Mapping[str, str] = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "pages.yml": ".github/workflows/pages.yml",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
}
"""Files of `starter/project/`, with where they go."""
EXAMPLE_LINES = """
The two articles that are there are an invented example. To begin your own dossier, remove `seeds/` and `content/` except
`content/dossier.yml`, `content/index.*.md` and `content/method.*.md`, and change those. A new dossier without the example
comes from `dossier new DIR --from FOLDER`.
"""

# matches a line of a map of languages in a starter file: "    en: The bus"
LANGUAGE_LINE_RE = re.compile(rf"(?P<indent> +)(?P<language>{'|'.join(WRITTEN)}): (?P<value>.*)")
# matches the key above such a map: "    translation:"
KEY_LINE_RE = re.compile(r"(?P<indent> *)[a-z-]+:")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a curator wants of a new dossier."""

    languages: tuple[str, ...]
    day: datetime.date
    title: str = ""
    with_example: bool = True


@dataclass(frozen=True, slots=True)
class Program:
    """Where the program that makes the dossier can be installed from."""

    requirement: str
    """A line for pip."""
    words: str
    """What a reader of the README should know of it."""
    wheel: Path | None = None
    """A file to put beside the dossier, from which pip installs it."""


def make_dossier(folder: Path, wishes: Wishes) -> tuple[str, ...]:
    """Write a new dossier into the folder; return the paths of its files.

    Raises:
        DossierError: the folder holds something, or a language is not known.

    """
    _refuse(folder, wishes)
    program = find_program()
    files = {
        **_project_files(wishes, program),
        **(_example(wishes) if wishes.with_example else {}),
        **_pages(wishes),
        "seeds/originals/.gitkeep": b"",
    }
    for path, content in sorted(files.items()):
        save(folder / path, content)
    if program.wheel:
        (folder / "wheels").mkdir(exist_ok=True)
        shutil.copy(program.wheel, folder / "wheels" / program.wheel.name)
    return tuple(sorted(files))


def without_interface(languages: Sequence[str]) -> tuple[str, ...]:
    """Return those of the languages whose interface words are English."""
    return tuple(language for language in languages if not has_catalogue(language))


def without_first_pages(languages: Sequence[str]) -> tuple[str, ...]:
    """Return those of the languages whose first pages are English."""
    return tuple(language for language in languages if language not in WRITTEN)


def find_program() -> Program:
    """Return where this very program came from, as its installation recorded it (PEP 610)."""
    try:
        recorded = json.loads(metadata.distribution("dossier").read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, json.JSONDecodeError):
        recorded = {}
    url = str(recorded.get("url", ""))
    if version := recorded.get("vcs_info"):
        line = f"dossier[intake] @ {version['vcs']}+{url}@{version['commit_id']}"
        return Program(line, "pip takes it from its repository.")
    if url.startswith(("https://", "http://")):
        return Program(f"dossier[intake] @ {url}", "pip takes it from the address that is named there.")
    file = Path(unquote(urlsplit(url).path)) if url.startswith("file:") else None
    if file and file.suffix == ".whl" and file.is_file():
        words = "It lies in `wheels/`, so that the dossier can be built wherever it is."
        return Program(f"./wheels/{file.name}[intake]", words, file)
    if url:
        wheel = f"dossier-{__version__}-py3-none-any.whl"
        words = f"It was installed from a folder: build `{wheel}` there and put it into `wheels/`."
        return Program(f"./wheels/{wheel}[intake]", words)
    return Program(f"dossier[intake]=={__version__}", "pip takes it from a package index.")


def _refuse(folder: Path, wishes: Wishes) -> None:
    if folder.is_file():
        raise DossierError(f"'{folder}' is a file.", hint="Name a new or an empty folder.")
    if folder.is_dir() and any(folder.iterdir()):
        raise DossierError(f"'{folder}' is not empty.", hint="Name a new or an empty folder.")
    unknown = [language for language in wishes.languages if not is_known_language(language)]
    if unknown:
        raise DossierError(
            f"The language '{unknown[0]}' is not known.", hint="Languages are codes such as id, en or de."
        )


def _starter(name: str) -> Traversable:
    return resources.files("dossier").joinpath("curating", "starter", name)


def _project_files(wishes: Wishes, program: Program) -> dict[str, bytes]:
    title = _titles(wishes)[wishes.languages[0]]
    files: dict[str, bytes] = {}
    for name, target in PROJECT_FILES.items():
        text = _starter("project").joinpath(name).read_text(encoding="utf-8")
        shown = write_scalar(title) if target.endswith(".yml") else title
        values = {
            "title": shown, "program": program.words, "example": EXAMPLE_LINES if wishes.with_example else "",
        }  # fmt: skip
        files[target] = fill(text, values).encode()
    files["requirements.txt"] = f"{program.requirement}\n".encode()
    schemas = {f".vscode/schemas/{name}": text.encode() for name, text in make_schemas().items()}
    return {**files, **schemas}


def _titles(wishes: Wishes) -> dict[str, str]:
    """Return the title in each language."""
    example = {} if wishes.title or not wishes.with_example else EXAMPLE_TITLES
    return {
        language: example.get(language) or example.get("en") or wishes.title for language in wishes.languages
    }


def _pages(wishes: Wishes) -> dict[str, bytes]:
    """Return the settings and the pages that every dossier has, without those that the example brings."""
    values = {
        "languages": ", ".join(wishes.languages),
        "day": wishes.day.isoformat(),
        "titles": "\n  ".join(
            f"{language}: {write_scalar(title)}" for language, title in _titles(wishes).items()
        ),
    }
    settings = _starter("empty").joinpath("dossier.yml").read_text(encoding="utf-8")
    pages = ("method",) if wishes.with_example else ("index", "method")
    return {
        "content/dossier.yml": fill(for_languages(settings, wishes.languages), values).encode(),
        **{
            f"content/{page}.{language}.md": _prose(_starter("empty"), page, language)
            for page in pages
            for language in wishes.languages
        },
    }


def _prose(folder: Traversable, page: str, language: str) -> bytes:
    written = language if language in WRITTEN else "en"
    return folder.joinpath(f"{page}.{written}.md").read_bytes()


def _example(wishes: Wishes) -> dict[str, bytes]:
    """Return the articles, records and texts of the worked example."""
    root = _starter("example")
    files: dict[str, bytes] = {}
    articles = {item.name: item.read_bytes() for item in root.joinpath("seeds").iterdir()}
    files.update({f"seeds/{name}": content for name, content in articles.items()})
    content = root.joinpath("content")
    for path, item in _records(content):
        text = item.read_text(encoding="utf-8")
        named = re.search(r"^article: (\S+)$", text, re.MULTILINE)
        language = re.search(r"^  language: (\S+)$", text, re.MULTILINE)
        digest = hashlib.sha256(articles[named[1]]).hexdigest() if named else ""
        own = language[1] if language else ""
        files[f"content/{path}"] = for_languages(
            fill(text, {"sha256": digest}), wishes.languages, own=own
        ).encode()
    for page in ("index", "topics/bus-runs-again"):
        files.update({f"content/{page}.{code}.md": _prose(content, page, code) for code in wishes.languages})
    return files


def _records(content: Traversable) -> Iterator[tuple[str, Traversable]]:
    for item in content.iterdir():
        if item.is_dir():
            yield from (
                (f"{item.name}/{inner.name}", inner)
                for inner in item.iterdir()
                if inner.name.endswith(".yml")
            )
        elif item.name.endswith(".yml"):
            yield item.name, item


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each `@@name@@` replaced by its value."""
    return re.sub(r"@@([a-z0-9]+)@@", lambda match: values[match[1]], text)


def for_languages(text: str, languages: Sequence[str], *, own: str = "") -> str:
    """Return a starter file of YAML with its maps of languages in these languages.

    Arguments:
        text: the file, whose maps have a line for each language that it is written in.
        languages: of the dossier; where the file lacks one, its English words stand.
        own: the language of an article, which its translations leave out.

    """
    lines: list[str] = []
    written: dict[str, str] = {}
    indent = ""
    for line in (*text.splitlines(), ""):
        match = LANGUAGE_LINE_RE.fullmatch(line)
        if match:
            written[match["language"]] = match["value"]
            indent = match["indent"]
            continue
        if written:
            lines += _language_lines(lines, indent, written, languages, own)
            written = {}
        lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


def _language_lines(
    lines: list[str], indent: str, written: Mapping[str, str], languages: Sequence[str], own: str
) -> list[str]:
    """Return the lines of one map; a map of translations that would be empty loses its key, too."""
    is_translation = lines[-1].strip() == "translation:"
    wanted = [
        language for language in languages if not (is_translation and language.partition("-")[0] == own)
    ]
    if not wanted and KEY_LINE_RE.fullmatch(lines[-1]):
        lines.pop()
    return [f"{indent}{language}: {written.get(language) or written['en']}" for language in wanted]
