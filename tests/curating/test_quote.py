from __future__ import annotations

import pytest
import yaml

from dossier.curating.quote import Overlap, find_quote, to_yaml
from dossier.model.article import Article
from dossier.model.corpus import Corpus, Proof, Proofs
from dossier.model.location import Span
from dossier.model.name import Name
from dossier.model.source import Source
from dossier.text.sentences import split_paragraphs

FIRST = (
    "“Rusia tidak akan mundur,” kata ajudan Kremlin Yuri Ushakov kepada wartawan pada hari Kamis.\n"
    "\n"
    "Pentagon mengonfirmasi penghentian beberapa pengiriman senjata ke Kyiv. Trump kecewa.\n"
)
SECOND = (
    "Putin menolak usulan gencatan senjata. Kyiv mendukung usulan gencatan senjata.\nTrump: tidak senang\n"
)


def article(file: str, text: str) -> Article:
    return Article(file, f"seeds/{file}", text, "0" * 64, "id", split_paragraphs(text, "id"))


@pytest.fixture
def corpus() -> Corpus:
    record = Source.model_validate({
        "article": "a.txt", "sha256": "0" * 64, "name": "A", "letters": "A", "csl": {"language": "id-ID"},
        "passages": {"penghentian-beberapa-pengiriman-senjata": {"exact": "penghentian beberapa"}},
    })  # fmt: skip
    ushakov = Name.model_validate(
        {"kind": "person", "label": {"id": "Yuri Ushakov"}, "spellings": {"id": ["Ushakov", "Uskaov"]}}
    )
    articles = {"a.txt": article("a.txt", FIRST), "b.txt": article("b.txt", SECOND)}
    return Corpus(articles=articles, sources={"a": record}, names={"ushakov": ushakov})


def test_exact_words_are_found_through_other_quotation_marks_and_spaces(corpus):
    (found,) = find_quote('"Rusia  tidak\nakan mundur,"', corpus, Proofs())
    assert found.exact == "“Rusia tidak akan mundur,”"
    assert (found.how, found.score, found.source, found.paragraph) == ("exact", 100.0, "a", 1)
    assert str(found.location) == "seeds/a.txt:1:1"


def test_clipped_words_are_widened_to_whole_words(corpus):
    (found,) = find_quote("gonfirmasi penghentian beb", corpus, Proofs())
    assert found.exact == "mengonfirmasi penghentian beberapa"


def test_slip_finds_the_real_words(corpus):
    (found,) = find_quote("penghentian seluruh pengiriman senjata ke Kyiv", corpus, Proofs())
    assert found.exact == "penghentian beberapa pengiriman senjata ke Kyiv"
    assert found.how == "slip"
    assert str(found.location) == "seeds/a.txt:3:24"


def test_paraphrase_finds_the_sentence(corpus):
    found = find_quote("Pengiriman dihentikan oleh Pentagon, senjata tidak sampai", corpus, Proofs())[0]
    assert found.exact == "Pentagon mengonfirmasi penghentian beberapa pengiriman senjata ke Kyiv."
    assert found.how == "paraphrase"


@pytest.mark.parametrize("words", ["resep membuat kopi", "", " … "])
def test_words_about_something_else_find_nothing(corpus, words):
    assert find_quote(words, corpus, Proofs()) == ()


def test_words_that_stand_twice_get_the_words_before_them(corpus):
    found = find_quote("usulan gencatan senjata", corpus, Proofs())
    assert [(item.prefix, item.source) for item in found] == [
        ("Putin menolak", ""),
        ("senjata. Kyiv mendukung", ""),
    ]


def test_id_comes_from_the_words_and_is_not_taken(corpus):
    (found,) = find_quote("penghentian beberapa pengiriman senjata", corpus, Proofs())
    assert found.id == "penghentian-beberapa-pengiriman-senjata-2"


def test_person_in_the_sentence_is_offered_as_voice(corpus):
    (found,) = find_quote("Rusia tidak akan mundur", corpus, Proofs())
    assert found.voices == ("ushakov",)
    assert "    # voice: ushakov" in to_yaml(found, ["en"]).splitlines()


def test_known_passages_at_the_place_are_named(corpus):
    start = FIRST.index("penghentian")
    proofs = Proofs(passages={"a#halt": Proof("a#halt", Span(start, start + len("penghentian beberapa")), 2)})
    (same,) = find_quote("penghentian beberapa", corpus, proofs)
    (longer,) = find_quote("mengonfirmasi penghentian beberapa", corpus, proofs)
    (across,) = find_quote("beberapa pengiriman", corpus, proofs)
    (within,) = find_quote("beberapa", corpus, proofs)
    (beside,) = find_quote("Trump kecewa", corpus, proofs)
    assert same.overlaps == (Overlap("a#halt", "same"),)
    assert longer.overlaps == (Overlap("a#halt", "inside"),)
    assert across.overlaps == (Overlap("a#halt", "overlapping"),)
    assert within.overlaps == (Overlap("a#halt", "around"),)
    assert beside.overlaps == ()


@pytest.mark.parametrize(
    "words", ["“Rusia tidak akan mundur,”", "Trump: tidak senang", "penghentian beberapa"]
)
def test_yaml_reads_back_as_the_same_words(corpus, words):
    (found,) = find_quote(words, corpus, Proofs())
    passage = yaml.safe_load(to_yaml(found, ["en"]))[found.id]
    assert passage["exact"] == words
    assert passage["translation"] == {"en": ""}
