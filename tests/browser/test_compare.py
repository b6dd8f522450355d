"""The Compare page in a browser: the table sorts, and a figure opens its claims."""

from __future__ import annotations


def test_headings_sort_and_a_figure_opens_its_claims(visit) -> None:
    page = visit(viewport={"width": 390, "height": 844}).open("compare")
    rows = page.locator(".comparison tbody th strong")
    rows.first.wait_for()
    opening = rows.all_inner_texts()
    trains = page.get_by_role("columnheader", name="Trains", exact=True)
    trains.get_by_role("button").click()
    ascending = rows.all_inner_texts()
    assert trains.get_attribute("aria-sort") == "ascending" and ascending[0] == "Balkars, 1944"
    trains.get_by_role("button").click()
    descending = rows.all_inner_texts()
    assert trains.get_attribute("aria-sort") == "descending"
    assert descending[:6] == ascending[:6][::-1], "what is not stated stays last"
    assert sorted(descending) == sorted(opening)
    page.locator('[popovertarget="compared-kalmyks-1943-trains"]').first.click()
    opened = page.get_by_role("heading", name="Trains: Kalmyks")
    opened.wait_for()
    page.keyboard.press("Escape")
    opened.wait_for(state="hidden")
    across = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(across), "only the table moves sideways"
