from __future__ import annotations

from dossier.checking.references import check_references
from dossier.checking.uses import collect_uses
from tests.build import codes, dossier_from, message

TOPIC = {"title": {}, "slug": {}, "summary": {}}
NAME = {"kind": "person", "label": {}}
TERM = {"term": {}, "definition": {}}


def test_what_exists_is_fine():
    corpus = dossier_from(
        {"a": "Satu."},
        passages={"a": {"p": {"exact": "Satu", "voice": "putin"}}},
        names={"putin": NAME},
        topics={"arms-pause": {**TOPIC, "names": ["putin"], "terms": ["halt"]}},
        terms={"halt": TERM},
        prose={"topics/arms-pause": {"id": "Lihat [[putin]] dan [[halt|itu]].[@a#p]"}},
    )
    assert check_references(corpus, collect_uses(corpus)) == ()


def test_unknown_passage_is_reported_with_the_nearest():
    corpus = dossier_from(
        {"a": "Satu."}, passages={"a": {"halted": "Satu"}}, prose={"index": {"id": "Satu.[@a#haltd]"}}
    )
    (finding,) = check_references(corpus, collect_uses(corpus))
    assert finding.message == "The source 'a' has no passage 'haltd'."
    assert finding.hint == "Did you mean 'a#halted'?"
    assert str(finding.location) == "content/index.id.md:1:7"


def test_passage_of_an_unknown_source_is_reported():
    corpus = dossier_from(
        {"a": "Satu."}, passages={"a": {"halted": "Satu"}}, prose={"index": {"id": "Satu.[@b#halted]"}}
    )
    assert (
        message(check_references(corpus, collect_uses(corpus)), "unknown-passage")
        == "There is no source 'b', so 'b#halted' cites nothing."
    )


def test_every_id_in_records_is_looked_up():
    corpus = dossier_from(
        {"a": "Satu."},
        passages={"a": {"p": {"exact": "Satu", "voice": "putni"}}},
        names={"putin": NAME},
        topics={"t": {**TOPIC, "terms": ["x"], "names": ["y"], "related": ["z"]}},
        terms={"w": {**TERM, "see": ["x"]}},
        events={
            "e": {
                "label": {},
                "edtf": "2025",
                "status": "said",
                "passages": ["a#p"],
                "topics": ["x"],
                "names": ["x"],
            }
        },
        points={
            "q": {
                "ask": {},
                "topics": ["x"],
                "concerns": ["b"],
                "versions": [{"say": {}, "passages": ["a#p"]}],
            }
        },
        prose={
            "index": {"id": "## [[zz]] {#a}\n\n- [[x]].[@a#p]\n\n> [[y]].[@a#p]"},
            "topics/gone": {"id": "Satu.[@a#p]"},
        },
    )
    findings = check_references(corpus, collect_uses(corpus))
    assert set(codes(findings)) == {"unknown-id"}
    assert sorted((item.location.path.removeprefix("content/"), item.message) for item in findings) == [
        ("events.yml/e/names", "There is no name 'x'."),
        ("events.yml/e/topics", "There is no topic 'x'."),
        ("glossary.yml/w/see", "There is no term 'x'."),
        ("index.id.md", "There is no topic, name or term 'x'."),
        ("index.id.md", "There is no topic, name or term 'y'."),
        ("index.id.md", "There is no topic, name or term 'zz'."),
        ("points/all.yml/q/concerns", "There is no source 'b'."),
        ("points/all.yml/q/topics", "There is no topic 'x'."),
        ("sources/a.yml/passages/p/voice", "There is no name 'putni'."),
        ("topics.yml/t/names", "There is no name 'y'."),
        ("topics.yml/t/related", "There is no topic 'z'."),
        ("topics.yml/t/terms", "There is no term 'x'."),
        ("topics/gone.id.md", "This page belongs to the topic 'gone', which is not among the topics."),
    ]


def test_one_id_means_one_thing():
    corpus = dossier_from(names={"nato": NAME}, topics={"nato": TOPIC}, terms={"halt": TERM})
    assert (
        message(check_references(corpus, collect_uses(corpus)), "id-taken")
        == "The id 'nato' of this name is that of a topic, too."
    )


def test_letters_tell_sources_apart():
    corpus = dossier_from(
        {"a": "Satu.", "b": "Dua."}, sources={"a": {"letters": "IP"}, "b": {"letters": "ip"}}
    )
    assert (
        message(check_references(corpus, collect_uses(corpus)), "letters-taken")
        == "The letters 'ip' stand for the source 'a' already."
    )
