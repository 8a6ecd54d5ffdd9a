"""A comparison too long for one page stands on several, and each of them knows every point."""

from __future__ import annotations

import re

import pytest

from dossier import pipeline
from dossier.writing.parts import POINTS_A_PAGE
from tests.conftest import ROOT

TABLE_RE = re.compile(r'<tr id="point-([\w-]+)"')
LIST_RE = re.compile(r'<li(?: id="point-(?P<id>[\w-]+)")? data-topics=[^>]*><a href="(?P<url>[^"]+)"')


@pytest.fixture(scope="module")
def written():
    return pipeline.write(ROOT)


@pytest.fixture(scope="module", params=["id", "en"])
def edition(request, written):
    return next(edition for edition in written.editions if edition.language == request.param)


@pytest.fixture
def bodies(edition, written):
    pages = {page.key: page.body for page in written.pages}
    return [pages[part.key] for part in edition.comparison_parts]


def test_each_point_stands_in_one_table_and_no_table_is_too_long(edition, bodies):
    tables = [TABLE_RE.findall(body) for body in bodies]
    assert len(tables) > 1
    assert sorted(point for table in tables for point in table) == sorted(edition.corpus.points)
    assert max(map(len, tables)) <= POINTS_A_PAGE
    assert max(map(len, tables)) - min(map(len, tables)) <= 1


def test_every_page_leads_to_the_points_of_the_others(edition, bodies):
    for part, body in zip(edition.comparison_parts, bodies, strict=True):
        others = [point for point in edition.corpus.points if point not in part.entries]
        wanted = {
            edition.addresses.url(part.key, edition.point_pages[point], f"point-{point}") for point in others
        }
        assert {match["url"] for match in LIST_RE.finditer(body)} == wanted


def test_the_address_of_a_point_on_the_first_page_holds_for_good(edition, bodies):
    named = {match["id"] for match in LIST_RE.finditer(bodies[0])}
    assert named | set(TABLE_RE.findall(bodies[0])) == set(edition.corpus.points)


def test_parts_are_the_same_in_every_language(written):
    first, second = written.editions
    parts = [
        [(part.key.id, part.entries, part.first, part.last) for part in edition.comparison_parts]
        for edition in (first, second)
    ]
    assert parts[0] == parts[1]


def test_a_short_comparison_is_one_page(sample):
    for edition in sample.editions:
        (part,) = edition.comparison_parts
        assert part.key == edition.key("compare")
        assert len(part.entries) == len(edition.corpus.points)
