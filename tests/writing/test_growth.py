"""Pages of a dossier with many sources: as long as what they say, and silence still named."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from benchmarks.generate import Size, generate
from dossier import pipeline
from dossier.model.links import CellState
from dossier.writing.compare import SINGLES_OF_A_PAGE
from dossier.writing.drawing import SHARING_SOURCES, choose_sharing, count_shared_points
from dossier.writing.matrix import COLUMNS, make_matrix
from dossier.writing.notes import PageNotes
from dossier.writing.topics import FURTHER_PASSAGES


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """The dossier of 31 articles: in the last of its 15 topics a third article is silent."""
    folder = tmp_path_factory.mktemp("large")
    generate(folder, Size(articles=31, topics=15))
    return pipeline.write(folder)


@pytest.fixture(scope="module")
def edition(large):
    return next(edition for edition in large.editions if edition.language == "en")


@pytest.fixture(scope="module")
def bodies(large):
    return {page.key: page.body for page in large.pages}


def matrices(edition):
    """All tables of questions of the edition with the ids of their points."""
    for part in edition.comparison_parts:
        yield part.entries, make_matrix(edition, PageNotes(edition, part.key), part.entries)
    for topic, links in edition.links.topics.items():
        yield (
            links.points,
            make_matrix(edition, PageNotes(edition, edition.key("topic", topic)), links.points),
        )


def test_a_table_says_of_every_source_what_it_does_with_every_point(edition):
    """The sources with a column, those told beside, the silent and the counted are all there are."""
    names = {key: source.name for key, source in edition.corpus.sources.items()}
    for points, matrix in matrices(edition):
        assert len(matrix.columns) <= COLUMNS
        for point, row in zip(points, matrix.rows, strict=True):
            cells = edition.links.comparisons[point].cells
            told = {cell.chip.name: cell.state for cell in (*row.cells, *row.others.told)}
            beside = [cell for cell in cells if names[cell.source] not in told]
            silent = [names[cell.source] for cell in beside if cell.state is CellState.SILENT]
            assert all(told.get(names[cell.source], cell.state) == cell.state for cell in cells)
            assert not any(cell.addresses for cell in beside)
            assert all(name in row.others.silent for name in silent)
            assert row.others.silent.startswith("silent: ") if silent else not row.others.silent
            assert len(beside) == len(silent)
            counted = int(row.others.elsewhere.split(" ")[0])
            about = {names[cell.source] for cell in cells}
            assert counted == len(names) - len(about | {chip.name for chip in matrix.columns})


def test_a_topic_has_columns_for_the_sources_that_speak_and_names_the_silent_one(edition, bodies):
    topic, third = "topic-14", edition.corpus.sources["warta-30"].name
    assert {cell.state for cell in edition.links.comparisons[f"{topic}-point-0"].cells} == {
        CellState.DIFFERS,
        CellState.SILENT,
    }
    body = bodies[edition.key("topic", topic)]
    head = re.search(r"<thead>.*</thead>", body)[0]
    assert re.findall(r"Warta Rimba \d+", head) == ["Warta Rimba 29", "Warta Rimba 30"]
    assert f'data-label="Other sources"><p>silent: {third}</p><p>28 sources not about this</p></td>' in body


def test_few_sources_have_a_column_each(sample):
    for edition in sample.editions:
        for _, matrix in matrices(edition):
            assert matrix.others == ""
            assert [chip.name for chip in matrix.columns] == [s.name for s in edition.corpus.sources.values()]


def test_the_picture_of_shared_points_holds_those_that_share_most(edition, bodies):
    pairs = count_shared_points(edition)
    speaking = [set(comparison.speaking) for comparison in edition.links.comparisons.values()]
    for pair in pairs:
        assert pair.count == sum({pair.first, pair.second} <= sources for sources in speaking) > 0
    assert len(pairs) == sum(
        any({*two} <= sources for sources in speaking) for two in combinations(edition.corpus.sources, 2)
    )
    chosen = choose_sharing(edition, pairs)
    assert len(chosen) == SHARING_SOURCES
    shown = [pair for pair in pairs if pair.first in chosen and pair.second in chosen]
    body = bodies[edition.key("sources")]
    assert body.count("<circle") == len(shown)
    assert body.count('<th scope="row"><a class="chip') == len(shown)
    assert f"{len(pairs) - len(shown)} further pairs share points" in body


def test_what_one_source_alone_reports_stands_with_its_topic(edition, bodies):
    singles = edition.links.singles
    assert len(singles) > SINGLES_OF_A_PAGE
    section = bodies[edition.key("compare")].partition("{#what-only-one-source-reports}")[2]
    counts = [int(number) for number in re.findall(r'<span class="count">(\d+) quotations?', section)]
    beside = re.search(r"(\d+) further quotations? ", section)
    assert sum(counts) + (int(beside[1]) if beside else 0) == len(singles)
    for title, links in zip(
        re.findall(r'<li><a href="\.\./([^"]+)">', section), edition.links.topics.values(), strict=True
    ):
        assert title.endswith("#what-only-one-source-reports")
        assert links.singles


def test_a_topic_shows_the_first_further_passages_and_counts_the_rest(edition, bodies):
    topic, links = max(edition.links.topics.items(), key=lambda item: len(item[1].further))
    section = bodies[edition.key("topic", topic)].partition("{#further-passages}")[2].partition("\n## ")[0]
    assert section.count("<li>") == FURTHER_PASSAGES < len(links.further)
    assert f"{len(links.further) - FURTHER_PASSAGES} more passages hold words of this topic" in section


def test_twice_the_dossier_weighs_twice_as_much(large, tmp_path):
    generate(tmp_path, Size(articles=62, topics=30))
    weights = [
        sum(len(page.body) for page in written.pages) / len(written.corpus.sources)
        for written in (large, pipeline.write(tmp_path))
    ]
    assert weights[1] <= 1.05 * weights[0]
