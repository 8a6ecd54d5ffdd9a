"""A build after a build gives, byte for byte, what a build from nothing gives; and one that fails leaves the site as it was."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from dossier.cache import FOLDER
from dossier.publishing.cache_site import THEME

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


def write(path, text):
    path.write_text(text, encoding="utf-8")


def add_topic(root):
    """Add a topic like the second one, under other words."""
    content = root / "content"
    topics = (content / "topics.yml").read_text(encoding="utf-8")
    more = re.split(r"(?m)^(?=\S)", topics)[2].replace("crossing:", "ferry:", 1)
    for key, words in (("title", ("Perahu", "The boats")), ("slug", ("perahu", "ferry"))):
        more = re.sub(
            rf"{key}:\n    id: .*\n    en: .*", "{}:\n    id: {}\n    en: {}".format(key, *words), more
        )
    write(content / "topics.yml", topics + more)
    for language in ("id", "en"):
        shutil.copy(
            content / "topics" / f"crossing.{language}.md", content / "topics" / f"ferry.{language}.md"
        )


def remove_topic(root):
    content = root / "content"
    parts = re.split(r"(?m)^(?=\S)", (content / "topics.yml").read_text(encoding="utf-8"))
    write(content / "topics.yml", "".join(part for part in parts if not part.startswith("ferry:")))
    for language in ("id", "en"):
        (content / "topics" / f"ferry.{language}.md").unlink()


def use_own_theme(root):
    shutil.copytree(THEME, root / "own-theme")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root / "mkdocs.yml", re.sub(r"custom_dir: .*", "custom_dir: own-theme", config))


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
    "article added": lambda root: write(root / "seeds" / "009_baru.txt", "Kancil pulang.\n"),
    "article deleted": lambda root: (root / "seeds" / "009_baru.txt").unlink(),
    "topic added": add_topic,
    "topic deleted": remove_topic,
    "event removed and added": turn_events,
    "point": lambda root: replace(
        root / "content" / "points" / "closure.yml", "en: two days", "en: just two days"
    ),
    "term": lambda root: replace(
        root / "content" / "glossary.yml", "en: suspension bridge", "en: hanging bridge"
    ),
    "name": lambda root: replace(
        root / "content" / "names.yml", "en: River Council", "en: Council of the River"
    ),
    "settings": lambda root: replace(root / "content" / "dossier.yml", "2025-03-12", "2025-03-13"),
    "configuration": lambda root: replace(root / "mkdocs.yml", "site_name: Kancil", "site_name: Fabel"),
    "extension": lambda root: replace(
        root / "mkdocs.yml", "markdown_extensions:\n", "markdown_extensions:\n  - tables\n"
    ),
    "own theme": use_own_theme,
    "template": lambda root: replace(
        root / "own-theme" / "partials" / "footer.html", "<footer", '<footer data-own="yes"'
    ),
    "style": lambda root: write(root / "own-theme" / "assets" / "own.css", "a{}"),
    "site removed": lambda root: shutil.rmtree(root.parent / "site"),
    "page damaged": lambda root: replace(root.parent / "site" / "en" / "index.html", "<main", "<MAIN"),
}
"""In this order, one after the other."""
UNSEEN = {"article added", "article deleted", "extension", "own theme", "site removed", "page damaged"}
"""What the next site does not show."""


def build_cold(project, site):
    """Build from nothing, and leave what warm builds know as it was."""
    kept = project.parent / "kept"
    (project / FOLDER).rename(kept)
    result = build(project, site)
    shutil.rmtree(project / FOLDER)
    kept.rename(project / FOLDER)
    return result


def inodes(site):
    return {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def check_edit(project, site, cold, name):
    before = tree(site)
    EDITS[name](project)
    warm = build(project, site)
    assert warm.returncode == 0, (name, warm.stdout + warm.stderr)
    assert "nothing has changed" not in warm.stdout, name
    afresh = build_cold(project, cold)
    assert (afresh.returncode, afresh.stderr) == (0, warm.stderr), name
    assert tree(site) == tree(cold), name
    assert (tree(site) == before) == (name in UNSEEN), name


def test_a_warm_build_is_a_cold_one(sample_copy, tmp_path):
    site = tmp_path / "site"
    assert build(sample_copy, site).returncode == 0
    before = inodes(site)
    check_edit(sample_copy, site, tmp_path / "cold", "title")
    same = [path for path, inode in inodes(site).items() if before.get(path) == inode]
    assert {path.suffix for path in same} > {".html", ".js", ".json"}  # those that are the same
    assert not any(path.stat().st_nlink > 1 for path in site.rglob("*") if path.is_file())


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_warm_builds_are_cold_ones_after_every_kind_of_edit(sample_copy, tmp_path):
    site = tmp_path / "site"
    assert build(sample_copy, site).returncode == 0
    for name in EDITS:
        check_edit(sample_copy, site, tmp_path / "cold", name)


@pytest.mark.slow
def test_another_version_of_a_package_is_another_program(sample_copy, tmp_path):
    packages = tmp_path / "packages"
    (packages / "other-1.0.dist-info").mkdir(parents=True)
    values = {"PYTHONPATH": os.pathsep.join((str(packages), os.environ.get("PYTHONPATH", "")))}
    assert build(sample_copy, tmp_path / "site", **values).returncode == 0
    entries = set((sample_copy / FOLDER / "entries").rglob("*"))
    (packages / "other-1.0.dist-info").rename(packages / "other-1.1.dist-info")
    again = build(sample_copy, tmp_path / "site", **values)
    assert "nothing has changed" not in again.stdout
    assert (
        len(set((sample_copy / FOLDER / "entries").rglob("*")) - entries) > len(tree(tmp_path / "site")) / 10
    )


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
