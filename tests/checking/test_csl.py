from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from dossier.checking.csl import check_csl, csl_schema, kinds_of_fields
from tests.build import dossier_from


def check(csl, **fields):
    return [
        (item.code, item.message)
        for item in check_csl(dossier_from({"a": "x"}, sources={"a": {"csl": csl, **fields}}))
    ]


GOOD = {"type": "article-newspaper", "language": "id-ID", "title": "Judul"}


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(csl_schema())
    assert kinds_of_fields()["issued"].startswith("a date")


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"author": [{"family": "Farra"}, {"literal": "Red"}], "container-title": "Tribunnews.com"},
        {"issued": {"date-parts": [["2025", "7", "3"]], "circa": "true"}, "page": "3", "custom": {"x": "y"}},
    ],
)
def test_items_as_yaml_gives_them_are_accepted(more):
    assert check(GOOD | more) == []


@pytest.mark.parametrize(
    ("csl", "code", "said"),
    [
        (GOOD | {"titel": "x"}, "csl-invalid", "CSL has no field 'titel' (source 'a')."),
        (GOOD | {"issued": "2025-07-03"}, "csl-invalid",
         "The CSL field 'issued' of source 'a' must be a date with 'date-parts', such as [[2025, 7, 3]], or with 'literal'."),
        (GOOD | {"type": "newspaper"}, "csl-invalid", "The CSL field 'type' of source 'a' must be an item type such as article-newspaper."),
        ({"language": "id"}, "csl-invalid", "The CSL item of source 'a' has no 'type'."),
        ({"type": "article-newspaper"}, "csl-language-missing", "The CSL item of source 'a' names no language."),
    ],
)  # fmt: skip
def test_each_fault_is_said_in_words(csl, code, said):
    assert check(csl) == [(code, said)]


def test_field_is_given_or_unknown():
    assert check(GOOD, unknown={"title": "not-in-text"}) == [
        ("unknown-conflict", "The CSL field 'title' of source 'a' is both given and unknown.")
    ]
    assert check(GOOD, unknown={"titel": "not-in-text"}) == [
        ("csl-invalid", "'unknown' of source 'a' names 'titel', which is no field of CSL.")
    ]
    assert check(GOOD, unknown={"issued": "not-in-text"}) == []
