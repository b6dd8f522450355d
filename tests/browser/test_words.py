"""What the panel and the map say: of whom, of which days, and nothing over it that hides them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from atlas.model.curves import Quantity
from atlas.words.amounts import amount
from atlas.words.language import language
from tests.browser.player_host import mounted

LEAD = ".xr-section-lead"
DATED = "() => [...document.querySelectorAll('.xr-dated li')].map(item => item.textContent)"
# What lies under what stands on the map, where the atlas itself has placed the map.
COVERED = """async ([movements, date, width, height, rects]) => {
  const { createCamera } = await import("/static/player/map/camera.js");
  const { coveredBy } = await import("/static/player/map/clearance.js");
  const { reachOf } = await import("/static/player/map/reach.js");
  const { screenX, screenY } = await import("/static/player/plane/projection.js");
  const { dayOf } = await import("/static/player/time/days.js");
  const box = document.createElement("div");
  box.style.cssText = `position: fixed; left: 0; top: 0; width: ${width}px; height: ${height}px`;
  document.body.append(box);
  const state = { movements, map: null, day: dayOf(date) };
  const store = { get: () => state, set() {} };
  const camera = createCamera(box, box, store, scene, () => rects);
  camera.go(null);
  const view = camera.look();
  box.remove();
  const { destinations, starts } = reachOf(scene, movements);
  const points = [...destinations, ...starts];
  const on = ([lon, lat]) => [screenX(view, lon), screenY(view, lat)];
  const seen = ([x, y]) => x > 0 && y > 0 && x < width && y < height;
  return [coveredBy(view, points, rects), points.filter((point) => !seen(on(point))).length];
}"""
# Backgrounds of the parts of the bar, of the swatches, and of a button pressed and one not.
FILLS = """() => {
  const of = (name) => [...document.querySelectorAll(name)].map((node) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    return backgroundColor + backgroundImage;
  });
  const hand = getComputedStyle(document.querySelector(".xr-hand-line")).backgroundColor;
  const paper = getComputedStyle(document.querySelector(".xr-strip")).backgroundColor;
  return {
    bar: of(".xr-bar:not(.xr-bar-small) .xr-bar-part"),
    swatches: of(".xr-states .xr-swatch"),
    view: of(".xr-view .xr-segment"),
    hand: hand !== paper,
  };
}"""


@pytest.fixture(scope="module")
def page(browser, host) -> Iterator[Any]:
    with mounted(browser, host, viewport={"width": 1366, "height": 768}) as opened:
        yield opened


@pytest.fixture
def show(page):
    """Tell the player what to show, all else as it opens."""
    everything = page.evaluate("scene.movements.map(({ id }) => id)")

    def tell(**command: Any) -> Any:
        opening = {"view": "day", "movements": everything, "selected": None, "presenting": False}
        page.evaluate("c => command(c)", opening | command)
        return page

    return tell


def test_a_sentence_says_whose_it_is(show):
    page = show(date="1944-02-26")
    assert page.inner_text(f"{LEAD} .xr-whose").strip() == "Balkars"
    assert page.locator(f"{LEAD} .xr-whose .xr-mark").count() == 1
    # The heading below is of those who are being moved.
    assert "Chechens and Ingush" in page.inner_text(".xr-section-states")


def test_beside_a_year_without_an_event_too_it_says_whose_each_is(show):
    page = show(date="1954-06-01", movements=["meskhetian-turks-1944", "volga-germans-1941"])
    beside = page.locator("p:has(> [data-key^=beside-])")
    assert beside.locator(".xr-whose").count() == beside.count() == 2


def test_what_is_on_the_map_is_read_out_in_sentences(show):
    page = show(date="1944-02-24", movements=["chechens-ingush-1944"])
    things = page.get_by_role("listbox", name="On the map now").get_by_role("option")
    # The list follows the map once it rests.
    things.filter(has_text=". Outline").first.wait_for(state="attached")
    said = things.all_text_contents()
    assert not any(re.search(r"[.] [a-z]", words) for words in said)


def test_own_names_are_said_in_their_language(show):
    page = show(date="1950-03-09", movements=["kalmyks-1943"])
    spoken = page.locator("[lang=xal]:visible").all_inner_texts()
    assert spoken == ["Хальмгуд", "Хальмгуд"], "on the chip, and in the title of the story"


def test_one_press_leads_from_a_people_to_its_decree_and_what_speaks_against_it(show):
    page = show(date="1950-03-09")
    row = page.locator(".xr-other", has_text="Karachais").locator(".xr-papers button")
    row.first.click()
    date = "document.querySelector('.xr-player').snapshot().date"
    page.wait_for_function(f"{date} === '1943-10-12'")
    card = page.locator(".xr-section-selection")
    assert card.locator(".xr-document").count() == card.locator(".xr-quotation").count() == 1
    assert card.locator(".xr-refutation").is_visible()


def test_a_press_on_a_chip_shows_a_people_alone_and_again_all(show):
    page = show(date="1950-03-09")
    kalmyks = page.locator(".xr-chip[data-people=kalmyks]")
    pressed = page.locator(".xr-chip[aria-pressed=true]")
    everybody = pressed.count()
    kalmyks.click()
    assert pressed.count() == 1 and "Kalmyks" in page.inner_text(".xr-section-states h2")
    page.locator(".xr-chip[data-people=balkars]").click(modifiers=["Shift"])
    assert pressed.count() == 2
    page.locator(".xr-chip[data-people=balkars]").click(modifiers=["Control"])
    kalmyks.click()
    assert pressed.count() == everybody


def test_what_concerns_many_counts_them_and_names_them_to_a_listener(show, built_in):
    page = show(selected={"type": "event", "id": "gen-resolution-1945-01-08"})
    said = page.locator(".xr-section-selection .xr-whose")
    concerned = built_in.concerned(built_in.events["gen-resolution-1945-01-08"])
    assert said.locator("b").inner_text() == f"{len(concerned)} peoples"
    assert "Volga Germans" in (said.text_content() or "")


@pytest.mark.parametrize("iso", ["1931-03-08", "1933-03-01", "1933-07-01", "1936-06-01"])
def test_the_dead_stand_first_and_no_accusation_stands_among_them(show, iso):
    told = show(date=iso, movements=["kazakhs-1928"]).evaluate(DATED)
    assert told[0].startswith("1,300,000 persons died")
    assert "500,000 persons resettled for good" in told[1]
    words = ("alleged", "charged", "sentenced", "brigade", "rubles", "days")
    assert not [line for line in told for word in words if word in line]


def test_people_come_before_families_farms_and_livestock(show):
    told = show(date="1931-08-05", movements=["kazakhs-1928"]).evaluate(DATED)
    order = ["persons", "households", "farms", "livestock"]
    units = [next(unit for unit in order if unit in line) for line in told]
    assert units == sorted(units, key=order.index)
    assert {"persons", "farms", "livestock"} <= set(units)


def test_people_without_a_total_are_told_in_short_by_their_dead(show):
    row = show(date="1948-06-01").locator(".xr-other", has_text="Kazakhs")
    assert "1,300,000 persons died" in row.inner_text()


def test_a_period_is_one_span_in_head_events_and_counts(show):
    movement = "chechens-ingush-1944"
    page = show(view="period", date="1944-02-22", to="1944-03-24", movements=[movement])
    head = page.inner_text(".xr-head")
    assert "22 February 1944" in head and "to 24 March 1944" in head and "32 days" in head
    last = page.evaluate("m => stateOf(m, player.snapshot().day + 31).in_exile", movement)
    assert amount(language("en"), Quantity(**last)) in page.inner_text(".xr-section-states")
    assert "On 24 March 1944" in page.inner_text(".xr-section-states")
    told = page.text_content(LEAD)
    assert "Eleven in the morning" in told, "an event of the days"
    assert "Ready" not in told and "Beria reports to Stalin that all is ready" not in told
    assert "22 February" not in show(date="1944-02-24").inner_text(".xr-head")


def test_an_event_of_a_period_opens_by_its_title(show):
    days = {"view": "period", "date": "1944-05-17", "to": "1944-05-21"}
    page = show(**days, movements=["crimean-tatars-1944"])
    page.locator(".xr-told .xr-plain").first.click()
    assert page.evaluate("player.query()").count("select=event:tat-") == 1
    assert page.locator(".xr-section-selection .xr-whose").count() == 1


def test_leaflet_shows_what_the_opening_view_was_worked_out_to_show(page):
    """The other maps and movements are tested without a page (map/clearance.test.js)."""
    # Buttons, a plate in a corner, and in a presentation the date.
    rects = [[7, 226, 54, 183], [940, 360, 80, 54], [618, 10, 398, 92]]
    asked = [["koreans-1937"], "1937-09-09", 1024, 415, rects]
    assert page.evaluate(COVERED, asked) == [0, 0]


def test_high_contrast_keeps_states_hand_and_what_is_pressed_apart(show):
    page = show(date="1944-02-24", movements=["chechens-ingush-1944"])
    page.emulate_media(forced_colors="active")
    fills = page.evaluate(FILLS)
    page.emulate_media(forced_colors="none")
    assert len(set(fills["bar"])) == len(fills["bar"]) == 3
    assert len(set(fills["swatches"])) == len(fills["swatches"]) == 4
    assert len(set(fills["view"])) == 2, "This day, and the three that are not pressed"
    assert fills["hand"]


@pytest.mark.parametrize("width", [390, 320])
def test_the_way_out_of_a_presentation_is_seen_on_a_small_screen(show, width):
    page = show(date="1944-02-24")
    page.set_viewport_size({"width": width, "height": 844})
    show(date="1944-02-24", presenting=True)
    leave = page.get_by_role("button", name="Leave")
    box = leave.bounding_box()
    assert box and box["y"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 44
    leave.click()
    assert page.locator("[data-presenting=true]").count() == 0
    page.set_viewport_size({"width": 1366, "height": 768})


def test_a_quotation_stands_below_the_numbers_with_what_speaks_against_it(show):
    page = show(date="1944-03-07")
    words = page.locator(".xr-section-words")
    assert "“many Chechens and Ingush betrayed the Homeland" in words.inner_text()
    assert "Against it: Perhaps 2 per cent" in words.inner_text()
    assert "Decree of the Presidium of the Supreme Soviet, 7 March 1944" in words.inner_text()
    numbers = page.locator(".xr-section-states").bounding_box()
    assert words.bounding_box()["y"] >= numbers["y"] + numbers["height"]
    assert page.locator(".xr-section-lead .xr-quotation").count() == 0


def test_the_card_of_an_event_holds_its_document_and_its_words_once(show):
    page = show(date="1944-11-28", selected={"type": "event", "id": "mes-report-1944-11-28"})
    card = page.inner_text(".xr-section-selection")
    assert "no. 1282/b, 28 November 1944" in card
    assert "Our English: “engaged in smuggling" in card and "Against it:" in card
    assert page.locator(".xr-quotation").count() == 1


def test_the_voices_of_a_people_open_their_cards(show):
    page = show(date="1944-05-18")
    page.locator(".xr-voices summary").click()
    page.get_by_text("Zevriye Osman: fifteen minutes").click()
    page.evaluate("painted()")
    card = page.inner_text(".xr-section-selection")
    assert "“You have 15 minutes." in card and "Grade D" in card
    assert "No count in our sources names it" not in card


def test_a_quotation_in_the_scene_is_that_of_the_row(page, built_in):
    held = page.evaluate("scene.events.map(({ id, quotation }) => [id, quotation || ''])")
    assert len([words for _, words in held if words]) >= 60
    assert all(built_in.events[identity].quotation == words for identity, words in held)
