"""What is measured: each step is one command in a folder of its own, with what must stand there before it runs."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

from benchmarks.changes import change_topics
from benchmarks.generate import ROOT, mkdocs_config
from benchmarks.words import THINGS, place_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ADDRESS = "https://example.org/fable/"
SHORT_NAVIGATION = "nav:\n  - index.md\n  - id/index.md\n  - en/index.md\n"
ABBREVIATIONS = 60
"""Lines of the list that a common configuration appends to each page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to measure."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: Path
    """Where the result is; removed before each run, unless the step is warm."""
    prepare: Callable[[], None] = field(default=lambda: None)
    """Runs before the command and is not measured."""
    keeps: bool = False
    """Whether the output of the run before stays, for steps that measure a second run."""
    may_fail: bool = False
    """Whether the step is left out where it fails: other engines have limits of their own."""

    def environment(self) -> Mapping[str, str]:
        """Return the environment of the command: the same for every engine."""
        return {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "SITE_URL": ADDRESS,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }


def own_steps(dossier: Path) -> list[Step]:
    """Return our steps, cold: generation alone, and the whole build."""
    pages, site, alone = dossier.parent / "pages", dossier / "site", dossier.parent / "pages-alone"
    return [
        Step(
            "dossier write", dossier, _module("dossier", "write", str(pages)), pages, _without_cache(dossier)
        ),
        Step("dossier build", dossier, _module("dossier", "build", str(site)), site, _without_cache(dossier)),
        Step("the pages alone", dossier, _module("benchmarks.write_pages", str(alone)), alone),
        Step(
            "mkdocs build",
            dossier,
            _module("mkdocs", "build", "-q", "-d", str(site)),
            site,
            _without_cache(dossier),
        ),
    ]


def warm_steps(dossier: Path) -> list[Step]:
    """Return builds after a build: nothing changed, one topic changed, and a tenth of the topics."""
    site = dossier / "site"
    topics = len(list((dossier / "content" / "topics").glob("*.id.md")))
    build = _module("dossier", "build", str(site))
    return [
        Step("dossier build, nothing changed", dossier, build, site, keeps=True),
        Step("dossier build, one topic changed", dossier, build, site, change_topics(dossier, 1), keeps=True),
        Step(
            "dossier build, a tenth of the topics changed",
            dossier,
            build,
            site,
            change_topics(dossier, max(topics // 10, 1)),
            keeps=True,
        ),
    ]


def serve_step(dossier: Path, address: str) -> Step:
    """Return the preview, which runs until it is ended; its site is in a folder that it removes itself."""
    command = _module("mkdocs", "serve", "-q", "--dev-addr", address)
    return Step("mkdocs serve", dossier, command, dossier / "nothing", _without_cache(dossier))


def check_steps(dossier: Path) -> list[Step]:
    """Return the check, the floor under it (reading, decoding and loading the same files), and finding 5,000 forms."""
    nothing = dossier / "nothing"
    return [
        Step("read the files", dossier, _module("benchmarks.read_files", str(dossier)), nothing),
        Step("dossier check", dossier, _module("dossier", "check"), nothing),
        Step(
            "find 5,000 forms in the articles",
            dossier,
            _module("benchmarks.find_forms", str(dossier)),
            nothing,
        ),
    ]


def other_steps(pages: Path, work: Path) -> list[Step]:
    """Return other engines on the Markdown of the folder; those that are not installed are left out."""
    steps = []
    for name, more in {"plain": SHORT_NAVIGATION, "common": ""}.items():
        folder = work / name
        _copy_markdown(pages, folder / "docs")
        (folder / "mkdocs.yml").write_text(_config(name, more), encoding="utf-8")
        (folder / "abbreviations.md").write_text(_abbreviations(), encoding="utf-8")
        build = _module("mkdocs", "build", "-q", "-d", "site")
        steps.append(Step(f"MkDocs, {name}", folder, build, folder / "site"))
    if find_spec("zensical"):
        folder = work / "zensical"
        _copy_markdown(pages, folder / "docs")
        (folder / "mkdocs.yml").write_text(_config("plain", SHORT_NAVIGATION), encoding="utf-8")
        build = _module("zensical", "build")
        clean = _remover(folder / ".cache")
        steps.append(Step("Zensical, cold", folder, build, folder / "site", clean, may_fail=True))
        steps.append(Step("Zensical, warm", folder, build, folder / "site", keeps=True, may_fail=True))
    return steps


def _module(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", name, *arguments)


def _without_cache(dossier: Path) -> Callable[[], None]:
    return _remover(dossier / ".dossier-cache")


def _remover(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def _copy_markdown(pages: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    for path in pages.rglob("*.md"):
        copy = target / path.relative_to(pages)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _config(name: str, more: str) -> str:
    """Return the configuration: bare, or as people commonly have it."""
    if name == "plain":
        return mkdocs_config("plugins: []\n", "docs", more, with_theme=False)
    config = mkdocs_config("plugins:\n  - search\n", "docs", more, with_theme=False)
    extensions = "  - abbr\n  - pymdownx.snippets:\n      auto_append: [abbreviations.md]\n"
    return config.replace("markdown_extensions:\n", f"markdown_extensions:\n{extensions}")


def _abbreviations() -> str:
    words = [*(thing.id for thing in THINGS), *(place_name(number).id for number in range(ABBREVIATIONS))]
    return "\n".join(f"*[{word}]: {word}" for word in words[:ABBREVIATIONS]) + "\n"
