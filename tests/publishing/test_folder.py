"""Pages to a folder that is ours: only what changed is written, only what we wrote is removed."""

from __future__ import annotations

import os
from hashlib import sha256

import pytest

from dossier.errors import DossierError
from dossier.program import digest_tree
from dossier.publishing.folder import MARKER_FILE, Earlier, write_folder


def read(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_files_are_written_with_their_folders(tmp_path):
    target = tmp_path / "deep" / "out"
    changes = write_folder({"id/topik/a.md": "é\n", "index.md": "x\n"}, target)
    assert changes == (("id/topik/a.md", "index.md"), (), ())
    assert read(target) == {
        "id/topik/a.md": "é\n".encode(),
        "index.md": b"x\n",
        MARKER_FILE: b"id/topik/a.md\nindex.md\n",
    }


def test_a_second_run_writes_what_changed_and_removes_what_is_gone(tmp_path):
    write_folder({"a/b/c.md": "1\n", "same.md": "2\n", "new.md": "3\n"}, tmp_path / "out")
    before = (tmp_path / "out" / "same.md").stat().st_mtime_ns
    changes = write_folder({"same.md": "2\n", "new.md": "4\n"}, tmp_path / "out")
    assert changes == (("new.md",), ("a/b/c.md",), ("same.md",))
    assert sorted(read(tmp_path / "out")) == [MARKER_FILE, "new.md", "same.md"]
    assert not (tmp_path / "out" / "a").exists()
    assert (tmp_path / "out" / "same.md").stat().st_mtime_ns == before


def test_what_others_put_there_stays(tmp_path):
    out = tmp_path / "out"
    write_folder({"a/b.md": "1\n"}, out)
    (out / "a" / "notes.txt").write_text("mine", encoding="utf-8")
    write_folder({}, out)
    assert read(out) == {"a/notes.txt": b"mine", MARKER_FILE: b"\n"}


def test_a_folder_with_files_of_others_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DossierError, match="holds files that `dossier write` did not make"):
        write_folder({"a.md": "1\n"}, tmp_path)
    assert read(tmp_path) == {"thesis.txt": b"mine"}


@pytest.mark.parametrize("name", ["../a.md", "/tmp/a.md", "a/../../b.md"])  # noqa: S108  # a path that is refused
def test_nothing_is_written_outside(tmp_path, name):
    with pytest.raises(DossierError, match="would be written outside"):
        write_folder({name: "1\n"}, tmp_path / "out")
    assert not (tmp_path / "a.md").exists()
    assert not (tmp_path / "b.md").exists()


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    out = tmp_path / "out"
    write_folder({"a.md": "1\n"}, out)
    (tmp_path / "elsewhere").mkdir()
    (out / "sub").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(DossierError, match="would be written outside"):
        write_folder({"sub/b.md": "1\n"}, out)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_target_that_is_a_file_is_refused_in_words(tmp_path):
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(DossierError, match="cannot be written"):
        write_folder({"a.md": "1\n"}, tmp_path / "out")


def test_a_run_that_was_cut_short_is_finished_by_the_next(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / MARKER_FILE).write_text("a.md\nb.md\n", encoding="utf-8")
    (out / "b.md").write_text("old\n", encoding="utf-8")
    changes = write_folder({"a.md": "1\n"}, out)
    assert changes == (("a.md",), ("b.md",), ())


@pytest.fixture
def earlier(tmp_path):
    path = tmp_path / "earlier"
    path.write_bytes(b"words")
    return path


def take(earlier, content, target):
    return Earlier(earlier.parent).take(earlier.name, sha256(content).hexdigest(), str(target))


def test_an_earlier_file_that_is_the_same_gets_a_second_name(tmp_path, earlier):
    target = tmp_path / "deep" / "folder" / "new"
    assert take(earlier, b"words", target)
    assert target.samefile(earlier)
    beside = target.with_name("beside")
    assert take(earlier, b"words", beside)
    assert beside.samefile(earlier)


def test_the_digests_of_what_was_taken_are_known(tmp_path, earlier):
    before, target = Earlier(tmp_path), tmp_path / "site" / "new"
    digest = sha256(b"words").hexdigest()
    assert before.take(earlier.name, digest, str(target))
    assert before.taken == {str(target): digest}
    assert digest_tree(target.parent, known=before.taken) == digest_tree(target.parent)
    assert digest_tree(target.parent, known={str(target): "another"}) != digest_tree(target.parent)


def test_what_is_asked_for_once_more_is_not_what_was_taken_before(tmp_path, earlier):
    before, target = Earlier(tmp_path), tmp_path / "new"
    for content in (b"words", b"words", b"other"):
        is_same = before.take(earlier.name, sha256(content).hexdigest(), str(target))
        assert is_same == target.exists() == (content == b"words") == bool(before.taken)


@pytest.mark.parametrize("content", [b"", b"word", b"words.", b"wordz"])
def test_an_earlier_file_that_holds_something_else_is_left(tmp_path, earlier, content):
    assert not take(earlier, content, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(os.name == "nt", reason="links and permissions are POSIX'")
def test_only_a_plain_file_with_usual_permissions_is_taken(tmp_path, earlier):
    link = tmp_path / "link"
    link.symlink_to(earlier)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    earlier.chmod(0o600)
    for path in (link, pipe, earlier, tmp_path, tmp_path / "missing"):
        assert not take(path, b"words", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_disk_without_second_names_is_no_error(tmp_path, earlier, monkeypatch):
    def refuse(*_):
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert not take(earlier, b"words", tmp_path / "new")


def test_a_file_that_another_build_replaces_in_between_is_not_taken(tmp_path, earlier, monkeypatch):
    link = os.link

    def link_later(source, target):
        other = tmp_path / "other"
        other.write_bytes(b"newer")
        other.replace(source)
        link(source, target)

    monkeypatch.setattr(os, "link", link_later)
    assert not take(earlier, b"words", tmp_path / "new")
    assert not (tmp_path / "new").exists()
