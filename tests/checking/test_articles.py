from __future__ import annotations

from dossier.checking.articles import check_articles, check_digest
from dossier.model.source import Source
from tests.build import codes, dossier_from, message


def test_article_as_it_was_archived_is_fine():
    assert check_articles(dossier_from({"a": "Satu."})) == ()


def test_changed_article_is_reported_with_both_digests():
    corpus = dossier_from({"a": "Satu."}, sources={"a": {"sha256": "0" * 64}})
    (finding,) = check_digest(corpus.sources["a"], corpus.articles["a.txt"])
    assert finding.code == "article-changed"
    assert finding.message == "The article 'a.txt' has changed since it was recorded."
    assert finding.location.path == "content/sources/a.yml/sha256"
    assert finding.context[0] == ("recorded", "0" * 64)


def test_missing_article_is_reported_with_the_nearest_name():
    findings = check_articles(dossier_from({"a": "Satu."}, sources={"a": {"article": "aa.txt"}}))
    assert message(findings, "article-missing") == "The article 'aa.txt' of source 'a' is not there."
    assert findings[0].hint == "Did you mean 'a.txt'?"


def test_second_record_of_an_article_is_reported():
    corpus = dossier_from({"a": "Satu.", "b": "Satu."}, sources={"b": {"article": "a.txt"}})
    assert codes(check_articles(corpus)) == ["article-taken"]
    assert isinstance(corpus.sources["b"], Source)
