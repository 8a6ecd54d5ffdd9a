"""Fixtures of the browser tests: the built sites, and a reader whose pages must behave."""

from __future__ import annotations

import os

import pytest

from tests.browser.reader import Reader
from tests.browser.sites import ADDRESS, PREFIX, ROOT, SAMPLE, Site, build_once, serve


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, browser):  # noqa: ARG001  # without a browser nothing is built
    """A folder that all processes of this test run have in common."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "browser-sites"


def served(folder):
    server = serve(folder)
    yield Site(folder, f"http://127.0.0.1:{server.server_port}{PREFIX}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def dossier(shared_folder):
    """The site of the repository's own dossier."""
    yield from served(build_once("dossier", ROOT, shared_folder, site_url=ADDRESS))


@pytest.fixture(scope="session")
def sample(shared_folder):
    """The site of the mini dossier, for behaviour that needs to know the content."""
    yield from served(build_once("sample", SAMPLE, shared_folder, site_url=ADDRESS))


@pytest.fixture(scope="session")
def offline(shared_folder):
    """The mini dossier as an edition for disks."""
    folder = build_once("offline", SAMPLE, shared_folder, "--no-directory-urls")
    return Site(folder, folder.as_uri() + "/")


@pytest.fixture(scope="session")
def offline_dossier(shared_folder):
    """The repository's own dossier as an edition for disks."""
    folder = build_once("offline-dossier", ROOT, shared_folder, "--no-directory-urls")
    return Site(folder, folder.as_uri() + "/")


def reader_of(browser, site):
    reader = Reader(browser, site.base)
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def _dossier_reader(browser, dossier):
    yield from reader_of(browser, dossier)


@pytest.fixture(scope="session")
def _sample_reader(browser, sample):
    yield from reader_of(browser, sample)


@pytest.fixture(scope="session")
def _offline_reader(browser, offline):
    yield from reader_of(browser, offline)


@pytest.fixture
def dossier_reader(_dossier_reader):
    """Someone who reads the repository's own dossier."""
    yield _dossier_reader
    assert _dossier_reader.end() == []


@pytest.fixture
def sample_reader(_sample_reader):
    """Someone who reads the mini dossier."""
    yield _sample_reader
    assert _sample_reader.end() == []


@pytest.fixture
def offline_reader(_offline_reader):
    """Someone who reads the mini dossier from a disk."""
    yield _offline_reader
    assert _offline_reader.end() == []
