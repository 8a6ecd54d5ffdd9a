from __future__ import annotations

import pytest

from dossier.text.printed_dates import find_days


@pytest.mark.parametrize(
    ("text", "language", "words", "day"),
    [
        ("Terbit Senin, 6 Oktober 2025 pagi", "id", "Senin, 6 Oktober 2025", "2025-10-06"),
        ("pada Kamis (3/7/2025).", "id", "Kamis (3/7/2025", "2025-07-03"),
        ("Published July 3, 2025 10:00", "en", "July 3, 2025", "2025-07-03"),
        ("am Montag, 3. März 2025", "de", "Montag, 3. März 2025", "2025-03-03"),
        ("el jueves, 3 de julio de 2025", "es", "jueves, 3 de julio de 2025", "2025-07-03"),
        ("le 1er juillet 2025", "fr", "1er juillet 2025", "2025-07-01"),
        ("2025年7月3日", "ja", "2025年7月3日", "2025-07-03"),
        ("saved 2025-07-03T10:00", "en", "2025-07-03", "2025-07-03"),
        # an English date in an Indonesian text
        ("Jakarta, 3 August 2025", "id", "3 August 2025", "2025-08-03"),
    ],
)
def test_day_is_read_as_it_is_printed(text, language, words, day):
    (found,) = find_days(text, language)
    assert (found.span.of(text), found.day.isoformat()) == (words, day)
    assert found.fits_weekday


@pytest.mark.parametrize("text", ["3/7/2025", "31 February 2025", "7.45", "in 2025", "12/13"])
def test_what_is_no_day_or_two_days_is_passed_over(text):
    assert find_days(text, "en") == ()


def test_numeric_date_that_fits_one_order_alone_is_read():
    assert find_days("13/7/2025", "en")[0].day.isoformat() == "2025-07-13"


def test_weekday_of_another_day_is_noticed():
    (found,) = find_days("Kamis, 4 Juli 2025", "id")
    assert not found.fits_weekday
