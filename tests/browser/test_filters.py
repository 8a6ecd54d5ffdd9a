"""Filters of the compare page and the time line: what they leave, and the address that holds them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

ITEMS = {"compare": "table.matrix tbody tr, ul.points > li", "timeline": "ol.timeline > li"}


def shown(page, kind):
    return [item.get_attribute("id") for item in page.locator(ITEMS[kind]).all() if item.is_visible()]


def fitting(page, kind, test):
    """Ids of the items that fit, by their data."""
    script = f"(items) => items.filter((item) => {test}).map((item) => item.id)"
    return page.locator(ITEMS[kind]).evaluate_all(script)


def query_of(page):
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def choose(page, name, value):
    field = page.locator(f"form.filters [name={name}]")
    if field.get_attribute("type") == "checkbox":
        field.set_checked(checked=bool(value))
    else:
        field.select_option(value)


CASES = [
    ("compare", "topic", "crossing", "item.dataset.topics.split(' ').includes('crossing')"),
    ("compare", "source", "kabar", "item.dataset.sources.split(' ').includes('kabar')"),
    ("compare", "differs", "1", "item.dataset.differs"),
    ("compare", "voice", "1", "'oneVoice' in item.dataset"),
    ("timeline", "topic", "crossing", "item.dataset.topics.split(' ').includes('crossing')"),
    ("timeline", "name", "kancil", "item.dataset.names.split(' ').includes('kancil')"),
]


@pytest.mark.parametrize(("kind", "name", "value", "test"), CASES)
def test_a_filter_leaves_what_fits_and_stands_in_the_address(sample, sample_reader, kind, name, value, test):
    page = sample_reader.open(sample.page(kind, "en"))
    every = shown(page, kind)
    choose(page, name, value)
    left = shown(page, kind)
    assert left == fitting(page, kind, test)
    assert left
    assert len(left) < len(every) or name == "source"  # the sources of the mini dossier speak on every point
    assert query_of(page) == {name: value}
    assert page.locator(".filter-count").inner_text() == f"{len(left)} of {len(every)} shown"
    assert page.locator(".filter-count").get_attribute("aria-live") == "polite"
    page.reload()
    assert shown(page, kind) == left
    choose(page, name, "")
    assert shown(page, kind) == every
    assert urlsplit(page.url).query == ""


def test_filters_add_up(sample, sample_reader):
    page = sample_reader.open(sample.page("compare", "id") + "?topic=bridge-closure&differs=1")
    both = "item.dataset.topics.split(' ').includes('bridge-closure') && item.dataset.differs"
    assert shown(page, "compare") == fitting(page, "compare", both)
    assert page.locator("form.filters [name=topic]").input_value() == "bridge-closure"
    assert page.locator("form.filters [name=differs]").is_checked()


def test_an_unknown_value_in_the_address_filters_nothing(sample, sample_reader):
    page = sample_reader.open(sample.page("compare", "id") + "?topic=%22%3E%3Cscript%3E&source=nobody")
    assert len(shown(page, "compare")) == page.locator(ITEMS["compare"]).count()


def test_an_address_of_a_point_shows_it_even_where_the_filter_would_not(sample, sample_reader):
    page = sample_reader.open(sample.page("compare", "en"))
    name = page.locator("tr[data-topics=bridge-closure]").first.get_attribute("id")
    page = sample_reader.open(sample.page("compare", "en") + f"?topic=crossing#{name}")
    assert page.locator(f"#{name}").is_visible()


# how many items each choice of each list leaves
COUNT_CHOICES = """
(items) => Array.from(document.querySelectorAll("form.filters select"), (field) =>
  Array.from(field.options, (option) => {
    field.value = option.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    const left = Array.from(document.querySelectorAll(items)).filter((item) => item.checkVisibility()).length;
    field.value = "";
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return [field.name, option.value, left];
  })).flat()
"""


@pytest.mark.parametrize("kind", list(ITEMS))
def test_every_choice_leaves_something(dossier, dossier_reader, kind):
    page = dossier_reader.open(dossier.page(kind, "en"))
    choices = page.evaluate(COUNT_CHOICES, ITEMS[kind])
    assert len(choices) > 5
    assert [choice for choice in choices if choice[2] == 0] == []


def test_filters_are_named_and_work_by_keyboard(sample, sample_reader):
    page = sample_reader.open(sample.page("compare", "en"))
    for name in ("Topic", "Source"):
        assert page.get_by_role("combobox", name=name, exact=True).is_visible()
    for name in ("only where they differ", "only where one voice carries them"):
        assert page.get_by_role("checkbox", name=name, exact=True).is_visible()
    before = len(shown(page, "compare"))
    page.get_by_role("checkbox", name="only where they differ").focus()
    page.keyboard.press("Space")
    assert len(shown(page, "compare")) < before


def test_heads_of_the_table_stay_in_sight(dossier, dossier_reader):
    page = dossier_reader.open(dossier.page("compare", "en"))
    page.locator("table.matrix tbody tr").nth(-2).evaluate("row => row.scrollIntoView({block: 'center'})")
    box = page.locator("table.matrix thead th").nth(1).bounding_box()
    assert 0 <= box["y"] < 40


def test_rows_and_heads_are_named_for_screen_readers_at_every_width(sample, sample_reader):
    for width in (390, 1280):
        page = sample_reader.open(sample.page("compare", "en"), width=width)
        assert page.get_by_role("table").count() == 1
        rows = page.locator(ITEMS["compare"]).count()
        assert page.get_by_role("rowheader").count() == rows
        assert page.get_by_role("row").count() >= rows
        assert page.get_by_role("cell").count() == rows * 3
