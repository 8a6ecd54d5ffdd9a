from __future__ import annotations

import pytest

from dossier.checking.points import check_points
from tests.build import dossier_from

SAYS = {"say": {"id": "x"}, "short": {"id": "x"}}


def check(*versions, **fields):
    point = {"ask": {}, "topics": ["t"], "concerns": ["a", "b"], "versions": list(versions), **fields}
    return [(item.code, item.message) for item in check_points(dossier_from(points={"q": point}))]


def test_two_sources_with_one_version_compare():
    assert check({**SAYS, "passages": ["a#p", "b#p"]}) == []


def test_one_source_with_two_versions_compares():
    assert check({**SAYS, "passages": ["a#p"]}, {**SAYS, "passages": ["a#q"]}, relation="conflict") == []


@pytest.mark.parametrize(
    ("versions", "fields", "code", "said"),
    [
        ([{**SAYS, "passages": ["a#p", "a#q"]}], {}, "comparison-missing", "Only one source speaks on point 'q', and it has one version."),
        ([{**SAYS, "passages": ["a#p"]}, {**SAYS, "passages": ["b#p"]}], {}, "relation-missing", "Point 'q' does not say how its 2 versions relate."),
        ([{**SAYS, "passages": ["a#p", "b#p"]}], {"relation": "add"}, "relation-needless", "Point 'q' has one version and says how versions relate."),
        ([{**SAYS, "passages": ["a#p"]}, {"say": {"id": "x"}, "passages": ["b#p"]}], {"relation": "add"}, "short-missing",
         "Version 2 of point 'q' has no short words for the matrix."),
        ([{**SAYS, "passages": ["a#p", "c#p"]}], {}, "concerns-missing", "The source 'c' speaks on point 'q', but the point does not concern it."),
    ],
)  # fmt: skip
def test_each_gap_in_a_comparison_has_its_finding(versions, fields, code, said):
    assert check(*versions, **fields) == [(code, said)]
