"""The finished dossiers in `examples/`: they are clean, they build, and they speak the languages that they are made in."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

from dossier import pipeline
from dossier.model.corpus import SentenceState
from dossier.report import severity_of
from dossier.text.yaml import load_yaml
from tests.site_checker import broken_links, read_site

# what the module makes once is made by one process
pytestmark = pytest.mark.xdist_group("examples")

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/mkdocs.yml"))
CATALOGUES = ROOT / "dossier" / "locale"
ADDRESS = "https://example.org/examples/"
# shown in the words of the page, whatever element they stand in
SPOKEN = ("aria-label", "title", "placeholder", "alt")
UNSEEN = ("script", "style", "template")
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")


class Built(NamedTuple):
    """An example and its site."""

    project: Path
    site: Path


class Words(HTMLParser):
    """Collects the texts of a page that are said to be in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.texts: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang") or values.get("hreflang") or (self._open[-1][1] if self._open else "")
        if tag == "html":
            self.language = language
        if language == self.language:
            self.texts += [values[name] for name in SPOKEN if name in values]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag):
        while self._open and any(name == tag for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data):
        text = " ".join(data.split())
        seen = self._open and not any(tag in UNSEEN for tag, _ in self._open)
        if text and seen and self._open[-1][1] == self.language:
            self.texts.append(text)


def words_of(path: Path) -> Words:
    words = Words()
    words.feed(path.read_text(encoding="utf-8"))
    return words


def english_words_left(texts: list[str], words: dict[str, str]) -> list[str]:
    """Return the texts that are English words of the interface; `words` has the right ones beside them."""
    wrong = [pattern_of(english) for english, right in words.items() if right != english]
    right = [pattern_of(word) for word in words.values() if re.search(r"\w", word)]
    return [
        text
        for text in texts
        if any(pattern.fullmatch(text) for pattern in wrong)
        and not any(pattern.fullmatch(text) for pattern in right)
    ]


def pattern_of(words: str) -> re.Pattern[str]:
    """Return the expression that a text fits if it is these words with their placeholders filled in."""
    return re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(words)))


def our_words(language: str) -> dict[str, str]:
    """Return the interface words of the site, English to the language.

    Where placeholders leave no word of four letters, as in "in {outlet}", any prose would fit.
    """
    with (CATALOGUES / language / "LC_MESSAGES" / "dossier.po").open("rb") as file:
        messages = [message for message in read_po(file) if isinstance(message.id, str) and message.id]
    return {
        message.id: message.string
        for message in messages
        if "{" not in message.id or re.search(r"[^\W\d]{4}", re.sub(r"\{\w+\}", "", message.id))
    }


def theme_words(language: str) -> dict[str, str]:
    """Return the words of the Material theme, English to the language."""
    spec = importlib.util.find_spec("material")
    folder = Path(spec.origin).parent / "templates" / "partials" / "languages"
    english, other = (
        dict(
            re.findall(
                r'^  "([\w.]+)": "(.*)",?$', (folder / f"{code}.html").read_text("utf-8"), re.MULTILINE
            )
        )
        for code in ("en", language)
    )
    skipped = {"language", "direction"}
    return {english[key]: other[key] for key in english.keys() & other.keys() - skipped if english[key]}


def languages_of(project: Path) -> list[str]:
    settings, _ = load_yaml((project / "content/dossier.yml").read_text(encoding="utf-8"), "dossier.yml")
    return settings["languages"]


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.name)
def built(request, tmp_path_factory):
    site = tmp_path_factory.mktemp(request.param.name) / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ADDRESS, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command,
        cwd=request.param,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(request.param, site)


@pytest.mark.parametrize("project", EXAMPLES, ids=lambda path: path.name)
def test_example_is_clean_and_accounts_for_every_sentence(project):
    checked = pipeline.check(project)
    severities = checked.settings.file.severities
    assert [item for item in checked.findings if severity_of(item, severities) != "note"] == []
    states = [
        sentence.state for article in checked.proofs.coverage.values() for sentence in article.sentences
    ]
    assert states
    assert set(states) <= {SentenceState.CITED, SentenceState.SET_ASIDE}


def test_there_is_an_example_in_another_pair_of_languages():
    assert ["de", "en"] in [languages_of(project) for project in EXAMPLES]


@pytest.mark.parametrize("project", EXAMPLES, ids=lambda path: path.name)
def test_example_says_that_it_is_invented(project):
    """In the articles themselves, so that nobody takes one of them for a report."""
    articles = [path.read_text(encoding="utf-8") for path in (project / "seeds").glob("*.txt")]
    assert articles
    assert [text for text in articles if not re.search(r"Invented article|Erfundener Artikel", text)] == []


@pytest.mark.parametrize("project", EXAMPLES, ids=lambda path: path.name)
def test_example_names_no_file_that_is_not_there(project):
    text = (project / "requirements.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines == ["../..[intake]"]
    assert (project / "../../pyproject.toml").is_file()


def test_english_words_are_found_if_they_are_left():
    words = {"Sources": "Quellen", "{count} passages": "{count} Zitate", "Name": "Name"}
    assert english_words_left(["Sources", "Quellen", "12 passages", "Name", "Other sources"], words) == [
        "Sources",
        "12 passages",
    ]


def test_site_is_whole(built):
    pages = read_site(built.site)
    assert pages
    assert broken_links(built.site, pages, "/examples/") == []


def test_every_page_is_in_its_language(built):
    for language in languages_of(built.project):
        pages = sorted((built.site / language).rglob("*.html"))
        assert pages
        assert {words_of(page).language for page in pages} == {language}


def test_no_english_is_left_on_pages_in_other_languages(built):
    for language in set(languages_of(built.project)) - {"en"}:
        words = {**theme_words(language), **our_words(language)}
        assert len(words) > 200
        left = {
            page.relative_to(built.site).as_posix(): english
            for page in sorted((built.site / language).rglob("*.html"))
            if (english := english_words_left(words_of(page).texts, words))
        }
        assert left == {}


def test_each_home_leads_to_the_other_languages(built):
    languages = languages_of(built.project)
    for language in languages:
        html = (built.site / language / "index.html").read_text(encoding="utf-8")
        links = [
            dict(re.findall(r'([\w-]+)="?([^"\s>]*)', tag))
            for tag in re.findall(r"<a\s[^>]*hreflang[^>]*>", html)
        ]
        assert {link["hreflang"] for link in links} >= set(languages) - {language}


def test_each_home_says_that_it_is_invented(built):
    words = {"de": "erfundenes Beispiel", "en": "invented example", "id": "contoh rekaan"}
    for language in languages_of(built.project):
        page = words_of(built.site / language / "index.html")
        assert words[language] in " ".join(page.texts)
