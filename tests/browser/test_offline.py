"""No request leaves the machine, on any page, ever.

Every visit of every browser test fails if it asked anybody else (see ``visits``), and those of
test_axe.py go by deep links and wait for what is loaded late; here a reader goes through all pages
in one go.
"""

from __future__ import annotations

from tests.browser.conftest import WHOLE


def test_walk_through_all_pages_asks_nobody_outside(visit) -> None:
    walk = visit()
    page = walk.open("?date=1944-02-24")
    page.get_by_role("button", name="Play").first.click()
    walk.wait_until_after("1944-02-24")
    page.get_by_role("button", name="Pause").first.click()
    for name in ("Peoples", "Sources", "Atlas"):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_selector(WHOLE["" if name == "Atlas" else name.lower()])
        walk.settle()
