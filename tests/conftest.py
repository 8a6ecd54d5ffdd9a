"""Fixtures for all tests: the mini dossier, copies of it that a test may change, and expected files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossier import pipeline
from tests.browser.reader import CHROMIUM_OPTIONS, HOW_TO_GET_IT, find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SAMPLE = TESTS / "sample"
GOLDEN = TESTS / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write what is expected anew from what came out; review the change as a diff.",
    )


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests of a process; a second one would not start beside it."""
    program = find_chromium()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(HOW_TO_GET_IT, pytrace=False)
        pytest.skip(f"not run: {HOW_TO_GET_IT}")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # its driver is not needed without a browser

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_OPTIONS))
        yield started
        started.close()


@pytest.fixture(scope="session", autouse=True)
def _own_state(tmp_path_factory) -> Iterator[None]:
    """Keep the key of the tests' builds, and what these keep for the user, apart from those of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def sample() -> pipeline.Written:
    """The mini dossier, read, checked, linked and written."""
    return pipeline.write(SAMPLE)


@pytest.fixture
def sample_copy(tmp_path: Path) -> Path:
    """A copy of the mini dossier that a test may change; it uses the theme of the repository."""
    target = tmp_path / "sample"
    shutil.copytree(SAMPLE, target)
    config = target / "mkdocs.yml"
    theme = (ROOT / "theme").as_posix()
    config.write_text(config.read_text(encoding="utf-8").replace("../../theme", theme), encoding="utf-8")
    return target
