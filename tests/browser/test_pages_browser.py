"""The pages as a reader meets them: address, sliders, map and profiles agree."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.browser.conftest import Visit

CI = "chechens-ingush-1944"
DAY = timedelta(days=1)

CLICK = """(body, name) => {
  const groups = Object.values(window.map._layers).filter(layer => layer._layers);
  const group = groups.find(g => g.getTooltip()?.getContent().textContent.startsWith(name));
  const disc = group.getLayers()[0];
  disc.fire("click", { latlng: disc.getLatLng() }, true);
}"""


def open_sidebar(page) -> None:
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebar").get_by_role("slider").first.wait_for()


def test_map_sliders_and_address_agree(visit) -> None:
    reader = visit()
    page = reader.page
    sent: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda frame: sent.append(len(frame))),
    )
    reader.open(f"?date=1944-02-25&movement={CI}&view=sofar")
    reader.wait_for_date("1944-02-25")
    assert reader.snapshot()["marks"]
    page.wait_for_selector(".xr-map[data-drawing=worker]")
    playing_sends_the_server_nothing(reader, sent)
    open_sidebar(page)
    day = date.fromisoformat(reader.snapshot()["date"])
    step_reaches_address_and_slider(reader, day)
    sliders_command_the_map_to_a_day_and_to_a_period(reader, day + DAY)
    address_holds_the_map_only_where_the_reader_moved_it(reader, day + 2 * DAY)


def playing_sends_the_server_nothing(reader: Visit, sent: list[int]) -> None:
    page = reader.page
    reader.settle()
    sent.clear()
    page.get_by_role("button", name="Play").first.click()
    reader.wait_until_after("1944-02-27")
    assert sent == []
    page.get_by_role("button", name="Pause").first.click()


def step_reaches_address_and_slider(reader: Visit, day: date) -> None:
    page, stepped = reader.page, day + DAY
    page.get_by_role("button", name="Forward one day").click()
    reader.wait_for_date(stepped.isoformat())
    reader.wait_for_address(f"date={stepped}")
    slider = page.get_by_test_id("stSlider").first
    slider.get_by_text(f"{stepped.day} {stepped:%b %Y}").wait_for()
    page.reload()
    reader.wait_for_date(stepped.isoformat())
    assert f"movement={CI}" in page.url


def sliders_command_the_map_to_a_day_and_to_a_period(reader: Visit, day: date) -> None:
    sliders = reader.page.get_by_test_id("stSlider")
    sliders.first.get_by_role("slider").press("ArrowRight")
    reader.wait_for_date((day + DAY).isoformat())
    reader.wait_for_address(f"date={day + DAY}")
    reader.settle()
    # The period is a year long until then.
    sliders.nth(1).get_by_role("slider").last.press("ArrowLeft")
    reader.wait_for_address("view=period")
    reader.wait_for_address(f"to={day + 365 * DAY}")


def address_holds_the_map_only_where_the_reader_moved_it(reader: Visit, day: date) -> None:
    page = reader.page
    # As when a phone is turned.
    page.set_viewport_size({"width": 400, "height": 800})
    reader.settle()
    page.set_viewport_size({"width": 800, "height": 400})
    reader.settle()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Forward one day").click()
    reader.wait_for_address(f"date={day + DAY}")
    assert "map=" not in page.url
    box = page.locator(".xr-map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 40, steps=5)
    page.mouse.up()
    reader.wait_for_address("map=")


def test_what_an_address_asks_in_vain_is_said_until_dismissed(visit) -> None:
    reader = visit()
    page = reader.open("?date=1944-13-45&view=sideways&movement=nobody&v=000000000000")
    reader.wait_for_date("1944-02-24")
    bottom = page.locator(".xr-strip").bounding_box()
    assert bottom["y"] + bottom["height"] < 801, "the notes push the strip off the screen"
    page.get_by_test_id("stPopoverButton").filter(has_text="3 more").click()
    for name in ("date", "view", "movement"):
        page.get_by_text(re.compile(f"Ignored in the address: {name}=")).wait_for()
    note = page.get_by_text("another version of the data")
    note.wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Dismiss").click()
    note.wait_for(state="detached")
    assert reader.snapshot()["date"] == "1944-02-24"


COLOURS = """(canvas, more) => new Promise((done) => {
  const looked = () => {
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    if (new Set(new Uint32Array(pixels.buffer)).size > more) done();
    else requestAnimationFrame(looked);
  };
  looked();
})"""


def test_deep_link_shows_a_profile_its_maps_and_the_claims_of_a_place(visit) -> None:
    reader = visit(viewport={"width": 400, "height": 800})
    page = reader.open("peoples?people=koreans")
    assert page.get_by_text("Page not found").count() == 0
    words_on_a_narrow_map_do_not_cover_each_other(reader)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("combobox", name="People").click()
    page.get_by_role("option", name="Chechens").click()
    page.get_by_role("heading", level=1, name="Нохчий").wait_for()
    page.wait_for_url("**/peoples?*people=chechens*")
    page.wait_for_function("document.querySelectorAll('iframe').length >= 2")
    for index in range(2):
        frame = page.frame_locator("iframe").nth(index)
        frame.locator("canvas").first.wait_for()
        # Leaflet paints a frame after its canvas is there; a blank map never comes to six colours.
        frame.locator("canvas").first.evaluate(COLOURS, 5)
        assert frame.locator("[role=region]").get_attribute("aria-label")
    frame.get_by_text("Akmola Oblast: 59,988").wait_for()
    # The discs lie on a canvas: say to the one of Akmola what a pointer would.
    frame.locator("body").evaluate(CLICK, "Akmola")
    page.get_by_text("22 echelons arrived, Akmola").first.wait_for()


def test_on_paper_a_page_has_its_address_its_works_and_no_controls(visit) -> None:
    page = visit().open("sources")
    folded = page.locator("details.folded")
    folded.first.wait_for()
    page.wait_for_function(
        """() => {
          dispatchEvent(new Event("beforeprint"));
          return document.querySelector(".st-key-header").dataset.address;
        }"""
    )
    page.emulate_media(media="print")
    for part in ("stHeader", "stSidebar", "stButtonGroup"):
        assert not page.get_by_test_id(part).first.is_visible(), part
    assert folded.first.locator("li").first.is_visible()
    address = page.locator(".st-key-header").evaluate("n => getComputedStyle(n, '::after').content")
    assert "/sources" in address and "127.0.0.1" not in address, "it leads nobody here"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.folded[open]").count() == 0


def words_on_a_narrow_map_do_not_cover_each_other(reader: Visit) -> None:
    frame = reader.page.frame_locator("iframe").nth(1)
    kazakh, uzbek = (
        frame.get_by_text(name) for name in ("Kazakh SSR: 95,256", "Uzbek SSR: 76,525")
    )
    for label in (kazakh, uzbek):
        label.wait_for()
    reader.settle()
    one, other = kazakh.bounding_box(), uzbek.bounding_box()
    assert one["y"] + one["height"] <= other["y"]
