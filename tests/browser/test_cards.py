"""Cards: what a marker, a name or a term opens, how it closes, and where the reader is then."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE, WIDE

CARD = ".peek"
WORDS = "blockquote, .withheld"
LINKS = "main a[data-card], main td > a[href^='#note-']"
STILL = {"reduced_motion": "reduce"}
# opens the card of each link as the keyboard does, at each height of the window; what is wrong with where it stands
MISPLACED = """
(selector) => Array.from(document.querySelectorAll(selector)).filter((link) => link.checkVisibility()).flatMap((link) =>
  ["start", "center", "end"].map((block) => {
    document.activeElement.blur();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    link.scrollIntoView({ block, behavior: "instant" });
    link.focus({ preventScroll: true });
    const card = document.querySelector(".peek");
    if (!card) return `no card for ${link.outerHTML.slice(0, 80)}`;
    const box = card.getBoundingClientRect(), line = link.getClientRects()[0];
    const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && box.height > 40;
    const covers = box.left < line.right && line.left < box.right && box.top < line.bottom && line.top < box.bottom;
    if (!inside) return `outside of the window for ${link.textContent} at the ${block}`;
    return covers ? `over its own link ${link.textContent} at the ${block}` : "";
  }).filter(Boolean))
"""


@pytest.fixture
def topic(sample, sample_reader):
    """A topic of the mini dossier on a wide screen."""
    return sample_reader.open(sample.page("topic", "en"), **STILL)


@pytest.fixture
def phone(sample, sample_reader):
    """The same on a phone."""
    return sample_reader.open(
        sample.page("topic", "en"), width=PHONE, has_touch=True, is_mobile=True, **STILL
    )


def marker_of_many(page):
    """The first marker with more than one quotation."""
    return page.locator("sup.cite a[data-card*=' ']").first


def quotations_of(page, marker):
    """What stands in the notes that a marker names."""
    ids = (marker.get_attribute("data-card") or marker.get_attribute("href").removeprefix("#")).split()
    return [page.locator(f"#{note}").locator(WORDS).text_content() for note in ids]


def card_words(page):
    return page.locator(CARD).locator(WORDS).all_text_contents()


def has_focus(locator):
    return locator.evaluate("element => element === document.activeElement")


def go_to(page, link):
    """Reach a link as the keyboard does."""
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    if not has_focus(link):  # the card of the stop before it lies between
        page.keyboard.press("Escape")
        link.focus()
    page.locator(CARD).wait_for()


def test_pointing_at_a_marker_shows_all_its_quotations_and_where_they_stand(topic):
    marker = marker_of_many(topic)
    marker.hover()
    card = topic.locator(CARD)
    card.wait_for()
    wanted = quotations_of(topic, marker)
    assert len(wanted) > 1
    assert card.locator(WORDS).all_text_contents() == wanted
    assert card.locator(".translation").count() == len(wanted)
    assert card.locator(".chip").count() == len(wanted)  # each from another source here
    assert all("paragraph" in text for text in card.locator(".where").all_text_contents())
    assert "Kancil" in card.locator(".voice").all_text_contents()
    assert card.locator("blockquote").first.get_attribute("lang") == "id"
    assert card.locator(".translation").first.get_attribute("lang") == "en"
    assert marker.get_attribute("aria-expanded") == "true"


def test_a_card_can_be_entered_with_the_pointer_and_closes_when_left(topic):
    marker_of_many(topic).hover()
    card = topic.locator(CARD)
    card.wait_for()
    card.hover()
    topic.wait_for_timeout(500)
    assert card.is_visible()
    topic.mouse.move(5, 5)
    card.wait_for(state="detached")


def test_focus_opens_a_card_that_can_be_entered_and_escape_leads_back(topic):
    marker = marker_of_many(topic)
    go_to(topic, marker)
    topic.keyboard.press("Tab")
    assert topic.evaluate("document.activeElement.closest('.peek') !== null")
    topic.keyboard.press("Escape")
    assert topic.locator(CARD).count() == 0
    assert has_focus(marker)


def test_escape_closes_a_card_that_the_pointer_opened(topic):
    marker_of_many(topic).hover()
    topic.locator(CARD).wait_for()
    topic.keyboard.press("Escape")
    assert topic.locator(CARD).count() == 0


def test_a_click_keeps_the_card_open_and_the_page_where_it_is(topic):
    address = topic.url
    marker = marker_of_many(topic)
    marker.click()
    topic.mouse.move(5, 5)
    topic.wait_for_timeout(500)
    assert topic.locator(CARD).is_visible()
    assert topic.url == address
    topic.locator("h1").click()
    assert topic.locator(CARD).count() == 0


def test_enter_on_a_marker_moves_into_the_card_and_its_button_closes_it(topic):
    marker = marker_of_many(topic)
    go_to(topic, marker)
    topic.keyboard.press("Enter")
    assert topic.evaluate("document.activeElement.matches('.peek')")
    topic.locator(".peek-close").focus()
    topic.keyboard.press("Enter")
    assert topic.locator(CARD).count() == 0
    assert has_focus(marker)


def test_a_tap_opens_a_sheet_at_the_foot_and_a_tap_elsewhere_closes_it(phone):
    marker_of_many(phone).tap()
    card = phone.locator(CARD)
    card.wait_for()
    box = card.bounding_box()
    assert (box["x"], round(box["width"])) == (0, PHONE)
    assert round(box["y"] + box["height"]) == phone.evaluate("innerHeight")
    phone.touchscreen.tap(PHONE / 2, 60)
    card.wait_for(state="detached")


def test_the_sheet_leaves_its_marker_in_sight(phone):
    marker = phone.locator("sup.cite a").last
    marker.tap()
    phone.locator(CARD).wait_for()
    line, sheet = marker.bounding_box(), phone.locator(CARD).bounding_box()
    assert line["y"] + line["height"] <= sheet["y"]


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_every_card_stays_within_the_window_and_off_its_link(sample, sample_reader, width):
    page = sample_reader.open(sample.page("topic", "en"), width=width, **STILL)
    page.keyboard.press("Tab")  # from here on focus is that of the keyboard
    assert page.evaluate(MISPLACED, LINKS) == []


def test_only_one_card_is_open_and_no_id_stands_twice(topic):
    links = topic.locator("sup.cite a")
    for index in range(3):
        links.nth(index).dispatch_event("click")  # the card before it may cover it
        assert topic.locator(CARD).count() == 1
        ids = topic.evaluate("Array.from(document.querySelectorAll('[id]'), (element) => element.id)")
        assert len(ids) == len(set(ids))


def test_a_card_steps_through_every_place_of_the_same_quotation(topic):
    first = topic.locator("#cite-1 a")
    note = first.get_attribute("data-card").split()[0]
    places = topic.locator(f'sup.cite a[data-card~="{note}"]').all_text_contents()
    assert len(places) > 2
    first.click()
    step = f'[data-note="{note}"] [data-step="%d"]'
    assert f"Cited {len(places)} times on this page" in topic.locator(f'[data-note="{note}"]').text_content()
    seen = []
    for _ in places:
        seen.append(topic.locator("sup.cite a[aria-expanded]").text_content())
        topic.locator(step % 1).click()
        assert has_focus(topic.locator(step % 1))
    assert seen == places
    assert topic.locator("sup.cite a[aria-expanded]").text_content() == places[0]
    topic.locator(step % -1).click()
    assert topic.locator("sup.cite a[aria-expanded]").text_content() == places[-1]
    topic.keyboard.press("Escape")
    assert has_focus(topic.locator("sup.cite a", has_text=places[-1]).last)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["term", "name"])
def test_terms_and_names_have_cards_in_both_languages(sample, sample_reader, kind, language):
    page = sample_reader.open(sample.page("topic", language), **STILL)
    link = page.locator(f"main a.{kind}[data-card]").first
    entry = page.locator(f"#{link.get_attribute('data-card')}")
    link.hover()
    card = page.locator(CARD)
    card.wait_for()
    for part in ("dt", "dd"):
        assert card.locator(part).text_content() == entry.locator(part).text_content()


def test_a_click_on_a_term_leads_to_its_entry(topic):
    link = topic.locator("main a.term[data-card]").first
    target = link.evaluate("element => element.href")
    link.click()
    topic.wait_for_url(target)
    assert topic.locator(":target").is_visible()


def test_a_first_tap_on_a_term_shows_its_card_and_a_second_follows_it(phone):
    link = phone.locator("main a.term[data-card]").first
    target = link.evaluate("element => element.href")
    link.tap()
    phone.locator(CARD).wait_for()
    link.tap()
    phone.wait_for_url(target)


def test_a_card_leads_to_the_passage_in_its_source_and_marks_it(topic):
    marker_of_many(topic).click()
    topic.locator(".peek .where a").first.click()
    topic.wait_for_url("**/sources/**#passage-*")
    target = topic.locator(".passage:target")
    assert target.is_visible()
    plain = topic.locator(".passage:not(:target)").first
    colour = "element => getComputedStyle(element).backgroundColor"
    assert target.evaluate(colour) != plain.evaluate(colour)


@pytest.mark.parametrize(("kind", "selector"), [
    ("compare", "table.matrix td a"), ("timeline", ".timeline sup.cite a"), ("topic", "table.matrix td a"),
    ("topic", ".difference sup.cite a"),
])  # fmt: skip
def test_cells_versions_and_events_open_their_quotations(sample, sample_reader, kind, selector):
    page = sample_reader.open(sample.page(kind, "id"), **STILL)
    link = page.locator(selector).first
    link.click()
    assert card_words(page) == quotations_of(page, link)


def test_cards_fetch_nothing(sample, sample_reader):
    page = sample_reader.open(sample.page("topic", "id"), **STILL)
    # the italic face of quotations further down arrives when it is first seen
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    sample_reader.requests.clear()
    page.keyboard.press("Tab")
    page.evaluate(MISPLACED, LINKS)
    page.locator("sup.cite a").first.hover()
    page.locator(CARD).wait_for()
    assert sample_reader.requests == []
