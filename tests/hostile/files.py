"""Files that are not what they seem: encodings, names, links, pipes, sizes."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tests.hostile.case import Case, Refused, extend_article, lay, put, quote, together

if TYPE_CHECKING:
    from pathlib import Path

NEW = "seeds/004_baru.txt"
WARTA = "seeds/001_warta.txt"
EVENTS = "content/events.yml"


def file_cases() -> list[Case]:
    """Return all cases of this module."""
    return [*encoding_cases(), *name_cases(), *kind_cases(), *size_cases()]


def encoding_cases() -> list[Case]:
    """Return bytes that are no text, and text that shows something else than it holds."""

    def article(name: str, data: bytes, code: str, line: int) -> Case:
        return Case(name, lay(NEW, data), Refused(code, NEW, line))

    def content(name: str, data: bytes, code: str, line: int) -> Case:
        return Case(name, lay(EVENTS, data), Refused(code, EVENTS, line))

    return [
        article("article-in-utf-16", "Kancil".encode("utf-16"), "not-utf8", 1),
        article("article-in-utf-16-without-mark", "Kancil".encode("utf-16-le"), "control-character", 1),
        article("article-in-utf-32", "Kancil".encode("utf-32"), "not-utf8", 1),
        article("article-in-latin-1", "Satu\nKancil café".encode("latin-1"), "not-utf8", 2),
        article("article-in-windows-1252", "“Kancil”".encode("cp1252"), "not-utf8", 1),
        article("article-with-half-a-character", b"Kancil \xed\xa0\x80", "not-utf8", 1),
        article("article-with-overlong-slash", b"Kancil \xc0\xaf", "not-utf8", 1),
        article("article-with-null", b"Satu\nKan\x00cil", "control-character", 2),
        article("article-that-steers-the-terminal", b"Kancil \x1b]0;judul\x07\x1b[2J", "control-character", 1),
        article("article-with-c1-control", "Kancil \x9b2J".encode(), "control-character", 1),
        article("article-with-backspaces", b"Kancil\x08\x08\x08", "control-character", 1),
        article("article-with-stash-mark", b"Kancil \x02wzxhzdk:0\x03", "control-character", 1),
        article("article-is-a-picture", b"\x89PNG\r\n\x1a\n\x00\x00", "not-utf8", 1),
        article("article-is-an-archive", b"PK\x03\x04\x00\x00", "control-character", 1),
        content("content-in-utf-16", "flood: x\n".encode("utf-16"), "not-utf8", 1),
        content("content-in-latin-1", "flood: caf\xe9\n".encode("latin-1"), "not-utf8", 1),
        content("content-with-null", b"flood: \x00\n", "control-character", 1),
        content("content-that-steers-the-terminal", b"flood: \x1b[2J\n", "control-character", 1),
        Case("article-with-turned-words", extend_article("\nKancil \u202eatad nakub\u202c berkata.\n"),
             Refused("sentence-uncovered", WARTA, 16)),
        Case("evidence-with-turned-words", quote("Kancil \u202eatad nakub\u202c berkata"), combines=True),
        Case("evidence-with-tag-characters", quote("Kancil\U000e0041\U000e0042 berkata lagi"), combines=True),
        Case("evidence-with-every-kind-of-line", quote("Aku\u2028pergi\u2029jauh\u0085sekali"), combines=True),
        Case("evidence-with-many-marks", quote("Kancil a" + "\N{COMBINING ACUTE ACCENT}" * 300), combines=True),
        Case("evidence-with-every-script", quote("𝐊𝐚𝐧𝐜𝐢𝐥 ᴋᴀɴᴄɪʟ Ｋａｎｃｉｌ كانسيل 坎吉尔 \U0001f98c\ufe0f\U0001f3fd"), combines=True),
    ]  # fmt: skip


def name_cases() -> list[Case]:
    """Return names of files that break out, collide, or cannot be shown."""

    def source_named(name: str, file: str, refused: Refused) -> Case:
        def change(project: Path) -> None:
            record = project / "content" / "sources" / "kabar.yml"
            record.rename(record.with_name(file))

        return Case(name, change, refused)

    def article_named(name: str, file: str | bytes, refused: Refused | None = None) -> Case:
        def change(project: Path) -> None:
            path = os.path.join(os.fsencode(project / "seeds"), os.fsencode(file))  # noqa: PTH118  # bytes
            with open(path, "wb") as opened:  # noqa: PTH123  # the same
                opened.write(b"Kancil berkata.\n")

        return Case(name, change, refused)

    def copied(name: str, old: str, new: str, refused: Refused | None = None) -> Case:
        def change(project: Path) -> None:
            (project / new).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(project / old, project / new)

        return Case(name, change, refused)

    sources = "content/sources/"
    markup = "<img src=x onerror=1>"
    return [
        source_named("source-named-markup", f"{markup}.yml", Refused("record-shape", f"{sources}{markup}.yml")),
        source_named("source-named-breaks-out", "a'b\"c.yml", Refused("record-shape", f"{sources}a'b\"c.yml")),
        source_named("source-named-in-two-lines", "a\nb.yml", Refused("file-unreadable", f"{sources}a\nb.yml")),
        source_named("source-named-by-an-escape", "a\x1b[2J.yml", Refused("file-unreadable", f"{sources}a\x1b[2J.yml")),
        source_named("source-named-with-spaces", "kabar sungai.yml", Refused("record-shape", f"{sources}kabar sungai.yml")),
        source_named("source-without-a-name", "....yml", Refused("unknown-passage", "content/topics/bridge-closure.en.md", 1)),
        copied("source-differs-in-case", f"{sources}kabar.yml", f"{sources}KABAR.yml", Refused("record-shape", f"{sources}KABAR.yml")),
        copied("source-in-two-files", f"{sources}kabar.yml", f"{sources}kabar.yaml", Refused("id-taken", f"{sources}kabar.yml")),
        copied("source-called-index", f"{sources}kabar.yml", f"{sources}index.yml", Refused("id-taken", f"{sources}index.yml")),
        copied("article-differs-in-case", WARTA, "seeds/001_WARTA.txt"),
        copied("page-of-another-language", "content/method.en.md", "content/method.xx.md"),
        copied("page-named-as-a-path", "content/method.en.md", "content/topics/..%2f..%2fx.en.md"),
        article_named("article-named-markup", f"{markup}.txt"),
        article_named("article-named-as-a-script", "javascript:alert(1).txt"),
        article_named("article-named-in-two-lines", "a\nb.txt", Refused("file-unreadable", "seeds/a\nb.txt")),
        article_named("article-named-by-an-escape", "a\x1b[2J.txt", Refused("file-unreadable", "seeds/a\x1b[2J.txt")),
        article_named("article-named-in-turned-words", "a\u202etxt.exe.txt", Refused("file-unreadable", "seeds/a\u202etxt.exe.txt")),
        article_named("article-named-in-no-encoding", b"a\xff\xfe.txt", Refused("file-unreadable", "seeds/a\udcff\udcfe.txt")),
        article_named("article-named-as-an-option", "--project=x.txt"),
        article_named("article-named-template", "{{ 7*7 }}.txt"),
        article_named("article-named-formula", "=1+1.txt"),
    ]  # fmt: skip


def kind_cases() -> list[Case]:
    """Return what is no regular file, or lies outside the dossier."""

    def linked(name: str, link: str, target: str | Path, *, heavy: bool = False) -> Case:
        def change(project: Path) -> None:
            path = project / link
            path.unlink(missing_ok=True)
            path.symlink_to(target)

        return Case(name, change, Refused("file-unreadable", link), heavy=heavy)

    def pipe(name: str, file: str, refused: Refused | None) -> Case:
        def change(project: Path) -> None:
            path = project / file
            path.unlink(missing_ok=True)
            os.mkfifo(path)

        return Case(name, change, refused, heavy=True)

    def folder(name: str, file: str) -> Case:
        def change(project: Path) -> None:
            (project / file).unlink()
            (project / file).mkdir()

        return Case(name, change, Refused("file-unreadable", file))

    return [
        linked("link-to-the-passwords", EVENTS, "/etc/passwd"),
        linked("link-to-a-device-without-end", EVENTS, "/dev/zero", heavy=True),
        linked("link-to-random-bytes", "content/glossary.yml", "/dev/urandom", heavy=True),
        linked("link-to-itself", "content/names.yml", "names.yml"),
        linked("link-to-nothing", "content/topics.yml", "nothing.yml"),
        linked("link-among-the-sources", "content/sources/x.yml", "/etc/passwd"),
        linked("link-among-the-articles", NEW, "/etc/passwd"),
        linked("link-to-a-folder-outside", "content/outside", "/etc"),
        linked("link-round-in-circles", "content/circle", "."),
        linked("link-for-prose", "content/topics/x.en.md", "/etc/passwd"),
        pipe("pipe-for-a-record", EVENTS, Refused("file-unreadable", EVENTS)),
        pipe("pipe-for-a-source", "content/sources/x.yml", None),
        pipe("pipe-for-an-article", NEW, None),
        pipe("pipe-for-prose", "content/topics/x.en.md", None),
        folder("folder-for-a-record", "content/names.yml"),
    ]


def size_cases() -> list[Case]:
    """Return articles that are long, in every way in which one can be."""

    def long_line(name: str, text: str) -> Case:
        return Case(name, extend_article(f"\n{text}\n"), Refused("limit-exceeded", WARTA, 16), heavy=True)

    def full_line(name: str, text: str) -> Case:
        """Return a line as long as one may be, quoted whole."""
        limits = put("dossier.yml", ("limits", "quoted-share"), "1")
        return Case(name, together(limits, quote(text)), heavy=True)

    return [
        Case("article-too-large", lay(NEW, "a\n" * 600_000), Refused("file-too-large", NEW), heavy=True),
        Case("article-empty", lay(NEW, "")),
        Case("article-of-blank-lines", lay(NEW, "\n" * 999_000), heavy=True),
        Case("article-of-many-paragraphs", lay(NEW, "x\r\n\r\n" * 150_000), Refused("limit-exceeded", NEW), heavy=True),
        Case("article-of-invisible-characters", lay(NEW, "\u200b" * 19_000 + "\n"), heavy=True),
        Case("article-of-many-invisible-characters", lay(NEW, ("\u202e" * 9_000 + "\n") * 30), heavy=True),
        Case("recorded-article-of-nothing", together(
            lay("seeds/002_kabar.txt", "\n \n"),
            put("sources/kabar.yml", ("sha256",), "9" * 64)), Refused("article-changed", "content/sources/kabar.yml", 2)),
        long_line("line-of-one-word", "a" * 900_000),
        long_line("line-of-many-words", "kata " * 190_000),
        long_line("line-of-brackets", "[" * 900_000),
        long_line("line-of-quotation-marks", '"' * 900_000),
        long_line("line-of-full-stops", ". " * 450_000),
        long_line("line-of-marks-on-a-letter", "a" + "\N{COMBINING ACUTE ACCENT}" * 400_000),
        long_line("line-of-half-syllables", "\u1161" * 300_000),
        long_line("line-of-spaces", " " * 900_000),
        long_line("line-of-many-kinds-of-space", "\t \u00a0" * 200_000),
        full_line("full-line-of-brackets", "[(" * 9_000),
        full_line("full-line-of-nested-links", "[a](" * 4_500),
        full_line("full-line-of-stars", "*a **b " * 2_500),
        full_line("full-line-of-full-stops", "Ia. " * 4_500),
        full_line("full-line-of-tags", "<a href='" * 2_000),
        full_line("full-line-of-entities", "&#" * 9_000),
        full_line("full-line-of-capitals", "Abc " * 4_500),
    ]  # fmt: skip
