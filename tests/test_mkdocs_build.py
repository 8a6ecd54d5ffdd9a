"""A real `mkdocs build --strict` of the mini dossier and of the repository's own, read as a browser would."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import pytest

from dossier import pipeline
from dossier.publishing.files import publish
from tests.published import plain_files
from tests.site_checker import HOST, broken_links, foreign_loads, read_site

# what the module makes once is made by one process
pytestmark = pytest.mark.xdist_group("site")

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "sample"
ADDRESS = "https://example.org/kota/dossier/"
# a page of each kind in one language
SAMPLE_PAGES = [
    "index.html",
    "404.html",
    "id/index.html",
    "id/topik/index.html",
    "id/topik/penutupan-jembatan/index.html",
    "en/topics/bridge-closure/index.html",
    "id/sumber/index.html",
    "id/sumber/warta/index.html",
    "en/sources/warta/index.html",
    "id/linimasa/index.html",
    "id/sandingkan/index.html",
    "id/nama/index.html",
    "id/glosarium/index.html",
    "id/metode/index.html",
    "en/index.html",
]


def mkdocs_build(project, site, *options, site_url=""):
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site), *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": site_url, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )


class Built(NamedTuple):
    """A site and what it was made from."""

    project: Path
    folder: Path
    prefix: str
    """Path below which it is published."""


BUILDS = {
    "repository": (ROOT, "", "/"),
    "sample below a path": (SAMPLE, ADDRESS, urlsplit(ADDRESS).path),
}


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """A function that builds one of the sites, each once."""
    done = {}

    def build_once(name):
        if name not in done:
            project, site_url, prefix = BUILDS[name]
            folder = tmp_path_factory.mktemp("site")
            result = mkdocs_build(project, folder, "--strict", site_url=site_url)
            assert result.returncode == 0, result.stdout + result.stderr
            done[name] = Built(project, folder, prefix)
        return done[name]

    return build_once


@pytest.fixture(scope="module", params=BUILDS)
def built(request, build):
    return build(request.param)


@pytest.fixture(scope="module")
def site(built):
    return built.folder


@pytest.fixture(scope="module")
def pages(site):
    return read_site(site)


@pytest.fixture(scope="module")
def sample_site(build):
    return build("sample below a path").folder


def language_of(path):
    first = path.split("/", 1)[0]
    return first if first in ("id", "en") else ""


def test_every_page_says_its_language(pages):
    inside = [page for page in pages.values() if language_of(page.path)]
    assert len(inside) > 20
    assert [page.path for page in inside if page.language != language_of(page.path)] == []


def test_every_page_links_to_its_counterpart(site, pages):
    for page in pages.values():
        own = language_of(page.path)
        if not own:
            continue
        other = "en" if own == "id" else "id"
        found = {href for href, values in page.links if values.get("data-language") == other}
        assert len(found) == 1, page.path
        target = urlsplit(urljoin(f"{HOST}/{page.url}", found.pop())).path.lstrip("/") + "index.html"
        assert (site / target).is_file(), (page.path, target)
        assert pages[target].language == other
        back = {href for href, values in pages[target].links if values.get("data-language") == own}
        assert urlsplit(urljoin(f"{HOST}/{pages[target].url}", back.pop())).path == f"/{page.url}"


def test_every_link_and_anchor_leads_somewhere(site, pages):
    """404.html is served from any depth, so its links begin at the root of the host; the next test has them."""
    inside = {path: page for path, page in pages.items() if path != "404.html"}
    assert broken_links(site, inside) == []


def test_the_page_for_lost_readers_leads_home(built, pages):
    assert broken_links(built.folder, {"404.html": pages["404.html"]}, built.prefix) == []


def test_no_id_stands_twice_on_a_page(pages):
    twice = {
        page.path: [key for key, count in Counter(page.ids).items() if count > 1]
        for page in pages.values()
        if len(set(page.ids)) < len(page.ids)
    }
    assert twice == {}


def test_whatever_a_page_names_by_id_is_on_it(pages):
    for page in pages.values():
        assert set(page.references) <= set(page.ids), page.path


def test_no_page_has_styles_or_scripts_of_its_own(pages):
    for page in pages.values():
        assert (page.styles, page.inline_scripts, page.handlers) == ([], [], []), page.path


def test_no_page_loads_anything_from_elsewhere(pages):
    assert {page.path: found for page in pages.values() if (found := foreign_loads(page))} == {}


def test_style_sheets_and_scripts_load_nothing_from_elsewhere(site):
    for path in (*site.rglob("*.css"), *site.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"(?:url\(|@import|import\(|fetch\()\s*['\"]?(?:https?:)?//[^'\")]*", text)
        assert found == [], path


def test_articles_and_records_are_not_published(built):
    names = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}
    for folder in ("content", "seeds", "theme"):
        root = built.project / folder
        sources = {
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if path.suffix in (".yml", ".md", ".txt")
        }
        assert {name for name in sources & names if not name.startswith("assets/")} == set()
    assert {"data/dossier.json", "data/dossier.schema.json"} <= names


def test_every_page_of_the_pipeline_is_published(built):
    for page in pipeline.write(built.project).pages:
        stem = page.source_uri.removesuffix(".md").removesuffix("index").rstrip("/")
        assert (built.folder / stem / "index.html").is_file(), page.source_uri


@pytest.mark.parametrize("path", SAMPLE_PAGES)
def test_a_page_of_each_kind_has_one_title_and_names_itself(sample_site, path):
    text = (sample_site / path).read_text(encoding="utf-8")
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert len(re.findall(r"<title>[^<]+</title>", text.partition("<body")[0])) == 1
    assert "<main" in text
    assert "{{" not in text
    assert "{%" not in text


def test_pages_name_themselves_and_their_counterparts_in_full(sample_site):
    page = read_site(sample_site)["id/topik/penyeberangan/index.html"]
    head = {
        (values.get("rel", "").strip(), values.get("hreflang", "")): href
        for href, values in page.links
        if "in" in values
    }
    assert head["canonical", ""] == f"{ADDRESS}id/topik/penyeberangan/"
    assert head["alternate", "id"] == f"{ADDRESS}id/topik/penyeberangan/"
    assert head["alternate", "en"] == f"{ADDRESS}en/topics/crossing/"


def test_words_of_articles_are_shown_and_never_markup(sample_site):
    text = (sample_site / "en/topics/bridge-closure/index.html").read_text(encoding="utf-8")
    assert (
        "5 * 2 = 10 buah_per_ekor, `gratis` bagi anak &lt;b&gt;di bawah&lt;/b&gt; dua musim [^1] &amp; induknya"
        in text
    )
    title = (sample_site / "en/index.html").read_text(encoding="utf-8")
    assert "<title>The mouse-deer &amp; the Rambai bridge</title>" in title


def test_withheld_words_are_nowhere_on_the_site(sample_site):
    written = pipeline.write(SAMPLE)
    article = written.corpus.article_of("muara").text
    withheld = [
        proof.span.of(article)
        for address, proof in written.proofs.passages.items()
        if address.startswith("muara#")
    ]
    for path in (*sample_site.rglob("*.html"), *sample_site.rglob("*.json")):
        text = path.read_text(encoding="utf-8")
        assert not any(f">{words}<" in text or f'"{words}"' in text for words in withheld), path


def test_addresses_of_files_serve_an_edition_for_disks(tmp_path):
    result = mkdocs_build(SAMPLE, tmp_path / "site", "--strict", "--no-directory-urls")
    assert result.returncode == 0, result.stdout + result.stderr
    site = tmp_path / "site"
    pages = read_site(site)
    assert "en/topics/bridge-closure.html" in pages
    assert broken_links(site, {path: page for path, page in pages.items() if path != "404.html"}) == []
    folders = [
        (page.path, href)
        for page in pages.values()
        if page.path != "404.html"
        for href, _ in page.links
        if urlsplit(href).path.endswith("/") and not urlsplit(href).scheme
    ]
    assert folders == []


def test_a_wrong_letter_stops_the_build_with_the_place_and_the_nearest_words(sample_copy, tmp_path):
    record = sample_copy / "content" / "sources" / "kabar.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("ditutup dua hari", "ditutup duo hari"), encoding="utf-8"
    )
    result = mkdocs_build(sample_copy, tmp_path / "site")
    assert result.returncode != 0
    assert (
        "content/sources/kabar.yml:21:12: error quote-not-found: The words of passage 'closed-two-days'"
        in result.stderr
    )
    assert "[duo]" in result.stderr
    assert "[dua]" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site" / "id").exists()


def test_a_warning_stops_a_strict_build_alone(sample_copy, tmp_path):
    prose = sample_copy / "content" / "index.id.md"
    prose.write_text(prose.read_text(encoding="utf-8").replace("[[kancil]]", "“kancil"), encoding="utf-8")
    assert mkdocs_build(sample_copy, tmp_path / "loose").returncode == 0
    result = mkdocs_build(sample_copy, tmp_path / "strict", "--strict")
    assert result.returncode != 0
    assert "warning quotation-marks-unbalanced" in result.stderr


def test_the_published_data_is_the_written_data(sample_site):
    written = json.loads((ROOT / "tests/golden/sample/data/dossier.json").read_text(encoding="utf-8"))
    assert json.loads((sample_site / "data/dossier.json").read_text(encoding="utf-8")) == written


def test_each_page_lies_beside_its_plain_markdown_however_that_was_made(built):
    """The one of the site is made of the finished page, the other of the page's Markdown."""
    written = pipeline.write(built.project, site_url=ADDRESS if built.prefix != "/" else "", with_styles=True)
    published = publish(written.pages, written.editions, for_site=True)
    plain = plain_files(published.pages, written.editions)
    assert {uri: (built.folder / uri).read_text(encoding="utf-8") for uri in plain} == plain
    found = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.md")}
    assert found == plain.keys()


LOOKING_AROUND = """
def on_page_content(html, page, **_):
    assert html or page.file.src_uri == "index.md", page

def on_env(env, files, **_):
    assert "<p" in files.get_file_from_path("en/topics/bridge-closure.md").page.content
    assert "closed" in files.get_file_from_path("en/topics/bridge-closure.md").content_string
    files.get_file_from_path("data/points.csv").content_string = "ours"

def on_post_build(config, **_):
    print("looked around")
"""


def test_another_plugin_sees_whole_pages_and_may_change_files(sample_copy, sample_site, tmp_path):
    (sample_copy / "hook.py").write_text(LOOKING_AROUND, encoding="utf-8")
    with (sample_copy / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("hooks:\n  - hook.py\n")
    result = mkdocs_build(sample_copy, tmp_path / "site", "--strict", site_url=ADDRESS)
    assert "looked around" in result.stdout, result.stderr
    assert (tmp_path / "site/data/points.csv").read_text(encoding="utf-8") == "ours"
    page = "en/topics/bridge-closure/index.html"
    assert (tmp_path / "site" / page).read_bytes() == (sample_site / page).read_bytes()


PREVIEW_ALONE = (
    "preview-bar",
    'class="finding',
    "data-written-at",
    "preview.css",
    'class="state"',
    "/coverage/",
)


def test_nothing_of_the_preview_is_published(built):
    for path in sorted(built.folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert [sign for sign in PREVIEW_ALONE if sign in text] == [], path
    assert not (built.folder / "assets" / "preview.css").exists()
    assert not list(built.folder.glob("*/coverage")) + list(built.folder.glob("*/cakupan"))


def test_a_change_since_the_release_stops_a_strict_build_until_it_is_explained(sample_copy, tmp_path):
    release = [sys.executable, "-m", "dossier", "release", "1.0"]
    assert subprocess.run(release, cwd=sample_copy, check=False, capture_output=True).returncode == 0
    events = sample_copy / "content" / "events.yml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("edtf: 2025-03-06\n", "edtf: 2025-03\n", 1), encoding="utf-8")

    quiet = mkdocs_build(sample_copy, tmp_path / "site", "--strict", "--quiet")
    assert quiet.returncode == 1
    stopped = mkdocs_build(sample_copy, tmp_path / "site", "--strict")
    assert stopped.returncode == 1
    assert "warning correction-missing: The date of event 'closed' is not what it was" in stopped.stderr

    (sample_copy / "content" / "corrections.yml").write_text(
        "closing:\n  day: 2025-03-12\n  about:\n    - event:closed\n"
        "  reason:\n    id: Harinya tidak pasti.\n    en: The day is not certain.\n",
        encoding="utf-8",
    )
    assert mkdocs_build(sample_copy, tmp_path / "site", "--strict").returncode == 0
    page = (tmp_path / "site" / "en" / "timeline" / "index.html").read_text(encoding="utf-8")
    assert "<del>6 March 2025</del>" in page
    assert "<ins>March 2025</ins>" in page
    assert "The day is not certain." in page
    assert "Release 1.0, 12 March 2025." in page


def test_drafts_are_published_only_when_asked_for_and_marked(sample_copy, tmp_path):
    article = (
        "Buaya berbisik tentang pisang.\n\nHarga buah naik di pasar rimba, kata tukang dayung yang lain.\n"
    )
    (sample_copy / "seeds" / "004_baru.txt").write_text(article, encoding="utf-8")
    assert mkdocs_build(sample_copy, tmp_path / "plain", "--strict").returncode == 0
    assert not list((tmp_path / "plain").rglob("draft-*"))
    config = sample_copy / "mkdocs.yml"
    asked = config.read_text(encoding="utf-8").replace("  - dossier\n", "  - dossier:\n      drafts: true\n")
    config.write_text(asked, encoding="utf-8")
    assert mkdocs_build(sample_copy, tmp_path / "asked", "--strict", site_url=ADDRESS).returncode == 0
    page = (tmp_path / "asked/en/sources/draft-004-baru/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "This is a draft." in page
    # no topic asks for it, and the whole article may not be shown
    assert "tukang dayung" not in page
    for name in ("sitemap.xml", "en/feed.xml", "data/dossier.json"):
        assert "004" not in (tmp_path / "asked" / name).read_text(encoding="utf-8")
