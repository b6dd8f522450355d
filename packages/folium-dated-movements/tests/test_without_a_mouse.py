"""The layer for readers who have no mouse, do not see, or asked for less motion."""

from __future__ import annotations

from pathlib import Path

import folium
import pytest
from playwright.sync_api import expect

from folium_dated_movements import DatedMovement, DatedMovements

AXE = Path(__file__).resolve().parents[3] / "tests/browser/vendor/axe.min.js"
RUN = """async () => (await axe.run(
  { include: [[".dated-control"], [".dated-legend"], [".leaflet-popup-pane"]] },
  { resultTypes: ["violations"] })).violations.flatMap(
    (v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)}`))"""
FOCUSED = "document.activeElement.textContent"
CLEAR = """() => {
  const box = (where) => document.querySelector(where).getBoundingClientRect();
  const [popup, control] = [box(".leaflet-popup"), box(".dated-control")];
  return popup.bottom <= control.top || popup.left >= control.right;
}"""
WAYS = [
    DatedMovement("Road", "1800-01", "1800-06", [(50, 20), (50, 50)], people=1, popup="By <b>road"),
    # It ends below the control.
    DatedMovement("River", "1800-02", "1800-03", [(45, 20), (32, 16)], tooltip="a long one"),
    DatedMovement("Later", "1801-01", "1801-03", [(45, 20), (40, 60)]),
]


@pytest.fixture
def view(opened):
    """Return a map of two layers in the spring of 1800."""
    page = folium.Map(location=[50, 35], zoom_start=4, tiles=None)
    DatedMovements(WAYS[:1], opening="1800-04", name="Roads").add_to(page)
    DatedMovements(WAYS[1:], name="Others").add_to(page)
    return opened(page)


def tab_to(view, name):
    for _ in range(15):
        view.keyboard.press("Tab")
        label = view.evaluate("document.activeElement.getAttribute('aria-label')")
        if label == name:
            return
    raise AssertionError(f"no Tab leads to {name!r}")


def test_every_pop_up_is_reached_and_left_by_keys_alone(view):
    tab_to(view, "Movements")
    view.keyboard.press("Enter")
    items = view.locator(".dated-list li:visible")
    expect(items).to_have_text(["Road, 1 person", "River, number not stated · a long one"])
    view.keyboard.press("Tab")
    expect(view.locator(".leaflet-tooltip")).to_have_text(["Road, 1 person"])
    view.keyboard.press("Enter")
    popup = view.locator(".leaflet-popup-content")
    expect(popup).to_have_text(["RoadBy <b>road1 person"])
    assert view.evaluate(FOCUSED) == "RoadBy <b>road1 person"
    view.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    assert view.evaluate(FOCUSED) == "Road, 1 person"
    view.keyboard.press("Tab")
    view.keyboard.press("Enter")
    # One that has no text of its own says what the pointer would hear.
    expect(popup).to_have_text(["Rivernumber not stated · a long one"])
    # The map goes to where the control does not lie over it.
    view.wait_for_function(CLEAR)
    view.keyboard.press("Escape")
    view.keyboard.press("Escape")
    expect(view.locator(".dated-list")).to_be_hidden()
    assert view.evaluate("document.activeElement.ariaExpanded") == "false"


def test_the_list_is_that_of_the_day_and_of_the_layers_that_are_there(view):
    view.get_by_role("button", name="Movements").click()
    items = view.locator(".dated-list li:visible")
    expect(items).to_have_count(2)
    view.get_by_role("button", name="Next event").click()
    view.get_by_role("button", name="Next event").click()
    expect(items).to_have_count(3)
    view.evaluate(
        """() => {
          const map = Object.values(window).find((x) => x instanceof L.Map);
          map.eachLayer((layer) => layer.settings?.name === "Others" && layer.remove());
        }"""
    )
    expect(items).to_have_text(["Road, 1 person"])
    view.locator("input[type=range]").focus()
    view.keyboard.press("Home")
    expect(items).to_have_count(1)


def test_axe_finds_nothing_to_object_to(view):
    view.get_by_role("button", name="Movements").click()
    view.keyboard.press("Tab")
    view.keyboard.press("Enter")
    expect(view.locator(".leaflet-popup-content")).to_be_visible()
    view.wait_for_timeout(300)
    view.add_script_tag(path=AXE)
    assert view.evaluate(RUN) == []


def test_arrow_keys_go_one_step_of_the_pace(view):
    view.locator("input[type=range]").focus()
    view.get_by_label("Pace").select_option("1 month a second")
    view.locator("input[type=range]").focus()
    view.keyboard.press("ArrowRight")
    expect(view.locator("output")).to_have_text("May 1800")
    view.keyboard.press("ArrowLeft")
    view.keyboard.press("ArrowDown")
    expect(view.locator("output")).to_have_text("March 1800")
    spoken = view.locator("input[type=range]").get_attribute("aria-valuetext")
    assert spoken == "March 1800"


def test_less_motion_is_a_step_a_second_and_no_start_by_itself(opened):
    page = folium.Map(location=[50, 35], zoom_start=4, tiles=None)
    DatedMovements(WAYS, pace="month", auto_play=True).add_to(page)
    view = opened(page, reduced_motion="reduce")
    expect(view.get_by_role("button", name="Play")).to_have_count(1)
    view.evaluate(
        """() => {
          window.days = [];
          Object.values(window).find((x) => x instanceof L.Map)
            .on("dated:day", ({ date }) => window.days.push(date));
        }"""
    )
    view.get_by_role("button", name="Play").click()
    view.wait_for_function("window.days.length >= 3")
    view.get_by_role("button", name="Pause").click()
    # The first is the start itself: from there on whole months, and nothing in between.
    assert view.evaluate("window.days.slice(0, 3)") == ["1800-01-01", "1800-02-01", "1800-03-01"]
