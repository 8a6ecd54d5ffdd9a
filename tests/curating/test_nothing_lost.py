"""Whatever stops a command that writes into the content, each file is the old one or the new one, and whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from dossier import saving
from dossier.cli import commands

WORDS = "satwa lain yang menyaksikannya"
COMMANDS = {
    "quote": (
        ("quote", WORDS, "--add", "--translation", "en=another animal"),
        ("content/sources/kabar.yml",),
    ),
    "fix": (("check", "--fix"), tuple(f"content/sources/{name}.yml" for name in ("kabar", "muara", "warta"))),
    "agree": (("check", "--agree"), ("content/agreed.json",)),
}
KILLED = """
import os, signal, sys
from dossier import saving
from dossier.cli import main

moment, replace = sys.argv.pop(1), saving.Path.replace

def killed(self, target):
    if "content" not in target.parts:
        return replace(self, target)
    if moment == "after":
        replace(self, target)
    os.kill(os.getpid(), signal.SIGKILL)

saving.Path.replace = killed
sys.argv[0] = "dossier"
main()
"""
"""The program, killed just before or just after it puts the first new file into the content."""


def contents(project):
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted(project.rglob("*"))
        if path.is_file() and not any(part.startswith(".dossier-") for part in path.parts)
    }


def run(project, arguments):
    return CliRunner().invoke(commands, [*arguments, "--project", str(project)])


@pytest.fixture(params=COMMANDS)
def case(request, sample_copy, tmp_path):
    """A command, what the content is before it and after it, and the files that it may write."""
    arguments, files = COMMANDS[request.param]
    finished = tmp_path / "finished"
    shutil.copytree(sample_copy, finished)
    result = run(finished, arguments)
    assert result.exit_code == 0, result.output
    before, after = contents(sample_copy), contents(finished)
    assert {path for path in after if after[path] != before.get(path)} == {*files}
    return sample_copy, arguments, before, after


def assert_whole(project, before, after):
    now = contents(project)
    assert set(before) <= set(now) <= set(after)
    for path, data in now.items():
        assert data in (before.get(path), after[path]), path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that cannot be caught.")
@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_while_a_file_is_replaced(case, moment):
    project, arguments, before, after = case
    command = [sys.executable, "-c", KILLED, moment, *arguments, "--project", str(project)]
    process = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert process.returncode == -signal.SIGKILL, process.stderr
    assert_whole(project, before, after)
    assert (contents(project) == before) == (moment == "before")
    if contents(project) != after:
        assert run(project, arguments).exit_code == 0  # nothing is in the way of the next run
    assert contents(project) == after


def test_error_at_each_replacement_leaves_the_rest_and_no_temporary_file(case, monkeypatch):
    project, arguments, before, after = case
    replace = saving.Path.replace
    writes = sum(after[path] != before.get(path) for path in after)
    for count in (0, *[1] * (writes - 1)):  # each run after the first gets one file further
        allowed = iter(range(count))

        def refuse_later(self, target, allowed=allowed):
            if "content" in target.parts and next(allowed, None) is None:
                raise OSError(5, "Input/output error", str(target))
            return replace(self, target)

        monkeypatch.setattr(saving.Path, "replace", refuse_later)
        assert run(project, arguments).exit_code == 2
        assert_whole(project, before, after)
        assert not list((project / "content").rglob(".dossier-*"))
    monkeypatch.setattr(saving.Path, "replace", replace)
    assert run(project, arguments).exit_code == 0
    assert contents(project) == after


def test_killed_at_any_moment(sample_copy, tmp_path):
    """Real kills, from the first moment to the last, a few of them: the file is the old one or the new one."""
    arguments = COMMANDS["fix"][0]
    finished = tmp_path / "finished"
    shutil.copytree(sample_copy, finished)
    command = [sys.executable, "-m", "dossier", *arguments, "--project"]
    start = time.monotonic()
    subprocess.run([*command, str(finished)], capture_output=True, check=True, timeout=60)
    whole = time.monotonic() - start
    before, after = contents(sample_copy), contents(finished)
    for part in (0.3, 0.6, 0.75, 0.9, 1.0):
        process = subprocess.Popen(
            [*command, str(sample_copy)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(whole * part)
        process.kill()
        process.wait()
        assert_whole(sample_copy, before, after)
    assert run(sample_copy, arguments).exit_code == 0
    assert contents(sample_copy) == after
