"""The same dossier through MkDocs, ProperDocs and Zensical: same pages, places, citations, links between languages and back."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.site_checker import broken_links, read_site

pytestmark = pytest.mark.xdist_group("engines")

SAMPLE = Path(__file__).parent / "sample"
HOST = "https://host.invalid"


def run(*arguments, cwd):
    command = [sys.executable, "-m", *map(str, arguments)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "PYTHONUTF8": "1"}
    result = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout + result.stderr


def build(engine, folder):
    """Build the mini dossier with the engine and return the folder of the site."""
    if engine == "zensical":
        project = folder / "project"
        run("dossier", "write", project, "--for", "zensical", "--project", SAMPLE, cwd=folder)
        said = run("zensical", "build", "--strict", cwd=project)
        assert "No issues found" in said
        return project / "site"
    run(engine, "build", "--strict", "--quiet", "--site-dir", folder / "site", cwd=SAMPLE)
    return folder / "site"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A function that gives the site of an engine and its pages by path, each built once."""
    done = {}

    def once(engine):
        if importlib.util.find_spec(engine) is None:
            pytest.skip(f"{engine} is not installed; the extra 'test' brings it")
        if engine not in done:
            site = build(engine, tmp_path_factory.mktemp(engine))
            done[engine] = site, read_site(site)
        return done[engine]

    return once


def own_ids(page):
    """Return the places of a page that our Markdown names; engines add some of their own."""
    own = ("note-", "point-", "passage-", "event-", "name-", "term-", "difference-", "what-", "record")
    return {key for key in page.ids if key.startswith(own)}


def targets(page, part):
    """Return where links lead whose address holds the part, as addresses from the root."""
    found = (urlsplit(urljoin(f"{HOST}/{page.url}", href)) for href, _ in page.links)
    return sorted({f"{address.path}#{address.fragment}" for address in found if part in address.fragment})


def counterparts(page, languages=("id", "en")):
    own = page.path.partition("/")[0]
    return {
        path
        for href, values in page.links
        if "in" not in values
        and (path := urlsplit(urljoin(f"{HOST}/{page.url}", href)).path.lstrip("/")).partition("/")[0]
        in set(languages) - {own}
    }


def pages_of(pages):
    """Return the pages that every engine has: not those of the engine, and not the search, which needs our script."""
    left_out = ("404.html", "id/cari/index.html", "en/search/index.html")
    return {path: page for path, page in pages.items() if path not in left_out}


def test_properdocs_makes_the_same_pages_byte_for_byte(built):
    mkdocs, _ = built("mkdocs")
    properdocs, _ = built("properdocs")
    names = {path.relative_to(mkdocs).as_posix() for path in mkdocs.rglob("*.html")}
    assert names == {path.relative_to(properdocs).as_posix() for path in properdocs.rglob("*.html")}
    assert [name for name in names if (mkdocs / name).read_bytes() != (properdocs / name).read_bytes()] == []


def test_zensical_makes_the_same_pages(built):
    _, mkdocs = built("mkdocs")
    _, zensical = built("zensical")
    assert len(pages_of(mkdocs)) > 25
    assert set(pages_of(zensical)) == set(pages_of(mkdocs))


def test_zensical_has_the_same_places_citations_and_ways_back(built):
    _, mkdocs = built("mkdocs")
    _, zensical = built("zensical")
    cited = 0
    for path, page in pages_of(mkdocs).items():
        other = zensical[path]
        assert own_ids(other) == own_ids(page), path
        for part in ("note-", "cite-", "passage-", "point-", "event-"):
            assert targets(other, part) == targets(page, part), (path, part)
        cited += len(targets(page, "note-"))
    assert cited > 50


def test_zensical_links_every_page_to_its_counterpart(built):
    _, mkdocs = built("mkdocs")
    _, zensical = built("zensical")
    for path, page in pages_of(mkdocs).items():
        if path.partition("/")[0] in ("id", "en"):
            assert counterparts(page) <= counterparts(zensical[path]), path
            assert counterparts(page), path


def test_no_link_of_zensical_leads_nowhere(built):
    site, pages = built("zensical")
    assert broken_links(site, {path: page for path, page in pages.items() if path != "404.html"}) == []
