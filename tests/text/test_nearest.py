from __future__ import annotations

import pytest

from dossier.text.nearest import closest, nearest, word_difference

TEXT = (
    "Panggilan itu terjadi sehari setelah Pentagon mengonfirmasi penghentian beberapa pengiriman senjata ke Kyiv, "
    "termasuk rudal. Trump tidak “senang”."
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "mengonfirmasi penghentian seluruh pengiriman senjata ke Kyiv",
            "mengonfirmasi penghentian beberapa pengiriman senjata ke Kyiv",
        ),
        ("pentagon mengkonfirmasi", "Pentagon mengonfirmasi"),
        ('tidak "senamg"', "tidak “senang”"),
    ],
)
def test_nearest_words_are_whole_and_as_they_stand(words, found):
    result = nearest(words, TEXT)
    assert result.span.of(TEXT) == found
    assert result.score > 70


def test_nothing_is_near_in_an_empty_text():
    assert nearest("kata", "").score == 0
    assert not nearest("kata", "").span


def test_differing_words_are_marked_and_long_equal_parts_shortened():
    written, real = word_difference(
        "satu dua tiga empat lima enam tujuh delapan seluruh pengiriman",
        "satu dua tiga empat lima enam tujuh delapan beberapa pengiriman",
    )
    assert written == "…tiga empat lima enam tujuh delapan [seluruh] pengiriman"
    assert real == "…tiga empat lima enam tujuh delapan [beberapa] pengiriman"


def test_quotation_marks_alone_are_no_difference():
    assert word_difference("“senang”, kata", '"senang", kata') == ("“senang”, kata", '"senang", kata')


def test_closest_id_is_offered_only_when_it_is_close():
    assert closest("halt-confirmd", ["arms", "halt-confirmed"]) == "halt-confirmed"
    assert closest("xyz", ["arms", "halt-confirmed"]) is None
    assert closest("xyz", []) is None
