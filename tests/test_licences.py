"""`dossier licences` names every package that the lock file of the program pins and that is installed."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

from click.testing import CliRunner

from dossier.cli import commands

LOCK = Path(__file__).parents[1] / "requirements" / "run.txt"


def listed():
    result = CliRunner().invoke(commands, ["licences", "--format", "json"])
    assert result.exit_code == 0
    return {package["name"].lower().replace("_", "-"): package for package in json.loads(result.output)}


def test_every_dependency_is_listed_with_the_version_that_is_installed():
    packages = listed()
    for name in ("mkdocs", "mkdocs-material", "markdown-it-py", "pydantic", "pyyaml", "jinja2"):
        assert packages[name]["version"] == metadata.version(name)
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(pinned & set(packages)) > 30


def test_licences_are_stated():
    packages = listed()
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    assert [name for name, package in packages.items() if name in pinned and not package["licence"]] == []
    assert packages["dossier"]["licence"] == "MIT"


def test_the_list_for_people_has_one_line_a_package():
    result = CliRunner().invoke(commands, ["licences"])
    assert len(result.output.splitlines()) == len(listed())
    assert re.search(r"^mkdocs +[\d.]+ +BSD", result.output, re.MULTILINE)
