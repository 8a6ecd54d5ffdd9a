"""Sites for the browser tests: built once for all processes of a test run, served below a path by a thread of each.

Whoever asks for a page names its kind and language; the page with the most text stands for its kind.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "sample"
PREFIX = "/dossier/"
ADDRESS = f"https://dossier.example{PREFIX}"
"""The address that the pages hold; it is never asked for anything."""

LANGUAGES = ("id", "en")
LANGUAGE_KINDS = (
    "home", "topics", "topic", "compare", "timeline", "sources", "source", "names", "glossary", "method", "search",
    "downloads", "corrections",
)  # fmt: skip
"""Kinds of pages that each language has."""

SHARED_KINDS = ("root", "missing")
"""Kinds of pages that stand for all languages."""

PAGE_KINDS = (
    *((kind, "") for kind in SHARED_KINDS),
    *((kind, code) for kind in LANGUAGE_KINDS for code in LANGUAGES),
)

ONE_OF_EACH = tuple(
    (kind, "" if kind in SHARED_KINDS else LANGUAGES[number % 2])
    for number, kind in enumerate((*SHARED_KINDS, *LANGUAGE_KINDS))
)
"""One page of each kind, the languages by turns."""

# <div class="frame frame-topic has-contents">
KIND_RE = re.compile(r'<div class="frame frame-(?P<kind>[a-z]+)')
BUILD_SECONDS = 300


@dataclass(frozen=True)
class Site:
    """A built site and the address below which it can be read."""

    folder: Path
    base: str

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All pages below the root of the site: `id/topik/index.html`."""
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")))

    @cached_property
    def kinds(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The pages of each kind and language, the largest first."""
        found: dict[tuple[str, str], list[str]] = {}
        for path in self.paths:
            match = KIND_RE.search(self.text(path))
            assert match, f"{path} does not say of what kind it is"
            first = path.split("/", 1)[0]
            found.setdefault((match["kind"], first if first in LANGUAGES else ""), []).append(path)
        return {
            key: tuple(sorted(paths, key=lambda path: (-(self.folder / path).stat().st_size, path)))
            for key, paths in found.items()
        }

    def text(self, path: str) -> str:
        """The HTML of a page."""
        return (self.folder / path).read_text(encoding="utf-8")

    def url(self, path: str) -> str:
        """The address of a page; folders are named by themselves when they are served."""
        return self.base + (path if self.base.startswith("file:") else path.removesuffix("index.html"))

    def page(self, kind: str, language: str = "") -> str:
        """The address of the largest page of a kind."""
        return self.url(self.kinds[kind, language][0])


def build_once(name: str, project: Path, shared: Path, *options: str, site_url: str = "") -> Path:
    """Build the site of a project, unless another process of this test run has done or is doing so."""
    folder, done, failed = (shared / f"{name}{suffix}" for suffix in ("", ".done", ".failed"))
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        _wait_for(done, failed)
    else:
        result = _run_mkdocs(project, folder, *options, site_url=site_url)
        (failed if result.returncode else done).write_text(result.stdout + result.stderr, encoding="utf-8")
    assert done.exists(), f"The {name} site could not be built:\n{failed.read_text(encoding='utf-8')}"
    return folder


def serve(folder: Path) -> ThreadingHTTPServer:
    """Serve the folder below `PREFIX` from a thread, as a host of static files does."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def _run_mkdocs(
    project: Path, folder: Path, *options: str, site_url: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder), *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": site_url, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def _wait_for(done: Path, failed: Path) -> None:
    end = time.monotonic() + BUILD_SECONDS
    while not (done.exists() or failed.exists()):
        assert time.monotonic() < end, f"{done.stem} was not built within {BUILD_SECONDS} seconds"
        time.sleep(0.1)


class _Handler(SimpleHTTPRequestHandler):
    """Files of a folder below a path; whatever is not there gets the site's own page for that."""

    def translate_path(self, path: str) -> str:
        path = urlsplit(path).path
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith(PREFIX) or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        # a page that is left breaks off what it still loads
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name the base class gives it
        """Say nothing."""
