from __future__ import annotations

from dossier.curating.coverage import Row, add_rows, count_rows, open_sentences, to_data, to_lines, to_table
from dossier.model.article import Article
from dossier.model.corpus import Corpus, SentenceCoverage, SentenceState, SourceCoverage
from dossier.model.location import Span
from dossier.model.source import Source
from dossier.text.sentences import split_paragraphs

TEXT = "Satu kalimat. Dua kalimat.\nTiga kalimat lagi.\n"
ARTICLE = Article("a.txt", "seeds/a.txt", TEXT, "0" * 64, "id", split_paragraphs(TEXT, "id"))
RECORD = Source.model_validate(
    {"article": "a.txt", "sha256": "0" * 64, "name": "A", "letters": "A", "csl": {}}
)
CORPUS = Corpus(articles={"a.txt": ARTICLE}, sources={"a": RECORD})
SENTENCES = [sentence for paragraph in ARTICLE.paragraphs for sentence in paragraph.sentences]
COVERAGE = {
    "a": SourceCoverage(
        "a",
        (
            SentenceCoverage(SENTENCES[0], SentenceState.CITED, ("a#first",)),
            SentenceCoverage(SENTENCES[1], SentenceState.MISSING, ()),
            SentenceCoverage(SENTENCES[2], SentenceState.PARTLY, ("a#third",), (Span(40, 44),)),
        ),
        words=7,
        quoted_words=4,
    )
}


def test_figures_of_a_source():
    (row,) = count_rows(COVERAGE)
    assert row == Row("a", 3, 1, 0, 1, 1, 7, 4)
    assert (row.accounted_percent, row.quoted_percent) == (66, 57)


def test_nearly_all_is_not_100_percent():
    assert Row("a", 1000, 999, 0, 0, 1, 10, 10).accounted_percent == 99


def test_sources_add_up():
    assert add_rows([Row("a", 1, 1, 0, 0, 0, 5, 5), Row("b", 3, 1, 1, 0, 1, 5, 0)]) == Row(
        "all", 4, 2, 1, 0, 1, 10, 5
    )


def test_no_source_is_an_empty_table():
    assert to_table(()) == "source  sentences  cited  set aside  partly  missing  accounted  quoted"
    assert to_data((), ())["all"]["sentences"] == 0


def test_table_of_several_sources_ends_with_the_sum():
    row = Row("long-name", 1, 1, 0, 0, 0, 2, 1)
    assert to_table([row, row]) == (
        "source     sentences  cited  set aside  partly  missing  accounted  quoted\n"
        "long-name          1      1          0       0        0      100 %    50 %\n"
        "long-name          1      1          0       0        0      100 %    50 %\n"
        "all                2      2          0       0        0      100 %    50 %"
    )


def test_open_sentences_have_their_place_and_words():
    assert to_lines(open_sentences(COVERAGE, CORPUS)) == (
        "seeds/a.txt:1:15: missing: Dua kalimat.\nseeds/a.txt:2:1: partly: lagi"
    )


def test_data_holds_figures_and_open_sentences():
    data = to_data(count_rows(COVERAGE), open_sentences(COVERAGE, CORPUS))
    assert data["sources"]["a"] == data["all"]
    assert [(item["line"], item["state"], item["leftover"]) for item in data["open"]] == [
        (1, "missing", []),
        (2, "partly", ["lagi"]),
    ]
