"""What may not be shown is nowhere: not in pages, data, feeds, search, editions or what an earlier build left behind."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier import pipeline
from dossier.model.location import Span
from dossier.publishing.files import to_bytes
from dossier.publishing.folder import write_folder
from tests.books import books_of
from tests.hostile.case import dump, load
from tests.published import published_files
from tests.takedown import WORD_RE, contents_of, files_below, found_in, normal, runs_of

ROOT = Path(__file__).parents[1]
ADDRESS = "https://dossier.example/"
WINDOW, STRIDE = 130, 6
"""Characters of a window, and words from one to the next: every run of 200 characters holds a whole window."""

GUEST = """\
Seekor musang melihat tujuh belas lampion berwarna jingga hanyut pelan di bawah jembatan itu pada malam Minggu.

Menurut musang, lampion-lampion tersebut dilepas oleh para kunang-kunang dari dermaga sebelah utara hutan bakau.
"""
RECORD = {
    "article": "004_tamu.txt",
    "sha256": hashlib.sha256(GUEST.encode()).hexdigest(),
    "name": "Tamu Rimba",
    "letters": "TR",
    "csl": {"type": "article-newspaper", "language": "id-ID", "title": "[Lampion]"},
    "quoted-share-reason": {"id": "Artikel ini pendek.", "en": "The article is short."},
    "passages": {
        "lanterns": {
            "exact": "Seekor musang melihat tujuh belas lampion berwarna jingga hanyut pelan di bawah jembatan itu pada malam Minggu",
            "translation": {
                "en": "A civet saw seventeen orange-coloured lanterns drifting slowly below that bridge during the night to Sunday"
            },
        },
        "fireflies": {
            "exact": "lampion-lampion tersebut dilepas oleh para kunang-kunang dari dermaga sebelah utara hutan bakau",
            "attribution": "Menurut musang",
            "translation": {
                "en": "those lanterns were released by the fireflies from the jetty on the northern side of the mangrove forest"
            },
        },
    },
}
EVENT = {
    "label": {"id": "Lampion terlihat di sungai.", "en": "Lanterns are seen on the river."},
    "edtf": "2025-03-09",
    "status": "said",
    "topics": ["crossing"],
    "passages": ["tamu#lanterns", "tamu#fireflies"],
}
WORDS = runs_of(
    [GUEST, *(passage["translation"]["en"] for passage in RECORD["passages"].values())]
)  # what may not be found


def add_guest(project, **more):
    """Add a source of its own to the mini dossier, quoted by an event, a term and the search."""
    (project / "seeds" / "004_tamu.txt").write_text(GUEST, encoding="utf-8")
    dump(project / "content" / "sources" / "tamu.yml", {**RECORD, **more})
    events = load(project / "content" / "events.yml")
    dump(project / "content" / "events.yml", {**events, "lanterns": EVENT})


def remove_guest(project, clean):
    (project / "seeds" / "004_tamu.txt").unlink()
    (project / "content" / "sources" / "tamu.yml").unlink()
    (project / "content" / "events.yml").write_bytes((clean / "content" / "events.yml").read_bytes())


def published(project):
    written = pipeline.write(project, site_url=ADDRESS)
    files = published_files(written, books_of(written))
    return {name: to_bytes(content) for name, content in files.items()}


def test_the_scan_sees_the_words_wherever_they_may_be_shown(sample_copy):
    add_guest(sample_copy)
    found = {
        Path(where.partition("!")[0].split(" ")[0]).suffix
        for where in found_in(published(sample_copy), WORDS)
    }
    assert {".md", ".json", ".js", ".epub", ".db"} <= found


def test_rights_none_takes_the_words_out_of_every_file(sample_copy, tmp_path):
    target = tmp_path / "pages"
    add_guest(sample_copy)
    write_folder(published(sample_copy), target)
    assert found_in(files_below(target), WORDS)
    add_guest(sample_copy, rights="none")
    write_folder(published(sample_copy), target)
    assert found_in(files_below(target), WORDS) == {}


def test_a_removed_source_is_gone_from_every_file(sample_copy, tmp_path):
    target = tmp_path / "pages"
    add_guest(sample_copy)
    write_folder(published(sample_copy), target)
    remove_guest(sample_copy, ROOT / "tests" / "sample")
    write_folder(published(sample_copy), target)
    assert found_in(files_below(target), WORDS | runs_of(["Tamu Rimba 004_tamu.txt", RECORD["sha256"]])) == {}
    assert [name for name in files_below(target) if "tamu" in name] == []


@pytest.mark.parametrize("how", ["none", "removed"])
def test_what_was_released_does_not_bring_the_words_back(sample_copy, how):
    add_guest(sample_copy)
    result = run_dossier(sample_copy, "release", "satu")
    assert result.returncode == 0, result.stderr
    if how == "none":
        add_guest(sample_copy, rights="none")
    else:
        remove_guest(sample_copy, ROOT / "tests" / "sample")
    assert found_in(published(sample_copy), WORDS) == {}


def run_dossier(project, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "dossier", *arguments, "--project", str(project)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def build(project, site):
    environment = {**os.environ, "SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "dossier", "build", str(site), "--project", str(project)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("how", ["none", "removed"])
def test_one_build_takes_the_words_out_of_site_and_cache(sample_copy, tmp_path, how):
    site = tmp_path / "site"
    add_guest(sample_copy)
    build(sample_copy, site)
    assert found_in(files_below(site), WORDS)
    if how == "none":
        add_guest(sample_copy, rights="none")
    else:
        remove_guest(sample_copy, ROOT / "tests" / "sample")
    build(sample_copy, site)
    assert found_in(files_below(site), WORDS) == {}
    left_behind = {
        name: data
        for name, data in files_below(sample_copy).items()
        if not name.startswith(("seeds/", "content/"))
    }
    assert found_in(left_behind, WORDS) == {}


def test_quoting_many_words_of_a_withheld_source_is_refused(sample_copy):
    add_guest(sample_copy, rights="none")
    page = sample_copy / "content" / "method.id.md"
    quoted = "tujuh belas lampion berwarna jingga hanyut pelan di bawah jembatan itu"
    page.write_text(f"Musang “melihat {quoted}”.[@tamu#lanterns]\n", encoding="utf-8")
    codes = [
        finding.code
        for finding in pipeline.check(sample_copy).findings
        if finding.location.path.endswith("method.id.md")
    ]
    assert "quote-withheld" in codes


@pytest.mark.parametrize(
    "project",
    [
        pytest.param(ROOT, id="the dossier", marks=pytest.mark.slow),
        pytest.param(ROOT / "tests" / "sample", id="the mini dossier"),
    ],
)
def test_no_long_run_of_an_article_stands_outside_its_passages(project):
    """Windows of an article that no passage holds whole are nowhere; each long run would hold one of them."""
    written = pipeline.write(project, site_url=ADDRESS)
    files = published_files(written, books_of(written))
    everything = "\n".join(
        normal(text) for name, content in files.items() for _, text in contents_of(name, to_bytes(content))
    )
    windows = [window for source in written.corpus.sources for window in undeclared_windows(written, source)]
    assert len(windows) > (40 if project == ROOT else 5)
    assert [window for window in windows if window in everything] == []


def undeclared_windows(written, source_id):
    """Return words of an article, one window each few words, that are not all words of passages or credits."""
    article = written.corpus.article_of(source_id)
    spans = [
        span
        for address, proof in written.proofs.passages.items()
        if address.startswith(f"{source_id}#")
        for span in (proof.span, proof.attribution)
        if span
    ]
    for credit in written.corpus.sources[source_id].credits:
        place = article.text.find(credit.exact)
        spans += [Span(place, place + len(credit.exact))] if place >= 0 else []
    words = list(WORD_RE.finditer(article.text))
    for first in range(0, len(words), STRIDE):
        ends = (
            last for last in range(first, len(words)) if words[last].end() - words[first].start() >= WINDOW
        )
        last = next(ends, None)
        if last is None:
            return
        inside = words[first : last + 1]
        if not all(
            any(span.start <= word.start() and word.end() <= span.end for span in spans) for word in inside
        ):
            yield " ".join(word[0].lower() for word in inside)
