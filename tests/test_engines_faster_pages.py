"""Pages that we render ourselves are those that Python-Markdown would make, and it is asked wherever we cannot tell."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import markdown
import pytest
from markdown.extensions.toc import slugify

from dossier import pipeline
from dossier.publishing.faster_pages import EXTENSIONS, PageReader
from dossier.text.site_html import HeadingLinks, to_site_html
from tests.test_engines_read_alike import seen

ROOT = Path(__file__).parents[1]
TOC = {"toc": {"permalink": "#", "permalink_title": "Permanent link"}}
LINKS = HeadingLinks("#", "Permanent link", lambda words: slugify(words, "-"))


def flat(tokens):
    for token in tokens:
        yield token["level"], token["id"], token["name"]
        yield from flat(token["children"])


@pytest.mark.parametrize("project", [ROOT / "tests" / "sample", ROOT], ids=["sample", "repository"])
def test_every_page_is_the_same_with_its_contents(project):
    pages = pipeline.write(project, show_drafts=True).pages
    assert len(pages) > 20
    for page in pages:
        reader = markdown.Markdown(extensions=sorted(EXTENSIONS), extension_configs=TOC)
        expected = reader.convert(page.body)
        found = to_site_html(page.body, lambda href: href, LINKS)
        assert seen(found.html) == seen(expected), page.source_uri
        headings = [(item.level, item.id, item.html) for item in found.headings]
        assert headings == list(flat(reader.toc_tokens)), page.source_uri


class File(NamedTuple):
    src_uri: str
    url: str = "there/"

    def url_relative_to(self, _other):
        return f"../{self.url}"


def read(text, *, extensions=EXTENSIONS, settings=TOC, files=("en/b.md",)):
    known = {uri: File(uri) for uri in files}
    return PageReader(extensions, settings).read(text, File("en/a.md"), known.get)


def test_links_lead_to_addresses_and_their_anchors_are_noted():
    found = read("[b](b.md#x) [c](https://example.org/d) [d](#y)")
    assert 'href="../there/#x"' in found.html
    assert 'href="https://example.org/d"' in found.html
    assert found.links == {File("en/b.md"): {"x": "b.md#x"}, File("en/a.md"): {"y": "#y"}}


@pytest.mark.parametrize(
    "more",
    [
        {"text": "[b](missing.md)"},
        {"extensions": {*EXTENSIONS, "footnotes"}},
        {"settings": {**TOC, "attr_list": {}}},
        {"settings": {"toc": {**TOC["toc"], "baselevel": 2}}},
    ],
)
def test_python_markdown_is_asked_where_we_cannot_tell(more):
    assert read(**{"text": "[b](b.md)", **more}) is None
    assert read("[b](b.md)") is not None


def test_escaped_braces_are_words_and_headings_count_as_python_markdown_counts():
    found = to_site_html("# A\n\n## A\n\n## B \\{#b}\n\n[x](y)\\{.term}\n", lambda href: href, LINKS)
    assert [item.id for item in found.headings] == ["a", "a_1", "b-b"]
    assert "{.term}" in found.html
