from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from dossier import __version__
from dossier.cli import COMMANDS, commands
from dossier.explanations import EXPLANATIONS

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "Pentagon menghentikan beberapa pengiriman senjata. Trump kecewa.\n\nKyiv menunggu kabar dari Washington.\n"
SETTINGS = """\
title:
  id: Contoh
languages: [id]
revised: 2026-01-01
severities:
  page-missing: note
"""
RECORD = """\
article: a.txt
sha256: {digest}
name: Harian
letters: H
csl:
  type: article-newspaper
  language: id-ID
  title: Contoh
passages:
  halt:
    exact: {exact}
set-aside:
  - exact: Trump kecewa.
    reason: caption
"""
PROSE = "Pengiriman dihentikan.[@harian#halt]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A dossier without an error: one article, one passage, one sentence that is missing."""
    write_files(tmp_path / "dossier", "Pentagon menghentikan beberapa pengiriman senjata")
    return tmp_path / "dossier"


@pytest.fixture
def broken_project(tmp_path: Path) -> Path:
    """The same with a wrong word in the quotation."""
    write_files(tmp_path / "broken", "Pentagon menghentikan seluruh pengiriman senjata")
    return tmp_path / "broken"


def write_files(folder: Path, exact: str) -> None:
    files = {
        "seeds/a.txt": ARTICLE,
        "content/dossier.yml": SETTINGS,
        "content/sources/harian.yml": RECORD.format(
            digest=hashlib.sha256(ARTICLE.encode()).hexdigest(), exact=exact
        ),
        "content/index.id.md": PROSE,
        "content/method.id.md": PROSE,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def run(*arguments: object):
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], prog_name="dossier")


def test_check_counts_and_exits_clean_without_errors(project):
    result = run("check", "--project", project)
    assert result.exit_code == 0, result.output
    assert "seeds/a.txt:3:1: warning sentence-uncovered:" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 warning")


def test_check_shows_the_nearest_words_and_exits_1(broken_project):
    result = run("check", "--project", broken_project)
    assert result.exit_code == 1
    assert "content/sources/harian.yml:11:12: error quote-not-found:" in result.stdout
    assert "[seluruh]" in result.stdout
    assert "[beberapa]" in result.stdout
    assert "\x1b" not in result.stdout


def test_check_for_programs_and_for_github(broken_project):
    data = json.loads(run("check", "--format", "json", "--project", broken_project).stdout)
    assert data["summary"]["errors"] == 1
    annotations = run("check", "--format", "github", "--project", broken_project).stdout
    assert "::error file=content/sources/harian.yml,line=11,col=12,title=quote-not-found::" in annotations


def test_settings_that_cannot_be_read_are_findings(project):
    (project / "content/dossier.yml").write_text("title: [", encoding="utf-8")
    assert run("check", "--project", project).exit_code == 1
    for command in (["coverage"], ["quote", "Kyiv"], ["write", project / "out"]):
        result = run(*command, "--project", project)
        assert result.exit_code == 1
        assert "yaml-syntax" in result.stderr
        assert isinstance(result.exception, SystemExit)


def test_project_is_the_nearest_folder_upwards(project, monkeypatch):
    monkeypatch.chdir(project / "content" / "sources")
    assert run("check").exit_code == 0


def test_folder_without_dossier_is_wrong_use(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for arguments in (
        ["check"],
        ["check", "--project", tmp_path],
        ["check", "--project", tmp_path / "none"],
        ["chek"],
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr
    assert "There is no content/dossier.yml" in run("check").stderr


def test_coverage_counts_sentences(project):
    result = run("coverage", "--project", project)
    assert result.exit_code == 0
    heading, row = (line.split("  ") for line in result.stdout.splitlines())
    assert [cell.strip() for cell in heading if cell.strip()] == [
        "source", "sentences", "cited", "set aside", "partly", "missing", "accounted", "quoted"
    ]  # fmt: skip
    assert [cell.strip() for cell in row if cell.strip()] == [
        "harian",
        "3",
        "1",
        "1",
        "0",
        "1",
        "66 %",
        "50 %",
    ]


def test_coverage_lists_what_is_missing(project):
    result = run("coverage", "harian", "--missing", "--project", project)
    assert result.stdout.endswith("\nseeds/a.txt:3:1: missing: Kyiv menunggu kabar dari Washington.\n")


def test_coverage_for_programs(project):
    data = json.loads(run("coverage", "--missing", "--format", "json", "--project", project).stdout)
    assert data["sources"]["harian"]["missing"] == 1
    assert [item["line"] for item in data["open"]] == [3]


def test_coverage_offers_the_nearest_source(project):
    result = run("coverage", "hariam", "--project", project)
    assert result.exit_code == 2
    assert "Did you mean 'harian'?" in result.stderr


def test_coverage_says_that_errors_may_change_it(broken_project):
    assert "1 error" in run("coverage", "--project", broken_project).stderr


def test_quote_finds_a_slip_and_prints_yaml(project):
    result = run("quote", "menghentikan", "seluruh", "pengiriman", "--project", project)
    assert result.exit_code == 0
    assert result.stdout == (
        "# seeds/a.txt:1:10 (paragraph 1; slip, 81 of 100)\n"
        "# content/sources/harian.yml\n"
        "# lies in the passage: harian#halt\n"
        "  menghentikan-beberapa-pengiriman:\n"
        "    exact: menghentikan beberapa pengiriman\n"
    )


def test_quote_for_programs(project):
    (found,) = json.loads(run("quote", "Trump kecewa", "--format", "json", "--project", project).stdout)
    assert (found["exact"], found["source"], found["span"]) == (
        "Trump kecewa",
        "harian",
        {"start": 51, "end": 63},
    )


def test_quote_of_words_that_stand_nowhere_exits_1(project):
    result = run("quote", "resep membuat kopi", "--project", project)
    assert result.exit_code == 1
    assert result.stderr == "No article has words like these.\n"


def test_write_writes_only_what_changed(project, tmp_path):
    out = tmp_path / "out"
    first = run("write", out, "--project", project)
    assert first.exit_code == 0, first.output
    again = run("write", out, "--project", project)
    assert ": 0 written, 0 removed, " in again.stdout
    assert (out / "id/index.md").is_file()


def test_write_refuses_while_there_are_errors(broken_project, tmp_path):
    result = run("write", tmp_path / "out", "--project", broken_project)
    assert result.exit_code == 1
    assert result.stderr.endswith("Nothing was written.\n")
    assert not (tmp_path / "out").exists()


def test_write_leaves_folders_of_others_alone(project):
    result = run("write", project / "seeds", "--project", project)
    assert result.exit_code == 2
    assert (project / "seeds/a.txt").read_bytes() == ARTICLE.encode()


def test_offline_pages_link_to_files(project, tmp_path):
    run("write", tmp_path / "online", "--project", project)
    run("write", tmp_path / "offline", "--project", project, "--offline")
    online, offline = ((tmp_path / name / "id/index.md").read_text("utf-8") for name in ("online", "offline"))
    assert ".html" not in online
    assert ".html" in offline


def test_build_refuses_while_there_are_errors(broken_project, tmp_path):
    config = "site_name: Harian\ndocs_dir: content\ntheme: material\nplugins: [dossier]\n"
    (broken_project / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = run("build", tmp_path / "site", "--project", broken_project)
    assert result.exit_code == 1
    assert result.stderr.endswith("Nothing was built.\n")
    assert not (tmp_path / "site").exists()


def test_build_needs_the_configuration_of_mkdocs(project, tmp_path):
    result = run("build", tmp_path / "site", "--project", project, "--strict", "--offline")
    assert result.exit_code == 2
    assert "There is no mkdocs.yml" in result.stderr


@pytest.mark.parametrize("code", ["quote-not-found", "yaml-syntax"])
def test_explain_shows_meaning_and_example(code):
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code} (error): {EXPLANATIONS[code].title}\n\n")
    assert EXPLANATIONS[code].example.splitlines()[-1] in result.stdout


def test_explain_lists_all_codes():
    assert [line.split()[0] for line in run("explain").stdout.splitlines()] == sorted(EXPLANATIONS)


def test_explain_offers_the_nearest_code():
    result = run("explain", "quote-missing-found")
    assert result.exit_code == 2
    assert "Did you mean 'quote-not-found'?" in result.stderr


def test_schemas_are_written(tmp_path):
    result = run("schemas", tmp_path / "schemas")
    assert result.exit_code == 0
    assert len(list((tmp_path / "schemas").glob("*.schema.json"))) == 8


def test_folder_that_cannot_be_made_is_wrong_use(tmp_path):
    (tmp_path / "file").touch()
    result = run("schemas", tmp_path / "file" / "schemas")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


def test_module_runs_as_a_program():
    done = subprocess.run(
        [sys.executable, "-m", "dossier", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"dossier {__version__}"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_has_help(command):
    found = commands.get_command(click.Context(commands), command)
    assert found.help
    assert all(option.help for option in found.params if isinstance(option, click.Option))
    assert run(command, "--help").exit_code == 0
