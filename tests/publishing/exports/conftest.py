"""The files to take away, made once from the mini dossier and once from the repository's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossier import pipeline
from dossier.publishing.exports import export_files, site_files
from tests.books import books_of
from tests.published import plain_files

if TYPE_CHECKING:
    from dossier.pipeline import Written

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "tests" / "sample"
ADDRESS = "https://example.org/kota/dossier/"


@dataclass(frozen=True)
class Exported:
    """A dossier and its files."""

    written: Written
    files: dict[str, str | bytes]

    @property
    def edition(self):
        return self.written.editions[0]

    def text(self, uri: str) -> str:
        content = self.files[uri]
        return content if isinstance(content, str) else content.decode()


def export(project: Path, site_url: str = ADDRESS) -> Exported:
    written = pipeline.write(project, site_url=site_url)
    files = {
        **export_files(written.pages, written.editions),
        **site_files(written.pages, written.editions),
        **plain_files(written.pages, written.editions),
        **books_of(written),
    }
    return Exported(written, files)


@pytest.fixture(scope="session")
def sample():
    return export(SAMPLE)


@pytest.fixture(scope="session", params=["sample", "repository"])
def exported(request, sample):
    return sample if request.param == "sample" else export(ROOT)


@pytest.fixture(scope="session")
def homeless():
    """The mini dossier without a known address."""
    return export(SAMPLE, site_url="")
