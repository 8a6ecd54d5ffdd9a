"""Whatever is wrong with the files, each problem gives one clear message with its place, and never a traceback.

Each case is a file in `tests/golden/bad/`: what is laid over a small clean dossier, and the messages in full.
`pytest --update-golden` writes the messages anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest
import yaml

from dossier import pipeline
from dossier.publishing.files import publish
from dossier.report import render

CASES = sorted((Path(__file__).parent / "golden" / "bad").glob("*.yml"))
EXPECT = "expect: |\n"

ARTICLE = "Kancil menyeberang sungai lewat punggung buaya.\nBuaya tidak berkata apa-apa.\n"
CLEAN = {
    "seeds/a.txt": ARTICLE,
    "content/dossier.yml": "title:\n  id: Fabel\n  en: Fable\nlanguages: [id, en]\nrevised: 2025-03-12\nlimits:\n  quoted-share: 1\n",
    "content/sources/warta.yml": f"""\
article: a.txt
sha256: {hashlib.sha256(ARTICLE.encode()).hexdigest()}
name: Warta
letters: WR
csl:
  type: article-newspaper
  language: id-ID
passages:
  crossing:
    exact: Kancil menyeberang sungai lewat punggung buaya
    translation:
      en: Kancil crosses the river on the backs of crocodiles
  silence:
    exact: Buaya tidak berkata apa-apa
    translation:
      en: The crocodiles say nothing
""",
    "content/index.id.md": "Kancil menyeberang.[@warta#crossing] Buaya diam.[@warta#silence]\n",
    "content/index.en.md": "Kancil crosses.[@warta#crossing] The crocodiles are silent.[@warta#silence]\n",
    "content/method.id.md": "Semua kutipan dibandingkan dengan artikelnya.[@warta#crossing]\n",
    "content/method.en.md": "All quotations are compared with their article.[@warta#crossing]\n",
}


@pytest.fixture
def project(tmp_path):
    write(tmp_path, {name: text.encode() for name, text in CLEAN.items()})
    return tmp_path


def write(project, files):
    for name, data in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def lay_over(project, case):
    """Put the files of the case into the project.

    `files` are texts, `bytes` are given as one character a byte, `changes` replace words of files that are there,
    `missing` are taken away, `folders` stand where files should be.
    """
    write(project, {name: text.encode() for name, text in case.get("files", {}).items()})
    write(project, {name: text.encode("latin-1") for name, text in case.get("bytes", {}).items()})
    for name, changes in case.get("changes", {}).items():
        text = (project / name).read_text(encoding="utf-8")
        for before, after in changes.items():
            assert before in text, before
            text = text.replace(before, after)
        write(project, {name: text.encode()})
    for name in (*case.get("missing", ()), *case.get("folders", ())):
        path = project / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        if name in case.get("folders", ()):
            path.mkdir(parents=True)


def test_the_dossier_below_the_cases_is_clean(project):
    assert render(pipeline.check(project).findings, severities={}) == "no findings"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_bad_input(path, project, update_golden):
    text = path.read_text(encoding="utf-8")
    head, mark, expected = text.partition(EXPECT)
    case = yaml.safe_load(head)
    if case.get("only") == "posix" and os.name == "nt":
        pytest.skip("The words of this message are the system's own.")
    lay_over(project, case)
    written = pipeline.write(project, show_drafts=case.get("drafts", False))
    publish(written.pages, written.editions)
    found = render(written.findings, severities=written.settings.file.severities if written.settings else {})
    if update_golden:
        indented = "".join(f"  {line}\n" if line else "\n" for line in found.split("\n"))
        path.write_text(head + EXPECT + indented, encoding="utf-8", newline="\n")
        return
    assert mark, "the case has no expected messages; write them with --update-golden"
    assert found == yaml.safe_load(mark + expected)["expect"].rstrip("\n")


def test_every_case_says_what_it_is_about():
    assert len(CASES) > 40
    for path in CASES:
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
