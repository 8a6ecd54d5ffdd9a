"""`mkdocs serve` on a copy of the mini dossier: edits of topics, articles and broken files reach the preview at once."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_WAIT = 40
"""Seconds; a rebuild takes about two on an idle machine."""


class Preview:
    """A running server, asked for pages as a browser does."""

    def __init__(self, process: subprocess.Popen[str], address: str, log: Path) -> None:
        self.process = process
        self.address = address
        self.log = log

    def get(self, path: str) -> str:
        """Return the page, empty while it is not there."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:  # noqa: S310  # our own server
                return answer.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(self, path: str, words: str, without: str = "\0") -> str:
        """Return the page as soon as it holds the words and not the others."""
        for _ in self._moments():
            page = self.get(path)
            if words in page and without not in page:
                return page
        pytest.fail(f"{path} does not show what it should: '{words}'")

    def wait_for_message(self, words: str) -> None:
        """Wait until the server has printed the words."""
        if not any(words in self.log.read_text(encoding="utf-8") for _ in self._moments()):
            pytest.fail(f"the server does not print '{words}'")

    def _moments(self) -> Iterator[None]:
        """Give control until the longest wait is over, as long as the server runs."""
        ends = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < ends:
            yield
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def preview(sample_copy, tmp_path):
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "PYTHONUTF8": "1"}
    log_path = tmp_path / "serve.log"
    with log_path.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=sample_copy, env=environment, stdout=log, stderr=log, text=True
        )
        try:
            yield Preview(process, f"http://{address}/", log_path)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    assert "Traceback" not in log_path.read_text(encoding="utf-8")


def edit(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def break_an_article_and_the_topics(preview, sample_copy):
    """Their pages stay where they are, say what is wrong, and come back."""
    article = sample_copy / "seeds" / "003_muara.txt"
    right_bytes = article.read_bytes()
    article.write_bytes(right_bytes + b"caf\xe9\n")
    preview.wait_for("en/sources/muara/", "<code>not-utf8</code>")
    article.write_bytes(right_bytes)
    preview.wait_for("en/sources/muara/", 'id="passage-water-falls"')

    topics = sample_copy / "content" / "topics.yml"
    kept = topics.read_text(encoding="utf-8")
    topics.unlink()
    page = preview.wait_for("en/topics/crossing/", "This page cannot be shown now")
    assert 'href="../../coverage/#findings"' in page
    topics.write_text(kept, encoding="utf-8")
    preview.wait_for("en/topics/crossing/", "The crocodiles stay silent")


def test_edits_reach_the_preview_and_mistakes_do_not_stop_it(preview, sample_copy):
    """One server for all of it, because starting one takes longest."""
    topic = sample_copy / "content" / "topics" / "crossing.en.md"

    page = preview.wait_for("en/topics/crossing/", "The crocodiles were not willing to comment")
    assert "livereload" in page
    assert "Content-Security-Policy" not in page
    assert 'class="preview-bar"' in page
    assert '<span class="state">Cited</span>' in preview.get("en/coverage/kabar/")

    edit(topic, "The crocodiles were not willing to comment", "The crocodiles would say nothing")
    preview.wait_for("en/topics/crossing/", "The crocodiles would say nothing")

    article = sample_copy / "seeds" / "004_baru.txt"
    article.write_text("Kancil kembali.\n\nPerahu tenggelam di tepi sungai.\n", encoding="utf-8")
    draft = preview.wait_for("id/sumber/draft-004-baru/", "Perahu tenggelam di tepi sungai.")
    assert "004_baru.txt" in draft
    assert "Perahu tenggelam di tepi sungai." in preview.get("id/topik/penyeberangan/")
    assert "004_baru.txt" in preview.get("en/sources/")

    glossary = sample_copy / "content" / "glossary.yml"
    right = glossary.read_text(encoding="utf-8")
    glossary.write_text(right.replace("crocodile:\n  term:", "crocodile: [\n  term:"), encoding="utf-8")
    edit(topic, "The crocodiles would say nothing", "The crocodiles stay silent")
    preview.wait_for("en/topics/crossing/", "The crocodiles stay silent")
    # the broken file is left out, its page says what is wrong, and the rest is there
    broken = preview.get("en/glossary/")
    assert 'id="term-crocodile"' not in broken
    assert "<code>yaml-syntax</code>" in broken

    glossary.write_text(right, encoding="utf-8")
    preview.wait_for("en/glossary/", 'id="term-crocodile"')

    edit(sample_copy / "content" / "sources" / "kabar.yml", "dua papan jembatan", "duo papan jembatan")
    page = preview.wait_for(
        "en/topics/bridge-closure/", "The bridge closure", without="note-kabar-two-planks"
    )
    assert "note-kabar-closed-two-days" in page
    assert '<aside class="finding error"' in page
    assert "<code>quote-not-found</code>" in preview.get("id/sumber/kabar/")
    assert preview.process.poll() is None

    break_an_article_and_the_topics(preview, sample_copy)

    settings = sample_copy / "content" / "dossier.yml"
    right = settings.read_text(encoding="utf-8")
    settings.write_text("title: [\n", encoding="utf-8")
    preview.wait_for_message("content/dossier.yml:2:1: error yaml-syntax")
    preview.wait_for("en/", "The YAML cannot be read")
    settings.unlink()
    preview.wait_for("id/topik/penyeberangan/", "There is no content/dossier.yml")
    settings.write_text(right.replace("The mouse-deer", "The small deer"), encoding="utf-8")
    preview.wait_for("en/", "The small deer")
