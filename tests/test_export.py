"""`dossier export`: what it writes, and what it says where something is missing."""

from __future__ import annotations

import importlib.util

import pytest
from click.testing import CliRunner

from dossier.cli import commands
from dossier.publishing.exports.pdf import MISSING_BOOKS
from tests.conftest import SAMPLE


def run(*arguments):
    return CliRunner().invoke(commands, ["export", *map(str, arguments), "--project", str(SAMPLE)])


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("kind", "start", "file"),
    [("references", "cite/", "cite/dossier.ris"), ("data", "data/", "data/dossier.db")],
)
def test_files_of_one_kind_can_be_written_alone(tmp_path, kind, start, file):
    result = run(tmp_path / "out", "--only", kind)
    assert result.exit_code == 0, result.output
    found = files_in(tmp_path / "out") - {".dossier-written"}
    assert file in found
    assert all(name.startswith(start) for name in found)
    assert (
        result.stdout
        == f"{len(found)} files: {len(found)} written, 0 removed, 0 unchanged in {tmp_path / 'out'}\n"
    )
    again = run(tmp_path / "out", "--only", kind)
    assert f"0 written, 0 removed, {len(found)} unchanged" in again.stdout


def test_without_the_extra_it_says_so_and_writes_the_rest(tmp_path, monkeypatch):
    known = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "weasyprint" else known(name)
    )
    result = run(tmp_path / "out", "--only", "editions")
    assert result.exit_code == 0
    assert result.stderr.strip() == MISSING_BOOKS
    names = ("id", "en", "id-en")
    assert files_in(tmp_path / "out") - {".dossier-written"} == {
        f"editions/dossier-{name}.{ending}" for name in names for ending in ("epub", "xhtml")
    }


def test_a_folder_of_others_is_left_alone(tmp_path):
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    result = run(tmp_path, "--only", "data")
    assert result.exit_code == 2
    assert files_in(tmp_path) == {"note.txt"}
