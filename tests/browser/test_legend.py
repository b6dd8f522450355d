"""The legend beside what else lies on the map: the date of a presentation, the map's own edges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.player_host import mounted

RECTANGLES = """() => {
  const of = (selector) => {
    const { left, top, right, bottom } = document.querySelector(selector).getBoundingClientRect();
    return { left, top, right, bottom };
  };
  return { legend: of(".er-legend"), date: of(".xr-head"), map: of(".er-map") };
}"""
DAYS = {
    "a day": {"day": "1944-02-25", "view": "day"},
    "a period": {"day": "1944-02-20", "to": "1944-05-20", "view": "period"},
    "a return": {"day": "1957-06-01", "view": "sofar"},
}


SIZES = [(1366, 768), (1024, 768), (1920, 1080), (1366, 600)]


@pytest.fixture(scope="module")
def mounted_page(browser, host) -> Iterator[Any]:
    with mounted(browser, host) as opened:
        yield opened


@pytest.fixture(params=SIZES, ids=str)
def page(mounted_page, request) -> Any:
    """The page as it opens: no presentation, and the legend folded."""
    width, height = request.param
    mounted_page.evaluate("c => command(c)", {"presenting": False, "view": "day", "map": None})
    mounted_page.set_viewport_size({"width": width, "height": height})
    painted(mounted_page)
    for summary in (".er-shares > summary", ".er-legend > summary"):
        node = mounted_page.locator(summary)
        if node.evaluate("summary => summary.parentNode.open"):
            node.evaluate("summary => summary.click()")
    painted(mounted_page)
    return mounted_page


def unfold(page) -> None:
    """Open the legend and the table in it, as a reader does."""
    for summary in (".er-legend > summary", ".er-shares > summary"):
        node = page.locator(summary)
        if node.evaluate("summary => !summary.parentNode.open"):
            node.click()


def assert_clear(page) -> None:
    found = page.evaluate(RECTANGLES)
    legend, date, whole = found["legend"], found["date"], found["map"]
    apart = (
        legend["top"] >= date["bottom"]
        or legend["bottom"] <= date["top"]
        or legend["left"] >= date["right"]
        or legend["right"] <= date["left"]
    )
    assert apart, found
    assert whole["top"] <= legend["top"] and legend["bottom"] <= whole["bottom"], found
    assert legend["bottom"] - legend["top"] >= 44, "there is nothing left to read"


def painted(page) -> None:
    # The size of the date is followed by an observer, which is heard after the next layout.
    page.evaluate("async () => { await painted(); await painted(); }")


@pytest.mark.parametrize("told", DAYS)
def test_the_date_of_a_presentation_never_lies_on_the_legend(page, told):
    page.evaluate("c => command(c)", {"presenting": True, **DAYS[told]})
    painted(page)
    assert_clear(page)
    unfold(page)
    painted(page)
    assert_clear(page)


def test_a_legend_that_is_open_gives_way_when_a_presentation_begins(page):
    page.evaluate(
        "c => command(c)", {"day": "1944-02-25", "map": {"lon": 60, "lat": 50, "zoom": 5}}
    )
    unfold(page)
    before = page.evaluate(RECTANGLES)["legend"]
    page.evaluate("c => command(c)", {"presenting": True})
    painted(page)
    assert_clear(page)
    # The date of a period takes two lines.
    page.evaluate("c => command(c)", DAYS["a period"])
    painted(page)
    assert_clear(page)
    page.evaluate("c => command(c)", {"presenting": False, "view": "day"})
    painted(page)
    assert page.evaluate(RECTANGLES)["legend"] == before, "it has its room back"
