from __future__ import annotations

from dossier.checking import check_corpus
from dossier.model.corpus import Use
from tests.build import codes, dossier_from, settings_from

BOTH = {"id": "x", "en": "x"}
TOPIC_PAGE = (
    "Dek.[@a#p]\n\n- Satu.[@a#p]\n- Dua.[@b#p]\n- Tiga.[@b#p]\n\n## Apa? {#what}\n\n“Rusia mundur.”[@a#p]\n"
)
OTHER_PAGE = "Dek.[@a#p]\n"


def whole(**changes):
    """Return a corpus without any fault, with some of its parts changed."""
    passage = {"exact": "Rusia mundur", "voice": "putin", "translation": {"en": "Russia retreats"}}
    parts = {
        "articles": {"a": "INDOPOLITIKARusia mundur. (Red)", "b": "Rusia mundur."},
        "passages": {"a": {"p": passage}, "b": {"p": passage}},
        "sources": {
            "a": {
                "set-aside": [{"exact": "INDOPOLITIKA", "reason": "section-label"}],
                "credits": [{"exact": "(Red)"}],
                "quoted-share-reason": BOTH,
            },
            "b": {"quoted-share-reason": BOTH},
        },
        "names": {"putin": {"kind": "person", "label": BOTH, "role": BOTH}},
        "topics": {"t": {"title": BOTH, "slug": BOTH, "summary": BOTH, "summary-passages": ["a#p"]}},
        "points": {"q": {"ask": BOTH, "topics": ["t"], "concerns": ["a", "b"], "versions": [{"say": BOTH, "passages": ["a#p", "b#p"]}]}},
        "events": {"e": {"label": BOTH, "edtf": "2025", "status": "said", "passages": ["a#p"]}},
        "terms": {"w": {"term": BOTH, "definition": BOTH, "example": "a#p"}},
        "prose": {page: dict.fromkeys(BOTH, text) for page, text in
                  {"index": OTHER_PAGE, "method": OTHER_PAGE, "topics/t": TOPIC_PAGE}.items()},
        "roles": {"putin": dict.fromkeys(BOTH, "Presiden.[@a#p]")},
    }  # fmt: skip
    return dossier_from(**(parts | changes))


def test_dossier_in_order_has_no_findings():
    proofs, findings = check_corpus(whole(), settings_from())
    assert findings == ()
    assert {address: proof.paragraph for address, proof in proofs.passages.items()} == {"a#p": 1, "b#p": 1}
    assert [len(spans) for spans in proofs.set_aside.values()] == [2, 0]
    assert Use("point", "q", version=0) in proofs.uses["b#p"]
    assert proofs.coverage["a"].accounted_share == 1


def test_all_faults_are_found_in_one_run():
    broken = whole(articles={"a": "Rusia maju.", "b": "Rusia mundur."}, roles={"putin": {"id": "Presiden."}})
    _, findings = check_corpus(broken, settings_from())
    assert codes(findings) == [
        "prose-uncited", "quote-not-found", "sentence-uncovered", "set-aside-not-found", "set-aside-not-found",
    ]  # fmt: skip


def test_source_without_its_article_hides_no_other():
    corpus = whole(
        sources={
            "a": {"article": "gone.txt", "quoted-share-reason": BOTH},
            "b": {"quoted-share-reason": BOTH},
        }
    )
    proofs, findings = check_corpus(corpus, settings_from())
    assert codes(findings) == ["article-missing"]
    assert list(proofs.passages) == ["b#p"]


def test_title_of_the_dossier_is_wanted_in_each_language():
    _, findings = check_corpus(whole(), settings_from(title={"id": "Dossier"}))
    assert [(item.message, str(item.location)) for item in findings] == [
        ("The 'title' of the dossier is missing in 'en'.", "content/dossier.yml")
    ]


def test_two_runs_give_the_same():
    assert check_corpus(whole(), settings_from()) == check_corpus(whole(), settings_from())
