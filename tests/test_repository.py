"""Promises of the repository as a whole: articles untouched, commands documented, installs reproducible."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from dossier.cli import COMMANDS, commands
from dossier.curating.schemas import make_schemas
from dossier.text.yaml import load_yaml

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
RECORDS = sorted((ROOT / "content" / "sources").glob("*.yml"))


def name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def read_record(path: Path) -> dict[str, str]:
    record, findings = load_yaml(path.read_text(encoding="utf-8"), path.name)
    assert findings == ()
    return record


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_article_is_the_one_that_was_recorded(path):
    record = read_record(path)
    assert hashlib.sha256((ROOT / "seeds" / record["article"]).read_bytes()).hexdigest() == record["sha256"]


def test_every_article_has_one_record():
    recorded = [read_record(path)["article"] for path in RECORDS]
    assert sorted(recorded) == sorted(path.name for path in (ROOT / "seeds").iterdir())


def test_git_leaves_articles_alone():
    lines = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "seeds/** -text" in lines
    # the last matching line decides
    assert lines.index("seeds/** -text") > max(
        [n for n, line in enumerate(lines) if line.startswith("* ")], default=-1
    )


@pytest.mark.parametrize("command", ["serve", "build", "publish", "test", "release-check", "lock"])
def test_readme_shows_each_command_of_run_py(command):
    assert f"python3 run.py {command}" in README
    assert f"def {command.replace('-', '_')}(" in (ROOT / "run.py").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith("\nexec python3 run.py test\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mark")
def test_ci_script_can_be_run():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_readme_shows_each_command_and_option(command):
    assert f"| `dossier {command}" in README
    found = commands.get_command(click.Context(commands), command)
    names = [name for item in found.params if isinstance(item, click.Option) for name in item.opts]
    assert [name for name in names if name not in README] == []


def test_readme_links_lead_somewhere():
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_pins_versions_with_hashes_and_names_no_host(lock):
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    entries = re.split(r"\n(?=\w)", text.strip())
    assert [entry.split()[0] for entry in entries if not re.match(r"[\w.-]+==\S+", entry)] == []
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("run", []), ("publish", ["editions", "styles"]), ("test", ["test", "editions", "intake", "styles"])],
)
def test_lock_holds_every_dependency(lock, extras):
    pinned = {
        name_of(line)
        for line in (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    }
    wanted = [
        *PROJECT["dependencies"],
        *(item for extra in extras for item in PROJECT["optional-dependencies"][extra]),
    ]
    needed = {name_of(item) for item in wanted} | {"hatchling", "editables"}
    assert needed - {PROJECT["name"]} <= pinned


def test_tests_run_with_the_versions_that_serve_and_publish():
    pinned = {
        lock.stem: set(re.findall(r"^[\w.-]+==[^\s;]+", lock.read_text("utf-8"), re.MULTILINE))
        for lock in LOCKS
    }
    assert pinned["run"] <= pinned["publish"] <= pinned["test"]


def test_editor_finds_a_schema_for_each_file_kind():
    wiring = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert sorted(Path(path).name for path in wiring) == sorted(make_schemas())
    assert all((ROOT / path).is_file() for path in wiring)
    written_later = {"content/corrections.yml"}  # with the first correction
    assert {pattern for pattern in wiring.values() if not list(ROOT.glob(pattern))} <= written_later


@pytest.mark.parametrize("name", ["tests", "pages"])
def test_workflow_has_few_rights_and_pinned_actions(name):
    text = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert [
        used for used in re.findall(r"uses: (\S+)", text) if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", used)
    ] == []


@pytest.mark.parametrize("name", ["LICENSE", "LICENSE-content", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_file_of_the_repository_is_there(name):
    assert (ROOT / name).read_text(encoding="utf-8").strip()
