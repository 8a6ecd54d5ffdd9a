"""What `mkdocs serve` costs until its first page answers, and from saving one file until its page answers with the new words.

The server goes on after that, so its CPU seconds and its memory are read from the system while it runs.
"""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from benchmarks.changes import change_one_file, change_topics
from benchmarks.engines import ADDRESS, serve_step
from benchmarks.measure import Cost, Failed

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, RELOAD = "mkdocs serve, first build", "mkdocs serve, one file changed"
PROCESSES = Path("/proc")
"""Where Linux tells what each process has used."""
PAGE = "en/topics/matter-1/"
"""The page of the topic that changes."""
RELOADS = 3
"""Edits of one preview."""
LONGEST_WAIT = 1800
"""Seconds; a preview of 5,000 pages needs minutes."""
BETWEEN_QUESTIONS = 0.2


class Used(NamedTuple):
    """What a process has used since it began."""

    seconds: float
    megabytes: float


def measure_preview(dossier: Path, repetitions: int, reloads: int = RELOADS) -> dict[str, list[Cost]]:
    """Return what the first build and each reload cost, by the name of the step; nothing where the system does not tell."""
    if read_used(os.getpid()) is None:
        print("  mkdocs serve: left out, since only Linux tells what a running process has used", flush=True)
        return {}
    costs: dict[str, list[Cost]] = {FIRST: [], RELOAD: []}
    change_topics(dossier, 1)()  # so that each reload replaces a sentence and none adds one
    for _ in range(repetitions):
        with _serving(dossier) as preview:
            _note(costs[FIRST], FIRST, preview.wait_for(""), Used(0, 0))
            for _ in range(reloads):
                before = preview.used()
                words = change_one_file(dossier)
                _note(costs[RELOAD], RELOAD, preview.wait_for(words), before)
    return costs


def _note(costs: list[Cost], name: str, after: Used, before: Used) -> None:
    costs.append(Cost(after.seconds - before.seconds, after.megabytes, 0, 0, 0))
    print(f"  {name}: {costs[-1].seconds:.2f} s CPU", flush=True)


def read_used(process: int) -> Used | None:
    """Return what the process and the children that it has seen end have used; None where the system does not tell."""
    folder = PROCESSES / str(process)
    try:
        # after the name in brackets, which may hold spaces, the 12th to 15th are its own and its children's times
        ticks = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:15]
        status = dict(
            line.split(":", 1) for line in (folder / "status").read_text(encoding="utf-8").splitlines()
        )
        kilobytes = int(status["VmHWM"].split()[0])
    except (OSError, KeyError):
        return None
    return Used(sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK"), kilobytes / 1024)


class _Preview:
    """A server that runs."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, log: IO[bytes]) -> None:
        self._process = process
        self._address = address
        self._log = log

    def used(self) -> Used:
        """Return what the server has used.

        Raises:
            Failed: it has ended; its output is in the message.

        """
        used = read_used(self._process.pid)
        if self._process.poll() is not None or used is None:
            self._log.seek(0)
            raise Failed(f"mkdocs serve: {self._log.read()[-2000:].decode(errors='replace')}")
        return used

    def wait_for(self, words: str) -> Used:
        """Return what the server has used when the page answers with the words.

        Raises:
            Failed: the server has ended, or does not show the words.

        """
        end = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < end:
            page, used = self._page(), self.used()
            if page and words in page:
                return used
            time.sleep(BETWEEN_QUESTIONS)
        raise Failed(f"mkdocs serve: no '{words}' in {self._address}")

    def _page(self) -> str:
        """Return the page, empty while nobody answers."""
        try:
            with urllib.request.urlopen(self._address, timeout=LONGEST_WAIT) as answer:  # noqa: S310  # our own server
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            return ""


@contextmanager
def _serving(dossier: Path) -> Iterator[_Preview]:
    """Run the preview, with nothing kept from earlier builds, and end it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    step = serve_step(dossier, host)
    step.prepare()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603  # commands of this benchmark
            step.command, cwd=step.folder, env=step.environment(), stdout=log, stderr=log
        )
        try:
            yield _Preview(process, f"http://{host}{urlsplit(ADDRESS).path}{PAGE}", log)
        finally:
            process.terminate()
            process.wait()
