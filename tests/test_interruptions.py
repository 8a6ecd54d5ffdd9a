"""A command that is killed, meets a full disk or a folder that is none leaves each file old or new, never half.

`export` writes as `write` does; what changes records that are there is tried in `curating/test_nothing_lost.py`.
The commands run in a process of their own that is killed in the middle of writing, again and again, each time later.
"""

from __future__ import annotations

import os
import shutil
import signal
import traceback
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dossier import saving
from dossier.cli import commands

if not hasattr(os, "fork"):
    pytest.skip("only Unix makes a process by a fork", allow_module_level=True)

import resource

if TYPE_CHECKING:
    from pathlib import Path

POINTS = 3
"""How often each command is killed at each kind of step."""
PIPE_BYTES = 4096
"""So much a pipe takes at once, whoever reads it."""
SECONDS = 60
"""A copy that takes longer hangs and is ended by an alarm, so that its test fails instead of waiting for ever."""
ARTICLE = "Kancil menemukan sebuah lampion di tepi sungai.\n\nIa membawanya pulang.\n"
COMMANDS = {
    "add": ("add", "new/a.txt", "new/b.txt"),
    "release": ("release", "satu"),
    "write": ("write", "pages"),
    "new": ("new", "fresh"),
    "schemas": ("schemas", "schemas"),
}
WITHOUT_PROJECT = ("new", "schemas")
STEPS = ((saving.os, "fsync"), (saving.Path, "replace"))


@pytest.fixture
def project(sample_copy, monkeypatch):
    """A copy of the mini dossier with two articles to add, as the current folder."""
    for name in ("a", "b"):
        path = sample_copy / "new" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE.replace("lampion", f"lampion {name}"), encoding="utf-8")
    monkeypatch.chdir(sample_copy)
    return sample_copy


def contents(folder: Path) -> dict[str, bytes]:
    """Return what readers find: temporary files that a killed command could not remove are hidden."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".dossier-") and ".dossier-cache" not in path.parts
    }


def arguments_of(command: str) -> list[str]:
    return [*COMMANDS[command], *([] if command in WITHOUT_PROJECT else ["--project", "."])]


def run_in_a_process(arguments: list[str], prepare) -> tuple[int, str]:
    """Run the command in a copy of this process after a preparation.

    Returns its exit code, negative for a signal, and what it says, through a pipe: that has room on a full disk, too.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            signal.alarm(SECONDS)
            prepare()
            result = CliRunner().invoke(commands, arguments)
            os.write(writing, result.output.encode()[:PIPE_BYTES])
            os._exit(result.exit_code if isinstance(result.exception, SystemExit | None) else 99)
        except BaseException:  # noqa: BLE001  # nothing may go back into the tests of this copy
            traceback.print_exc()
            os._exit(98)
    os.close(writing)
    with os.fdopen(reading, errors="replace") as pipe:
        words = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), words


def count_steps(owner, name, arguments, monkeypatch) -> int:
    """Run the command to its end and return how often it takes the step."""
    taken = []
    real = getattr(owner, name)
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, lambda *values, **more: (taken.append(1), real(*values, **more))[1])
        result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 0, result.output
    return len(taken)


def kill_at(owner, name, number):
    """Return the preparation that lets a process be killed when it takes the step for that time."""

    def prepare():
        real, taken = getattr(owner, name), []

        def step(*values, **more):
            taken.append(1)
            if len(taken) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*values, **more)

        setattr(owner, name, step)

    return prepare


@pytest.mark.parametrize(("owner", "name"), STEPS, ids=[name for _, name in STEPS])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_killed_command_leaves_each_file_old_or_new(command, owner, name, project, tmp_path, monkeypatch):
    arguments = arguments_of(command)
    untouched = tmp_path / "untouched"
    shutil.copytree(project, untouched)
    steps = count_steps(owner, name, arguments, monkeypatch)
    before, after = contents(untouched), contents(project)
    assert steps > 0
    assert before != after
    for number in sorted({1 + place * (steps - 1) // max(POINTS - 1, 1) for place in range(POINTS)}):
        for path in project.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(untouched, project, dirs_exist_ok=True)
        code, _ = run_in_a_process(arguments, kill_at(owner, name, number))
        assert code == -signal.SIGKILL
        for path, data in contents(project).items():
            is_list_of_ours = path.endswith(".dossier-written")
            assert is_list_of_ours or data in (before.get(path), after.get(path)), (path, number)
        assert set(before) - set(contents(project)) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_a_message_and_loses_nothing(command, project):
    def fill():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20, resource.RLIM_INFINITY))

    before = contents(project)
    code, words = run_in_a_process(arguments_of(command), fill)
    now = contents(project)
    assert code == 2, words
    assert "Traceback" not in words
    assert "too large" in words.lower()
    assert {path: now[path] for path in before} == before
    assert [path for path in now if path not in before and not path.startswith("pages/")] == []


@pytest.mark.parametrize(
    ("command", "obstacle"),
    [
        ("add", "seeds/originals"),
        ("release", "content/releases"),
        ("write", "pages"),
        ("new", "fresh"),
        ("schemas", "schemas"),
    ],
)
def test_a_file_where_a_folder_should_be_is_a_message(command, obstacle, project):
    shutil.rmtree(project / obstacle, ignore_errors=True)
    (project / obstacle).write_text("mine\n", encoding="utf-8")
    before = contents(project)
    result = CliRunner().invoke(commands, arguments_of(command))
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    assert "not added" in result.output or obstacle.rpartition("/")[2] in result.output
    assert contents(project) == before


@pytest.mark.parametrize("command", ["add", "release", "write", "check", "coverage", "suggest"])
def test_a_dossier_that_is_gone_is_a_message(command, project):
    (project / "content" / "dossier.yml").unlink()
    arguments = list(COMMANDS.get(command, (command,)))
    result = CliRunner().invoke(commands, [*arguments, "--project", "."])
    assert result.exit_code == 2, result.output
    assert "dossier.yml" in result.output
