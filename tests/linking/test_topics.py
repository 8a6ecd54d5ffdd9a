"""What belongs to a topic: passages that it cites, passages with its words, points, events, drafts, other topics."""

from __future__ import annotations

from dataclasses import replace

from dossier.checking.corpus import prove_corpus
from dossier.linking.topics import link_topics
from dossier.model.corpus import Corpus
from dossier.model.prose import Prose
from tests.build import article_from, dossier_from

ARTICLE = "Judul\nJembatan ditutup. Perahu menunggu. Buaya tidur. Jembatan itu tua. Kancil pergi.\n"
PASSAGES = {
    "headline": {"exact": "Judul", "part": "headline"},
    "old": "Jembatan itu tua",
    "closed": "Jembatan ditutup",
    "boat": "Perahu menunggu",
    "sleep": "Buaya tidur",
    "gone": "Kancil pergi",
}


def topic(title, **more):
    return {"title": {"id": title}, "slug": {"id": title.lower()}, "summary": {"id": title}, **more}


def corpus_with(drafts=(), **more):
    values = {
        "topics": {
            "bridge": topic("Jembatan", words={"id": ["jembatan"]}, **{"summary-passages": ["a#closed"]}),
            "animals": topic("Satwa", terms=["crocodile"], names=["kancil"]),
            "boats": topic("Perahu", related=["animals"]),
        },
        "terms": {"crocodile": {"term": {"id": "buaya"}, "definition": {"id": "x"}}},
        "names": {"kancil": {"kind": "person", "label": {"id": "Kancil"}}},
        "prose": {"topics/boats": {"id": "Ada perahu.[@a#boat] Ditutup.[@a#closed]"}, "index": {"id": "Tua.[@a#old] Tidur.[@a#sleep]"}},
        "points": {
            "p": {"ask": {"id": "?"}, "topics": ["bridge"], "versions": [{"say": {"id": "x"}, "passages": ["a#closed"]}]}
        },
        "events": {
            "e": {
                "label": {"id": "x"}, "edtf": "2025", "status": "happened", "topics": ["animals"],
                "passages": ["a#headline"],
            }
        },
        **more,
    }  # fmt: skip
    corpus = dossier_from({"a": ARTICLE}, passages={"a": PASSAGES}, **values)
    extra = {f"draft{n}.txt": article_from(text, f"draft{n}.txt") for n, text in enumerate(drafts)}
    return replace(corpus, articles={**corpus.articles, **extra})


def links_of(corpus, *, with_drafts=False):
    proofs, _ = prove_corpus(corpus)
    return link_topics(corpus, proofs, with_drafts=with_drafts)


def test_summary_prose_points_and_events_cite_in_the_order_of_the_article():
    links = links_of(corpus_with())
    assert links["bridge"].cited == ("a#closed",)
    assert links["boats"].cited == ("a#closed", "a#boat")
    assert links["animals"].cited == ("a#headline",)
    assert (links["bridge"].points, links["bridge"].events) == (("p",), ())
    assert (links["animals"].points, links["animals"].events) == ((), ("e",))
    assert links["bridge"].sources == ("a",)


def test_further_passages_hold_the_words_of_the_topic_and_are_used_elsewhere():
    """Words of its own, forms of its terms and spellings of its names; a passage that nothing uses is not shown."""
    links = links_of(corpus_with())
    assert links["bridge"].further == ("a#old",)
    assert links["animals"].further == ("a#sleep",)
    assert links["boats"].further == ()


def test_what_one_source_alone_reports_stands_in_no_point():
    links = links_of(corpus_with())
    assert links["boats"].singles == ("a#boat",)
    assert links["bridge"].singles == ()


def test_topics_are_related_by_the_passages_they_share_and_by_choice():
    links = links_of(corpus_with())
    assert links["boats"].related == (("bridge", 1), ("animals", 0))
    assert links["bridge"].related == (("boats", 1),)
    assert links["animals"].related == ()


def test_sentences_of_drafts_are_found_by_words_forms_and_spellings():
    corpus = corpus_with(
        ("Kemarin jembatannya rusak. Tak ada apa-apa. Buaya-buaya datang.\n\nKata Kancil.\n", "Sepi.\n")
    )
    links = links_of(corpus, with_drafts=True)
    found = {
        key: [item.sentence.span.of(item.article.text) for item in links[key].drafts]
        for key in ("bridge", "animals", "boats")
    }
    assert found == {
        "bridge": ["Kemarin jembatannya rusak."],
        "animals": ["Buaya-buaya datang.", "Kata Kancil."],
        "boats": [],
    }
    assert all(not item.drafts for item in links_of(corpus, with_drafts=False).values())


def test_an_empty_corpus_has_no_topics():
    assert links_of(Corpus()) == {}
    assert Prose("x", "id", ()).sentences() == ()
