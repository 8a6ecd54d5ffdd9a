"""Pages that an earlier build wrote: taken again where nothing that they show has changed, and never else."""

from __future__ import annotations

import dataclasses
import pickle
import shutil
from operator import attrgetter

import pytest

from dossier import pipeline
from dossier.linking import choose_published, link_corpus
from dossier.model.corpus import Corpus, Proofs
from dossier.model.links import Links
from dossier.writing import make_editions
from dossier.writing.kept import Kept
from dossier.writing.reads import ALL, KEYS, LENGTH, Digester, DossierDigests, Reads, WatchedMap, WatchedRow
from tests.conftest import SAMPLE
from tests.kept import DictShelf, check_changes, lines_of_content

digest = Digester().digest
EVERY = 19
"""Every so many lines one is changed; all of them in the slow test."""


def entries(shelf):
    """Return the kept pages and what was noted for them, by language and name."""
    return {
        (name.split()[1], key): value
        for name, written in shelf.items()
        if name.startswith("pages ")
        for key, value in pickle.loads(written).items()  # noqa: S301  # written by this test
    }


def write(project, shelf=None):
    return pipeline.write(project, site_url="https://example.org/fable/", shelf=shelf).pages


def first_edition(project, shelf=None):
    checked = pipeline.check(project, shelf=shelf)
    corpus, proofs = choose_published(checked.corpus, checked.proofs, checked.settings)
    links = link_corpus(corpus, proofs, checked.settings, shelf)
    return make_editions(checked.settings, corpus, proofs, links)[0]


def digests(project, shelf=None):
    """Return the digests of everything whose digest may lie on the shelf."""
    edition = first_edition(project, shelf)
    found = DossierDigests(edition, shelf)
    if shelf is not None:
        assert found
    names = ("corpus.sources", "corpus.points", "proofs.passages", "proofs.coverage", "links.prose")
    return {(name, key): found[name][key] for name in names for key in attrgetter(name)(edition)}


@pytest.fixture
def filled(sample_copy):
    """What a build of the copy has kept."""
    shelf = DictShelf()
    write(sample_copy, shelf)
    return shelf


def test_pages_are_the_same_from_an_earlier_build(sample_copy, filled):
    shelf = DictShelf(filled)
    assert write(sample_copy, shelf) == write(sample_copy)
    assert shelf == filled


def test_after_any_change_pages_are_as_if_there_had_been_no_earlier_build(sample_copy, filled):
    check_changes(sample_copy, lines_of_content()[::EVERY], filled, write)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_after_a_change_of_any_line_pages_are_as_if_there_had_been_no_earlier_build(sample_copy, filled):
    check_changes(sample_copy, lines_of_content(), filled, write)


def test_pages_stay_where_a_change_does_not_show(sample_copy, filled):
    before = entries(filled)
    path = sample_copy / "content" / "topics" / "crossing.en.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("were not willing to comment", "would not comment"), encoding="utf-8")
    shelf = DictShelf(filled)
    write(sample_copy, shelf)
    after = entries(shelf)
    rewritten = {key for key in after if after[key] != before.get(key)}
    assert ("en", "topic crossing") in rewritten
    assert (
        not {(language, f"source {source}") for language in ("id", "en") for source in ("warta", "kabar")}
        & rewritten
    )
    assert not {("id", "home"), ("en", "names"), ("en", "glossary")} & rewritten


def test_where_a_record_stands_in_its_file_does_not_show(sample_copy, filled):
    """But for roles: these are prose, which knows its lines for the preview."""
    for path in (sample_copy / "content").rglob("*.yml"):
        if path.name != "names.yml":
            path.write_text("# first\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    shelf = DictShelf(filled)
    assert write(sample_copy, shelf) == write(sample_copy)
    assert entries(shelf) == entries(filled)


def test_digests_on_the_shelf_are_those_of_the_values(sample_copy, filled):
    lines = [place for place in lines_of_content() if place[0].name != "dossier.yml"]
    check_changes(sample_copy, lines[::EVERY], filled, digests)


def test_what_was_digested_before_does_not_change_a_digest(sample):
    values = [*sample.corpus.sources.values(), *sample.links.prose.values()]
    digester = Digester()
    for value in [*values, *reversed(values)]:
        assert digester.digest(value) == Digester().digest(value)


def test_another_setting_is_another_shelf(sample_copy, filled):
    shelf, address = DictShelf(filled), "https://example.org/other/"
    pages = pipeline.write(sample_copy, site_url=address, shelf=shelf).pages
    assert pages == pipeline.write(sample_copy, site_url=address).pages
    assert set(shelf) > set(filled)


def test_every_collection_is_watched():
    """Whatever pages look at is noted; what could not be read is told to every page."""
    edition = first_edition(SAMPLE).watched()
    unwatched = {
        (kind.__name__, field.name)
        for kind, holder in ((Corpus, edition.corpus), (Proofs, edition.proofs), (Links, edition.links))
        for field in dataclasses.fields(kind)
        if not isinstance(getattr(holder, field.name), WatchedMap | WatchedRow)
    }
    assert unwatched == {("Corpus", "unread")}
    assert edition.addresses.corpus is edition.corpus
    for name in ("source_numbers", "passages_of", "voices", "parts", "point_pages"):
        assert isinstance(getattr(edition, name), WatchedMap), name


def test_each_look_is_noted_with_what_was_told():
    reads = Reads(is_noting=True)
    found = WatchedMap("fable", {"kancil": 1, "buaya": 2}, reads)
    looks = {
        (lambda: found["kancil"]): ("fable", "kancil"),
        (lambda: found.get("singa")): ("fable", "singa"),
        (lambda: "singa" in found): ("fable", "singa"),
        (lambda: {*found}): ("fable", KEYS),
        (lambda: len(found)): ("fable", LENGTH),
        (lambda: bool(found)): ("fable", LENGTH),
        (lambda: list(found.items())): ("fable", ALL),
        (lambda: list(found.values())): ("fable", ALL),
    }
    for look, noted in looks.items():
        assert reads.follow(look)[1] == {noted}
    assert digest(found.told("kancil")) != digest(found.told("buaya")) != digest(found.told("singa"))


def test_what_is_shared_is_made_once_and_noted_for_each_who_asks():
    reads = Reads(is_noting=True)
    found, made = WatchedMap("fable", {"kancil": 1}, reads), []

    def make():
        made.append(1)
        return found["kancil"]

    def ask():
        return reads.shared("sum", make)

    assert [reads.follow(ask) for _ in range(2)] == [(1, {("fable", "kancil")})] * 2
    assert len(made) == 1


def test_a_look_while_something_fails_is_noted_for_nobody():
    reads = Reads(is_noting=True)
    found = WatchedMap("fable", {}, reads)
    outer = reads.noted
    with pytest.raises(KeyError):
        reads.follow(lambda: found["singa"])
    assert reads.noted is outer


def test_what_is_worked_out_on_demand_does_not_change_a_digest(sample):
    point = next(iter(sample.links.comparisons.values()))
    before = digest(point)
    assert point.speaking
    assert digest(point) == before
    article = next(iter(sample.corpus.articles.values()))
    before = digest(article)
    assert article.paragraphs[0].sentences
    assert digest(article) == before


def test_without_a_shelf_nothing_is_kept_or_watched(sample):
    edition = sample.editions[0]
    kept = Kept(edition, None, DossierDigests(edition, None))
    assert kept.edition is sample.editions[0]
    assert (kept.made("name", lambda _: 1), kept.made("name", lambda _: 2)) == (1, 2)
    kept.put()


def test_a_project_in_another_folder_writes_the_same(tmp_path, filled):
    target = tmp_path / "moved"
    shutil.copytree(SAMPLE, target)
    assert write(target, DictShelf(filled)) == write(SAMPLE)
