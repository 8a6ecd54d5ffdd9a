"""What earlier builds found out of files: taken again where these are the same, and never else."""

from __future__ import annotations

import dataclasses
import shutil

import pytest

from dossier import pipeline
from dossier.linking import choose_published, link_corpus
from dossier.model.shelf import HoldingShelf
from tests.conftest import SAMPLE
from tests.kept import DictShelf, check_changes, lines_of_content

EVERY = 29
"""Every so many lines one is changed; all of them in the slow test."""


def find_out(project, shelf=None, **wishes):
    """Return everything that reading, checking and linking give, with the places of records."""
    checked = pipeline.check(project, shelf=shelf, **wishes)
    if checked.settings is None:
        return checked.findings
    corpus, proofs = choose_published(checked.corpus, checked.proofs, checked.settings)
    links = link_corpus(corpus, proofs, checked.settings, shelf)
    read = {field.name: getattr(checked.corpus, field.name) for field in dataclasses.fields(checked.corpus)}
    del read["made_from"]  # for the shelf alone
    read["articles"] = dict(checked.corpus.articles)
    records = (read[kind] for kind in ("sources", "points", "events", "topics", "names", "terms"))
    lines = [vars(record)["_places"] for found in records for record in found.values()]
    return checked.findings, checked.proofs, links, read, lines


@pytest.fixture
def filled(sample_copy):
    """What a build of the copy has kept."""
    shelf = DictShelf()
    find_out(sample_copy, shelf)
    return shelf


def lines_of_articles():
    return [
        (path.relative_to(SAMPLE), number)
        for path in sorted((SAMPLE / "seeds").glob("*.txt"))
        for number in range(len(path.read_text(encoding="utf-8").splitlines()))
    ]


def test_everything_is_the_same_from_an_earlier_build(sample_copy, filled):
    shelf = DictShelf(filled)
    assert find_out(sample_copy, shelf) == find_out(sample_copy)
    assert shelf == filled


def test_after_any_change_everything_is_as_if_there_had_been_no_earlier_build(sample_copy, filled):
    check_changes(sample_copy, (lines_of_content() + lines_of_articles())[::EVERY], filled, find_out)


def test_after_any_change_nothing_that_is_held_is_out_of_date(sample_copy, filled):
    held = {}

    def find_out_again(project, shelf=None):
        return find_out(project, None if shelf is None else HoldingShelf(shelf, held))

    check_changes(sample_copy, (lines_of_content() + lines_of_articles())[::EVERY], filled, find_out_again)
    assert held["records"]


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_after_a_change_of_any_line_everything_is_as_if_there_had_been_no_earlier_build(sample_copy, filled):
    check_changes(sample_copy, lines_of_content() + lines_of_articles(), filled, find_out)


def test_findings_name_the_lines_of_now(sample_copy, filled):
    path = min((sample_copy / "content" / "sources").glob("*.yml"))
    text = path.read_text(encoding="utf-8").replace("exact: ", "exact: Nowhere ", 1)
    shelf = DictShelf(filled)
    for lines in ("", "# one\n", "# one\n# two\n"):
        path.write_text(lines + text, encoding="utf-8")
        assert find_out(sample_copy, shelf) == find_out(sample_copy)


def test_a_source_or_an_article_under_another_name_is_another(sample_copy, filled):
    path = min((sample_copy / "content" / "sources").glob("*.yml"))
    path.rename(path.with_name("other.yml"))
    assert find_out(sample_copy, DictShelf(filled)) == find_out(sample_copy)
    article = min((sample_copy / "seeds").glob("*.txt"))
    record = sample_copy / "content" / "sources" / "other.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace(article.name, "renamed.txt"), encoding="utf-8")
    article.rename(article.with_name("renamed.txt"))
    assert find_out(sample_copy, DictShelf(filled)) == find_out(sample_copy)


def test_a_check_without_sentences_keeps_none_for_others(sample_copy, filled):
    shelf = DictShelf(filled)
    kept = find_out(sample_copy, shelf, keeps_sentences=False)
    assert kept == find_out(sample_copy, keeps_sentences=False)
    assert find_out(sample_copy, shelf) == find_out(sample_copy)


def test_broken_files_are_reported_again(sample_copy):
    shutil.rmtree(sample_copy / "seeds")
    for path in (sample_copy / "content").rglob("*.yml"):
        if path.name != "dossier.yml":
            path.write_text(path.read_text(encoding="utf-8") + "wrong: [\n", encoding="utf-8")
    shelf = DictShelf()
    found = [find_out(sample_copy, shelf) for _ in range(2)]
    assert found == [find_out(sample_copy)] * 2
    assert found[0][0]
