"""Run a command and say what it cost: CPU seconds and peak memory of it and of all that it started, and bytes it made.

CPU seconds are counted, not the clock, so that other work on the machine disturbs little.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.engines import Step


class Cost(NamedTuple):
    """What one run cost."""

    seconds: float
    """User and system time of the command and its children."""
    megabytes: float
    """The most memory that one of its processes held."""
    pages: int
    """HTML files, or Markdown files where there is no HTML."""
    page_bytes: int
    """All bytes of these."""
    all_bytes: int


class Failed(Exception):
    """A command did not end well."""


def run(step: Step) -> Cost:
    """Run the step once, after what prepares it.

    Raises:
        Failed: the command reports an error; its output is in the message.

    """
    if not step.keeps:
        shutil.rmtree(step.output, ignore_errors=True)
    step.prepare()
    process = subprocess.Popen(  # noqa: S603  # commands of this benchmark
        step.command,
        cwd=step.folder,
        env=step.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read().decode(errors="replace")
    _, status, used = os.wait4(process.pid, 0)
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{step.name}: {said[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, *_count(step.output))


def _count(folder: Path) -> tuple[int, int, int]:
    sizes: dict[str, list[int]] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            sizes.setdefault(path.suffix, []).append(path.stat().st_size)
    pages = sizes.get(".html") or sizes.get(".md") or []
    return len(pages), sum(pages), sum(sum(found) for found in sizes.values())


def interleave(steps: Sequence[Step], repetitions: int, say: object = print) -> dict[str, list[Cost]]:
    """Run all steps in turn, so many times, and return what each run cost by the name of the step.

    Raises:
        Failed: a step reports an error that may not be left out.

    """
    costs: dict[str, list[Cost]] = {}
    for _ in range(repetitions):
        for step in steps:
            try:
                cost = run(step)
            except Failed as error:
                if not step.may_fail:
                    raise
                said = f"left out, because it fails: {str(error).strip().splitlines()[-1]}"
            else:
                costs.setdefault(step.name, []).append(cost)
                said = f"{cost.seconds:.2f} s CPU"
            if callable(say):
                say(f"  {step.name}: {said}", flush=True)
    return costs


def middle(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure."""
    columns = zip(*costs, strict=True)
    seconds, megabytes, *counts = (median(column) for column in columns)
    pages, page_bytes, all_bytes = (round(count) for count in counts)
    return Cost(seconds, megabytes, pages, page_bytes, all_bytes)
