"""HTML is valid as far as a strict parser tells, and in what earlier checks with a full validator had found."""

from __future__ import annotations

import html5lib
import pytest

TEXT_LIKE = {None, "text", "search", "email", "url", "tel", "password", "number", "date", "hidden"}
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module", params=["dossier", "sample", "offline"])
def site(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def trees(site):
    """The tree of each page, and the errors of its parser."""
    found = {}
    for path in site.paths:
        parser = html5lib.HTMLParser()
        found[path] = (parser.parse(site.text(path)), parser.errors)
    return found


def elements(tree, name):
    return tree.iter(f"{XHTML}{name}")


def test_every_page_parses_without_an_error(trees):
    wrong = {
        path: [(line, code) for (line, _), code, _ in errors] for path, (_, errors) in trees.items() if errors
    }
    assert wrong == {}


def test_boxes_to_tick_ask_for_no_completion(trees):
    wrong = {
        path
        for path, (tree, _) in trees.items()
        for element in elements(tree, "input")
        if element.get("autocomplete") and element.get("type") not in TEXT_LIKE
    }
    assert wrong == set()


def test_figures_with_a_caption_have_no_other_role(trees):
    wrong = {
        path
        for path, (tree, _) in trees.items()
        for figure in elements(tree, "figure")
        if figure.get("role") and any(True for _ in elements(figure, "figcaption"))
    }
    assert wrong == set()


def test_no_drawing_that_is_one_picture_holds_links(trees):
    wrong = {
        path
        for path, (tree, _) in trees.items()
        for element in tree.iter()
        if element.get("role") == "img" and any(str(inner.tag).endswith("}a") for inner in element.iter())
    }
    assert wrong == set()
