from __future__ import annotations

import pytest

from dossier.checking.prose import check_prose
from tests.build import codes, dossier_from, message

GOOD = "Dek.[@a#p]\n\n- Satu.[@a#p]\n- Dua.[@a#p]\n- Tiga.[@a#p]\n\n## Apa? {#what}\n\n### Siapa? {#who}\n\nAnak kalimat.[@a#p]\n"


def check(text, page="topics/t"):
    return check_prose(dossier_from(prose={page: {"id": text}}))


def test_page_in_good_shape_is_fine():
    assert check(GOOD) == ()
    assert check("Dek.[@a#p]\n\n## Apa? {#what}\n", "index") == ()


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (GOOD + "\nTanpa sumber.\n", "prose-uncited", "The sentence 'Tanpa sumber.' cites nothing."),
        (GOOD + "\nTentang dossier.[@dossier]\n", "prose-about-dossier", "The sentence 'Tentang dossier.' rests on the dossier itself."),
        (GOOD + "\nDua hal.[@dossier; @a#p]\n", "dossier-not-alone", "The sentence 'Dua hal.' cites the dossier together with passages."),
        (GOOD + "\n## Lagi\n", "heading-id-missing", "The heading 'Lagi' has no id."),
        (GOOD + "\n## Lagi {#Lagi}\n", "heading-id-shape", "The id 'Lagi' of a heading is not an id."),
        (GOOD + "\n## Lagi {#what}\n", "heading-id-taken", "Two headings have the id 'what'."),
        (GOOD + "\n#### Lagi {#more}\n", "heading-level", "The heading 'Lagi' has level 4."),
        ("## Apa? {#what}\n", "deck-missing", "The page 'topics/t' does not begin with a deck."),
        ("Dek.[@a#p]\n\n## Apa? {#what}\n", "facts-missing", "The page 'topics/t' has no key facts."),
        ("Dek.[@a#p]\n\n- Satu.[@a#p]\n", "facts-count", "The page 'topics/t' has 1 key facts."),
        (GOOD.replace("## Apa", "Lagi.[@a#p]\n\n## Apa"), "opening-shape",
         "More than the deck and the key facts stands before the first heading of 'topics/t'."),
    ],
)  # fmt: skip
def test_each_fault_of_shape_has_its_finding(text, code, said):
    assert [(item.code, item.message) for item in check(text)] == [(code, said)]


def test_roles_cite_too():
    findings = check_prose(dossier_from(roles={"putin": {"id": "Presiden."}}))
    assert message(findings, "prose-uncited") == "The sentence 'Presiden.' cites nothing."


def test_empty_page_has_no_deck():
    assert codes(check("", "index")) == ["deck-missing"]
