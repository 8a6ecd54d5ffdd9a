"""What only the preview shows: findings beside what they are about, the coverage of articles, pages that stand in."""

from __future__ import annotations

import re

import pytest

from dossier import pipeline
from dossier.model.finding import Finding, Severity
from dossier.model.location import Location
from dossier.model.page import PageKey
from dossier.publishing.preview import PreviewRuns
from dossier.report import severity_of, sort_findings
from dossier.writing.preview import Preview, Remark
from dossier.writing.preview_html import find_elements, insert


def edit(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def remarks_of(written):
    severities = written.settings.file.severities if written.settings else {}
    return [Remark(item, severity_of(item, severities)) for item in sort_findings(written.findings)]


def preview_of(project):
    written = pipeline.write(project, is_preview=True)
    return Preview(written.editions, written.pages, remarks_of(written), {})


def shown_on(preview, key):
    """Codes and anchors of the findings of a page, notes left out."""
    return [
        (item.remark.finding.code, item.anchors[0] if item.anchors else "")
        for item in preview._beside.get(key, ())
        if item.remark.severity is not Severity.NOTE
    ]


@pytest.mark.parametrize(
    ("html", "anchor", "expected"),
    [
        ('<p>a<span data-written-at="x:1:1"></span></p><p>b</p>', "at x:1:1", "<p>a…</p>!<p>b</p>"),
        ('<ul><li>a<span data-written-at="x:1:1"></span></li></ul>', "at x:1:1", "<ul><li>a…!</li></ul>"),
        ('<ul><li><p>a<span data-written-at="x:1:1"></span></p></li></ul>', "at x:1:1", "<ul><li><p>a…</p>!</li></ul>"),
        ('<h2 id="a">A</h2><p>b</p>', "a", "<h2>A</h2>!<p>b</p>"),
        ('<ol><li id="a"><p>b<br>c</p></li><li>d</li></ol>', "a", "<ol><li><p>b<br>c</p>!</li><li>d</li></ol>"),
        ('<table>\n<tr id="a"><th>b</th>\n<td>c</td></tr></table>', "a", "<table>\n<tr><th>b!</th>\n<td>c</td></tr></table>"),
        ('<details id="a"><summary>b</summary></details>', "a", "!<details><summary>b</summary></details>"),
        ('<section id="a"><p>&amp; b</p></section>', "a", "<section><p>&amp; b</p>!</section>"),
    ],
)  # fmt: skip
def test_a_piece_stands_where_its_element_ends_and_is_seen(html, anchor, expected):
    found = insert(html, {find_elements(html, {anchor})[anchor]: "!"})
    assert re.sub(r' id="a"', "", re.sub(r"<span [^>]*></span>", "…", found)) == expected


def test_an_element_that_the_page_has_not_is_not_found():
    assert find_elements('<p id="b">c</p>', {"a"}) == {}


def test_a_wrong_quotation_stands_at_its_paragraph_and_nowhere_else(sample_copy):
    edit(
        sample_copy / "content/topics/crossing.en.md",
        "were not willing",
        "“would not talk” and were not willing",
    )
    preview = preview_of(sample_copy)
    place = "at content/topics/crossing.en.md:5:1"
    assert shown_on(preview, PageKey("en", "topic", "crossing")) == [("prose-quote-unproved", place)]
    assert shown_on(preview, PageKey("id", "topic", "crossing")) == []


def test_an_unproved_passage_stands_on_its_source_and_where_prose_cites_it(sample_copy):
    edit(
        sample_copy / "content/sources/kabar.yml",
        "exact: Dewan Sungai menyatakan dua",
        "exact: Dewan Sungai menyatakan duo",
    )
    preview = preview_of(sample_copy)
    for language in ("id", "en"):
        assert ("quote-not-found", "passage-two-planks") in shown_on(
            preview, PageKey(language, "source", "kabar")
        )
        cited = shown_on(preview, PageKey(language, "topic", "bridge-closure"))
        assert {code for code, _ in cited} == {"quote-not-found"}
        assert all(place.startswith(f"at content/topics/bridge-closure.{language}.md") for _, place in cited)
        # nothing accounts for the sentence any more
        assert shown_on(preview, PageKey(language, "coverage", "kabar")) == [
            ("sentence-uncovered", "sentence-2")
        ]


@pytest.mark.parametrize(
    ("file", "before", "after", "key", "anchor"),
    [
        ("points/closure.yml", "passages: [kabar#two-planks]", "passages: [kabar#no-planks]",
         PageKey("en", "compare"), "point-planks"),
        ("points/closure.yml", "passages: [kabar#two-planks]", "passages: [kabar#no-planks]",
         PageKey("en", "topic", "bridge-closure"), "difference-planks"),
        ("events.yml", "edtf: 2025-03-06", "edtf: 2025-03-06\n  topics: [nowhere]",
         PageKey("id", "timeline"), "event-closed"),
        ("glossary.yml", "crocodile:\n", "crocodile:\n  see: [nothing]\n",
         PageKey("en", "glossary"), "term-crocodile"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_record_stands_at_the_record(sample_copy, file, before, after, key, anchor):
    path = sample_copy / "content" / file
    text = path.read_text(encoding="utf-8")
    if "topics: [nowhere]" in after:
        text = re.sub(r"(closed:\n(?:  .*\n)*?)  topics: .*\n", r"\1", text)
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert anchor in {place for _, place in shown_on(preview_of(sample_copy), key)}


def test_a_finding_shows_message_place_hint_and_explanation(sample_copy):
    edit(
        sample_copy / "content/topics/crossing.en.md",
        "were not willing",
        "“would & could talk” and were not willing",
    )
    written = pipeline.write(sample_copy, is_preview=True)
    preview = Preview(written.editions, written.pages, remarks_of(written), {})
    html = '<p>Words.<span data-written-at="content/topics/crossing.en.md:5:1"></span></p>'
    shown = preview.content(PageKey("en", "topic", "crossing"), html)
    assert shown.startswith(f"{html}<aside ")
    assert 'class="finding error" id="finding-1"' in shown
    for words in (
        "The quoted words &#39;would &amp; could talk&#39; stand in no passage that is cited here.",
        "Quote a cited passage or its translation word for word",
        "<code>content/topics/crossing.en.md:5:",
        "<summary><code>prose-quote-unproved</code></summary>",
    ):
        assert words in shown


def test_the_coverage_shows_each_sentence_with_its_state_and_uses(sample):
    written = pipeline.write(sample.settings.project, is_preview=True)
    page = next(item for item in written.coverage if item.key == PageKey("en", "coverage", "kabar"))
    items = re.findall(
        r'<li id="sentence-(\d+)" class="([\w-]+)".*?<span class="state">(.*?)</span>', page.body
    )
    assert items == [
        ("1", "cited", "Cited"), ("2", "cited", "Cited"), ("3", "cited", "Cited"), ("4", "cited", "Cited"),
        ("5", "set-aside", "Set aside"), ("6", "cited", "Cited"), ("7", "cited", "Cited"),
    ]  # fmt: skip
    assert 'href="../../topics/bridge-closure/#note-kabar-two-planks">The bridge closure</a>' in page.body
    assert 'href="../../sources/kabar/#passage-two-planks">two-planks</a>' in page.body
    assert '<span class="reason">caption</span>' in page.body


def test_words_left_over_are_marked(sample_copy):
    edit(
        sample_copy / "content/sources/kabar.yml",
        "exact: Dewan Sungai menyatakan dua papan",
        "exact: dua papan",
    )
    written = pipeline.write(sample_copy, is_preview=True)
    page = next(item for item in written.coverage if item.key == PageKey("en", "coverage", "kabar"))
    assert '<span class="state">Partly cited</span>' in page.body
    assert "<mark>Dewan Sungai menyatakan</mark>" in page.body


def test_the_bar_counts_what_is_on_the_page_and_in_all(sample_copy):
    edit(
        sample_copy / "content/topics/crossing.en.md",
        "were not willing",
        "“would not talk” and were not willing",
    )
    preview = preview_of(sample_copy)
    bar = preview.bar(PageKey("en", "topic", "crossing"))
    assert bar["here"] == [("error", "1 error")]
    assert bar["all"][0] == ("error", "1 error")
    assert bar["coverage_url"] == "../../coverage/"
    assert preview.bar(PageKey("id", "source", "kabar"))["coverage_url"] == "../../cakupan/kabar/"
    assert preview.bar(PageKey("id", "source", "kabar"))["all"][0] == ("error", "1 galat")


def run(runs, project):
    written = pipeline.write(project, is_preview=True)
    remarks = remarks_of(written)
    shown = runs.show(written.editions, written.pages, written.coverage, remarks)
    return {page.key: page for page in shown.pages}


def test_a_page_that_cannot_be_made_any_more_says_why(sample_copy):
    runs = PreviewRuns()
    key = PageKey("id", "topic", "crossing")
    assert key not in run(runs, sample_copy)
    topics = sample_copy / "content" / "topics.yml"
    right = topics.read_text(encoding="utf-8")
    topics.write_text(right + "  a: b: c\n", encoding="utf-8")
    for _ in range(2):
        page = run(runs, sample_copy)[key]
        assert page.source_uri == "id/topik/penyeberangan.md"
        assert page.title == "Penyeberangan lewat punggung buaya"
        first = re.search(r'<span lang="en">(.*?)</span>', page.body)
        assert first[1] == "The YAML cannot be read: mapping values are not allowed in this context."
    topics.write_text(right, encoding="utf-8")
    assert key not in run(runs, sample_copy)


def test_a_source_whose_record_was_never_readable_has_its_page(sample_copy):
    (sample_copy / "content/sources/muara.yml").write_text("article: [\n", encoding="utf-8")
    page = run(PreviewRuns(), sample_copy)[PageKey("en", "source", "muara")]
    assert page.source_uri == "en/sources/muara.md"
    assert "The YAML cannot be read" in page.body


def test_without_readable_settings_one_page_says_what_is_wrong():
    finding = Finding("yaml-syntax", "The YAML cannot be read: a & b.", Location("content/dossier.yml", 1, 1))
    shown = PreviewRuns().show((), (), (), [Remark(finding, Severity.ERROR)])
    (page,) = shown.pages
    assert page.source_uri == "index.md"
    assert "The YAML cannot be read: a &amp; b." in page.body


def test_a_page_that_was_removed_on_purpose_does_not_come_back(sample_copy):
    runs = PreviewRuns()
    (sample_copy / "seeds" / "004_baru.txt").write_text("Kancil kembali.\n", encoding="utf-8")
    run(runs, sample_copy)
    (sample_copy / "seeds" / "004_baru.txt").unlink()
    assert PageKey("en", "source", "draft-004-baru") not in run(runs, sample_copy)
