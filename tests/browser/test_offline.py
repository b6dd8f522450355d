"""No request leaves the machine, on any page, ever."""

from __future__ import annotations

import pytest

PAGES = ["", "?date=1944-03-21&view=sofar", "peoples?people=kalmyks", "sources"]


@pytest.mark.parametrize("path", PAGES)
def test_page_asks_nobody_outside(visit, path: str) -> None:
    reader = visit()
    reader.open(path)
    # Whatever is loaded late (maps in frames, charts, fonts) is loaded within this.
    reader.settle()


def test_walk_through_all_pages_asks_nobody_outside(visit) -> None:
    walk = visit()
    page = walk.open()
    page.get_by_role("button", name="Play").first.click()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Pause").first.click()
    for name in ("Peoples", "Sources", "Atlas"):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_selector({"Atlas": "[data-testid=player] canvas"}.get(name, "h1"))
    page.wait_for_timeout(500)
