from __future__ import annotations

from dossier.checking import check_corpus
from tests.build import dossier_from, message, settings_from


def findings(**source):
    corpus = dossier_from(
        {"a": "Satu dua tiga empat."}, passages={"a": {"p": "Satu dua tiga"}}, sources={"a": source}
    )
    return [item for item in check_corpus(corpus, settings_from(("id",)))[1] if item.code == "share-exceeded"]


def test_quoting_more_than_the_limit_needs_a_reason():
    assert (
        message(findings(), "share-exceeded")
        == "The passages of source 'a' quote 75% of the article's words; the limit is 50%."
    )
    assert findings(**{"quoted-share-reason": {"id": "Lengkap."}}) == []
