from __future__ import annotations

import dataclasses

import pytest

from dossier.checking.agreed import check_agreed, paragraph_digests
from tests.build import codes, dossier_from

ID = "Dek.[@a#x]\n\n- Satu.[@a#x]\n- Dua.[@a#x]\n\n## Apa? {#what}\n\nPertama.[@a#x]\n\nKedua.[@a#x]\n"
EN = "Deck.[@a#x]\n\n- One.[@a#x]\n- Two.[@a#x]\n\n## What? {#what}\n\nFirst.[@a#x]\n\nSecond.[@a#x]\n"


def corpus(indonesian=ID, english=EN, roles=None):
    return dossier_from(prose={"index": {"id": indonesian, "en": english}}, roles=roles or {})


def against(before, after):
    return check_agreed(dataclasses.replace(after, agreed=paragraph_digests(before)))


def test_digests_are_by_page_section_paragraph_and_language():
    digests = paragraph_digests(corpus(roles={"kancil": {"id": "Ia.[@a#x]", "en": "He.[@a#x]"}}))
    assert list(digests) == ["index", "names/kancil"]
    assert list(digests["index"]) == ["/0", "/1", "/2", "what/0", "what/1", "what/2"]
    assert set(digests["index"]["what/1"]) == {"id", "en"}
    assert digests["index"]["what/1"]["id"] != digests["index"]["what/2"]["id"]


def test_nothing_is_agreed_at_first():
    assert check_agreed(corpus()) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Pertama.[@a#x]", "Pertama sekali.[@a#x]"),
        ("Pertama.[@a#x]", "Pertama.[@a#y]"),
        ("## Apa?", "## Apa ini?"),
        ("- Dua.", "- Tiga."),
        ("Dek.", "Dek baru."),
    ],
)
def test_paragraph_that_changed_in_one_language_is_reported_at_the_other(before, after):
    assert codes(against(corpus(), corpus(ID.replace(before, after)))) == ["language-changed-alone"]


def test_finding_shows_both_languages():
    (finding,) = against(corpus(), corpus(ID.replace("Pertama.", "Pertama sekali.")))
    assert finding.message == (
        "This paragraph changed in 'id' (content/index.id.md:8:1) since it was agreed, but not in 'en'."
    )
    assert str(finding.location) == "content/index.en.md:8:1"
    assert finding.context == (("id now", "Pertama sekali."), ("en still", "First."))
    assert "`dossier check --agree`" in finding.hint


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        (ID.replace("Pertama.", "Awal."), EN.replace("First.", "Start.")),  # both changed
        (ID.replace("Pertama.", "Pertama.\n"), EN),  # wrapped anew
        (ID.replace("## Apa?", "Baru.[@a#x]\n\n## Apa?"), EN.replace("## What?", "New.[@a#x]\n\n## What?")),
        (ID.replace("Kedua.[@a#x]\n", ""), EN.replace("Second.[@a#x]\n", "")),
        (ID + "\n## Lagi {#more}\n\nAkhir.[@a#x]\n", EN + "\n## More {#more}\n\nEnd.[@a#x]\n"),
    ],
    ids=["both changed", "other line ends", "new before a heading", "gone", "new section"],
)
def test_other_changes_are_no_matter_of_this(indonesian, english):
    assert against(corpus(), corpus(indonesian, english)) == ()


def test_paragraph_that_moved_within_its_section_is_still_known():
    english = EN.replace("First.[@a#x]", "New.[@a#x]\n\nFirst.[@a#x]")
    assert against(corpus(), corpus(ID.replace("Pertama.", "Baru.[@a#x]\n\nPertama."), english)) == ()
    moved = against(
        corpus(), corpus(ID.replace("Kedua.", "Baru.[@a#x]\n\nKedua."), EN.replace("Second.", "Other."))
    )
    assert [finding.location.path for finding in moved] == ["content/index.id.md"]
    assert moved[0].context[1] == ("id still", "Kedua.")


def test_typesetting_is_no_change():
    one = corpus(ID.replace("Pertama.", "“Pertama”  –  ya."))
    other = corpus(ID.replace("Pertama.", '"Pertama" - ya.'))
    assert against(one, other) == ()


def test_role_of_a_name_is_a_paragraph():
    before = corpus(roles={"kancil": {"id": "Ia.[@a#x]", "en": "He.[@a#x]"}})
    after = corpus(roles={"kancil": {"id": "Ia.[@a#x]", "en": "He runs.[@a#x]"}})
    (finding,) = against(before, after)
    assert finding.location.path.startswith("content/roles/kancil.id.md")
