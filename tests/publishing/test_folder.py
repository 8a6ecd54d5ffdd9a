"""Pages to a folder that is ours: only what changed is written, only what we wrote is removed."""

from __future__ import annotations

import os

import pytest

from dossier.errors import DossierError
from dossier.publishing.folder import MARKER_FILE, write_folder


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
