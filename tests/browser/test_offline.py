"""No request leaves the machine, on any page, ever.

Every visit of every browser test fails if it asked anybody else (see ``visits``), and those of
test_axe.py go by deep links and wait for what is loaded late; here a reader goes through the pages
in one go, and the picture goes along.
"""

from __future__ import annotations

from tests.browser.conftest import WHOLE


def test_walk_through_the_pages_keeps_the_picture_and_asks_nobody_outside(visit) -> None:
    walk = visit()
    page = walk.open("?date=1957-06-01&movement=kalmyks-1943&view=sofar")
    page.get_by_role("button", name="Play").first.click()
    walk.wait_until_after("1957-06-01")
    page.get_by_role("button", name="Pause").first.click()
    day = walk.snapshot()["date"]

    def go(name: str) -> None:
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_selector(WHOLE["" if name == "Atlas" else name.lower()])
        walk.wait_for_address(f"date={day}")
        walk.settle()

    # They open on who is on the map, and one press leads back.
    go("Peoples")
    page.get_by_role("heading", level=1, name="Хальмгуд").wait_for()
    page.wait_for_url("**/peoples?*people=kalmyks*")
    page.go_back()
    page.get_by_test_id("player").wait_for()
    assert "peoples" not in page.url
    walk.wait_for_date(day)
    go("Figure")
    words = page.locator(".st-key-figure_preview img").get_attribute("alt")
    assert words.startswith("Removal and return: Kalmyks. All journeys")
    go("Sources")
    go("Atlas")
    walk.wait_for_date(day)
    walk.wait_for_address("movement=kalmyks-1943")
    walk.wait_for_address("view=sofar")
