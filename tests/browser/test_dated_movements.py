"""The folium plugin in a browser: years from 1800 on, at every time zone's own midnight."""

from __future__ import annotations

import re

import folium
import pytest
from playwright.sync_api import expect

from atlas.base.dates import iso_of, parse_span
from atlas.folium.plugin import DatedMovement, DatedMovements
from tests.browser.player_host import closed_page, player_host

SECOND = "<b>Second</b> {{7*7}} {% if ${7*7} `</script>"
MOVEMENTS = [
    DatedMovement("First", "1800-01-01", "1800-12-31", [(50, 10), (50, 40)], people=120_000),
    DatedMovement(SECOND, "1837-09", "1837-12", [(45, 20), (55, 60)], note="by sledge"),
    DatedMovement("Third", "1969-12-20", "1970-01-10", [(40, 30), (41, 35), (42, 50)], people=500),
    DatedMovement("Fourth", "2001", "2003", [(60, 30), (55, 37)], people=70_000),
]


@pytest.fixture(scope="module")
def page_of_years(tmp_path_factory):
    """A page written by folium, with the Leaflet of the atlas in place of the network's."""
    chart = folium.Map(location=[50, 35], zoom_start=4, tiles=None)
    DatedMovements(MOVEMENTS).add_to(chart)
    html = chart.get_root().render()
    html = re.sub(r"<script src=[^>]*></script>|<link rel=\"stylesheet\"[^>]*/>", "", html)
    leaflet = "/static/vendor/leaflet/leaflet"
    head = f'<script src="{leaflet}.js"></script><link rel="stylesheet" href="{leaflet}.css">'
    html = html.replace("<head>", f'<head><link rel="icon" href="data:,">{head}', 1)
    with player_host(tmp_path_factory.mktemp("none"), {"/years": html}) as host:
        yield host


@pytest.fixture(scope="module", params=["UTC", "Asia/Almaty", "America/Los_Angeles"])
def page(request, browser, page_of_years):
    with closed_page(browser, page_of_years, timezone_id=request.param) as opened:
        opened.goto(page_of_years.url + "/years")
        opened.get_by_test_id("dated-movements").wait_for()
        yield opened


def seek(page, iso):
    """Move the slider to a day and return what the plugin shows."""
    return page.evaluate(
        """(day) => {
          const control = document.querySelector("[data-testid=dated-movements]");
          const slider = control.querySelector("input");
          slider.value = day;
          slider.dispatchEvent(new Event("input"));
          return { ...control.snapshot(), words: control.querySelector("output").textContent,
            value: slider.getAttribute("aria-valuetext") };
        }""",
        parse_span(iso).first,
    )


@pytest.mark.parametrize(
    ("iso", "words", "under_way"),
    [
        ("1800-01-01", "1 January 1800", ["First"]),
        ("1800-07-02", "2 July 1800", ["First"]),
        ("1836-02-29", "29 February 1836", []),
        ("1837-10-15", "15 October 1837", [SECOND]),
        ("1969-12-31", "31 December 1969", ["Third"]),
        ("1970-01-01", "1 January 1970", ["Third"]),
        ("2002-06-15", "15 June 2002", ["Fourth"]),
    ],
)
def test_a_day_is_that_day_in_any_year(page, iso, words, under_way):
    shown = seek(page, iso)
    assert (shown["date"], shown["words"], shown["value"]) == (iso, words, iso)
    assert [mark["name"] for mark in shown["marks"]] == under_way


def test_the_front_runs_evenly_along_the_way(page):
    (mark,) = seek(page, "1800-07-02")["marks"]
    start, end = parse_span("1800-01-01").first, parse_span("1800-12-31").last
    share = (parse_span("1800-07-02").first - start) / (end - start)
    assert mark["lon"] == pytest.approx(10 + 30 * share, abs=1e-6)
    assert mark["value"] == 120_000


def test_names_are_text(page):
    seek(page, "1837-10-15")
    shown = page.locator(".leaflet-tooltip")
    expect(shown).to_have_count(1)  # those before fade out
    assert shown.all_inner_texts() == [f"{SECOND}, number not stated · by sledge"]
    assert page.locator(".leaflet-tooltip b").count() == 0


def test_it_plays_forward_and_stops_at_the_last_day(page):
    seek(page, "2003-12-20")
    page.get_by_label("Pace").select_option("month")
    page.get_by_role("button", name="Play").click()
    last = iso_of(parse_span("2003").last)
    page.wait_for_function(
        "last => document.querySelector('.er-dated input').getAttribute('aria-valuetext') === last",
        arg=last,
    )
    page.get_by_role("button", name="Play").wait_for()


def test_steps_go_from_event_to_event(page):
    seek(page, "1801-05-01")
    page.get_by_role("button", name="Next event").click()
    assert page.locator(".er-dated output").inner_text() == "1 September 1837"
    page.get_by_role("button", name="Previous event").click()
    assert page.locator(".er-dated output").inner_text() == "31 December 1800"
