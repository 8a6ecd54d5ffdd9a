from __future__ import annotations

import pytest

from dossier.checking.claims import list_claims
from dossier.checking.corpus import prove_corpus
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
    found = (*prove_corpus(corpus)[1], *check_dates(corpus, list_claims(corpus)))
    findings = [finding for finding in found if "weekday" in finding.code]
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
    findings = check_dates(dossier_from(events={"e": event}), ())
    assert [item.code for item in findings] == ["date-conflict"] * is_wrong


@pytest.mark.parametrize(
    ("text", "years", "found"),
    [
        ("pada Kamis (3/7).", (2025,), [("Kamis (3/7)", True)]),
        ("pada Jumat (3/7).", (2025,), [("Jumat (3/7)", False)]),
        ("pada Rabu (3/7).", (2024, 2025), [("Rabu (3/7)", True)]),  # right in one of the years
        ("Kamis, 3 Juli, dan Jumat, 3 Juli", (2025,), [("Kamis, 3 Juli", True), ("Jumat, 3 Juli", False)]),
        ("Jumat (3/7)", (), []),  # without a year nothing can be said
        ("Jumat 3/7 bagian", (2025,), []),  # a fraction, not a date
        ("Jumat, 3 Juli 2026", (2025,), [("Jumat, 3 Juli 2026", True)]),  # its own year counts
    ],
)
def test_dates_without_a_year_are_read_in_the_years_of_the_article(text, years, found):
    assert [(item.text, item.is_right) for item in find_dated_weekdays(text, "id", years)] == found


BASIS = {"id": "x"}


def dated(
    edtf="2025-07-04",
    published="2025-07-03",
    page_date="2025-10-06",
    status="happened",
    text="Satu. Jumat (3/7).",
):
    dates = {key: {"edtf": value, "basis": BASIS} for key, value in
             (("published", published), ("page-date", page_date)) if value}  # fmt: skip
    event = {"label": {"id": "x"}, "edtf": edtf, "status": status, "passages": ["a#x"]}
    corpus = dossier_from(
        {"a": text}, passages={"a": {"x": "Satu"}}, sources={"a": {"dates": dates}}, events={"call": event}
    )
    return (*prove_corpus(corpus)[1], *check_dates(corpus, list_claims(corpus)))


@pytest.mark.parametrize(
    ("options", "is_wrong"),
    [
        ({}, True),
        ({"edtf": "2025-07-03"}, False),
        ({"edtf": "2025-07"}, False),  # may be the 3rd
        ({"status": "planned"}, False),
        ({"published": "[2025-07-01..]"}, False),  # open: may be later
        ({"published": "[2025-07-01..]", "edtf": "2025-10-07"}, True),  # but not than the saved page
        ({"published": "", "page_date": ""}, False),
        ({"edtf": "[..2025-07-09]"}, False),
    ],
)
def test_event_did_not_happen_after_the_article_that_tells_of_it(options, is_wrong):
    conflicts = [finding for finding in dated(**options) if finding.code == "date-conflict"]
    assert bool(conflicts) == is_wrong
    for finding in conflicts:
        assert "The event 'call' happened on" in finding.message


def test_page_is_not_dated_before_its_article():
    (finding,) = [
        item for item in dated(page_date="2025-07-02", edtf="2025-07-01") if item.code == "date-conflict"
    ]
    assert finding.message == (
        "The page of source 'a' is dated 2025-07-02, before the article was published on 2025-07-03."
    )
    assert finding.location.path.endswith("a.yml/dates")


def test_year_of_publication_serves_dates_in_the_article():
    notes = [finding for finding in dated() if finding.code == "article-weekday-conflict"]
    assert ["'Jumat (3/7)'" in finding.message for finding in notes] == [True]
