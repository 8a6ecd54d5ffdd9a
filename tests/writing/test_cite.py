"""The house style of citations: what is unknown is said, the version and the address are always there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier import pipeline
from dossier.cli import commands
from dossier.writing import make_editions
from dossier.writing.cite import cite_page, cite_passages, cite_source
from tests.build import dossier_from, settings_from

SAMPLE = Path(__file__).parents[1] / "sample"


@pytest.fixture(scope="module")
def english():
    return pipeline.write(SAMPLE, site_url="https://example.org/d").editions[1]


def test_a_page_is_cited_with_its_version_and_address(english):
    citation = cite_page(english, english.key("topic", "crossing"), "The crossing on crocodiles")
    assert citation.text == (
        "The writers of this fable, “The crossing on crocodiles”, in The mouse-deer & the Rambai bridge, "
        "version of 12 March 2025, https://example.org/d/en/topics/crossing/"
    )
    assert citation.files == (
        ("CSL-JSON", "../../../cite/en/topics/crossing.csl.json"),
        ("RIS", "../../../cite/en/topics/crossing.ris"),
        ("BibTeX", "../../../cite/en/topics/crossing.bib"),
    )
    assert citation.downloads == "../../downloads/"


@pytest.mark.parametrize(
    ("source", "start"),
    [
        (
            "warta",
            "Author not named (printed credit: “(wr/Red)”), “Jembatan Rambai Ditutup, Kancil & Kawan-Kawan Menyeberang lewat Punggung Buaya”, Warta Rimba, date not printed (inferred: 8 March 2025 or later), archived text, SHA-256 924eb46b47879a0a…, in ",
        ),
        (
            "kabar",
            "Author not named, [Jembatan gantung di atas Sungai Rambai ditutup], Kabar Sungai, date not printed, archived text, SHA-256 2666384f8d6829f6…, in ",
        ),
        (
            "muara",
            "Author not named, [Riwayat Jembatan Rambai], Suara Muara, date not printed (page saved: 10 March 2025), archived text, SHA-256 b233d9bc20257605…, in ",
        ),
    ],
)
def test_a_source_says_what_is_not_known_of_it(english, source, start):
    citation = cite_source(english, source)
    assert citation.text.startswith(start)
    assert citation.text.endswith(f"version of 12 March 2025, https://example.org/d/en/sources/{source}/")


def test_a_passage_is_cited_with_its_paragraph_and_its_own_address(english):
    text = cite_passages(english, "kabar")["kabar#counted"]
    assert ", paragraph 3, in " in text
    assert text.endswith("https://example.org/d/en/sources/kabar/#passage-counted")


@pytest.mark.parametrize(
    ("revised", "version"),
    [
        ("2025-03-12", "release 1.0, 12 March 2025"),
        ("2025-03-20", "version of 20 March 2025"),
    ],
)
def test_a_release_is_cited_by_its_name_and_what_came_after_it_by_its_day(sample_copy, revised, version):
    assert CliRunner().invoke(commands, ["release", "1.0", "--project", str(sample_copy)]).exit_code == 0
    settings = sample_copy / "content/dossier.yml"
    settings.write_text(settings.read_text("utf-8").replace("2025-03-12", revised), encoding="utf-8")
    edition = pipeline.write(sample_copy).editions[1]
    assert f", {version}" in cite_page(edition, edition.key("topic", "crossing"), "x").text
    assert f", {version}" in cite_passages(edition, "kabar")["kabar#counted"]


def edition_with(csl):
    corpus = dossier_from({"a": "Satu kalimat."}, sources={"a": {"csl": csl}})
    written = pipeline.write(SAMPLE)
    return make_editions(settings_from(), corpus, written.proofs, written.links)[1]


@pytest.mark.parametrize(
    ("csl", "wanted"),
    [
        (
            {"type": "article-newspaper"},
            "Author not named, without a headline, outlet not named, date not printed, ",
        ),
        (
            {
                "type": "article-newspaper",
                "title": "Judul",
                "author": [{"given": "Ani", "family": "Rusa"}, {"literal": "Tim"}],
                "issued": {"date-parts": [["2025", "7", "3"]]},
            },
            "Ani Rusa and Tim, “Judul”, outlet not named, 3 July 2025, ",
        ),
        (
            {
                "type": "article-newspaper",
                "title": "J",
                "issued": {"date-parts": [["2025", "7"]], "circa": "true"},
            },
            "Author not named, “J”, outlet not named, around July 2025, ",
        ),
        (
            {"type": "article-newspaper", "title": "J", "issued": {"literal": "musim hujan"}},
            "Author not named, “J”, outlet not named, musim hujan, ",
        ),
    ],
)
def test_as_much_is_said_as_the_record_holds(csl, wanted):
    assert cite_source(edition_with(csl), "a").text.startswith(wanted)
