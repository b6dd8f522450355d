"""The map under a reader who does nothing: it is not drawn again, and what it says stays true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from atlas.base.dates import parse_day
from tests.browser.player_host import mounted

CHECHENS = "chechens-ingush-1944"
# Each drawing begins with the sheets that stand still, laid on the canvas that is seen.
COUNT = """() => {
  const context = CanvasRenderingContext2D.prototype;
  const { drawImage } = context;
  window.drawings = 0;
  context.drawImage = function (image, ...others) {
    if (this.canvas.matches?.(".er-canvas-figures") && image.width === this.canvas.width)
      window.drawings += 1;
    return drawImage.call(this, image, ...others);
  };
}"""
# Longer than the list of what is on the map waits to be written anew (300 ms), or a pointer's
# tooltip to be looked up (150 ms), several times.
REST_MS = 900


@pytest.fixture(scope="module")
def opened(browser, host) -> Iterator[Page]:
    with mounted(browser, host, viewport={"width": 1280, "height": 800}) as page:
        page.evaluate(COUNT)
        yield page


@pytest.fixture
def page(opened: Page) -> Page:
    """Return the player with nothing in focus and the pointer away from the map."""
    opened.evaluate("document.activeElement.blur()")
    opened.mouse.move(5, 795)
    return opened


def show(page: Page, date: str) -> None:
    """Show a day as a step of the reader's does: the map stays where it is."""
    state = {"day": parse_day(date), "movements": [CHECHENS]}
    page.evaluate("state => player.store.set(state, 'keys')", state)
    page.evaluate("painted()")


def drawings_at_rest(page: Page) -> int:
    """How often the map is drawn while nothing happens."""
    page.wait_for_timeout(REST_MS / 2)
    page.evaluate("window.drawings = 0")
    page.wait_for_timeout(REST_MS)
    return page.evaluate("window.drawings")


def test_list_of_what_is_on_the_map_draws_it_when_another_thing_is_visited(page):
    show(page, "1950-01-01")
    assert drawings_at_rest(page) == 0
    page.locator(".er-map-list").focus()
    page.wait_for_selector(".er-map-list [aria-selected=true]", state="attached")
    assert drawings_at_rest(page) == 0
    before = page.evaluate("window.drawings")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("before => window.drawings > before", arg=before)
    assert drawings_at_rest(page) == 0


def point_at_exile(page: Page) -> str:
    """Brings the pointer to a region of exile and returns what the tooltip says."""
    box = page.locator(".xr-map").bounding_box()
    assert box is not None
    # From the east: west of it lie the stations of the way home.
    for across in range(96, 20, -4):
        for down in range(20, 100, 8):
            page.mouse.move(
                box["x"] + box["width"] * across / 100, box["y"] + box["height"] * down / 100
            )
            page.evaluate("painted()")
            said = page.locator(".er-tip").inner_text()
            if "Kazakh SSR" in said:
                return said
    raise AssertionError("no region of exile on the map")


def test_tooltip_is_that_of_the_day_under_a_resting_pointer(page):
    show(page, "1950-01-01")
    said = point_at_exile(page)
    show(page, "1958-01-01")
    page.wait_for_function("said => document.querySelector('.er-tip').innerText !== said", arg=said)
    assert page.locator(".er-tip").is_visible()
    said = page.locator(".er-tip").inner_text()
    assert "not back" in said
    # While people arrive their number changes by the day.
    show(page, "1944-03-10")
    page.wait_for_function("said => document.querySelector('.er-tip').innerText !== said", arg=said)
    said = page.locator(".er-tip").inner_text()
    page.keyboard.press("Space")
    page.wait_for_function("said => document.querySelector('.er-tip').innerText !== said", arg=said)
    page.keyboard.press("Space")
    assert page.locator(".er-tip").is_visible()
    show(page, "1930-01-01")
    page.wait_for_function("document.querySelector('.er-tip').hidden")
    show(page, "1950-01-01")
    page.wait_for_function("!document.querySelector('.er-tip').hidden")
    assert "Kazakh SSR" in page.locator(".er-tip").inner_text()
    page.mouse.move(5, 795)
    page.wait_for_function("document.querySelector('.er-tip').hidden")
    show(page, "1958-01-01")
    assert drawings_at_rest(page) == 0, "and is looked up no more"
    assert page.locator(".er-tip").is_hidden()
