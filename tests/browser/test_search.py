"""The search as a reader meets it: typed, chosen by key, and where it leads."""

from __future__ import annotations

from tests.browser.player_host import mounted
from tests.browser.test_axe import AXE, RUN

STATE = """() => {
  const { day, movements, selected, tour } = player.store.get();
  return { day, movements, selected: selected && selected.id, tour: tour && tour.id };
}"""


def test_a_result_moves_clock_and_map_and_a_story_begins(host, browser) -> None:
    with mounted(browser, host) as page:
        page.keyboard.press("/")
        box = page.get_by_role("combobox", name="Search the atlas")
        box.fill("ельгайо<img src=x onerror=alert(1)>")
        assert page.get_by_text("Nothing by that name").is_visible()
        box.fill("Джамбул обл")
        options = page.get_by_role("listbox", name="Results").get_by_role("option")
        chosen = page.locator(".xr-search-option[aria-selected=true]")
        assert options.count() <= 8 and "Jambul Oblast" in chosen.inner_text()
        assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
        page.evaluate(AXE)
        assert page.evaluate(RUN, "dialog[open]") == []
        box.press("ArrowDown")
        box.press("ArrowUp")
        box.press("Enter")
        assert not page.get_by_role("dialog").is_visible()
        assert page.evaluate(STATE)["selected"] == "jambul-oblast"
        assert "Jambul" in page.locator(".xr-section-selection h2:focus").inner_text()
        assert page.evaluate("player.store.get().map.lon") > 65

        # The map follows to those whom a decree concerned, as if it had been opened at its address.
        page.evaluate("command({ map: null, selected: null, day: 5896 })")
        page.keyboard.press("/")
        box.fill("decree 1428")
        box.press("Enter")
        page.wait_for_function(
            "player.snapshot().labels.some(({ key }) => key.startsWith('homeland:far-east'))"
            " || player.snapshot().labels.some(({ text }) => text.includes('Far East'))"
        )

        page.keyboard.press("/")
        box.fill("kalmyk")
        page.get_by_role("group", name="Stories").get_by_role("option").click()
        assert page.evaluate(STATE)["tour"] == "kalmyks"


def test_every_page_leads_to_the_search(visit) -> None:
    reader = visit()
    page = reader.open("sources?date=1944-02-24&movement=chechens-ingush-1944")
    page.get_by_role("link", name="Search the atlas").click()
    page.get_by_role("combobox", name="Search the atlas").fill("khaibakh")
    assert "search=" not in page.url
    page.keyboard.press("Enter")
    reader.wait_for_address("select=place:khaibakh")
