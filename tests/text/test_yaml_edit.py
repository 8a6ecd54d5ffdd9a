from __future__ import annotations

import difflib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.yaml import load_yaml
from dossier.text.yaml_edit import (
    NotEditableError,
    add_entry,
    drop_needless_quotes,
    order_entries,
    replace_values,
    write_scalar,
)

RECORD = """\
# yaml-language-server: $schema=x
article:   a.txt      # odd spaces stay

passages:
  # the first
  one:
    exact: 'It''s one'   # kept
    # deeper, of one

  # about two
  two:
      exact: |
        Two
        lines
set-aside:
- exact: x
"""


def added(before: str, after: str) -> str:
    """Return what was added; fail if anything else changed."""
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    operations = [item for item in matcher.get_opcodes() if item[0] != "equal"]
    assert all(item[0] == "insert" for item in operations)
    return "".join(after[item[3] : item[4]] for item in operations)


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"])
    | st.sampled_from("\n\t\x85\u2028\u00a0'\"#:-[]{}&*!|>%@`,? \\"),
    max_size=30,
)


@given(TEXTS)
def test_scalar_reads_back_as_the_same_text(text):
    written = write_scalar(text)
    assert "\n" not in written
    value, findings = load_yaml(f"key: {written}\nnext: x\n", "a.yml")
    assert (findings, value) == ((), {"key": text, "next": "x"})


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("“Rusia tidak akan mundur,”", "“Rusia tidak akan mundur,”"),
        ("Trump: it's no", "'Trump: it''s no'"),
        ("", "''"),
        ("a\u00a0b", '"a\\u00a0b"'),
    ],
)
def test_scalar_is_plain_where_it_can_be(text, written):
    assert write_scalar(text) == written


@pytest.mark.parametrize(
    ("after", "before_line"),
    [(None, "  # the first"), ("one", ""), ("two", "set-aside:")],
    ids=["first", "between", "last"],
)
def test_entry_is_added_and_nothing_else_changes(after, before_line):
    changed = add_entry(RECORD, ("passages",), "new", {"exact": "Kata: kata"}, after=after)
    lines = "  new:\n    exact: 'Kata: kata'\n"
    assert sorted(added(RECORD, changed)) == sorted(lines)
    head, _, tail = changed.partition(lines)
    assert tail.split("\n")[0] == before_line
    assert head + tail == RECORD


def test_windows_line_ends_and_a_missing_last_one_are_kept():
    before = "passages:\r\n  one:\r\n    exact: Satu"
    assert add_entry(before, ("passages",), "two", {"exact": "Dua"}, after="one") == (
        before + "\r\n  two:\r\n    exact: Dua\r\n"
    )


def test_byte_order_mark_stays():
    before = "\ufeffarticle: a\npassages:\n  one:\n    exact: x\n"
    changed = add_entry(before, ("passages",), "two", {"exact": "y"}, after="one")
    assert changed == before + "  two:\n    exact: y\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nset-aside: []\n", "a: 1\npassages:\n  new:\n    exact: x\nset-aside: []\n"),
        ("a: 1\n# end\n", "a: 1\npassages:\n  new:\n    exact: x\n# end\n"),
        ("passages:   # none yet\nb: 2\n", "passages:   # none yet\n  new:\n    exact: x\nb: 2\n"),
        ("passages: {}\nb: 2\n", "passages:\n  new:\n    exact: x\nb: 2\n"),
    ],
    ids=["before set-aside", "at the end", "empty", "empty braces"],
)
def test_map_that_is_missing_or_empty_is_made(before, after):
    assert (
        add_entry(before, ("passages",), "new", {"exact": "x"}, after=None, before_key="set-aside") == after
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("passages: {one: {exact: x}}\n", "written in braces"),
        ("passages:\n  new:\n    exact: x\n", "there already"),
        ("passages: [x]\n", "not a map"),
        ("a: [\n", "not YAML"),
        ("- a\n", "not a map"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(before, words):
    with pytest.raises(NotEditableError, match=words):
        add_entry(before, ("passages",), "new", {"exact": "x"}, after=None)


def test_order_takes_comments_along():
    changed = order_entries(RECORD, ("passages",), ["two", "one"])
    assert sorted(changed) == sorted(RECORD)
    assert (
        changed.index("# about two")
        < changed.index("two:")
        < changed.index("# the first")
        < changed.index("one:")
    )
    assert changed.index("# deeper, of one") > changed.index("one:")
    assert yaml.safe_load(changed) == yaml.safe_load(RECORD)
    assert order_entries(RECORD, ("passages",), ["one", "two"]) == RECORD
    with pytest.raises(NotEditableError):
        order_entries(RECORD, ("passages",), ["one"])


def test_values_are_replaced_in_their_place():
    changed = replace_values(
        RECORD,
        {
            ("passages", "one", "exact"): "Satu",
            ("set-aside", 0, "exact"): "y #1",
            ("passages", "two", "exact"): "Dua",
        },
    )
    expected = RECORD.replace("'It''s one'", "Satu").replace("- exact: x", "- exact: 'y #1'")
    assert changed == expected.replace("|\n        Two\n        lines", "Dua")
    with pytest.raises(NotEditableError):
        replace_values(RECORD, {("passages", "one"): "x"})


def test_only_needless_quotation_marks_go():
    before = "a: 'plain'\nb: \"no\"\nc: '1'\nd: ['x']\ne: 'a: b'\nf: ''\ng:\n  - \"kata, kata\"  # x\nh: 'two\n  lines'\n"
    assert drop_needless_quotes(before) == before.replace("'plain'", "plain").replace(
        '"kata, kata"', "kata, kata"
    )
