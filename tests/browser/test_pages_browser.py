"""The pages as a reader meets them: address, sliders, map and profiles agree."""

from __future__ import annotations

import re

CI = "chechens-ingush-1944"

CLICK = """(body, name) => {
  const groups = Object.values(window.map._layers).filter(layer => layer._layers);
  const group = groups.find(g => g.getTooltip()?.getContent().textContent.startsWith(name));
  const disc = group.getLayers()[0];
  disc.fire("click", { latlng: disc.getLatLng() }, true);
}"""


def open_sidebar(page) -> None:
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebar").get_by_role("slider").first.wait_for()


def test_address_and_step_on_the_map_reach_address_and_slider(visit) -> None:
    reader = visit()
    page = reader.open(f"?date=1944-02-25&movement={CI}&view=sofar")
    reader.wait_for_date("1944-02-25")
    assert reader.snapshot()["marks"]
    open_sidebar(page)
    slider = page.get_by_test_id("stSlider").first
    slider.get_by_text("25 Feb 1944").wait_for()
    page.get_by_role("button", name="Forward one day").click()
    reader.wait_for_date("1944-02-26")
    reader.wait_for_address("date=1944-02-26")
    slider.get_by_text("26 Feb 1944").wait_for()
    page.reload()
    reader.wait_for_date("1944-02-26")
    assert f"movement={CI}" in page.url


def test_sliders_command_the_map_to_a_day_and_to_a_period(visit) -> None:
    reader = visit()
    page = reader.open("?date=1944-02-25")
    open_sidebar(page)
    page.get_by_test_id("stSlider").first.get_by_role("slider").press("ArrowRight")
    reader.wait_for_date("1944-02-26")
    reader.wait_for_address("date=1944-02-26")
    reader.settle()
    page.get_by_test_id("stSlider").nth(1).get_by_role("slider").last.press("ArrowLeft")
    reader.wait_for_address("view=period")
    reader.wait_for_address("to=1945-02-24")


def test_playing_sends_the_server_nothing(visit) -> None:
    reader = visit()
    page = reader.page
    sent: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda frame: sent.append(len(frame))),
    )
    reader.open("?date=1944-02-25")
    reader.settle()
    sent.clear()
    page.get_by_role("button", name="Play").first.click()
    reader.wait_until_after("1944-02-27")
    assert sent == []
    page.get_by_role("button", name="Pause").first.click()


def test_bad_address_gives_a_note_and_a_map(visit) -> None:
    reader = visit()
    page = reader.open("?date=1944-13-45&view=sideways&movement=nobody")
    reader.wait_for_date("1944-02-24")
    bottom = page.locator(".xr-strip").bounding_box()
    assert bottom["y"] + bottom["height"] < 801, "the notes push the strip off the screen"
    page.get_by_test_id("stPopoverButton").filter(has_text="2 more").click()
    for name in ("date", "view", "movement"):
        page.get_by_text(re.compile(f"Ignored in the address: {name}=")).wait_for()


def test_address_holds_the_map_only_where_the_reader_moved_it(visit) -> None:
    reader = visit(viewport={"width": 400, "height": 800})
    page = reader.open("?date=1944-02-25")
    reader.wait_for_date("1944-02-25")
    # As when a phone is turned.
    page.set_viewport_size({"width": 800, "height": 400})
    reader.settle()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Forward one day").click()
    reader.wait_for_address("date=1944-02-26")
    assert "map=" not in page.url
    box = page.locator(".xr-map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 40, steps=5)
    page.mouse.up()
    reader.wait_for_address("map=")


def test_address_of_other_data_is_said_until_dismissed(visit) -> None:
    reader = visit()
    page = reader.open("?date=1944-02-25&v=000000000000")
    note = page.get_by_text("another version of the data")
    note.wait_for()
    page.get_by_role("button", name="Dismiss").click()
    note.wait_for(state="detached")
    assert reader.snapshot()["date"] == "1944-02-25"


def test_address_survives_a_change_of_page(visit) -> None:
    reader = visit()
    page = reader.open("?date=1943-12-28&movement=kalmyks-1943&view=sofar")
    page.get_by_role("link", name="Peoples", exact=True).click()
    page.wait_for_selector(".folded[open] .entries")
    reader.wait_for_address("date=1943-12-28")
    page.get_by_role("link", name="Atlas", exact=True).click()
    page.wait_for_selector("[data-testid=player] canvas")
    reader.wait_for_date("1943-12-28")
    reader.wait_for_address("movement=kalmyks-1943")


COLOURS = """(canvas, more) => new Promise((done) => {
  const looked = () => {
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    if (new Set(new Uint32Array(pixels.buffer)).size > more) done();
    else requestAnimationFrame(looked);
  };
  looked();
})"""


def test_deep_link_shows_a_profile_its_maps_and_the_claims_of_a_place(visit) -> None:
    page = visit().open("peoples?people=chechens")
    page.get_by_role("heading", level=1).wait_for()
    assert page.get_by_text("Page not found").count() == 0
    assert "people=chechens" in page.url
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


def test_peoples_open_on_who_is_on_the_map_and_one_press_leads_back(visit) -> None:
    page = visit().open("?date=1957-06-01&movement=kalmyks-1943")
    page.get_by_test_id("player").wait_for()
    page.get_by_role("link", name="Peoples").click()
    page.get_by_role("heading", level=1, name="Хальмгуд").wait_for()
    page.wait_for_url("**/peoples?*people=kalmyks*")
    page.go_back()
    page.get_by_test_id("player").wait_for()
    assert "peoples" not in page.url


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


def test_words_on_a_narrow_map_do_not_cover_each_other(visit) -> None:
    reader = visit(viewport={"width": 400, "height": 800})
    page = reader.open("peoples?people=koreans")
    frame = page.frame_locator("iframe").nth(1)
    kazakh, uzbek = (
        frame.get_by_text(name) for name in ("Kazakh SSR: 95,256", "Uzbek SSR: 76,525")
    )
    for label in (kazakh, uzbek):
        label.wait_for()
    reader.settle()
    one, other = kazakh.bounding_box(), uzbek.bounding_box()
    assert one["y"] + one["height"] <= other["y"]
