"""Run hostile cases in a process that may use one GiB of memory, and print what came of each as a line of JSON.

`python -m tests.hostile.worker FOLDER CASE…`. Each case is read, checked, linked, written and, where asked for,
exported; all findings are laid out as words, as the command does. A case that takes more than ten seconds of work, or
waits for something for a minute, ends the process.
"""

from __future__ import annotations

import json
import resource
import shutil
import signal
import sys
import time
import traceback
from pathlib import Path

from dossier import pipeline
from dossier.publishing.files import page_files
from dossier.report import UNSAFE_RE, render, severity_of
from tests.hostile.generate import CASES, make_project
from tests.hostile.scan import problems_of_pages
from tests.published import published_files

SECONDS, WAITED_SECONDS, BYTES = 10, 60, 2**30
SITE_URL = "https://dossier.example/"


def run(name: str, folder: Path) -> dict[str, object]:
    """Return what came of the case: its findings, problems of what was written, a traceback if it broke down."""
    project = make_project(CASES[name], folder)
    started = time.process_time()
    try:
        written = pipeline.write(project, show_drafts=True, site_url=SITE_URL)
        severities = written.settings.file.severities if written.settings else {}
        words = "\n".join(
            render(written.findings, form, severities=severities) for form in ("text", "github")
        )
        files = page_files(written.pages)
        if CASES[name].heavy or (CASES[name].refused is None and not CASES[name].combines):
            files = published_files(written)
        problems = [f"a message holds {char!a}" for char in UNSAFE_RE.findall(words.replace("\n", ""))]
        for content in files.values():
            if isinstance(content, str):
                content.encode()
        problems += problems_of_pages(files)
        found = [
            (
                item.code,
                item.location.path,
                item.location.line,
                str(severity_of(item, severities)),
                bool(item.message),
            )
            for item in written.findings
        ]
    except BaseException:  # noqa: BLE001  # whatever it is, it is the outcome
        return {
            "name": name,
            "broke": traceback.format_exc()[-3000:],
            "seconds": time.process_time() - started,
        }
    finally:
        shutil.rmtree(folder)
    return {
        "name": name,
        "findings": found[:2000],
        "problems": problems[:20],
        "seconds": round(time.process_time() - started, 2),
        "bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def stop(signal_number: int, _frame: object) -> None:
    """End the case."""
    raise TimeoutError("too much work" if signal_number == signal.SIGPROF else "it waits")


def main(folder: Path, names: list[str]) -> None:
    """Run the cases one after the other."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.signal(signal.SIGPROF, stop)
    signal.signal(signal.SIGALRM, stop)
    for name in names:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.alarm(WAITED_SECONDS)
        outcome = run(name, folder / name)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        print(json.dumps(outcome), flush=True)  # noqa: T201  # the pipe to the test


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
