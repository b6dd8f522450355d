"""The map against the rest of the page, and what gives way to it: chips, key, ruler, controls."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from atlas.base.dates import FIRST_DAY, LAST_DAY
from tests.browser.player_host import mounted
from tests.long_form import SEED, sample

CI = "chechens-ingush-1944"
# The least part of the window that the map takes: with the panel open, and presenting.
SHARES = [(1024, 768, 0.50, 0.70), (1366, 768, 0.55, 0.70), (1920, 1080, 0.62, 0.70)]
# The bar of the atlas's pages (pages/atlas/atlas.css) stands above the player.
BELOW_BAR = """() => {
  const root = document.getElementById("root");
  root.style.marginTop = "44px";
  root.style.setProperty("--player-height", "calc(100dvh - 44px)");
}"""
SHARE = """() => {
  const { width, height } = document.querySelector(".xr-map").getBoundingClientRect();
  return width * height / innerWidth / innerHeight;
}"""
# What is seen of the chips: whether any is cut off, and how many rows they stand in.
CHIPS = """() => {
  const box = document.querySelector(".xr-peoples").getBoundingClientRect();
  const every = [...document.querySelectorAll(".xr-chip[data-people]")];
  const chips = every.filter((chip) => chip.offsetWidth);
  const rects = chips.map((chip) => chip.getBoundingClientRect());
  return {
    count: chips.length,
    names: chips.map((chip) => chip.dataset.people),
    whole: rects.every(({ left, right }) => left >= box.left && right <= box.right),
    rows: new Set(rects.map(({ top }) => top)).size,
  };
}"""
# Where the key and the map lie in what holds both, and how many tables in the key are open.
KEY_AND_MAP = """() => {
  const rect = (name) => {
    const { left, top, right, bottom } = document.querySelector(name).getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const key = rect(".er-legend");
  return { key, map: rect(".er-map"), stage: rect(".xr-stage"),
    tables: document.querySelectorAll(".er-legend details[open]").length };
}"""


@pytest.fixture(scope="module")
def opened(browser, host) -> Iterator[Page]:
    with mounted(browser, host) as page:
        page.evaluate(BELOW_BAR)
        yield page


@pytest.fixture(scope="module")
def everything(opened) -> list[str]:
    return opened.evaluate("scene.movements.map(({ id }) => id)")


@pytest.fixture
def show(everything, opened):
    """Show a picture in a window of some size; all else as it opens."""

    def tell(width: int, height: int, **command: Any) -> Page:
        opening = {
            "view": "day",
            "date": "1944-02-24",
            "pace": "day",
            "movements": everything,
            "presenting": False,
            "map": None,
            "tour": None,
            "selected": None,
        }
        opened.set_viewport_size({"width": width, "height": height})
        opened.evaluate("c => command(c)", opening | command)
        # Sizes are followed by observers, which are heard after the next layout.
        opened.evaluate("async () => { await painted(); await painted(); }")
        return opened

    yield tell
    opened.evaluate("localStorage.clear()")


def buttons(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize(("width", "height", "least", "presented"), SHARES)
def test_the_map_takes_most_of_the_window(show, width, height, least, presented):
    for movements in ([CI], None):
        chosen = {"movements": movements} if movements else {}
        assert show(width, height, **chosen).evaluate(SHARE) >= least
        page = show(width, height, presenting=True, **chosen)
        assert page.evaluate(SHARE) >= presented
        assert page.locator(".xr-strip").bounding_box()["height"] <= 90
        expect(buttons(page, "Leave the presentation")).to_be_in_viewport(ratio=1)
    page = show(width, height, presenting=True, tour={"id": "chechens", "step": 10})
    assert page.evaluate(SHARE) >= presented, "a story has its words in the band below the map"
    for part in (".xr-story-heading", ".xr-story-figure", ".xr-story-next", ".xr-date", ".xr-play"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)


def test_on_a_phone_map_clock_and_sentence_are_seen_at_once(show):
    page = show(390, 844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for part in (".xr-map", ".xr-date", ".xr-play", ".xr-strip", ".xr-section-lead .xr-lead"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    buttons(page, "Peoples shown").click()
    chips = page.evaluate(CHIPS)
    assert (chips["rows"], chips["count"]) == (1, page.evaluate("scene.peoples.length"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    buttons(page, "Peoples shown").click()


@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_chips_stand_in_one_row_and_none_is_lost(show, width):
    page = show(width, 768, movements=["volga-germans-1941"])
    every = page.evaluate("scene.peoples.length")
    chips = page.evaluate(CHIPS)
    assert chips["whole"] and chips["rows"] == 1
    assert "volga-germans" in chips["names"], "who is chosen is seen"
    more = page.locator(".xr-peoples-more")
    if chips["count"] == every:
        expect(more).to_be_hidden()
        return
    height = page.locator(".xr-map").bounding_box()["height"]
    more.click()
    chips = page.evaluate(CHIPS)
    assert chips["whole"] and chips["count"] == every
    assert page.locator(".xr-map").bounding_box()["height"] == height, "the map does not jump"
    page.keyboard.press("Escape")
    assert page.evaluate(CHIPS)["rows"] == 1
    expect(more).to_be_focused()


def test_all_years_are_a_choice_that_is_remembered_and_a_presentation_begins_without(show):
    strip = ".xr-strip"
    page = show(1366, 768)
    low = page.locator(strip).bounding_box()["height"]
    buttons(page, "All years").click()
    assert page.locator(strip).bounding_box()["height"] > 2 * low
    show(1366, 768, presenting=True)
    assert page.locator(strip).bounding_box()["height"] <= 90
    expect(buttons(page, "All years")).to_have_attribute("aria-expanded", "false")
    show(1366, 768)
    expect(buttons(page, "All years")).to_have_attribute("aria-expanded", "true")
    buttons(page, "All years").click()
    assert page.locator(strip).bounding_box()["height"] == low


@pytest.mark.parametrize("presenting", [False, True])
def test_controls_without_room_wait_behind_a_button(show, presenting):
    page = show(1024, 768, presenting=presenting)
    folded = page.locator(".xr-view" if presenting else ".xr-step")
    expect(folded).to_be_hidden()
    buttons(page, "More controls").click()
    for part in (".xr-step", ".xr-view", ".xr-pace", ".xr-chapters"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    buttons(page, "More controls").click()
    expect(folded).to_be_hidden()


def pictures() -> list[tuple[Any, ...]]:
    """Return two hundred pictures: size, presenting, day, view, and how many peoples are shown."""
    chance = random.Random(SEED)
    sizes = [(width, height) for width, height, *_ in SHARES] + [(1366, 600), (390, 844)]
    return [
        (
            *chance.choice(sizes),
            chance.random() < 0.3,
            chance.randint(FIRST_DAY, LAST_DAY),
            chance.choice(["day", "sofar", "all"]),
            chance.choice([1, 2, 99]),
        )
        for _ in range(200)
    ]


def test_the_key_is_folded_and_opens_beside_whatever_is_on_the_map(everything, show):
    """Nothing drawn can lie under the key: none of the map does, which is drawn to its new size."""
    page = show(1366, 768)
    expect(page.locator(".er-legend")).to_be_hidden()
    buttons(page, "Key").click()
    for width, height, presenting, day, view, count in sorted(sample(pictures(), 12)):
        shown = {"movements": everything[:count], "day": day, "view": view}
        page = show(width, height, presenting=presenting, **shown)
        found = page.evaluate(KEY_AND_MAP)
        drawn, whole = (found[of]["bottom"] - found[of]["top"] for of in ("map", "stage"))
        assert found["map"]["bottom"] <= found["key"]["top"], (width, height, day)
        assert drawn >= 0.5 * whole, "the map stays the larger"
        assert abs(page.locator(".er-canvas-figures").bounding_box()["height"] - drawn) < 1
        assert found["tables"] == 0, "no table opens by itself"
    buttons(page, "Key").click()
