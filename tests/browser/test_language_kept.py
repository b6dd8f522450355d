"""A reader keeps their language: through links, steps and addresses that do not name it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit


def is_told(page: Page, tag: str) -> None:
    """Wait until the browser is told its language, by a component that comes after the words."""
    expect(page.locator("html")).to_have_attribute("lang", tag)


def named(page: Page) -> list[str]:
    """Return what the address says of the language."""
    return parse_qs(urlsplit(page.url).query).get("lang", [])


def test_links_in_a_text_and_between_pages_keep_the_language(visit: Callable[..., Visit]) -> None:
    reader = visit()
    page = reader.open("sources?show=claims&who=balkars&lang=kk")
    page.locator("a[href*='claim=']").first.click()
    page.wait_for_url("**/sources?*claim=*")
    page.wait_for_selector("h1")
    assert named(page) == ["kk"]
    is_told(page, "kk")
    reader.open("peoples?people=karachais&lang=kk")
    page.locator("[data-testid=stPageLink] a[href*='teaching']").first.click()
    page.wait_for_url("**/teaching?*")
    reader.wait_for_address("lang=kk")
    is_told(page, "kk")


def test_a_browser_that_speaks_russian_reads_an_english_address_in_russian(
    visit: Callable[..., Visit],
) -> None:
    reader = visit()
    page = reader.page
    agent = page.evaluate("navigator.userAgent")
    override = {"userAgent": agent, "acceptLanguage": "ru-RU"}
    page.context.new_cdp_session(page).send("Emulation.setUserAgentOverride", override)
    reader.open("?date=1937-10-05&movement=koreans-1937")
    reader.wait_for_date("1937-10-05")
    is_told(page, "ru")
    page.get_by_test_id("player").locator(".xr-date").first.click()
    page.keyboard.press("ArrowRight")
    reader.wait_for_date("1937-10-06")
    reader.wait_for_address("date=1937-10-06")
    assert named(page) == ["ru"]
