"""Of a large dossier only some articles are held in memory; the others are read again, and must be what they were."""

from __future__ import annotations

import pytest

from dossier import pipeline
from dossier.errors import DossierError
from dossier.reading import articles


@pytest.fixture
def without_room(monkeypatch):
    monkeypatch.setattr(articles, "HELD_CHARACTERS", 0)


def test_articles_that_are_not_held_give_the_same_findings_and_proofs(sample_copy, monkeypatch):
    held = pipeline.check(sample_copy)
    monkeypatch.setattr(articles, "HELD_CHARACTERS", 0)
    read_again = pipeline.check(sample_copy)
    assert read_again == held
    assert dict(read_again.corpus.articles) == dict(held.corpus.articles)


@pytest.mark.usefixtures("without_room")
def test_an_article_that_is_not_held_is_cut_into_sentences_once(sample_copy, monkeypatch):
    read = []
    real = articles.split_paragraphs
    monkeypatch.setattr(
        articles, "split_paragraphs", lambda text, language: (read.append(text), real(text, language))[1]
    )
    checked = pipeline.check(sample_copy)
    assert len(read) == len(checked.corpus.articles) == 3
    assert not checked.corpus.articles._held


@pytest.mark.usefixtures("without_room")
@pytest.mark.parametrize("change", ["lain", None])
def test_an_article_that_changed_meanwhile_ends_the_run(sample_copy, change):
    found = pipeline.check(sample_copy).corpus.articles
    file = next(iter(found))
    path = sample_copy / "seeds" / file
    if change is None:
        path.unlink()
    else:
        path.write_text(change, encoding="utf-8")
    assert file in found
    with pytest.raises(DossierError, match=f"'seeds/{file}' was changed while it was read"):
        found[file]
