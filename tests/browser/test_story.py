"""A tour told in the player: each step is a whole picture, by keys, address and while time runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from atlas.model.curves import Quantity
from atlas.words.amounts import amount
from atlas.words.language import language
from tests.browser.player_host import mounted
from tests.browser.test_axe import AXE, RUN

TOUR = "karachais"
DESK = {"width": 1366, "height": 768}
ROOM = {"width": 1024, "height": 768}
PHONE = {"width": 390, "height": 844}
# The page around the player is a test's: it has no heading of its own.
INSIDE = ".xr-player"
# What a claim that is opened from the card adds to it.
CLAIM = {"include": [[".xr-section-selection"], [".xr-story-way"]]}
# A step of this tour that plays its days, and where it stands when they are over.
PLAYING, FIRST_DAY, LAST_DAY = 4, "1943-11-03", "1943-11-10"


@pytest.fixture
def opened(browser, host):
    """Mount the player at a fragment, on a screen and for a reader of some kind."""

    @contextmanager
    def begin(fragment: str = "", viewport: Any = DESK, **options: Any) -> Iterator[Page]:
        with mounted(browser, host, fragment, viewport, **options) as page:
            yield page

    return begin


def heading(page: Page) -> Locator:
    return page.locator(".xr-story-heading")


def expect_step(page: Page, number: int, tour: str = TOUR) -> dict[str, Any]:
    """Wait until a step is on and return it as the scene has it."""
    told = page.evaluate("id => scene.tours.find(tour => tour.id === id)", tour)
    step = told["steps"][number - 1]
    expect(heading(page)).to_have_text(f"{number} of {len(told['steps'])}{step['heading']}")
    expect(heading(page)).to_be_visible()
    return step


def expect_not_strayed(page: Page) -> None:
    """Once everything is drawn: right after a change the button could not be there yet."""
    page.evaluate("painted()")
    expect(page.locator(".xr-story-foot")).to_be_visible()
    expect(page.get_by_role("button", name="Back to the story")).to_be_hidden()


def date(page: Page) -> str:
    return page.evaluate("player.snapshot().date")


def state(page: Page, key: str) -> Any:
    return page.evaluate("key => player.store.get()[key]", key)


def wait_for_date(page: Page, iso: str) -> None:
    page.wait_for_function("iso => player.snapshot().date === iso", arg=iso)


def test_a_tour_is_walked_by_keys(opened):
    with opened() as page:
        page.get_by_text("The story of one people").click()
        page.locator(f"[data-tour={TOUR}]").click()
        expect_step(page, 1)
        assert state(page, "movements") == ["karachais-1943"]
        expect(page.locator(".xr-panel")).to_be_hidden()
        for key, number in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1)):
            page.keyboard.press(key)
            expect_step(page, number)
            expect(heading(page)).to_be_focused()
        page.keyboard.press("ArrowLeft")
        expect_step(page, 1)
        page.keyboard.press("End")
        page.get_by_role("button", name=re.compile("^12[.]")).click()
        expect_step(page, 12)
        expect(page.get_by_role("button", name="Next", exact=True)).to_be_disabled()
        page.keyboard.press("ArrowRight")
        expect_step(page, 12)
        assert date(page) == "1961-12-31"


# Presses "Pause" on the card as soon as a day is played.
PAUSE_AFTER_A_DAY = """() => {
  player.store.set({ pace: "week" }, "controls");
  const begins = player.store.get().stop - 7;
  const off = player.store.subscribe(({ day, playing }) => {
    if (!playing || day <= begins || day > begins + 6) return;
    off();
    document.querySelector(".xr-story-play").click();
    window.paused = true;
  });
}"""


def test_a_step_plays_its_days_once_and_stops(opened):
    with opened(f"#tour={TOUR}&step={PLAYING - 1}") as page:
        page.keyboard.press("ArrowRight")
        expect_step(page, PLAYING)
        assert date(page) == FIRST_DAY
        page.wait_for_function("player.store.get().playing")
        # Faster than for a reader: what counts is where time stops.
        page.evaluate("player.store.set({ pace: 'month' }, 'controls')")
        wait_for_date(page, LAST_DAY)
        assert not state(page, "playing")
        expect_not_strayed(page)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowRight")
        expect_step(page, PLAYING)
        assert (date(page), state(page, "playing")) == (LAST_DAY, False)
        page.evaluate(PAUSE_AFTER_A_DAY)
        page.get_by_role("button", name="Play 3–10 November 1943").click()
        page.wait_for_function("window.paused")
        paused = date(page)
        assert FIRST_DAY < paused < LAST_DAY
        page.get_by_role("button", name="Play 3–10 November 1943").click()
        assert state(page, "playing")
        assert date(page) >= paused
        wait_for_date(page, LAST_DAY)


def test_next_sets_the_whole_picture_while_the_step_before_plays(opened):
    with opened(f"#tour={TOUR}&step={PLAYING - 1}") as page:
        page.keyboard.press("ArrowRight")
        page.wait_for_function("player.store.get().playing")
        page.keyboard.press("ArrowRight")
        expect_step(page, PLAYING + 1)
        walked = page.evaluate("player.query()")
        assert not state(page, "playing")
    with opened(f"#tour={TOUR}&step={PLAYING + 1}") as page:
        assert page.evaluate("player.query()") == walked
    # In a row, before the map has come to rest or a day has passed.
    with opened(f"#tour={TOUR}&step=1") as page:
        for _ in range(PLAYING):
            page.keyboard.press("PageDown")
        expect_step(page, PLAYING + 1)
        assert page.evaluate("player.query()") == walked


def test_the_address_holds_the_step(opened):
    with opened(f"#tour={TOUR}&step=4") as page:
        page.keyboard.press("ArrowRight")
        step = expect_step(page, 5)
        page.wait_for_function("location.hash.includes('step=5')")
        page.reload()
        page.wait_for_selector("body[data-ready]")
        assert expect_step(page, 5) == step
        expect_not_strayed(page)
        page.evaluate("location.hash += '&select=claim:kar-arrived-total'")
        shown = page.locator(".xr-section-selection .xr-claim[data-claim=kar-arrived-total]")
        expect(shown).to_be_visible()
        page.keyboard.press("Escape")
        assert expect_step(page, 5) == step
        page.evaluate("location.hash = '#date=1950-01-01'")
        expect(page.locator(".xr-story")).to_be_hidden()
        wait_for_date(page, "1950-01-01")


def test_a_story_strays_by_no_move_of_its_own(opened):
    """On a tall screen the step's map reaches beyond the land, and Leaflet brings it back."""
    tall = {"width": 1280, "height": 1024}
    with opened("#tour=all-peoples&step=2", tall) as page:
        page.evaluate(
            """() => { window.rested = new Promise((done) =>
              leaflet.once("zoomend", () => setTimeout(done))); }"""
        )
        page.keyboard.press("ArrowRight")
        expect_step(page, 3, "all-peoples")
        page.evaluate("() => rested")
        expect_not_strayed(page)
        walked = page.evaluate("[player.query(), leaflet.getCenter(), leaflet.getZoom()]")
    with opened("#tour=all-peoples&step=3", tall) as page:
        expect_step(page, 3, "all-peoples")
        expect_not_strayed(page)
        jumped = page.evaluate("[player.query(), leaflet.getCenter(), leaflet.getZoom()]")
    assert (walked[0], walked[2]) == (jumped[0], jumped[2])
    # Leaflet keeps its bounds by whole pixels; two of them are 0.15 degrees here.
    assert walked[1] == pytest.approx(jumped[1], abs=0.15)


def test_a_day_chosen_before_the_days_are_played_stays(opened):
    with opened(f"#tour={TOUR}&step={PLAYING - 1}") as page:
        page.keyboard.press("ArrowRight")
        expect_step(page, PLAYING)
        page.get_by_role("button", name="Forward one day").click()
        # Where the machine is slow the days have begun to play, and the step ends that.
        chosen = date(page)
        assert chosen > FIRST_DAY
        page.wait_for_timeout(1300)
        assert (date(page), state(page, "playing")) == (chosen, False)


def drag(page: Page) -> None:
    box = page.locator(".xr-map").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 250, steps=3)
    page.mouse.up()


def test_who_explores_comes_back_by_one_press(opened):
    back = 'role=button[name="Back to the story"]'
    with opened(f"#tour={TOUR}&step=5") as page:
        told = page.evaluate("player.query()")
        expect_not_strayed(page)
        drag(page)
        page.locator(back).click()
        assert page.evaluate("player.query()") == told
        drag(page)
        page.keyboard.press("ArrowLeft")
        expect_step(page, 4)
        page.keyboard.press("ArrowRight")
        assert page.evaluate("player.query()") == told
        page.get_by_role("button", name="Back one day").click()
        page.locator(back).click()
        assert page.evaluate("player.query()") == told
        claim = page.locator(".xr-story-claim").first
        opens = claim.get_attribute("data-claim")
        claim.click()
        expect(page.locator(".xr-story")).to_be_hidden()
        expect(page.locator(f".xr-section-selection [data-claim={opens}]")).to_be_visible()
        expect(page.locator(back)).to_be_focused()
        page.keyboard.press("Escape")
        expect_step(page, 5)
        assert page.evaluate("player.query()") == told


def test_leave_and_escape_end_the_story_and_keep_the_picture(opened):
    for leave in (lambda page: page.keyboard.press("Escape"), press_leave):
        with opened("#tour=ingush&step=1") as page:
            expect_step(page, 1, "ingush")
            leave(page)
            expect(page.locator(".xr-story")).to_be_hidden()
            expect(page.locator(".xr-panel")).to_be_visible()
            # Of these peoples there are two stories.
            expect(page.locator("[data-tour=ingush]")).to_be_focused()
            assert (state(page, "tour"), date(page)) == (None, "1943-08-31")
            # Outside a story a clicker's key steps a month again.
            page.evaluate("document.activeElement.blur()")
            page.keyboard.press("PageUp")
            assert date(page) == "1943-09-30"


def press_leave(page: Page) -> None:
    page.get_by_role("button", name="Leave", exact=True).click()


def test_nothing_moves_by_itself_for_who_asked_for_less_motion(opened):
    with opened(f"#tour={TOUR}&step={PLAYING - 1}", reduced_motion="reduce") as page:
        page.keyboard.press("ArrowRight")
        page.evaluate("painted()")
        scale = page.locator(".er-scale").inner_text()
        assert (date(page), state(page, "playing")) == (LAST_DAY, False)
        page.wait_for_timeout(1500)
        assert page.locator(".er-scale").inner_text() == scale
        assert (date(page), state(page, "playing")) == (LAST_DAY, False)
        # Who presses the button has asked for it: a step of time each second.
        page.get_by_role("button", name="Play 3–10 November 1943").click()
        page.wait_for_function("player.store.get().playing")
        assert date(page) == FIRST_DAY
        page.evaluate("player.store.set({ pace: 'week' }, 'controls')")
        wait_for_date(page, LAST_DAY)


def test_an_accusation_never_stands_without_what_speaks_against_it(opened):
    with opened(f"#tour={TOUR}&step=2") as page:
        step = expect_step(page, 2)
        expect(page.locator(".xr-story .xr-quotation")).to_contain_text("traitors")
        expect(page.locator(".xr-story .xr-refutation")).to_be_visible()
        assert state(page, "selected") == {"type": "event", "id": step["voice"]}
        # What the step marks already is opened by a press all the same.
        page.locator(".xr-story-who").click()
        expect(page.locator(".xr-section-selection")).to_be_visible()
        expect(page.locator(".xr-story-way")).to_be_visible()
        page.keyboard.press("Escape")
        expect_step(page, 2)


def test_a_number_of_the_state_is_that_of_the_last_day(opened):
    with opened("#tour=kalmyks&step=10") as page:
        step = expect_step(page, 10, "kalmyks")
        assert step["number"] == {"state": "returned"}
        told = page.evaluate("day => stateOf('kalmyks-1943', day).returned", step["plays"][1])
        words = amount(language("en"), Quantity(**told))
        expect(page.locator(".xr-story-figure")).to_have_text(words)
        known = f", {told['basis']}" if told["basis"] in ("interpolated", "estimated") else ""
        expect(page.locator(".xr-story-label")).to_have_text(f"{step['number_label']}{known}")


@pytest.mark.parametrize("viewport", [DESK, ROOM, PHONE])
def test_the_card_is_read_by_everybody(opened, viewport):
    with opened(f"#tour={TOUR}&step=2", viewport) as page:
        if not page.evaluate("!!window.axe"):
            page.evaluate(AXE)
        for presents in (False, True):
            page.evaluate("on => player.store.set({ presenting: on }, 'presentation')", presents)
            for selector in (".xr-map", ".xr-story-heading", ".xr-story-figure", ".xr-story-next"):
                expect(page.locator(selector)).to_be_in_viewport(ratio=1)
            if presents and viewport != PHONE:
                sizes = page.evaluate(
                    """() => [".xr-story-heading", ".xr-story-figure"].map(name =>
                      parseFloat(getComputedStyle(document.querySelector(name)).fontSize))"""
                )
                assert min(sizes) >= 0.03 * viewport["height"]
            assert page.evaluate(RUN, INSIDE) == []
            page.locator(".xr-story-claim").first.click()
            expect(page.locator(".xr-story-way")).to_be_in_viewport()
            assert page.evaluate(RUN, CLAIM) == []
            # Back to the card, and then the same for a room.
            page.keyboard.press("Escape")


def test_the_browser_goes_back_a_step(visit):
    reader = visit()
    page = reader.open(f"?tour={TOUR}&step=1")
    told = page.locator(".xr-story-place")
    expect(told).to_have_text("1 of 12")
    # Acts closer than a second to each other are one entry of the history.
    for number in (2, 3):
        page.wait_for_timeout(1100)
        page.keyboard.press("ArrowRight")
        reader.wait_for_address(f"step={number}")
    page.go_back()
    expect(told).to_have_text("2 of 12")
    reader.wait_for_address("step=2")
    page.reload()
    expect(told).to_have_text("2 of 12")
