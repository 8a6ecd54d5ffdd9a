"""`check` shows on a terminal how far it is, says nothing of it elsewhere, and ends quietly when it is interrupted."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time

import pytest

from dossier import pipeline

try:
    import pty
except ImportError:
    pytest.skip("only Unix has terminals like this", allow_module_level=True)

SLOW = """
import sys, time
from dossier import cli, pipeline
from dossier.cli import shared
shared.MOMENT_SECONDS = shared.STEP_SECONDS = 0.01
check, seconds = pipeline.check, float(sys.argv.pop())
def slow(*values, tell, **more):
    for done in range(5):
        tell("Counting fish", done, 5)
        time.sleep(seconds if done == 4 else 0.05)
    return check(*values, tell=tell, **more)
pipeline.check = slow
cli.main()
"""
"""Runs the command line with a first step that takes so many seconds as the last argument says."""


def run_on_a_terminal(seconds: float, interrupt_at: bytes = b"") -> tuple[int, str]:
    """Return exit code and all that a terminal shows; press Ctrl-C when it shows the words."""
    process, terminal = pty.fork()
    if process == 0:
        # Tests that run in the background of a shell ignore Ctrl-C and would hand that on.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        arguments = ["-c", SLOW, "check", "--project", "tests/sample", str(seconds)]
        os.execv(sys.executable, [sys.executable, *arguments])
    shown, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            read = os.read(terminal, 4096)
        except OSError:  # Linux says so at the end
            read = b""
        if not read:
            break
        shown += read
        if interrupt_at and interrupt_at in shown:
            os.write(terminal, b"\x03")
            interrupt_at = b""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()


def test_terminal_shows_how_far_the_check_is():
    code, shown = run_on_a_terminal(0.1)
    assert code == 0
    assert "Counting fish" in shown
    assert "80%" in shown
    assert "100%" in shown


def test_interruption_is_quiet_and_has_its_exit_code():
    code, shown = run_on_a_terminal(30, interrupt_at=b"80%")
    assert code == 128 + signal.SIGINT
    assert "Interrupted" in shown
    assert "Traceback" not in shown
    assert "100%" not in shown


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_is_shown_where_no_terminal_is(form):
    command = [sys.executable, "-c", SLOW, "check", "--project", "tests/sample", "--format", form, "0.1"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    assert b"Counting" not in done.stdout


def test_each_record_article_and_proof_is_told(sample_copy):
    heard = []
    pipeline.check(sample_copy, tell=lambda what, done, total: heard.append((what, done, total)))
    for what in ("Reading sources", "Reading articles", "Proving passages"):
        steps = [(done, total) for name, done, total in heard if name == what]
        assert steps == [(number, 3) for number in range(3)]
