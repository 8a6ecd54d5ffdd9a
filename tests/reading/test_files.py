"""Which files are read, and what decoding finds wrong with them."""

from __future__ import annotations

import os

import pytest

from dossier.model.location import Location
from dossier.reading.files import decode, list_files, read_file


def test_files_are_listed_sorted_with_their_folders_without_links_and_hidden_ones(tmp_path):
    for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden.txt", ".git/d.txt", "e.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    if os.name != "nt":
        (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
        (tmp_path / "folder").symlink_to(tmp_path / "deep", target_is_directory=True)
    found = [path.relative_to(tmp_path).as_posix() for path in list_files(tmp_path, (".txt",))]
    assert found == ["a.txt", "b.txt", "deep/c.txt"]


def test_a_byte_order_mark_is_dropped_and_line_ends_are_kept():
    read = decode(b"\xef\xbb\xbfsatu\r\ndua\n", "seeds/a.txt")
    assert (read.text, read.findings) == ("satu\r\ndua\n", ())


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"satu\ndua \xff", 2, "The file is not UTF-8: byte 10 is 0xff."),
        (b"\xc3", 1, "The file is not UTF-8: byte 1 is 0xc3."),
        ("satu".encode("utf-16"), 1, "The file is not UTF-8: byte 1 is 0xff."),
    ],
    ids=["second line", "half a character", "UTF-16"],
)
def test_bytes_that_are_not_utf8_are_named_with_their_line(data, line, message):
    read = decode(data, "seeds/a.txt")
    assert read.text is None
    (finding,) = read.findings
    assert (finding.code, finding.message, finding.location) == (
        "not-utf8",
        message,
        Location("seeds/a.txt", line),
    )


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\x9b"])
def test_control_characters_are_refused_with_line_and_column(char):
    read = decode(f"satu\nab{char}c".encode(), "a.txt")
    assert read.text is None
    assert [str(item.location) for item in read.findings] == ["a.txt:2:3"]
    assert f"U+{ord(char):04X}" in read.findings[0].message


@pytest.mark.parametrize("char", ["\t", "\n", "\r", "\N{NO-BREAK SPACE}", "\N{SOFT HYPHEN}", "\x85"])
def test_white_space_and_soft_hyphens_are_not_refused(char):
    assert decode(f"a{char}b".encode(), "a.txt").findings == ()


@pytest.mark.parametrize(
    "char",
    ["\N{RIGHT-TO-LEFT OVERRIDE}", "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}", "\U000e0041"],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_characters_that_hide_or_turn_text_are_reported_and_kept(char):
    read = decode(f"ab{char}c".encode(), "a.txt")
    assert read.text == f"ab{char}c"
    assert [(item.code, str(item.location)) for item in read.findings] == [("hidden-character", "a.txt:1:3")]


def test_a_file_that_is_gone_or_too_large_is_reported(tmp_path):
    (tmp_path / "large.txt").write_bytes(b"x" * 1001)
    gone, large = (
        read_file(tmp_path / "gone.txt", "gone.txt", 1000),
        read_file(tmp_path / "large.txt", "large.txt", 1000),
    )
    assert [item.code for item in (*gone.findings, *large.findings)] == ["file-missing", "file-too-large"]
    assert large.findings[0].message == "The file has 1,001 bytes; at most 1,000 are read."
    assert (gone.text, large.text) == (None, None)
