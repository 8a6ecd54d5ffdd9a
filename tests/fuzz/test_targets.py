"""Each fuzz target holds on what fuzzing has found before, and on bytes that hypothesis makes up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

FOUND = sorted(path for path in (Path(__file__).parent / "found").glob("*/*") if path.parent.name in TARGETS)

SIGNS = [
    "[@a#b]", "[[", "]]", "[", "](", "<", ">", "&#", ";", "*", "_", "`", "\n", "\n\n", "\r", "> ", "- ", "1. ", "{#a}", "---\n",
    ": ", "- ", "? ", "&a ", "*a", "!!x ", "|\n ", "'", '"', "\\x00", "TY  - NEWS\n", "TI  - ", "ER  - \n", "@article{a,", "title = {",
    "}", "<html><body><p>", "</p>", "<script>", "<!--", '{"title": ', "2025-07", "/..", "~", "[..", "é", "\u0301", "\u200b", "“",
]  # fmt: skip


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_fuzzing_found_stays_mended(path):
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_target_holds_on_any_bytes(name):
    parts = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=8)), max_size=20)

    @settings(max_examples=60, deadline=None)
    @given(st.one_of(parts.map(lambda found: "".join(found).encode(errors="ignore")), st.binary(max_size=60)))
    def holds(data):
        TARGETS[name](data)

    holds()
