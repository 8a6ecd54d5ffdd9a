"""Whether a site is what a build would make again: a digest of everything it was made from, and one of the site itself.

Where a configuration can reach what this does not see (other plugins, hooks, files elsewhere), nothing is ever taken to
be up to date.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.cache import FOLDER, digest_of, read_signed, write_signed
from dossier.program import PACKAGE, digest_program, digest_tree, installed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

THEME = PACKAGE.parent / "theme"
"""The theme in a repository; in an installed package it lies in the package."""
CONFIG = "mkdocs.yml"
EXTENSIONS = {"attr_list", "md_in_html", "toc", "tables", "fenced_code"}
# matches what lets a configuration read anything
REACHING_RE = re.compile(r"^\s*(?:INHERIT|hooks)\s*:|!!python|!relative", re.MULTILINE)
# matches the names in "!ENV [SITE_URL, '']"
VARIABLE_RE = re.compile(r"!ENV\s+\[?\s*([\w\s,]+)")
# matches "  custom_dir: ../theme" and other values that are paths
PATH_RE = re.compile(r"^\s*(?:custom_dir|docs_dir|seeds)\s*:\s*(?P<path>\S+)\s*(?:#.*)?$", re.MULTILINE)
# matches "  - dossier:" in a list
ITEM_RE = re.compile(r"^\s*-\s+(?P<name>[\w.-]+)")
# matches the list of all pages in a template: "{% for file in pages %}"
PAGES_RE = re.compile(rb"\bpages\b")
VARIABLES = ("SITE_URL", "SOURCE_DATE_EPOCH", "PATH", "LANG", "LANGUAGE", "TZ")
VARIABLE_BEGINNINGS = ("PYTHON", "LC_", "MKDOCS", "DOSSIER_")


class Build(NamedTuple):
    """What is asked for."""

    project: Path
    target: Path
    flags: tuple[str, ...]


def is_current(build: Build, inputs: str) -> bool:
    """Tell whether the target holds what the build would make of the inputs, of which `digest_inputs` gave a digest."""
    try:
        written = read_signed(_record(build))
        if written is None or not inputs:
            return False
        kept = json.loads(written)
        # the site, which is large, is looked at only where nothing else has changed
        return bool(kept["inputs"] == inputs and kept["site"] == digest_tree(build.target))
    except (OSError, ValueError):
        return False


def remember(build: Build, inputs: str, site: str) -> None:
    """Note that the site was made from the inputs, unless they have changed since.

    Arguments:
        build: what was asked for.
        inputs: what `digest_inputs` gave before the build; empty where that cannot be told.
        site: what `digest_tree` gave for it before it took its place, which another build may have taken since.

    """
    try:
        if inputs and digest_inputs(build) == inputs:
            content = {"inputs": inputs, "site": site}
            write_signed(_record(build), json.dumps(content).encode())
    except OSError:  # without the note the next build is a whole one
        return


def _record(build: Build) -> Path:
    name = digest_of(str(build.target), *build.flags)[:16]
    return build.project / FOLDER / f"site-{name}.json"


def digest_inputs(build: Build) -> str:
    """Return a digest of everything that can change the site; empty where that cannot be told."""
    try:
        return _digest_inputs(build)
    except OSError:
        return ""


def _digest_inputs(build: Build) -> str:
    config = (build.project / CONFIG).read_text(encoding="utf-8")
    if not _stays_inside(config, build.project):
        return ""
    roots: list[Path] = [build.project, PACKAGE, *([THEME] if THEME.is_dir() else [])]
    parts = [
        sys.version,
        *build.flags,
        *_environment(config),
        *sorted(installed()),
        str(shutil.which("pandoc")),
    ]
    return digest_of(*parts, *(digest_tree(root, without=build.target) for root in roots))


def digest_frame(project: Path, theme: Iterable[Path]) -> str:
    """Return a digest of what every page is made with; empty where the configuration can reach what nobody looks at.

    Arguments:
        project: the folder of `mkdocs.yml`.
        theme: the folders of the theme; those of installed packages are known by the version of the package.

    """
    try:
        config = (project / CONFIG).read_text(encoding="utf-8")
        if not _stays_inside(config, project):
            return ""
        own = [folder for folder in theme if not _is_installed(folder)]
        if any(map(_lists_pages, own)):
            return ""
        return digest_of(digest_program(), config, *_environment(config), *map(digest_tree, own))
    except OSError:
        return ""


def _lists_pages(folder: Path) -> bool:
    """Tell whether a template may name all pages, of which a kept one would know nothing."""
    return any(PAGES_RE.search(path.read_bytes()) for path in folder.rglob("*.html"))


def _is_installed(folder: Path) -> bool:
    """Tell whether a package other than this one brings the folder."""
    places = [Path(place).resolve() for place in sys.path if place.endswith("-packages")]
    own = folder.resolve()
    return not own.is_relative_to(PACKAGE) and any(own.is_relative_to(place) for place in places)


def _stays_inside(config: str, project: Path) -> bool:
    """Tell whether the configuration names no plugin, extension or folder that could bring in what is not looked at."""
    if REACHING_RE.search(config):
        return False
    items = [*_items(config, "plugins"), *_items(config, "markdown_extensions")]
    if not _items(config, "plugins") or set(items) - EXTENSIONS - {"dossier"}:
        return False
    paths = [(project / match["path"].strip("'\"")).resolve() for match in PATH_RE.finditer(config)]
    return all(path == THEME.resolve() or _is_seen(path, project.resolve()) for path in paths)


def _is_seen(path: Path, project: Path) -> bool:
    """Tell whether the folder is among those that are looked through."""
    if not path.is_relative_to(project):
        return False
    return not any(part.startswith(".") for part in path.relative_to(project).parts)


def _items(config: str, key: str) -> list[str]:
    """Return the names in a list of the configuration; a name that nobody knows where it is written otherwise."""
    lines = iter(config.splitlines())
    for line in lines:
        if line.startswith(f"{key}:"):
            found = [] if line.partition(":")[2].partition("#")[0].strip() == "" else ["?"]
            for below in lines:
                if below.strip() and not below.startswith((" ", "-", "#")):
                    break
                if match := ITEM_RE.match(below):
                    found.append(match["name"])
            return found
    return []


def _environment(config: str) -> Iterator[str]:
    named = {name.strip() for match in VARIABLE_RE.finditer(config) for name in match[1].split(",")}
    for name in sorted(os.environ):
        if name in named or name in VARIABLES or name.startswith(VARIABLE_BEGINNINGS):
            yield f"{name}={os.environ[name]}"
