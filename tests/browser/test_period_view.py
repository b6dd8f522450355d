"""The period view in the player: its end is never before its first day, whatever moves in time."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from tests.browser.player_host import mounted


@pytest.fixture(scope="module")
def page(browser, host):
    with mounted(browser, host, viewport={"width": 1280, "height": 800}) as page:
        yield page


def span(page) -> list[str]:
    asked = parse_qs(page.evaluate("player.query()"))
    return [asked["date"][0], asked["to"][0]]


def show(page, date: str, to: str) -> None:
    page.evaluate("c => command(c)", {"date": date, "to": to, "view": "period"})


def test_button_opens_a_period_as_long_as_an_address_without_an_end(page):
    page.evaluate("command({ query: 'date=1944-02-24' })")
    page.click(".xr-view [data-value=period]")
    pressed = span(page)
    page.evaluate("command({ query: 'date=1944-02-24&view=period' })")
    assert span(page) == pressed == ["1944-02-24", "1945-02-23"]


def test_whatever_moves_in_time_takes_the_period_along(page):
    show(page, "1944-02-24", "1944-02-25")
    for _ in range(3):
        page.get_by_role("button", name="Forward one day").click()
    assert span(page) == ["1944-02-27", "1944-02-28"]
    page.get_by_role("button", name="Last day").click()
    assert span(page) == ["1961-12-30", "1961-12-31"]
    page.get_by_role("button", name="First day").click()
    assert span(page) == ["1928-01-01", "1928-01-02"]
    page.get_by_role("button", name="Chapters").click()
    page.locator(".xr-chapter").first.click()
    first, last = span(page)
    assert "1928-01-02" < first < last
    page.evaluate("command({ date: '1950-01-01' })")
    assert span(page) == ["1950-01-01", "1950-01-02"]


def test_period_of_one_day_outlasts_another_view(page):
    show(page, "1944-02-24", "1944-02-24")
    page.click(".xr-view [data-value=all]")
    page.click(".xr-view [data-value=period]")
    assert span(page) == ["1944-02-24", "1944-02-24"]
