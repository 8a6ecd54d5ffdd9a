from __future__ import annotations

import pytest

from dossier.model.name import Name
from dossier.model.term import Term
from dossier.model.topic import Topic
from dossier.text.affixes import inflect, is_pattern
from dossier.text.forms import form_problems, name_forms, term_forms, topic_forms


@pytest.mark.parametrize(
    ("root", "pattern", "form"),
    [
        ("kirim", "meN-", "mengirim"),
        ("kirim", "peN-an", "pengiriman"),
        ("kirim", "di-kan", "dikirimkan"),
        ("henti", "meN-kan", "menghentikan"),
        ("henti", "peN-an", "penghentian"),
        ("henti", "ter-", "terhenti"),
        ("sepakat", "meN-i", "menyepakati"),
        ("sepakat", "ke-an", "kesepakatan"),
        ("tolak", "meN-", "menolak"),
        ("pukul", "meN-", "memukul"),
        ("tekan", "meN-", "menekan"),
        ("bom", "meN-", "mengebom"),  # one syllable
        ("sah", "meN-kan", "mengesahkan"),
        ("ubah", "meN-", "mengubah"),
        ("lapor", "meN-kan", "melaporkan"),
        ("serang", "meN-", "menyerang"),
        ("serang", "-an", "serangan"),
        ("mediasi", "meN-", "memediasi"),
        ("negosiasi", "meN-kan", "menegosiasikan"),
        ("kritik", "meN-", "mengkritik"),  # two consonants do not melt
        ("protes", "meN-", "memprotes"),
        ("syarat", "meN-kan", "mensyaratkan"),
        ("khianat", "meN-i", "mengkhianati"),
        ("ajar", "ber-", "belajar"),
        ("ajar", "per-an", "pelajaran"),
        ("runding", "ber-", "berunding"),
        ("runding", "per-an", "perundingan"),
        ("kerja", "ber-", "bekerja"),
        ("perang", "ber-", "berperang"),
        ("rasa", "ter-", "terasa"),
        ("musuh", "per-annya", "permusuhannya"),
        ("damai", "-lah", "damailah"),
    ],
)
def test_affixes_change_the_root_as_indonesian_does(root, pattern, form):
    assert inflect(root, pattern) == form


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("meng-kan", "'meng-' in 'meng-kan' is not a known prefix"),
        ("meN-kann", "'-kann' in 'meN-kann' is not a known suffix"),
    ],
)
def test_unknown_affix_is_named_with_the_known_ones(pattern, problem):
    with pytest.raises(ValueError, match="known are") as raised:
        inflect("henti", pattern)
    assert str(raised.value).startswith(problem)


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("meN-kan", True), ("-nya", True), ("ter-", True), ("meng-kan", True), ("pihak-pihak", False), ("perang", False),
     ("ke-12", False), ("Iran-Israel", False)],
)  # fmt: skip
def test_a_hyphen_at_an_affix_makes_a_pattern(word, is_one):
    assert is_pattern(word) is is_one


def term(**fields):
    return Term.model_validate(
        {"term": {"id": "penghentian", "en": "halt"}, "definition": {"id": "x", "en": "y"}, **fields}
    )


def test_term_has_its_listed_and_its_filled_forms_once_each():
    halt = term(
        root={"id": "henti"},
        forms={"id": ["meN-kan", "peN-an pengiriman", "penghentian"], "en": ["cease-fire", "halts"]},
    )
    assert term_forms(halt, "id") == ("penghentian", "menghentikan", "penghentian pengiriman")
    assert term_forms(halt, "en") == ("halt", "cease-fire", "halts")
    assert term_forms(halt, "fr") == ()
    assert form_problems(halt, "id") == ()


def test_form_that_cannot_be_filled_is_left_out_and_explained():
    halt = term(forms={"id": ["meN-kan", "henti"]})
    assert term_forms(halt, "id") == ("penghentian", "henti")
    assert form_problems(halt, "id") == (
        "The form 'meN-kan' is a pattern, and the entry has no root to fill it from.",
    )


def test_topic_is_found_by_its_words_terms_and_names():
    name = Name.model_validate(
        {"kind": "organisation", "label": {"id": "Pentagon"}, "spellings": {"id": ["Pentagon", "Dephan"]}}
    )
    topic = Topic.model_validate({
        "title": {"id": "x"}, "slug": {"id": "x"}, "summary": {"id": "x"},
        "words": {"id": ["amunisi"]}, "terms": ["halt", "unknown"], "names": ["pentagon"],
    })  # fmt: skip
    assert name_forms(name, "id") == ("Pentagon", "Dephan")
    assert topic_forms(topic, {"halt": term()}, {"pentagon": name}, "id") == (
        "amunisi",
        "penghentian",
        "Pentagon",
        "Dephan",
    )
