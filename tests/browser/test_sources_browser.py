"""The Sources page as a reader meets it: search, open, and go to the map."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_plus

PAYLOAD = '"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'


def test_search_leads_to_the_claim_to_its_file_and_to_its_day_on_the_map(visit) -> None:
    reader = visit()
    page = reader.open("sources")
    # The views are reached by the keyboard.
    page.get_by_role("radio", name="Works").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    reader.wait_for_address("show=claims")
    box = page.get_by_role("textbox", name="Search the claims")
    box.fill("Akmola 59,988")
    box.press("Enter")
    page.get_by_text(re.compile(r"^1 of \d+ claims")).wait_for()
    reader.wait_for_address("q=Akmola+59,988")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download as CSV").click()
    text = waited.value.path().read_bytes().decode("utf-8-sig")
    assert text.startswith("claim_id,") and text.count("\r\n") == 2
    assert "ci-arrived-akmola," in text
    card = page.locator("[data-claim=ci-arrived-akmola]")
    card.get_by_text("Everything known about it").click()
    card.get_by_text("data/claims.csv:").wait_for()
    card.get_by_role("link", name="Show on the map").click()
    reader.wait_for_date("1944-03-21")
    shown = page.locator(".xr-claim[data-claim=ci-arrived-akmola]").first
    shown.wait_for()
    assert "59,988" in shown.inner_text()
    reader.wait_for_address("select=claim:ci-arrived-akmola")
    # What is selected stays through a step and comes back.
    page.get_by_role("button", name="Forward one day").click()
    reader.wait_for_address("date=1944-03-22")
    reader.wait_for_address("select=claim:ci-arrived-akmola")
    page.reload()
    shown.wait_for()
    # Closed on the map, it leaves the address too.
    page.get_by_role("button", name="close").click()
    page.wait_for_function("!location.search.includes('select=')")


def test_nothing_in_the_address_or_the_search_box_runs(visit) -> None:
    reader = visit()
    asked = "&".join(f"{name}={quote(PAYLOAD)}" for name in ("q", "who", "claim", "select"))
    # A view that there is not is said like all that is ignored; the last one counts.
    page = reader.open(f"sources?show={quote(PAYLOAD)}&show=claims&{asked}")
    reader.settle()
    assert_nothing_ran(page)
    box = page.get_by_role("textbox", name="Search the claims")
    assert box.input_value() == PAYLOAD
    box.fill(f"{PAYLOAD}!")
    box.press("Enter")
    # The words before are not found either: only the address tells which were looked for.
    page.wait_for_url(lambda url: PAYLOAD + "!" in unquote_plus(url))
    reader.settle()
    page.get_by_text("No claims found.").wait_for()
    assert_nothing_ran(page)


def assert_nothing_ran(page) -> None:
    assert page.evaluate("window.pwned === undefined")
    assert page.locator("[data-testid=stMain] img").count() == 0
