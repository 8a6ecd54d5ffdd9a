"""The table of questions and sources, on topics and in the comparison.

Where there are more sources than a table can hold side by side, only those that speak to one of its questions have a
column, and where these are too many, none has. A last column then says of each question what the others do: who states
what, who is silent, and how many are not about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossier.model.links import Cell, CellState
from dossier.text.locale import format_list
from dossier.writing.evidence import PointView, is_opened, point_view

if TYPE_CHECKING:
    from dossier.model.links import Comparison
    from dossier.model.page import PageKey
    from dossier.model.point import Point
    from dossier.writing.edition import Chip, Edition
    from dossier.writing.notes import Marker, PageNotes

COLUMNS = 12
"""The most sources that stand side by side."""


class MatrixCell(NamedTuple):
    """One source under one question."""

    state: str
    """CSS class: says, differs, silent or elsewhere."""
    chip: Chip
    text: str
    marker: Marker | None


class Others(NamedTuple):
    """What the sources without a column do with a question."""

    told: tuple[MatrixCell, ...]
    silent: str
    """Who is about this and says nothing, in words."""
    elsewhere: str
    """How many are not about this, in words."""


class MatrixRow(NamedTuple):
    """One question across the sources."""

    point: PointView
    answer: str
    """What the only version says; empty where there are several."""
    url: str
    """Where its versions stand side by side; empty for a question with one version."""
    cells: tuple[MatrixCell, ...]
    others: Others | None
    """None where each source has a column."""


class Matrix(NamedTuple):
    """Questions across sources."""

    columns: tuple[Chip, ...]
    others: str
    """What the column of the sources without one of their own is called; empty where there are none."""
    rows: tuple[MatrixRow, ...]


def make_matrix(edition: Edition, notes: PageNotes, points: tuple[str, ...]) -> Matrix:
    """Return the table of the points; its cells point at the notes of the page."""
    columns = _columns(edition, points)
    others = ""
    if len(columns) < len(edition.corpus.sources):
        others = edition.words("Other sources") if columns else edition.words("Sources")
    return Matrix(
        columns=tuple(edition.chip(notes.page, source) for source in columns),
        others=others,
        rows=tuple(_row(edition, notes, key, columns) for key in points),
    )


def _columns(edition: Edition, points: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sources with a column: all; of many, those that speak to one of the points; none if these are many."""
    if len(edition.corpus.sources) <= COLUMNS:
        return tuple(edition.corpus.sources)
    speaking = {source for key in points for source in edition.links.comparisons[key].speaking}
    return tuple(sorted(speaking, key=edition.source_numbers.__getitem__)) if len(speaking) <= COLUMNS else ()


def _row(edition: Edition, notes: PageNotes, point_id: str, columns: tuple[str, ...]) -> MatrixRow:
    point = edition.corpus.points[point_id]
    comparison = edition.links.comparisons[point_id]
    concerned = {cell.source: cell for cell in comparison.cells}
    cells = (concerned.get(source) or Cell(source, CellState.ELSEWHERE) for source in columns)
    is_whole = len(columns) == len(edition.corpus.sources)
    return MatrixRow(
        point=point_view(edition, point_id),
        answer=point.versions[0].say.get(edition.language) if len(point.versions) == 1 else "",
        url=_difference_url(edition, notes.page, point_id) if point.relation else "",
        cells=tuple(_cell(edition, notes, point, cell) for cell in cells),
        others=None if is_whole else _others(edition, notes, comparison, columns),
    )


def _others(edition: Edition, notes: PageNotes, comparison: Comparison, columns: tuple[str, ...]) -> Others:
    words, sources = edition.words, edition.corpus.sources
    point = edition.corpus.points[comparison.point]
    cells = [cell for cell in comparison.cells if cell.source not in columns]
    silent = [sources[cell.source].name for cell in cells if cell.state is CellState.SILENT]
    shown = len({*columns, *(cell.source for cell in cells)})
    elsewhere = words.count("{n} source not about this", "{n} sources not about this", len(sources) - shown)
    return Others(
        told=tuple(
            _cell(edition, notes, point, cell) for cell in cells if cell.state is not CellState.SILENT
        ),
        silent=words("silent: {sources}", sources=format_list(silent, edition.language)) if silent else "",
        elsewhere=elsewhere if shown < len(sources) else "",
    )


def _difference_url(edition: Edition, page: PageKey, point_id: str) -> str:
    """Return where the versions of the point stand side by side: on this page, or at home in another topic."""
    point = edition.corpus.points[point_id]
    is_here = page.kind == "topic" and is_opened(point, page.id)
    home = page if is_here else edition.key("topic", point.topics[0])
    return edition.addresses.url(page, home, f"difference-{point_id}")


def _cell(edition: Edition, notes: PageNotes, point: Point, cell: Cell) -> MatrixCell:
    words = edition.words
    texts = {
        CellState.STATES: words("states this"),
        CellState.SILENT: words("silent"),
        CellState.ELSEWHERE: words("not about this"),
    }
    shorts = [point.versions[number].short.get(edition.language) for number in cell.versions]
    text = texts.get(cell.state) or "; ".join(short for short in shorts if short) or words("states this")
    chip = edition.chip(notes.page, cell.source)
    return MatrixCell(cell.state.value, chip, text, notes.point_at(cell.addresses))
