from __future__ import annotations

import hashlib
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from dossier import pipeline
from dossier.cli import commands
from dossier.report import exit_code, without_notes
from tests.curating.intake_files import (
    ENGLISH,
    GERMAN,
    INDONESIAN,
    MARKDOWN,
    PAGE,
    RIS,
    SPANISH,
    make_pdf,
    write_word,
)

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """title:
  id: Jembatan
  en: Bridge
languages: [id, en]
revised: 2025-04-01
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    (folder / "content").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "content" / "dossier.yml").write_text(SETTINGS, encoding="utf-8")
    for language in ("id", "en"):
        for page in ("index", "method"):
            path = folder / "content" / f"{page}.{language}.md"
            path.write_text(
                "Dosir.[@dossier]\n" if language == "id" else "A dossier.[@dossier]\n", encoding="utf-8"
            )
    return folder


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def add(project: Path, *arguments: object) -> Result:
    result = CliRunner().invoke(commands, ["add", "--project", str(project), *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def record(project: Path, source: str):
    return pipeline.check(project).corpus.sources[source]


def serious(project: Path) -> list[str]:
    checked = pipeline.check(project)
    return [f"{item.location}: {item.code}: {item.message}" for item in without_notes(checked.findings, {})]


def test_text_is_kept_as_it_came_with_both_digests(project, inbox):
    path = write(inbox, "Jembatan Rambai (salinan).txt", INDONESIAN)
    result = add(project, path)
    assert result.exit_code == 0
    source = record(project, "kabar-sungai")
    digest = hashlib.sha256(INDONESIAN.encode()).hexdigest()
    assert source.draft
    assert (source.article, source.sha256) == ("jembatan-rambai-salinan.txt", digest)
    assert (source.original.file, source.original.sha256) == ("jembatan-rambai-salinan.txt", digest)
    assert (project / "seeds/originals" / source.original.file).read_bytes() == INDONESIAN.encode()


def test_what_an_indonesian_article_tells_is_found(project, inbox):
    add(project, write(inbox, "a.txt", INDONESIAN))
    source = record(project, "kabar-sungai")
    assert source.csl["title"] == "Jembatan Rambai Ditutup Selama Dua Minggu"
    assert source.csl["language"] == "id"
    assert (source.name, source.letters) == ("KABAR SUNGAI", "KS")
    assert source.dates["page-date"].edtf == "2025-03-10"
    assert source.dates["page-date"].basis["id"] == "tercetak dalam teks"
    assert source.unknown == {"author": "initials-only", "issued": "not-in-text", "URL": "not-in-text"}
    assert [item.exact for item in source.credits] == [
        "MUARA (KABAR SUNGAI) -",
        "Editor: Tono Prasetyo",
        "(abc/de)",
    ]
    assert [item.reason for item in source.set_aside] == ["page-date", "related-link", "caption", "promotion"]
    assert source.passages["headline"].part == "headline"
    assert "kami-menutup-jembatan-demi" in source.passages


def test_a_repeated_paragraph_is_proposed_with_the_words_before_it(project, inbox):
    add(project, write(inbox, "bridge.txt", ENGLISH))
    repeated = next(
        item for item in record(project, "the-muara-courier").set_aside if item.reason == "repeated"
    )
    assert repeated.prefix == "to the office."


def test_record_says_how_sure_each_value_is(project, inbox):
    add(project, write(inbox, "b.txt", GERMAN, "cp1252"))
    text = (project / "content/sources/b.yml").read_text(encoding="utf-8")
    assert "# author (likely): the by-line 'Von Jan Krüger'" in text
    assert "# issued (likely): the line 'Veröffentlicht am 8. März 2025'" in text
    assert "# not UTF-8: read as cp125" in text
    source = record(project, "b")
    assert source.csl["language"] == "de"
    assert source.csl["issued"] == {"date-parts": [["2025", "3", "8"]]}
    assert source.name == "[b]"
    assert "Brücke" in (project / "seeds/b.txt").read_text(encoding="utf-8")


def test_headline_that_is_ours_stands_in_brackets(project, inbox):
    add(
        project,
        write(
            inbox,
            "kabar.txt",
            "Pihak kota menyatakan bahwa jembatan itu ditutup untuk dua minggu ke depan.\n",
        ),
    )
    assert (
        record(project, "kabar").csl["title"]
        == "[Pihak kota menyatakan bahwa jembatan itu ditutup untuk dua…]"
    )


def test_saved_page_gives_its_article_and_what_its_head_says(project, inbox):
    assert add(project, write(inbox, "halaman.html", PAGE)).exit_code == 0
    source = record(project, "harian-muara")
    text = (project / "seeds/halaman.txt").read_text(encoding="utf-8")
    assert text.startswith("Penutupan Jembatan Dikritik Pedagang\nPara pedagang")
    assert "Beranda" not in text
    assert "Komentar" not in text
    assert source.csl["author"] == [{"literal": "Rina Amatu"}]
    assert source.csl["URL"] == "https://harianmuara.example/jembatan"
    assert source.dates["published"].edtf == "2025-03-09"
    assert (project / "seeds/originals/halaman.html").read_bytes() == PAGE.encode()


def test_markdown_gives_its_words_without_markup(project, inbox):
    add(project, write(inbox, "perahu.md", MARKDOWN))
    lines = (project / "seeds/perahu.txt").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [
        "Perahu gratis mulai Senin",
        "Pemerintah Kota Muara menjalankan perahu gratis mulai Senin (10/3/2025), menurut pengumuman.",
    ]
    assert lines[2] == "Perahu berangkat setiap lima belas menit. alert(1)"
    assert record(project, "warta-kota-muara").csl["title"] == "Perahu gratis mulai Senin"


def test_word_file_gives_paragraphs_and_tables(project, inbox):
    write_word(inbox / "sungai.docx")
    assert add(project, inbox).exit_code == 0
    lines = (project / "seeds/sungai.txt").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "Sungai Rambai Surut",
        "Permukaan air Sungai Rambai surut setengah meter pada pekan ini. Cerita rekaan.",
        "Tinggi air 1,2 meter",
    ]


def test_pdf_lines_become_paragraphs_and_broken_words_are_named(project, inbox):
    lines = [
        "Free ferries for two weeks",
        "",
        "The city of Muara runs free ferries from Monday, 10 March 2025, while the bridge is un-",
        "der repair, the road office said in a statement. This story is invented.",
    ]
    (inbox / "ferry.pdf").write_bytes(make_pdf(lines))
    assert "words joined that were broken at line ends: under" in add(project, inbox).output
    text = (project / "seeds/ferry.txt").read_text(encoding="utf-8")
    assert text.splitlines()[1].endswith(
        "while the bridge is under repair, the road office said in a statement. This story is invented."
    )


def test_reference_is_matched_by_its_attached_file(project, inbox):
    write(inbox, "library.ris", RIS)
    write(inbox, "files/7/puente.txt", SPANISH)
    assert add(project, inbox / "library.ris").exit_code == 0
    source = record(project, "el-diario-del-rio")
    assert source.csl["author"] == [{"family": "Ruiz", "given": "Elena"}]
    assert source.csl["language"] == "es"
    assert (
        source.dates["published"].basis["en"]
        == "from a record of a reference manager, not printed in the text"
    )


def test_references_of_other_forms_are_matched_by_title(project, inbox):
    item = {
        "id": "x",
        "type": "article-newspaper",
        "title": "Old Bridge to Stay Shut until April",
        "container-title": "Courier",
    }
    write(inbox, "items.json", json.dumps([item]))
    write(inbox, "bridge.txt", ENGLISH)
    bib = "@article{j, title={Jembatan {Rambai} Ditutup Selama Dua Minggu}, journal={Koran Hilir}, langid={indonesian}}"
    write(inbox, "refs.bib", bib)
    write(inbox, "jembatan.txt", INDONESIAN)
    assert add(project, inbox).exit_code == 0
    assert set(pipeline.check(project).corpus.sources) == {"courier", "koran-hilir"}


def test_reference_without_an_article_is_said_so(project, inbox):
    result = add(project, write(inbox, "library.ris", RIS))
    assert result.exit_code == 1
    assert "'Puente cerrado hasta abril' has no article: a record alone proves nothing." in result.output


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/hostname", "file:///etc/hostname", "files/../../secret.txt"]
)
def test_reference_takes_no_file_from_outside_its_folder(project, inbox, path):
    write(inbox.parent, "secret.txt", SPANISH)
    result = add(project, write(inbox, "library.ris", RIS.replace("files/7/puente.txt", path)))
    assert result.exit_code == 1
    assert not pipeline.check(project).corpus.sources


def test_second_run_changes_nothing(project, inbox):
    write(inbox, "a.txt", INDONESIAN)
    write(inbox, "b.html", PAGE)
    add(project, inbox)
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = add(project, inbox)
    assert result.exit_code == 0
    assert "It is in the dossier already, as 'kabar-sungai'." in result.output
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_nothing_that_is_there_is_overwritten(project, inbox):
    write(project, "content/sources/kabar-sungai.yml", "broken: [")
    write(project, "seeds/a.txt", "Naskah lain.\n")
    add(project, write(inbox, "a.txt", INDONESIAN))
    assert (project / "content/sources/kabar-sungai.yml").read_text() == "broken: ["
    assert (project / "seeds/a.txt").read_text() == "Naskah lain.\n"
    assert (project / "seeds/a-2.txt").is_file()
    assert (project / "content/sources/kabar-sungai-2.yml").is_file()


def test_dry_run_writes_nothing(project, inbox):
    before = sorted(project.rglob("*"))
    assert "1 would be added." in add(project, "--dry-run", write(inbox, "a.txt", INDONESIAN)).output
    assert sorted(project.rglob("*")) == before


def test_same_words_are_not_added_twice_unless_asked(project, inbox):
    add(project, write(inbox, "bridge.txt", ENGLISH))
    copy = write(inbox, "again.txt", ENGLISH.replace("“", '"').replace("”", '"'))
    result = add(project, copy)
    assert "It has the same words as 'the-muara-courier'" in result.output
    assert result.exit_code == 0
    assert "1 added" in add(project, "--keep-copies", copy).output


def test_nearly_the_same_text_is_added_with_a_warning(project, inbox):
    add(project, write(inbox, "bridge.txt", ENGLISH))
    body = "\n".join(ENGLISH.splitlines()[4:7])
    result = add(
        project, write(inbox, "reprint.txt", f"News from abroad\n\n{body}\nOne more sentence closes this.\n")
    )
    assert "% of the shorter text stands in 'the-muara-courier', too: is it one source?" in result.output
    assert "two sources may be one" in (project / "content/sources/reprint.yml").read_text()


def test_article_that_lies_in_seeds_gets_its_record(project):
    path = write(project, "seeds/003.txt", INDONESIAN)
    assert add(project, path).exit_code == 0
    source = record(project, "kabar-sungai")
    assert (source.article, source.original) == ("003.txt", None)
    assert serious(project) == []


def test_a_file_that_fails_does_not_stop_the_others(project, inbox):
    write(inbox, "a.txt", INDONESIAN)
    write(inbox, "old.doc", "x")
    write(inbox, "empty.txt", " \n")
    (inbox / "scan.pdf").write_bytes(make_pdf([]))
    (inbox / "broken.docx").write_bytes(b"PK no zip")
    result = add(project, inbox)
    assert result.exit_code == 1
    assert "1 added, 4 not added." in result.output
    for message in (
        "Files ending in '.doc' are not read.",
        "The file holds no words.",
        "The PDF holds no text.",
        "The file is not a Word document.",
    ):
        assert message in result.output


def test_word_file_that_unpacks_to_too_much_is_refused(project, inbox):
    settings = project / "content/dossier.yml"
    settings.write_text(f"{SETTINGS}limits:\n  original-bytes: 10000\n", encoding="utf-8")
    with zipfile.ZipFile(inbox / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 2_000_000)
    result = add(project, inbox)
    assert "The Word file unpacks to 2,000,000 bytes in 1 parts" in result.output


def test_pdf_with_too_many_pages_is_refused(project, inbox):
    settings = project / "content/dossier.yml"
    settings.write_text(f"{SETTINGS}limits:\n  original-pages: 2\n", encoding="utf-8")
    (inbox / "book.pdf").write_bytes(make_pdf(["words"], pages=3))
    assert "The PDF has 3 pages; at most 2 are read." in add(project, inbox).output


def test_hiding_characters_stay_in_the_original_alone(project, inbox):
    hidden = INDONESIAN.replace("Pemerintah", "Peme\u200brintah\u202e")
    result = add(project, write(inbox, "a.txt", hidden))
    assert "2 invisible or control characters left out" in result.output
    assert "Pemerintah Kota" in (project / "seeds/a.txt").read_text(encoding="utf-8")
    assert (project / "seeds/originals/a.txt").read_text(encoding="utf-8") == hidden
    assert serious(project) == []


def test_encoding_that_cannot_be_told_is_refused_and_may_be_named(project, inbox):
    path = write(inbox, "a.txt", "市長は月曜日、橋は夏まで閉鎖されると述べた。\n", "shift_jis")
    assert "its encoding cannot be told for sure" in add(project, path).output
    assert add(project, "--encoding", "shift_jis", "--language", "ja", path).exit_code == 0
    assert record(project, "a").csl["language"] == "ja"


def test_missing_file_is_wrong_use(project):
    assert add(project, project / "nowhere.txt").exit_code == 2


def test_thirty_files_at_once_give_no_errors(project, inbox):
    for number in range(10):
        mark = f"Nomor {number}: " + " ".join(f"kata{number}{chr(97 + other)}" for other in range(12))
        write(inbox, f"{number:02}.txt", f"{INDONESIAN}{mark}.\n")
        write(inbox, f"{number:02}-en.txt", f"{ENGLISH}{mark.replace('kata', 'word')}.\n")
        write(
            inbox,
            f"{number:02}-de.html",
            PAGE.replace("</article>", f"<p>{mark.replace('kata', 'lagi')}.</p></article>"),
        )
    assert add(project, inbox).output.rstrip().endswith("is still open.")
    checked = pipeline.check(project)
    assert len(checked.corpus.sources) == 30
    assert serious(project) == []
    assert exit_code(checked.findings, {}) == 0
    assert [item.code for item in checked.findings].count("record-draft") == 30
    assert len({source.letters for source in checked.corpus.sources.values()}) == 30


def test_changed_original_is_reported(project, inbox):
    add(project, write(inbox, "halaman.html", PAGE))
    original = project / "seeds/originals/halaman.html"
    original.write_text("lain", encoding="utf-8")
    assert [line.split(": ")[1] for line in serious(project)] == ["original-changed"]
    original.unlink()
    assert [line.split(": ")[1] for line in serious(project)] == ["original-missing"]
