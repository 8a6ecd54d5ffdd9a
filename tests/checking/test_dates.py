from __future__ import annotations

import pytest

from dossier.checking.corpus import fold_articles
from dossier.checking.dates import check_dates, find_dated_weekdays
from tests.build import dossier_from


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("pada hari Kamis, (3/7/2025).", "id", [("Kamis, (3/7/2025", True)]),  # day before month
        ("pada\u00a0 Rabu (12/2/2025)", "id", [("Rabu (12/2/2025", True)]),
        ("Minggu, 6 Juli 2025", "id", [("Minggu, 6 Juli 2025", True)]),
        ("Senin, 6 Oktober 2025", "id", [("Senin, 6 Oktober 2025", True)]),
        ("Jum'at 4 Juli 2025", "id", [("Jum'at 4 Juli 2025", True)]),
        ("Jumat (3/7/2025)", "id", [("Jumat (3/7/2025", False)]),
        ("Senin, 31 Februari 2025", "id", [("Senin, 31 Februari 2025", False)]),  # no day at all
        (
            "Thursday, July 3, 2025 and Sunday, 6 July 2025",
            "en",
            [("Thursday, July 3, 2025", True), ("Sunday, 6 July 2025", True)],
        ),
        ("Friday, 3 July 2025", "en", [("Friday, 3 July 2025", False)]),
        (
            "Thursday 3/7/2025, Friday 3/7/2025",
            "en",
            [("Thursday 3/7/2025", True), ("Friday 3/7/2025", True)],
        ),  # both orders
        ("Kamis pagi, 3 Juli", "id", []),
        ("Kamis, 3 Juli 2025", "xx", []),
    ],
)
def test_weekdays_beside_dates_are_compared_with_the_calendar(text, language, found):
    assert [(item.text, item.is_right) for item in find_dated_weekdays(text, language)] == found


def test_wrong_weekday_is_an_error_in_our_text_and_a_note_on_an_article():
    corpus = dossier_from(
        {"a": "Satu.\nPada Jumat (3/7/2025) Trump menelepon."},
        prose={"index": {"en": "It was Friday, 3 July 2025.[@a#p]"}},
    )
    findings = check_dates(corpus, fold_articles(corpus))
    assert [(item.code, item.message, str(item.location)) for item in findings] == [
        (
            "article-weekday-conflict",
            "The article 'a.txt' has 'Jumat (3/7/2025', but this date falls on another weekday.",
            "seeds/a.txt:2:6",
        ),
        (
            "weekday-conflict",
            "'Friday, 3 July 2025' names a weekday on which this date does not fall.",
            "content/index.en.md:1:1",
        ),
    ]


@pytest.mark.parametrize(
    ("edtf", "reported", "status", "is_wrong"),
    [
        ("2025-07-03", "2025-07-06", "happened", False),
        ("2025-07-03", "2025-07-02", "happened", True),
        ("2025-07", "2025-07", "happened", False),
        ("2025-07-03", "2025-07-02", "planned", False),
        ("[..2025-07-03]", "2025-07-02", "happened", False),
    ],
)
def test_event_is_reported_after_it_happened(edtf, reported, status, is_wrong):
    event = {"label": {}, "edtf": edtf, "reported": reported, "status": status, "passages": ["a#p"]}
    findings = check_dates(dossier_from(events={"e": event}), {})
    assert [item.code for item in findings] == ["date-conflict"] * is_wrong
