"""What only a complete build makes: editions and an archive, named by the page of downloads where they are."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile

import pytest
from click.testing import CliRunner

from dossier.cli import commands
from dossier.publishing.exports.pdf import MISSING_BOOKS
from dossier.writing.files import OFFLINE_URI

NAMES = {
    f"editions/dossier-{name}.{ending}" for name in ("id", "en", "id-en") for ending in ("xhtml", "epub")
}


@pytest.fixture
def without_pdf(monkeypatch):
    """Leave out the books on paper, which take minutes and have tests of their own."""
    known = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "weasyprint" else known(name)
    )


def build(project, site, *more):
    return CliRunner().invoke(commands, ["build", str(site), "--project", str(project), *more])


def editions_in(site):
    return {path.relative_to(site).as_posix() for path in site.glob("editions/*")}


def named_in(site):
    """Return what the page of downloads links to, in each language."""
    pages = (site / "id" / "unduhan" / "index.html", site / "en" / "downloads" / "index.html")
    return [
        set(re.findall(r'href="\.\./\.\./(editions/[^"]+)"', page.read_text(encoding="utf-8")))
        for page in pages
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("without_pdf")
def test_a_complete_build_makes_the_editions_and_names_them(sample_copy, tmp_path):
    site = tmp_path / "site"
    result = build(sample_copy, site, "--complete", "--strict")
    assert result.exit_code == 0, result.output
    assert MISSING_BOOKS in result.stderr
    assert editions_in(site) == {*NAMES, OFFLINE_URI}
    assert named_in(site) == [{*NAMES, OFFLINE_URI}] * 2
    with zipfile.ZipFile(io.BytesIO((site / OFFLINE_URI).read_bytes())) as archive:
        packed = {name.removeprefix("dossier/") for name in archive.namelist()}
    assert {name for name in packed if name.startswith("editions/")} == NAMES
    assert "id/unduhan.html" in packed
    again = build(sample_copy, site)
    assert again.exit_code == 0, again.output
    assert editions_in(site) == set()
    assert named_in(site) == [set(), set()]
