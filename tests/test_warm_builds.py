"""A build after a build gives, byte for byte, what a build from nothing gives; and one that fails leaves the site as it was."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from dossier.publishing.cache import FOLDER

pytestmark = pytest.mark.xdist_group("warm")

ADDRESS = "https://example.org/fable/"


def build(project, site, **environment):
    command = [sys.executable, "-m", "dossier", "build", str(site), "--project", str(project)]
    values = {**os.environ, "SITE_URL": ADDRESS, "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, env=values, capture_output=True, text=True, check=False, encoding="utf-8")


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rename_article(root):
    (root / "seeds" / "002_kabar.txt").rename(root / "seeds" / "002_lain.txt")
    replace(root / "content" / "sources" / "kabar.yml", "002_kabar.txt", "002_lain.txt")


def turn_events(root):
    """Remove the first event and add it again at the end, under another id."""
    path = root / "content" / "events.yml"
    head, *rest = re.split(r"(?m)^(?=\S)", path.read_text(encoding="utf-8").lstrip())[1:]
    path.write_text("".join((*rest, "moved-" + head)), encoding="utf-8")


EDITS = {
    "title": lambda root: replace(root / "content" / "topics.yml", "The bridge closure", "The closed bridge"),
    "address": lambda root: replace(root / "content" / "topics.yml", "en: crossing", "en: the-crossing"),
    "prose": lambda root: replace(
        root / "content" / "index.en.md", "Three newspapers tell", "Three newspapers told"
    ),
    "record": lambda root: replace(
        root / "content" / "sources" / "warta.yml", "name: Warta Rimba", "name: Warta"
    ),
    "article renamed": rename_article,
    "event removed and added": turn_events,
    "settings": lambda root: replace(root / "content" / "dossier.yml", "2025-03-12", "2025-03-13"),
    "configuration": lambda root: replace(root / "mkdocs.yml", "site_name: Kancil", "site_name: Fabel"),
}
SHORT = {"title"}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in SHORT else pytest.mark.slow) for name in EDITS]
)
def test_a_warm_build_is_a_cold_one(sample_copy, tmp_path, name):
    site = tmp_path / "site"
    assert build(sample_copy, site).returncode == 0
    before = tree(site)
    EDITS[name](sample_copy)
    warm = build(sample_copy, site)
    assert warm.returncode == 0, warm.stdout + warm.stderr
    assert "nothing has changed" not in warm.stdout
    shutil.rmtree(sample_copy / FOLDER)
    assert build(sample_copy, tmp_path / "cold").returncode == 0
    assert tree(site) == tree(tmp_path / "cold")
    assert tree(site) != before


def test_nothing_changed_leaves_the_site_and_says_so(sample_copy, tmp_path):
    site = tmp_path / "site"
    assert build(sample_copy, site).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    again = build(sample_copy, site)
    assert "nothing has changed" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


@pytest.mark.slow
def test_place_time_zone_language_and_hash_seed_do_not_matter(sample_copy, tmp_path):
    other = tmp_path / "elsewhere" / "copy"
    shutil.copytree(sample_copy, other)
    assert (
        build(sample_copy, tmp_path / "one", TZ="Asia/Jakarta", LC_ALL="C", PYTHONHASHSEED="1").returncode
        == 0
    )
    values = {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "0"}
    assert build(other, tmp_path / "two", **values).returncode == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="limits of file sizes are POSIX'")
def test_a_full_disk_leaves_the_old_site(sample_copy, tmp_path):
    site = tmp_path / "site"
    assert build(sample_copy, site).returncode == 0
    before = tree(site)
    EDITS["title"](sample_copy)
    limited = "import resource as r, sys; r.setrlimit(r.RLIMIT_FSIZE, (20_000, 20_000)); from dossier.cli import main; main()"
    command = [sys.executable, "-c", limited, "build", str(site), "--project", str(sample_copy)]
    result = subprocess.run(
        command, env={**os.environ, "SITE_URL": ADDRESS}, capture_output=True, check=False
    )
    assert result.returncode != 0
    assert tree(site) == before
