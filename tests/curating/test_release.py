"""`dossier release`: the state that is kept, when it is refused, and the way from a change to its correction."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dossier import pipeline
from dossier.cli import commands
from dossier.curating.release import make_release, to_json
from dossier.reading.releases import read_releases
from dossier.reading.settings import read_settings
from dossier.writing.corrections import corrections_of

CORRECTION = """\
2025-03-12-planks:
  day: 2025-03-12
  about:
    - kabar#two-planks
  reason:
    id: Terjemahannya semula menulis angka.
    en: The translation had a figure.
"""


def run(project, *arguments):
    return CliRunner().invoke(commands, [*arguments, "--project", str(project)])


def edit(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def released(sample_copy):
    """The mini dossier with a first release."""
    assert run(sample_copy, "release", "1.0").exit_code == 0
    return sample_copy


def test_the_release_says_what_it_keeps(sample_copy):
    result = run(sample_copy, "release", "1.0")
    assert result.stdout.splitlines() == [
        "Release 1.0 of 2025-03-12 is kept in content/releases/1.0.json:",
        "    20 passages, 5 versions, 8 dates, 3 sources",
    ]


def test_the_same_content_gives_the_same_bytes_and_is_read_back(released):
    path = released / "content" / "releases" / "1.0.json"
    written = pipeline.check(released)
    assert written.settings is not None
    settings, _ = read_settings(released)
    (read,), findings = read_releases(settings)
    assert findings == ()
    assert read == written.corpus.releases[0]
    assert to_json(read) == path.read_text(encoding="utf-8")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["passages"]["kabar#two-planks"]["translation.en"].startswith("The River Council stated")
    for part in ("sources", "passages", "versions", "dates", "paragraphs"):
        assert list(data[part]) == sorted(data[part])


def test_a_release_names_one_field_a_line_so_that_changes_show_as_lines(released):
    before = (released / "content/releases/1.0.json").read_text(encoding="utf-8").splitlines()
    edit(released / "content/sources/kabar.yml", "two planks of", "2 planks of")
    now = pipeline.check(released)
    after = to_json(make_release("1.1", now.corpus, now.proofs, now.settings)).splitlines()
    assert [line.strip() for line in after if line not in before] == [
        '"name": "1.1",',
        '"number": 2,',
        '"translation.en": "The River Council stated that 2 planks of the bridge have been replaced",',
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("1.0", "Error: There is a release '1.0' already.\nHint: It is of 2025-03-12."),
        ("../up", "Error: '../up' cannot be the name of a release."),
        ("CON:x", "Error: 'CON:x' cannot be the name of a release."),
    ],
)
def test_a_name_that_is_taken_or_fits_no_file_is_refused(released, name, message):
    result = run(released, "release", name)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)


def test_a_release_is_refused_while_there_are_errors(sample_copy):
    edit(
        sample_copy / "content/sources/kabar.yml",
        "exact: Dewan Sungai menyatakan dua",
        "exact: Dewan Sungai menyatakan duo",
    )
    result = run(sample_copy, "release", "1.0")
    assert result.exit_code == 1
    assert "quote-not-found" in result.stderr
    assert result.stderr.endswith("Nothing was released.\n")
    assert not (sample_copy / "content" / "releases").exists()


def test_a_dossier_revised_before_its_newest_release_is_refused(released):
    edit(released / "content/dossier.yml", "revised: 2025-03-12", "revised: 2025-03-01")
    result = run(released, "release", "1.1")
    assert result.stderr.startswith(
        "Error: The dossier is revised on 2025-03-01, before release 1.0 of 2025-03-12.\nHint: Set 'revised'"
    )


def test_from_a_change_to_its_correction(released):
    """The change is a warning, stops a release, and is explained by a correction that pages then show."""
    edit(released / "content/sources/kabar.yml", "two planks of", "2 planks of")
    found = [item for item in pipeline.check(released).findings if item.code == "correction-missing"]
    assert [str(item.location) for item in found] == ["content/sources/kabar.yml:25:5"]
    refused = run(released, "release", "1.1")
    assert refused.exit_code == 1
    assert "correction-missing" in refused.stderr

    (released / "content/corrections.yml").write_text(CORRECTION, encoding="utf-8")
    written = pipeline.write(released)
    assert [item for item in written.findings if item.code.startswith("correction")] == []
    pages = {page.source_uri: page.body for page in written.pages}
    for uri in ("en/sources/kabar.md", "en/topics/bridge-closure.md", "en/compare.md", "en/corrections.md"):
        assert "<del>The River Council stated that two planks" in pages[uri], uri
        assert "<ins>The River Council stated that 2 planks" in pages[uri], uri
    assert "The translation had a figure." in pages["en/corrections.md"]
    assert "Terjemahannya semula menulis angka." in pages["id/sumber/kabar.md"]
    assert "The translation had a figure." not in pages["en/sources/warta.md"]
    assert run(released, "release", "1.1").stdout.splitlines()[2] == (
        "    since 1.0: 1 changed or gone, each with its reason"
    )
    again = pipeline.write(released)
    assert [item for item in again.findings if item.code.startswith("correction")] == []
    english = next(edition for edition in again.editions if edition.language == "en")
    (shown,) = corrections_of(english, english.key("source", "kabar"))
    assert (shown.day, shown.changes[0].words[0].before[-8:]) == ("2025-03-12", "replaced")
    method = next(page.body for page in again.pages if page.source_uri == "en/method.md")
    assert "<dt>Release</dt><dd>1.1, 12 March 2025</dd>" in method


def test_withheld_words_are_withheld_in_corrections_too(released):
    edit(released / "content/sources/kabar.yml", "two planks of", "2 planks of")
    edit(released / "content/sources/kabar.yml", "name: Kabar Sungai", "name: Kabar Sungai\nrights: none")
    (released / "content/corrections.yml").write_text(CORRECTION, encoding="utf-8")
    body = next(p.body for p in pipeline.write(released).pages if p.source_uri == "en/corrections.md")
    assert "planks of the bridge" not in body
    assert "The words are not shown, for reasons of rights." in body


def test_without_corrections_the_page_says_so_in_each_language(sample):
    pages = {page.source_uri: page.body for page in sample.pages}
    assert "<p>None so far.</p>" in pages["en/corrections.md"]
    assert "<p>Belum ada.</p>" in pages["id/koreksi.md"]
    assert 'href="https://example.org/fable"' in pages["en/corrections.md"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "The release cannot be read: Expecting property name enclosed in double quotes."),
        ('{"name": "2.0"}', "The release cannot be read: it is not the state that is called '1.0'."),
        ('{"name": "1.0"}', "The release cannot be read: its number or its list of corrections is missing."),
        (
            '{"name": "1.0", "number": 1, "corrections": [], "day": "2025-03-12", "passages": {"a": 1}}',
            "The release cannot be read: 'passages' is missing or has another form.",
        ),
        (
            '{"name": "1.0", "number": 1, "corrections": [], "day": "soon"}',
            "The release cannot be read: 'soon' is not a day such as 2026-11-22.",
        ),
    ],
)
def test_a_release_that_was_altered_is_an_error(released, text, message):
    (released / "content/releases/1.0.json").write_text(text, encoding="utf-8")
    found = [item for item in pipeline.check(released).findings if item.code == "release-broken"]
    assert [item.message for item in found] == [message]
