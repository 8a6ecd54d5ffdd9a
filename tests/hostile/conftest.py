"""Sites of the hostile cases, for a browser: all inert ones in a dossier, and the same payloads in plain MkDocs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import Reader
from tests.browser.sites import PREFIX, ROOT, Site, serve
from tests.hostile.fields import MARKED, PAYLOADS
from tests.hostile.generate import make_combined

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# matches the element of the theme that carries the policy
POLICY_RE = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
POLICY = POLICY_RE.search((ROOT / "theme" / "main.html").read_text(encoding="utf-8"))[0]

PLAIN_THEME = (
    "<!doctype html><html><head><title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>"
)


def run(*arguments: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr[-4000:]


@pytest.fixture(scope="session")
def combined(tmp_path_factory) -> Path:
    """The dossier that holds all inert cases."""
    return make_combined(tmp_path_factory.mktemp("hostile"), ROOT / "theme")


@pytest.fixture(scope="session")
def preview_folder(combined) -> Path:
    """Its site as the preview shows it: with drafts and findings, and without a policy that could hide a hole."""
    target = combined.parent / "preview"
    run("tests.hostile.preview", str(combined / "mkdocs.yml"), str(target))
    return target


@pytest.fixture(scope="session")
def plain_folder(tmp_path_factory) -> Path:
    """The same payloads where nothing guards against them."""
    project = tmp_path_factory.mktemp("plain")
    for name, text in {
        "docs/index.md": "\n\n".join(["# Kancil", *PAYLOADS.values(), f'<b title="{MARKED}">x</b>']),
        "theme/main.html": PLAIN_THEME,
        "mkdocs.yml": "site_name: x\ntheme:\n  name: null\n  custom_dir: theme\nplugins: []\nmarkdown_extensions: [attr_list]\n",
    }.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    run(
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(project / "mkdocs.yml"),
        "--site-dir",
        str(project / "site"),
    )
    return project / "site"


def with_policy(folder: Path, target: Path) -> Path:
    """Return a copy of the site whose pages have the policy of the published site."""
    shutil.copytree(folder, target)
    for page in target.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if "Content-Security-Policy" not in text:
            page.write_text(re.sub(r"<head>", lambda _: f"<head>{POLICY}", text, count=1), encoding="utf-8")
    return target


@pytest.fixture(scope="session", params=["preview", "published"])
def site(request, preview_folder):
    folder = preview_folder
    if request.param == "published":
        folder = with_policy(preview_folder, preview_folder.parent / "published")
    yield from served(folder)


@pytest.fixture(scope="session", params=["without a policy", "with the policy"])
def plain_site(request, plain_folder):
    folder = plain_folder
    if request.param == "with the policy":
        folder = with_policy(plain_folder, plain_folder.parent / "guarded")
    yield from served(folder)


def served(folder: Path):
    server = serve(folder)
    yield Site(folder, f"http://127.0.0.1:{server.server_port}{PREFIX}")
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(browser):
    """Return how to read a site."""
    readers = []

    def read(site: Site) -> Reader:
        readers.append(Reader(browser, site.base))
        return readers[-1]

    yield read
    for each in readers:
        each.close()


@pytest.fixture
def run_preview_of():
    """Return how to build another dossier as the preview shows it."""

    def build(project: Path, folder: Path, change: Callable[[Path], None]) -> Path:
        copy = folder / "project"
        shutil.copytree(project, copy)
        config = copy / "mkdocs.yml"
        theme = (ROOT / "theme").as_posix()
        config.write_text(config.read_text(encoding="utf-8").replace("../../theme", theme), encoding="utf-8")
        change(copy)
        (copy / "seeds" / "004_draf.txt").write_text("Draf.\n", encoding="utf-8")
        run("tests.hostile.preview", str(config), str(folder / "site"))
        return folder / "site"

    return build
