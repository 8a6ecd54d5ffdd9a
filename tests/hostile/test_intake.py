"""What `dossier add` takes in from the web and from other programs: inert, or refused with a message, and nothing else."""

from __future__ import annotations

import io
import json
import os
import signal
import zipfile

import pytest
from click.testing import CliRunner

from dossier import pipeline
from dossier.cli import commands
from dossier.publishing.files import page_files
from dossier.report import UNSAFE_RE
from tests.hostile.fields import PAYLOADS, RAN
from tests.hostile.scan import problems_of_pages

MARKUP = PAYLOADS["markup"]
TEXT = (
    "Kancil menemukan sebuah lampion jingga di tepi sungai. Ia membawanya pulang dan menyimpannya di rumah."
)
SCRIPT = f"<script>{RAN}</script>"


def page(body: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>{TEXT} Kalimat ke-{number}.</p>" for number in range(6))
    return f"<html lang=id><head><title>Lampion</title>{head}</head><body><article><h1>Lampion</h1>{paragraphs}{body}</article></body></html>"


def word(document: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", document)
    return buffer.getvalue()


LINKED = json.dumps(
    {"@type": "NewsArticle", "headline": MARKUP, "author": {"name": MARKUP}, "publisher": {"name": MARKUP}}
)
DEEP = '{"@graph":[' * 400 + "]}" * 400
INERT = {
    "page-with-script": ("a.html", page(SCRIPT)),
    "page-with-markup-in-its-head": ("a.html", page("", f'<meta property="og:title" content="{MARKUP.replace(chr(34), "")}">')),
    "page-with-markup-in-linked-data": ("a.html", page("", f'<script type="application/ld+json">{LINKED.replace("<", chr(92) + "u003c")}</script>')),
    "page-with-deep-linked-data": ("a.html", page("", f'<script type="application/ld+json">{DEEP}</script>')),
    "page-with-address-that-runs": ("a.html", page("", f'<link rel=canonical href="javascript:{RAN}">')),
    "page-with-entities": ("a.html", page(f"<p>&lt;script&gt;{RAN}&lt;/script&gt; {TEXT}</p>")),
    "page-with-an-open-comment": ("a.html", page("<!-- ") + TEXT),
    "text-of-markup": ("a.txt", f"{TEXT}\n\n{MARKUP}\n"),
    "text-of-yaml": ("a.txt", f"{TEXT}\n\n---\ndraft: false\nsha256: x\n'\"#: {{}}\n"),
    "text-with-byte-order-mark": ("a.txt", "\ufeff" + TEXT),
    "text-that-steers-the-terminal": ("a.txt", f"{TEXT} \x1b[2J\x1b]0;x\x07"),
    "text-named-as-a-path": ("..%2f..%2fa.txt", TEXT),
    "text-named-markup": ("<img src=x onerror=1>.txt", TEXT),
    "text-named-as-an-option": ("--project=x.txt", TEXT),
    "text-named-in-two-lines": ("a\nb.txt", TEXT),
    "text-named-index": ("index.txt", TEXT),
    "markdown-with-front-matter-that-executes": ("a.md", f"---\ntitle: !!python/object/apply:os.system [x]\n---\n\n# Lampion\n\n{TEXT}\n"),
    "markdown-with-front-matter-bomb": ("a.md", f"---\na: &a [x]\nb: [*a, *a]\n---\n\n# Lampion\n\n{TEXT}\n"),
    "markdown-with-markup": ("a.md", f"# Lampion\n\n{TEXT}\n\n{MARKUP}\n"),
}  # fmt: skip
REFUSED = {
    "page-that-is-empty": ("a.html", ""),
    "page-of-nested-elements": ("a.html", "<div>" * 5_000 + page("")),
    "page-that-only-ends": ("a.html", "</p>"),
    "page-of-a-million-brackets": ("a.html", "<" * 1_000_000),
    "page-that-is-a-picture": ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00"),
    "word-file-that-is-none": ("a.docx", b"PK\x03\x04 nothing"),
    "word-file-with-foreign-entities": ("a.docx", word('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')),
    "word-file-that-grows": ("a.docx", word("<x>" + "a" * 80_000_000 + "</x>")),
    "pdf-file-that-is-none": ("a.pdf", b"%PDF-1.7 nothing"),
    "program": ("a.exe", b"MZ\x00"),
    "records-that-execute": ("a.bib", "@article{a, title = {\\input{/etc/passwd}}, url = {javascript:x}, author = {<script>}}"),
    "records-with-markup": ("a.ris", f"TY  - NEWS\nTI  - {MARKUP}\nAU  - {MARKUP}\nUR  - javascript:{RAN}\nPY  - 99999\nER  - \n"),
    "records-that-lead-outside": ("a.json", json.dumps([{"type": "article", "title": "x", "attachments": [{"path": "../../../etc/passwd"}]}])),
    "records-of-another-shape": ("a.json", '[{"title": {"a": [1]}, "issued": 5, "author": "x", "URL": []}]'),
    "records-nested-deeply": ("a.json", "[" * 100_000),
    "records-of-a-huge-number": ("a.json", '[{"title": ' + "9" * 10_000 + "}]"),
    "records-left-open": ("a.bib", "@article{a, title = {" + "{" * 5_000),
}  # fmt: skip


def too_long(_number, _frame):
    raise TimeoutError("more than ten seconds of work")


@pytest.fixture(autouse=True)
def at_most_ten_seconds():
    if not hasattr(signal, "ITIMER_PROF"):
        yield
        return
    before = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, 10)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def files_of(project):
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file()
    }


def add(project, folder, name, content):
    """Add a file; return what the command says, and the files that are new."""
    folder.mkdir()
    path = os.path.join(os.fsencode(folder), os.fsencode(name))  # noqa: PTH118  # names of all kinds
    with open(path, "wb") as file:  # noqa: PTH123  # the same
        file.write(content if isinstance(content, bytes) else content.encode())
    before = files_of(project)
    result = CliRunner().invoke(commands, ["add", "--project", str(project), "--", os.fsdecode(path)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert result.exit_code in (0, 1)
    assert UNSAFE_RE.findall(result.output.replace("\n", "")) == []
    after = files_of(project)
    assert {name: after[name] for name in before} == before
    return result, sorted(set(after) - set(before))


@pytest.mark.parametrize("case", INERT)
def test_a_hostile_article_becomes_a_draft_that_does_nothing(case, sample_copy, tmp_path):
    result, new = add(sample_copy, tmp_path / "in", *INERT[case])
    assert result.exit_code == 0, result.output
    assert all(name.startswith(("seeds/", "content/sources/")) for name in new)
    written = pipeline.write(sample_copy, show_drafts=True, site_url="https://dossier.example/")
    assert [
        item for item in written.findings if item.code.startswith("yaml-") or item.code == "record-shape"
    ] == []
    assert problems_of_pages(page_files(written.pages)) == []


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_article_is_refused_and_leaves_nothing(case, sample_copy, tmp_path):
    result, new = add(sample_copy, tmp_path / "in", *REFUSED[case])
    assert result.exit_code == 1, result.output
    assert new == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_refused(sample_copy, tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    signal.alarm(20)
    result = CliRunner().invoke(commands, ["add", "--project", str(sample_copy), str(tmp_path / "a.txt")])
    signal.alarm(0)
    assert result.exit_code in (1, 2), result.output
