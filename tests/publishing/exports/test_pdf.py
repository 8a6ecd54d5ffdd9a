"""Books on paper: whole, with bookmarks and page numbers, in our fonts, and the same bytes wherever they are set."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from dossier.publishing.exports.books import make_books
from dossier.publishing.exports.pdf import can_set_books
from dossier.publishing.mkdocs_files import FONTS, THEME
from dossier.writing.files import pdf_uri
from tests.publishing.exports.conftest import SAMPLE

pytestmark = [
    pytest.mark.skipif(not can_set_books(), reason="WeasyPrint finds no Pango on this machine"),
    pytest.mark.xdist_group("pdf"),
]
MAKE = """\
import sys
from pathlib import Path
from dossier import pipeline
from dossier.publishing.exports.books import make_books
from dossier.publishing.exports.pdf import make_pdf
from dossier.writing.files import pdf_uri
written = pipeline.write(Path(sys.argv[1]), site_url="https://example.org/kota/dossier/")
for book in make_books(written.pages, written.editions):
    Path(sys.argv[2], Path(pdf_uri(book.name)).name).write_bytes(make_pdf(book, Path(sys.argv[3])))
"""
FONT_FOLDER = THEME / FONTS
MILLIMETRE = 72 / 25.4


def set_books(project, target, **environment):
    """Set the books in a process of its own, as a command does."""
    target.mkdir()
    command = [sys.executable, "-c", MAKE, str(project), str(target), str(FONT_FOLDER)]
    subprocess.run(command, check=True, cwd=target, env={**os.environ, **environment}, capture_output=True)
    return target


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return set_books(SAMPLE, tmp_path_factory.mktemp("pdf") / "books")


def reader_of(folder, name):
    return PdfReader(folder / Path(pdf_uri(name)).name)


def words_on(page):
    return " ".join(page.extract_text().split())


def titles_of(outline):
    return [item.title for item in outline if not isinstance(item, list)]


@pytest.mark.parametrize("name", ["id", "en", "id-en"])
def test_the_book_says_what_it_is_and_of_which_day(folder, sample, name):
    reader = reader_of(folder, name)
    file = sample.written.settings.file
    languages = name.split("-")
    assert reader.metadata.title == " · ".join(file.title[each] for each in languages)
    assert reader.metadata.author == " · ".join(file.made_by[each] for each in languages)
    assert reader.metadata.creation_date.date().isoformat() == file.revised
    assert reader.trailer["/Root"]["/Lang"] == languages[0]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("name", ["id", "en"])
def test_every_chapter_has_a_bookmark_that_leads_to_its_page(folder, sample, name):
    reader = reader_of(folder, name)
    edition = next(item for item in sample.written.editions if item.language == name)
    (book,) = make_books(sample.written.pages, [edition])
    (chapters,) = [item for item in reader.outline if isinstance(item, list)]
    found = titles_of(chapters)
    assert found[0] == edition.words("Contents")
    assert found[2:] == [chapter.title for chapter in book.chapters[1:]]
    for item in chapters:
        if not isinstance(item, list):
            page = reader.pages[reader.get_destination_page_number(item)]
            assert item.title.replace(" ", "") in words_on(page).replace(" ", "")


def test_the_table_of_contents_names_the_page_of_each_chapter(folder):
    reader = reader_of(folder, "en")
    contents = words_on(reader.pages[1])
    (chapters,) = [item for item in reader.outline if isinstance(item, list)]
    for item in chapters[3:]:
        if not isinstance(item, list):
            number = reader.get_destination_page_number(item) + 1
            assert re.search(rf"{re.escape(item.title)}[ .]+{number}\b", contents), item.title


def test_pages_carry_their_number(folder):
    for number, page in enumerate(reader_of(folder, "en").pages[1:], start=2):
        assert re.search(rf"\b{number}\b", words_on(page))


def test_the_words_are_set_in_the_fonts_of_the_theme(folder):
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader_of(folder, "en").pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("Dossier-Serif" in font for font in fonts)
    assert any("Dossier-Sans" in font for font in fonts)


def test_every_quotation_is_in_the_book(folder, sample):
    text = "".join("".join(page.extract_text().split()) for page in reader_of(folder, "en").pages)
    edition = sample.edition
    shown = [
        quotation.exact
        for address in edition.proofs.passages
        if (quotation := edition.quotation(address)).exact
    ]
    found = [exact for exact in shown if "".join(exact.split()) in text]
    # a page break may part the words of one
    assert len(found) >= len(shown) - 1


def test_both_languages_stand_on_wide_pages(folder):
    for page in reader_of(folder, "id-en").pages:
        assert page.mediabox.width > page.mediabox.height


def test_both_languages_share_the_width_between_the_margins(folder):
    """The second column begins right of the middle, as far as the first one ends left of it."""
    page = reader_of(folder, "id-en").pages[2]
    starts = []

    def see(text, matrix, text_matrix, *_):
        if text.strip():
            starts.append(text_matrix[4] * matrix[0] + matrix[4])

    page.extract_text(visitor_text=see)
    middle, gap = float(page.mediabox.width) / 2, 5 * MILLIMETRE
    assert min(start for start in starts if start > middle) == pytest.approx(middle + gap, abs=2)


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(folder, sample_copy, tmp_path):
    """In another folder, another time zone, and with sets and maps in another order."""
    again = set_books(sample_copy, tmp_path / "again", PYTHONHASHSEED="77", TZ="Asia/Jakarta")
    for path in sorted(folder.iterdir()):
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name
