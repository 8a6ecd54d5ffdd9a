"""CSV that spreadsheets open rightly and cannot take for formulas."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.publishing.exports.spreadsheet import guarded, to_csv


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("https://x")', '\'=HYPERLINK("https://x")'),
        ("+62 21", "'+62 21"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("'kutip'", "''kutip'"),
        ("a=b", "a=b"),
        ("", ""),
        (None, ""),
        (12, "12"),
    ],
)
def test_a_cell_that_could_be_a_formula_is_guarded(cell, written):
    assert guarded(cell) == written


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1, max_size=4
    )
)
def test_taking_off_one_apostrophe_gives_every_text_back(cells):
    text = to_csv(["column"] * len(cells), [cells])
    assert text.startswith("\ufeff")
    _, row = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert [cell.removeprefix("'") for cell in row] == cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
