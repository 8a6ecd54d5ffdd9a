"""What is kept between builds is never trusted, and a site counts as current only while nothing has changed."""

from __future__ import annotations

import os
import shutil
import stat

import pytest
from jinja2 import DictLoader, Environment

from dossier import cache
from dossier.cache import FOLDER, KEPT_SECONDS, SIGN_SIZE, Cache, digest_of
from dossier.publishing import cache_site
from dossier.writing.kept_templates import KeptTemplates


def test_an_entry_is_made_once_and_found_again(tmp_path):
    assert Cache(tmp_path).made("ab12", lambda: b"one") == b"one"
    assert Cache(tmp_path).made("ab12", lambda: b"two") == b"one"


def test_a_damaged_entry_is_made_anew(tmp_path):
    Cache(tmp_path).made("ab12", lambda: b"one")
    (path,) = (path for path in (tmp_path / FOLDER).rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1])
    assert Cache(tmp_path).made("ab12", lambda: b"two") == b"two"
    assert Cache(tmp_path).made("ab12", lambda: b"three") == b"two"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / FOLDER).write_text("a file in its place")
    assert Cache(tmp_path).made("ab12", lambda: b"one") == b"one"


def test_what_others_signed_counts_for_nothing(tmp_path, monkeypatch):
    Cache(tmp_path).put("ab12", b"forged")
    monkeypatch.setattr(cache, "_signing_key", lambda: b"x" * SIGN_SIZE)
    assert Cache(tmp_path).find("ab12") is None


def test_an_entry_counts_in_its_place_only(tmp_path):
    Cache(tmp_path).put("ab12", b"one")
    (path,) = (path for path in (tmp_path / FOLDER).rglob("*") if path.is_file())
    path.rename(path.with_name("34"))
    assert Cache(tmp_path).find("ab34") is None


def test_a_compiled_template_is_taken_again_with_the_same_theme_and_text_alone(tmp_path, monkeypatch):
    def compiled(frame, text):
        """Return how many templates have to be compiled to show one."""
        asked = []
        environment = Environment(loader=DictLoader({"a": text}), autoescape=True)
        environment.bytecode_cache = KeptTemplates(Cache(tmp_path), frame)
        monkeypatch.setattr(
            environment, "_compile", lambda *args: asked.append(args) or compile(*args, "exec")
        )
        assert environment.get_template("a").render() == text
        return len(asked)

    assert compiled("one", "x") == 1
    assert compiled("one", "x") == 0
    assert compiled("two", "x") == 1
    assert compiled("one", "y") == 1
    for path in (tmp_path / FOLDER).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes() + b" ")
    assert compiled("one", "x") == 1


@pytest.mark.parametrize("state", ["a file in its place", None])
def test_without_a_key_nothing_is_kept_and_all_works(tmp_path, monkeypatch, state):
    place = tmp_path / "state"
    if state:
        place.write_text(state)
    else:
        place.mkdir()
        (place / "cache-key").write_bytes(b"too short")
    cache._signing_key.cache_clear()
    monkeypatch.setattr(cache.platformdirs, "user_state_path", lambda _: place)
    assert Cache(tmp_path).made("ab12", lambda: b"one") == b"one"
    assert Cache(tmp_path).made("ab12", lambda: b"two") == b"two"
    cache._signing_key.cache_clear()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_the_key_is_for_this_user_alone(tmp_path, monkeypatch):
    cache._signing_key.cache_clear()
    monkeypatch.setattr(cache.platformdirs, "user_state_path", lambda _: tmp_path / "state")
    Cache(tmp_path).put("ab12", b"one")
    assert stat.S_IMODE((tmp_path / "state" / "cache-key").stat().st_mode) == 0o600
    cache._signing_key.cache_clear()


def test_what_no_build_used_for_a_day_goes(tmp_path):
    Cache(tmp_path).made("old1", lambda: b"old")
    Cache(tmp_path).made("new1", lambda: b"new")
    for path in (tmp_path / FOLDER).rglob("*"):
        if path.is_file():
            os.utime(path, (1, path.stat().st_mtime - KEPT_SECONDS - 1))
    later = Cache(tmp_path)
    later.made("new1", lambda: b"other")
    later.sweep()
    assert Cache(tmp_path).made("new1", lambda: b"other") == b"new"
    assert Cache(tmp_path).made("old1", lambda: b"other") == b"other"


def test_no_two_rows_of_parts_have_one_digest():
    assert digest_of("a", "bc") != digest_of("ab", "c")


@pytest.fixture
def build(sample_copy):
    (sample_copy / "site").mkdir()
    (sample_copy / "site" / "index.html").write_text("made")
    return cache_site.Build(sample_copy, sample_copy / "site", ("strict",))


def is_current(build):
    return cache_site.is_current(build, cache_site.digest_inputs(build))


@pytest.fixture
def current(build):
    cache_site.remember(build, cache_site.digest_inputs(build), cache_site.digest_tree(build.target))
    assert is_current(build)
    return build


def test_deleting_the_folder_only_forgets(current):
    shutil.rmtree(current.project / FOLDER)
    assert not is_current(current)


def edit(path):
    path.write_bytes(path.read_bytes() + b"\n")


CHANGES = {
    "article": lambda root: edit(root / "seeds" / "001_warta.txt"),
    "source": lambda root: edit(root / "content" / "sources" / "warta.yml"),
    "topic": lambda root: edit(root / "content" / "topics" / "crossing.id.md"),
    "points": lambda root: edit(root / "content" / "points" / "closure.yml"),
    "names": lambda root: edit(root / "content" / "names.yml"),
    "settings": lambda root: edit(root / "content" / "dossier.yml"),
    "configuration": lambda root: edit(root / "mkdocs.yml"),
    "new article": lambda root: (root / "seeds" / "009_baru.txt").write_text("Baru."),
    "renamed": lambda root: (root / "seeds" / "001_warta.txt").rename(root / "seeds" / "1.txt"),
    "deleted": lambda root: (root / "content" / "events.yml").unlink(),
    "own theme": lambda root: (root / "extra.css").write_text("a{}"),
    "site edited": lambda root: (root / "site" / "index.html").write_text("else"),
    "site lacks a file": lambda root: (root / "site" / "index.html").unlink(),
    "site has one more": lambda root: (root / "site" / "more.html").write_text(""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_makes_a_site_old(current, change):
    CHANGES[change](current.project)
    assert not is_current(current)


@pytest.mark.parametrize("name", ["SITE_URL", "SOURCE_DATE_EPOCH", "LC_ALL", "PYTHONUTF8", "DOSSIER_DRAFTS"])
def test_the_environment_counts(current, monkeypatch, name):
    monkeypatch.setenv(name, "https://example.org/other/")
    assert not is_current(current)


def test_flags_theme_package_and_versions_count(current, tmp_path, monkeypatch):
    assert not is_current(current._replace(flags=("offline",)))
    theme = tmp_path / "theme-copy"
    shutil.copytree(cache_site.THEME, theme)
    monkeypatch.setattr(cache_site, "PACKAGE", theme)
    assert not is_current(current)
    monkeypatch.undo()
    assert is_current(current)
    packages = tmp_path / "packages"
    (packages / "other-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(packages)
    assert not is_current(current)


@pytest.mark.parametrize(
    "more",
    [
        "hooks:\n  - hook.py\n",
        "INHERIT: ../base.yml\n",
        "extra: !!python/name:os.name\n",
    ],
)
def test_what_reaches_further_is_never_current(build, more):
    config = build.project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert cache_site.digest_inputs(build) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - dossier\n", "  - dossier\n  - search\n"),
        ("  - attr_list\n", "  - abbr\n"),
        ("docs_dir: content", "docs_dir: ../c"),
    ],
)
def test_other_plugins_extensions_and_folders_are_never_current(build, old, new):
    config = build.project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new), encoding="utf-8")
    assert cache_site.digest_inputs(build) == ""


def test_a_change_during_the_build_is_not_remembered(build):
    before = cache_site.digest_inputs(build)
    edit(build.project / "content" / "names.yml")
    cache_site.remember(build, before, cache_site.digest_tree(build.target))
    assert not is_current(build)
