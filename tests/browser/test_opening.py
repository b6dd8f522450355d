"""The page without an address: its opening, how it is left, and how the reader returns to it."""

from __future__ import annotations

from tests.browser.player_host import mounted

OPEN = """async () => {
  const { titlePicture } = await import("/static/player/shell/address-query.js");
  player.store.set(titlePicture(scene));
  await painted();
}"""
# What lies on the screen: does all of it fit, how high is the map, do all cards lie in the window.
ROOM = """async () => {
  await painted();
  await painted();
  const page = document.documentElement;
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const cards = [...document.querySelectorAll(".xr-portrait")].map((card) =>
    card.scrollWidth <= card.clientWidth);
  return {
    down: page.scrollHeight - innerHeight,
    across: page.scrollWidth - innerWidth,
    map: box(".xr-stage").height / innerHeight,
    covered: box(".xr-title").bottom > box(".xr-stage").top + 1
      || box(".xr-stage").bottom > box(".xr-whose-story").top + 1,
    cards: cards.length && cards.every(Boolean),
    moved: scene.peoples.filter(({ id }) =>
      scene.movements.some(({ peoples }) => peoples.includes(id))).length === cards.length,
  };
}"""
# A story's one move of the map, and a little more.
MOVE_MS = 1500
FOCUSED = "document.activeElement.innerText.split('\\n')[0].trim()"


def test_the_page_says_what_is_loading_and_opens_calm(visit) -> None:
    reader = visit()
    page = reader.page
    held = []
    page.route("**/player-*", lambda route: held.append(route))
    page.goto(reader.url)
    page.get_by_text("Loading the map").wait_for()
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.unroute("**/player-*")
    page.get_by_role("heading", name="Exile and Return", level=1).wait_for()
    found = reader.snapshot()
    assert found["drawn"] > 0
    assert found["runs"] == found["marks"] == found["corridors"] == found["regions"] == []
    assert {home["phase"] for home in found["homelands"]} == {"home", "unknown"}
    assert page.get_by_role("button", name="Play", exact=True).is_visible()
    assert reader.page.url == reader.url, "nothing plays, and nothing is written"

    begin = page.get_by_role("button", name="Begin")
    begin.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Къарачайлыла"
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUSED) == "Ahıska Türkleri", "the portraits are one row for the arrows"
    page.locator("[data-people=kalmyks].xr-portrait").click()
    reader.wait_for_address("tour=kalmyks&step=1")
    assert page.evaluate("document.activeElement.className") == "xr-story-heading"
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["Exile and Return"]
    page.go_back()
    begin.wait_for()
    # Where the reader was is offered, and the story begun at the beginning.
    assert page.get_by_role("button", name="Continue").is_visible()
    begin.click()
    reader.wait_for_address("tour=all-peoples&step=1")


def test_all_of_it_is_seen_without_scrolling_and_nothing_lies_on_the_map(browser, host) -> None:
    with mounted(browser, host, viewport={"width": 1366, "height": 724}) as page:
        page.evaluate(OPEN)
        for width, height, least in ((1366, 724, 0.4), (1024, 724, 0.35), (390, 844, 0.2)):
            page.set_viewport_size({"width": width, "height": height})
            room = page.evaluate(ROOM)
            assert room["across"] <= 0 and room["cards"] and room["moved"], width
            assert not room["covered"] and room["map"] >= least, width
            assert width < 900 or room["down"] <= 0, width
        page.set_viewport_size({"width": 1366, "height": 724})
        page.locator(".xr-begin").click()
        page.wait_for_timeout(MOVE_MS)
        assert page.locator(".xr-story .xr-story-back").is_hidden(), "nobody has moved the map"
        page.evaluate(OPEN)
        page.locator(".xr-whole").click()
        assert page.evaluate("player.store.get().opening") is False
        assert page.evaluate("document.activeElement.matches('.xr-controls .xr-play')")
