from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dossier.checking import check_corpus
from dossier.cli import commands
from dossier.curating.suggest import suggest
from dossier.curating.suggestion import find_subject
from dossier.errors import DossierError
from tests.build import dossier_from, settings_from

A = (
    "Kancil mengatakan jembatan gantung ditutup tiga hari karena papan lapuk.\n"
    "Pagi itu musyawarah warga dibuka. FIFA hadir.\n"
    "Kanchil menghitung buaya.\n"
)
B = (
    "Menurut Kancil, jembatan gantung ditutup selama tiga hari akibat papan lapuk.\n"
    "Buaya diam. Kata Kancill, musyawarah warga selesai. FIFA pulang.\n"
    "Seekor bangau memberi makan anaknya.\n"
)
PASSAGES = {
    "a": {"closed": {"exact": "jembatan gantung ditutup tiga hari karena papan lapuk", "voice": "kancil"}},
    "b": {
        "closed": {"exact": "jembatan gantung ditutup selama tiga hari akibat papan lapuk", "voice": "kancil"}
    },
}
NAMES = {
    "kancil": {"kind": "person", "label": {"id": "Kancil"}, "spellings": {"id": ["Kancil", "Kanchil"]}},
    "crocodiles": {"kind": "unnamed", "label": {"id": "Para buaya"}, "spellings": {"id": ["buaya"]}},
}
TOPICS = {
    "bridge": {
        "title": {"id": "Jembatan gantung"},
        "slug": {"id": "jembatan"},
        "summary": {"id": "x"},
        "words": {"id": ["jembatan gantung"]},
    }
}
POINT = {
    "ask": {"id": "Berapa lama ditutup?"},
    "topics": ["bridge"],
    "concerns": ["a", "b"],
    "versions": [{"say": {"id": "Tiga hari."}, "passages": ["a#closed", "b#closed"]}],
}


def found(kind, points=None, subject="", **changes):
    records = {
        "articles": {"a": A, "b": B},
        "passages": PASSAGES,
        "names": NAMES,
        "topics": TOPICS,
        **changes,
    }
    corpus = dossier_from(**records, points=points or {})
    settings = settings_from(("id",))
    proofs, _ = check_corpus(corpus, settings)
    asked = find_subject(subject, corpus) if subject else None
    return [item for item in suggest(corpus, proofs, settings.languages, asked) if item.kind == kind]


def test_sentences_that_nothing_uses_are_found_by_topics_names_and_terms():
    unused = found("unused")
    assert {str(item.location) for item in unused[:3]} == {
        "seeds/a.txt:1:1",
        "seeds/a.txt:3:1",
        "seeds/b.txt:1:1",
    }
    assert unused[0].why == "touches kancil, bridge (Kancil, jembatan gantung)"
    assert (
        unused[0].todo == "dossier quote --add 'Kancil mengatakan jembatan gantung ditutup tiga hari karena'"
    )
    assert not any("bangau" in item.text for item in unused)  # touches nothing


def test_used_sentences_are_not_suggested():
    used = found("unused", {"length": POINT})
    assert all("ditutup" not in item.text for item in used)


def test_subject_narrows_the_sentences():
    texts = [item.text for item in found("unused", subject="crocodiles")]
    assert texts == ["Kanchil menghitung buaya.", "Buaya diam."]


def test_articles_without_a_record_are_sent_to_add():
    corpus = dossier_from({"a": A, "b": B}, names=NAMES)
    corpus = type(corpus)(articles=corpus.articles, names=corpus.names)
    settings = settings_from(("id",))
    proofs, _ = check_corpus(corpus, settings)
    unused = [item for item in suggest(corpus, proofs, settings.languages) if item.kind == "unused"]
    assert {item.todo for item in unused} == {"dossier add seeds/a.txt", "dossier add seeds/b.txt"}


def test_equal_statements_of_two_sources_are_a_point_to_be_made():
    (pair,) = found("equal")
    assert pair.ids == ("a#closed", "b#closed")
    assert pair.todo == "a new point in content/points/ with passages: [a#closed, b#closed]"
    assert "alike with b#closed: jembatan gantung ditutup selama tiga hari" in pair.why
    assert found("equal", {"length": POINT}) == []


def test_one_of_two_that_stands_in_a_point_names_it():
    alone = {**POINT, "versions": [{"say": {"id": "Tiga hari."}, "passages": ["a#closed"]}]}
    (pair,) = found("equal", {"length": alone})
    assert pair.todo == "add what is missing to point length, if both answer it"


def test_names_alone_do_not_make_statements_equal():
    articles = {"a": "Sang Kancil si Kancil berlari.\n", "b": "Sang Kancil si Kancil tidur.\n"}
    passages = {key: {"x": text.strip()} for key, text in articles.items()}
    same = {
        **NAMES,
        "kancil": {**NAMES["kancil"], "spellings": {"id": ["Kancil", "Sang Kancil", "si Kancil"]}},
    }
    assert found("equal", articles=articles, passages=passages, names=same) == []
    assert len(found("equal", articles=articles, passages=passages, names={})) == 1


def test_misspelling_is_found_and_a_known_spelling_is_not():
    assert [(item.text, item.ids) for item in found("spelling")] == [("Kancill", ("kancil",))]


def test_words_that_recur_are_found_and_known_ones_are_not():
    texts = [item.text for item in found("term")]
    assert {"FIFA", "musyawarah warga", "papan lapuk"} <= {*texts}
    assert "jembatan gantung" not in texts
    term = {"term": {"id": "musyawarah warga"}, "definition": {"id": "x"}}
    assert "musyawarah warga" not in [item.text for item in found("term", terms={"meeting": term})]


def test_point_of_one_voice_is_named_unless_its_note_says_so():
    (point,) = found("voice", {"length": POINT})
    assert point.text == "Berapa lama ditutup?"
    assert point.why == "2 sources speak, and every passage is said by Kancil"
    assert found("voice", {"length": {**POINT, "note": {"id": "Semua berasal dari Kancil."}}}) == []


def test_unknown_subject_offers_the_nearest():
    corpus = dossier_from({"a": A}, names=NAMES, topics=TOPICS)
    assert find_subject("jembatan gantung", corpus).id == "bridge"
    assert find_subject("Kanchil", corpus).id == "kancil"
    with pytest.raises(DossierError) as caught:
        find_subject("brigde", corpus)
    assert caught.value.hint == "Did you mean 'bridge'?"


def test_command_prints_text_and_json(sample_copy):
    (sample_copy / "seeds" / "004_baru.txt").write_text(
        "Kancill menyeberang lewat punggung buaya.\n", encoding="utf-8"
    )

    def run(*arguments):
        return CliRunner().invoke(commands, ["suggest", "--project", str(sample_copy), *arguments])

    text = run()
    assert text.exit_code == 0
    assert (
        "Words that are nearly the spelling of a name (1)\n  seeds/004_baru.txt:1:1  Kancill\n" in text.stdout
    )
    data = json.loads(run("--format", "json").stdout)
    assert [item["text"] for item in data if item["kind"] == "spelling"] == ["Kancill"]
    assert set(data[0]) == {"kind", "path", "line", "column", "text", "why", "todo", "score", "ids"}
    wrong = run("burung-hantu")
    assert wrong.exit_code == 2
    assert "There is no topic, name or term 'burung-hantu'." in wrong.stderr
