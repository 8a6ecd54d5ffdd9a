"""The YAML that we read: plain values with places, nothing that grows, runs or repeats."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.text.yaml import load_yaml


def test_scalars_stay_text_and_only_an_empty_value_is_nothing():
    value, findings = load_yaml("a: 1\nb: no\nc: 2025-07-03\nd: ''\ne:\nf: null\ng: ~\nh: 0x1F\n", "a.yml")
    assert findings == ()
    assert value == {
        "a": "1",
        "b": "no",
        "c": "2025-07-03",
        "d": "",
        "e": None,
        "f": "null",
        "g": "~",
        "h": "0x1F",
    }


def test_maps_and_lists_know_their_places():
    value, _ = load_yaml("a:\n  - x\n  - b: 1\n", "a.yml")
    assert str(value.places.at("a")) == "a.yml:1:1"
    assert (value["a"].path, value["a"].positions) == ("a.yml", ((2, 5), (3, 5)))
    assert str(value["a"][1].places.at("b")) == "a.yml:3:8"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2\n", "yaml-duplicate-key", 2),
        ("a: &x 1\nb: *x\n", "yaml-limit", 2),
        ("a: !!python/name:os.system\n", "yaml-limit", 1),
        ("a: !mine x\n", "yaml-limit", 1),
        ("a: [\n", "yaml-syntax", 2),
        ("a: 'x\n", "yaml-syntax", 2),
        ("a: b: c\n", "yaml-syntax", 1),
        ("\ta: 1\n", "yaml-syntax", 1),
        ("? [a]\n: b\n", "yaml-syntax", 1),
        ("a: 1\n---\nb: 2\n", "yaml-syntax", 2),
        ("a: *nowhere\n", "yaml-limit", 1),
        ("%YAML 9.9\n---\na: 1\n", "yaml-syntax", 1),
    ],
)
def test_what_is_refused_is_named_with_its_line(text, code, line):
    _, findings = load_yaml(text, "a.yml")
    assert [(item.code, item.location.line) for item in findings] == [(code, line)]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "".join(f"{' ' * n}a:\n" for n in range(2000)),
    ],
    ids=["lists", "maps", "items", "keys", "indentation"],
)
def test_deep_nesting_is_refused_quickly(text):
    started = time.monotonic()
    _, findings = load_yaml(text, "a.yml")
    assert [item.message for item in findings] == ["Values are nested more than 20 deep."]
    assert time.monotonic() - started < 5


def test_aliases_cannot_make_a_file_grow():
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    _, findings = load_yaml(bomb, "a.yml")
    assert [item.code for item in findings] == ["yaml-limit"]


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@`#,? \n\t0~"), max_size=40))
def test_any_text_gives_a_value_or_findings(text):
    value, findings = load_yaml(text, "a.yml")
    assert value is None or isinstance(value, str | dict | list)
    assert all(item.location.path == "a.yml" for item in findings)


def test_a_file_of_too_many_values_is_refused_where_they_become_too_many(monkeypatch):
    monkeypatch.setattr("dossier.text.yaml.MAX_VALUES", 10)
    assert load_yaml("- a\n- b\n", "a.yml")[1] == ()
    value, (finding,) = load_yaml("- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h\n", "a.yml")
    assert value is None
    assert finding.code == "yaml-limit"
    assert (finding.message, finding.location.line) == ("The file holds more than 10 keys and values.", 8)


def test_a_second_document_is_refused():
    value, (finding,) = load_yaml("a: 1\n---\nb: 2\n", "a.yml")
    assert value is None
    assert (finding.code, finding.location.line) == ("yaml-syntax", 2)
