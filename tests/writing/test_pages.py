"""What pages show: matrix and differences, dates as uncertain as they are, withheld words, drafts in the preview."""

from __future__ import annotations

import re

import pytest
from jinja2 import UndefinedError

from dossier import pipeline
from dossier.text.locale import words_in
from dossier.writing.environment import environment, has_marks, render


@pytest.fixture(scope="module")
def pages(sample):
    return {page.source_uri: page for page in sample.pages}


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def row(page, point):
    return re.search(rf'<tr id="point-{point}".*?</tr>', page.body, re.DOTALL)[0]


def test_the_matrix_says_who_states_what_and_who_is_silent(pages):
    cells = re.findall(
        r'<td class="(\w+)[^"]*" data-label="([^"]+)">(.*?)</td>',
        row(pages["en/topics/bridge-closure.md"], "closure-length"),
    )
    assert [(state, source, words(text)) for state, source, text in cells] == [
        ("differs", "Warta Rimba", "three days"),
        ("differs", "Kabar Sungai", "two days"),
        ("silent", "Suara Muara", "silent"),
    ]


def test_one_voice_is_named_where_several_sources_rest_on_it(pages):
    found = row(pages["en/compare.md"], "crocodiles")
    assert 'data-one-voice="1"' in found
    assert "2 sources, one voice: Kancil" in found
    assert "data-one-voice" not in row(pages["en/compare.md"], "planks")


def test_contradictions_come_first(pages):
    order = re.findall(r'<tr id="point-([\w-]+)"', pages["en/compare.md"].body)
    assert order == ["closure-length", "planks", "crocodiles"]


@pytest.mark.parametrize(
    ("event", "english", "indonesian"),
    [
        ("flood", "around 2019", "sekitar 2019"),
        ("bridge-built", "2020 to 2021", "2020 sampai 2021"),
        (
            "meeting",
            "between 1 February 2025 and 2 February 2025",
            "antara 1 Februari 2025 dan 2 Februari 2025",
        ),
        ("closed", "Thursday, 6 March 2025", "Kamis, 6 Maret 2025"),
        ("fruit", "mid-April 2025", "pertengahan April 2025"),
        ("water-falls", "31 May 2025 or earlier", "31 Mei 2025 atau sebelumnya"),
        ("inspection", "June 2025 or later", "Juni 2025 atau sesudahnya"),
    ],
)
def test_dates_are_told_as_they_are_known(pages, event, english, indonesian):
    for uri, expected in (("en/timeline.md", english), ("id/linimasa.md", indonesian)):
        item = re.search(rf'<li id="event-{event}".*?</li>', pages[uri].body, re.DOTALL)[0]
        assert words(re.search(r'<(?:time|span class="time")[^>]*>(.*?)</', item)[1]) == expected


def test_planned_and_said_are_told_apart_from_happened(pages):
    statuses = dict(re.findall(r'<li id="event-([\w-]+)" class="(\w+)', pages["en/timeline.md"].body))
    assert statuses == {
        "flood": "happened", "bridge-built": "happened", "meeting": "happened", "closed": "happened", "crossed": "said",
        "fruit": "planned", "water-falls": "said", "inspection": "planned",
    }  # fmt: skip


def test_events_stand_in_the_order_of_time(pages):
    order = re.findall(r'<li id="event-([\w-]+)"', pages["en/timeline.md"].body)
    assert order[:5] == ["flood", "bridge-built", "meeting", "closed", "crossed"]


def test_withheld_words_are_replaced_by_a_reason_everywhere(pages):
    for page in pages.values():
        if "muara" in page.body:
            assert "meluap sekitar tahun 2019 dan banjir itu" not in page.body
            assert '<q lang="id"></q>' not in page.body
    source = pages["en/sources/muara.md"].body
    assert source.count("The words are not shown, for reasons of rights.") >= 5


def test_a_source_tells_what_is_unknown_and_why(pages, sample):
    record = dict(re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", pages["en/sources/warta.md"].body))
    assert record["Author"] == "unknown: the archived text gives an abbreviation only"
    assert record["Published"] == "8 March 2025 or later (the latest event told)"
    assert record["Address"] == "unknown: the archived text does not say"
    assert record["Checksum of the file (SHA-256)"] == sample.corpus.sources["warta"].sha256


def test_passages_of_a_source_stand_in_the_order_of_the_article_with_their_uses(pages):
    ids = re.findall(r'<li id="passage-([\w-]+)"', pages["en/sources/kabar.md"].body)
    assert ids == [
        "closed-two-days",
        "two-planks",
        "safe",
        "counted",
        "no-witness",
        "safe-again",
        "next-inspection",
    ]
    used = re.search(
        r'<li id="passage-counted".*?</li>\s*<li id="passage-no-witness"',
        pages["en/sources/kabar.md"].body,
        re.DOTALL,
    )[0]
    for place in ("../../topics/crossing/#note-kabar-counted", "#point-crocodiles", "#name-kancil"):
        assert place in used


def test_names_are_listed_with_every_spelling_and_where_it_occurs(pages):
    section = pages["en/names.md"].body.partition('id="name-kancil"')[2].partition("</section>")[0]
    found = re.findall(r'<span class="form">(.*?)</span>.*?</b> ([\w ]+)</a> (.*?)</li>', section)
    assert ("Kanchil", "Kabar Sungai", "paragraph 3") in found
    assert ("Sang Kancil", "Warta Rimba", "paragraph 2") in found


def test_terms_are_shown_with_their_forms_in_the_articles_and_signs_as_signs(pages):
    entry = re.search(r'<tr id="term-repair">.*?</tr>', pages["en/glossary.md"].body, re.DOTALL)[0]
    assert "perbaikan" in entry
    assert '<a href="#term-replacement">' in entry
    signs = re.search(r'<tr id="term-crocodile">.*?</tr>', pages["en/glossary.md"].body, re.DOTALL)[0]
    assert "the signs * and _ in “&lt;i&gt;” are signs only" in signs


def test_terms_lead_to_how_the_articles_use_them_and_back(pages):
    glossary, usage = pages["en/glossary.md"].body, pages["en/glossary/in-the-articles.md"].body
    used = re.findall(r'<div id="(term-[\w-]+)"><dt><a href="\.\./#(term-[\w-]+)">', usage)
    assert used
    assert all(anchor == target for anchor, target in used)
    assert re.findall(r'<a href="in-the-articles/#(term-[\w-]+)">', glossary) == [
        anchor for anchor, _ in used
    ]
    assert '<q lang="id"' in usage


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [
        ("en", "No bridge is safe", "“No bridge is safe”"),
        ("id", "“Closed,” said Kancil", "“‘Closed,’ said Kancil”"),
        ("de", "„Zu“, sagte der Kantschil", "„‚Zu‘, sagte der Kantschil“"),
    ],
)
def test_our_words_stand_between_marks_that_never_double(language, words, shown):
    assert words_in(language).quoted(words) == shown


@pytest.mark.parametrize(
    ("words", "own"), [('"Tutup," katanya', True), ("kata “tutup” itu", True), ("tutup", False)]
)
def test_words_of_articles_with_marks_of_their_own_get_none_of_ours(words, own):
    assert has_marks(words) is own


def test_glossary_is_sorted_in_the_language_of_the_page(pages):
    english = re.findall(r'<span class="term-title">(.*?)</span>', pages["en/glossary.md"].body)
    indonesian = re.findall(r'<span class="term-title">(.*?)</span>', pages["id/glosarium.md"].body)
    assert english == sorted(english)
    assert indonesian == sorted(indonesian)


def test_titles_are_escaped_for_markdown_and_for_html(pages):
    assert pages["en/index.md"].title == "The mouse-deer & the Rambai bridge"
    assert "# The mouse-deer &amp; the Rambai bridge" in pages["en/index.md"].body


# --- the preview


def test_an_article_without_a_record_is_a_draft_of_the_preview(sample_copy):
    text = "Jembatan gantung itu diperbaiki lagi.\n\nBuaya-buaya & <b>kancil</b> tidak setuju.\n"
    (sample_copy / "seeds" / "004_baru.txt").write_text(text, encoding="utf-8")
    pages = {page.source_uri: page.body for page in pipeline.write(sample_copy, is_preview=True).pages}
    for uri in ("id/sumber/draft-004-baru.md", "en/sources/draft-004-baru.md"):
        assert (
            '<span class="sentence">Buaya-buaya &amp; &lt;b&gt;kancil&lt;/b&gt; tidak setuju.</span>'
            in pages[uri]
        )
    assert '<a href="draft-004-baru/">004_baru.txt</a>' in pages["id/sumber/index.md"]
    bridge, crossing = pages["id/topik/penutupan-jembatan.md"], pages["id/topik/penyeberangan.md"]
    assert ">004_baru.txt</a> <q>Jembatan gantung itu diperbaiki lagi.</q>" in bridge
    assert "Buaya-buaya" not in bridge
    assert "<q>Buaya-buaya &amp; &lt;b&gt;kancil&lt;/b&gt; tidak setuju.</q>" in crossing


def test_nothing_of_a_draft_is_published(pages, sample_copy):
    (sample_copy / "seeds" / "004_baru.txt").write_text(
        "Jembatan gantung itu diperbaiki lagi.\n", encoding="utf-8"
    )
    written = pipeline.write(sample_copy)
    assert {page.source_uri: page.body for page in written.pages} == {
        uri: page.body for uri, page in pages.items()
    }
    assert [item.code for item in written.findings if item.location.path == "seeds/004_baru.txt"] == [
        "article-without-record"
    ]


def test_a_topic_without_a_language_says_so_and_shows_the_evidence(sample_copy):
    (sample_copy / "content" / "topics" / "crossing.en.md").unlink()
    pages = {page.source_uri: page.body for page in pipeline.write(sample_copy).pages}
    body = pages["en/topics/crossing.md"]
    assert '<p class="missing">' in body
    assert 'id="point-crocodiles"' in body
    assert '<p class="missing">' not in pages["id/topik/penyeberangan.md"]


def test_a_dossier_may_have_one_language(sample_copy):
    settings = sample_copy / "content" / "dossier.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[id, en]", "[id]"), encoding="utf-8")
    pages = [page.source_uri for page in pipeline.write(sample_copy).pages]
    assert all(uri.startswith("id/") for uri in pages if uri != "index.md")


# --- templates


def test_templates_fail_on_a_value_that_is_missing():
    with pytest.raises(UndefinedError, match="'title' is undefined"):
        render("topics.md.j2", cards=[], description="x")


def test_templates_escape_plain_text():
    assert environment().from_string("{{ x }} {{ x | md }}").render(x="<b>*") == "&lt;b&gt;* &lt;b&gt;\\*"
