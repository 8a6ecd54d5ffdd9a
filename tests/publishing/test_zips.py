"""Archives that are the same wherever and whenever they are made."""

from __future__ import annotations

import io
import zipfile

from dossier.publishing.site import pack_site
from dossier.publishing.zips import make_zip


def test_files_are_read_back_in_their_order():
    archive = zipfile.ZipFile(io.BytesIO(make_zip({"b.txt": b"1" * 100, "a/c.txt": b"2"}, stored=("b.txt",))))
    assert archive.namelist() == ["b.txt", "a/c.txt"]
    assert archive.read("b.txt") == b"1" * 100
    assert [item.compress_type for item in archive.infolist()] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


def test_the_same_site_gives_the_same_archive_whatever_the_age_of_its_files(tmp_path):
    archives = []
    for name in ("one", "two"):
        folder = tmp_path / name
        (folder / "id").mkdir(parents=True)
        for file in sorted(("index.html", "id/index.html"), reverse=name == "two"):
            (folder / file).write_text(file, encoding="utf-8")
        archives.append(pack_site(folder, "dossier"))
    assert archives[0] == archives[1]
    assert zipfile.ZipFile(io.BytesIO(archives[0])).namelist() == [
        "dossier/id/index.html",
        "dossier/index.html",
    ]
