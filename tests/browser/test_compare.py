"""The Compare page in a browser: two maps with one clock, the table, and its claims."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

SETTLED = "document.querySelector('[data-testid=pair]').settled()"
# What both maps show, once it is on the screen.
MAPS = """async () => {
  const pair = document.querySelector("[data-testid=pair]");
  await pair.settled();
  return pair.snapshot();
}"""


def maps_of(page: Page) -> dict[str, Any]:
    """Return what both maps show, and as ``pictures`` how they look."""
    told: dict[str, Any] = page.evaluate(MAPS)
    shots = [each.screenshot(animations="disabled") for each in page.locator(".xp-map").all()]
    pictures = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in shots]
    return told | {
        "pictures": [picture.tobytes() for picture in pictures],
        "colours": [len(set(picture.get_flattened_data())) for picture in pictures],
    }


def test_two_maps_draw_two_peoples_on_one_day_and_a_step_moves_both(visit) -> None:
    asked = "pair=peoples&left=balkars-1944&right=chechens-ingush-1944&on=1944-03-08&then=no"
    page = visit(viewport={"width": 1024, "height": 768}).open(f"compare?{asked}")
    ignored = page.get_by_text("Ignored in the address: then=no")
    ignored.wait_for()
    before = maps_of(page)
    page.get_by_role("button", name="Forward one day").click()
    page.wait_for_url("**on=1944-03-09*")
    after = maps_of(page)
    for side, movement in (("left", "balkars-1944"), ("right", "chechens-ingush-1944")):
        assert {run["movement"] for run in before[side]["runs"]} == {movement}
        assert [each[side]["date"] for each in (before, after)] == ["1944-03-08", "1944-03-09"]
        assert 4 <= len(after[side]["labels"]) <= 12
    assert min(before["colours"]) > 50 and len(set(before["pictures"])) == 2
    assert not set(before["pictures"]) & set(after["pictures"]), "both maps have moved on"
    said = page.get_by_role("region", name="Right map: Chechens and Ingush, 9 March 1944")
    assert said.is_visible() and not ignored.is_visible()
    page.go_back()
    day = "document.querySelector('[data-testid=pair]').snapshot().left.day"
    page.wait_for_function(f"{day} === 5911")
    # what is compared is one choice, and one entry of the history
    page.get_by_role("button", name="Two days").click()
    page.wait_for_url("**then=1957-01-09*")
    page.go_back()
    page.wait_for_url("**right=chechens-ingush-1944&on=1944-03-08*")


SCALES = "[...document.querySelectorAll('.xr-pair .er-scale i')].map((bar) => bar.style.width)"
SPOTS = """() => Object.fromEntries(
  document.querySelector("[data-testid=pair]").snapshot().right.labels.map(
    ({ key, x, y }) => [key, [Math.round(x), Math.round(y)]],
  ),
)"""


def test_two_maps_look_alike_go_along_and_come_to_rest(visit) -> None:
    page = visit(viewport={"width": 1366, "height": 900}).open(
        "compare?pair=peoples&left=balkars-1944&right=karachais-1943&on=1944-03-08"
    )
    page.locator(".xp-hand").wait_for()
    expect(page.locator(".xp-map[data-drawing=worker]")).to_have_count(2)
    page.wait_for_function(f"new Set({SCALES}).size === 1 && {SCALES}.length === 2")
    page.locator(".xp-sides").scroll_into_view_if_needed()
    box = page.locator(".xp-map").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=2)
    page.evaluate(SETTLED)
    before = page.evaluate(SPOTS)
    page.mouse.move(x + 60, y + 20, steps=4)
    page.evaluate(SETTLED)
    after = page.evaluate(SPOTS)
    page.mouse.up()
    assert before.keys() == after.keys(), "no word comes or goes under the hand"
    for key, (left, top) in before.items():
        assert abs(after[key][0] - left - 40) <= 2 and abs(after[key][1] - top - 20) <= 2

    hand = page.locator(".xp-hand")
    hand.scroll_into_view_if_needed()
    least, most, day = hand.evaluate("({ min, max, value }) => [+min, +max, +value]")
    box = hand.bounding_box()
    x = box["x"] + 12 + (box["width"] - 24) * (day - least) / (most - least)
    y = box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y)
    page.mouse.move(x, y)
    day = hand.input_value()
    page.mouse.up()
    # pressed again and brought back to where it was: it has been let go all the same
    page.mouse.down()
    page.mouse.move(x + 40, y)
    page.evaluate("document.querySelector('.xr-pair > .xp-frame > [role=status]').textContent = ''")
    page.mouse.move(x, y)
    page.mouse.up()
    page.wait_for_function(
        "document.querySelector('.xr-pair > .xp-frame > [role=status]').textContent !== ''"
    )
    assert hand.input_value() == day
    # who has dragged the hand presses space to play, and F to present
    page.keyboard.press(" ")
    page.get_by_role("button", name="Pause").click()
    hand.focus()
    page.keyboard.press("f")
    assert page.locator("[data-testid=pair]").get_attribute("data-presenting") == "true"
    page.keyboard.press("f")
    a_date_is_typed_and_what_is_none_stays_to_be_mended(page)


def a_date_is_typed_and_what_is_none_stays_to_be_mended(page: Page) -> None:
    field = page.get_by_label("Day", exact=True).and_(page.locator("[type=text]"))
    wrong = page.locator(".xp-dated [role=alert]").first
    for typed, shown, date in (
        ("5.6.1956", "5 Jun 1956", "1956-06-05"),
        ("7 august 1944", "7 Aug 1944", "1944-08-07"),
        # the same day once more, written otherwise
        ("1944-08-07", "7 Aug 1944", "1944-08-07"),
    ):
        field.fill(typed)
        field.press("Enter")
        assert (field.input_value(), mapped_date(page)) == (shown, date)
    for typed, said in (
        ("<b>13/13/1944", "No date: write it as 24 Feb 1944 or 1944-02-24."),
        ("24.02.1970", "The atlas covers 1928 to 1961."),
    ):
        field.fill(typed)
        field.press("Enter")
        assert (wrong.inner_text(), field.input_value()) == (said, typed)
        assert field.get_attribute("aria-invalid") == "true"
        assert mapped_date(page) == "1944-08-07"
    page.locator(".xp-hand").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.xp-dated [role=alert]').textContent === ''")
    assert (field.input_value(), mapped_date(page)) == ("8 Aug 1944", "1944-08-08")


def test_maps_that_stand_apart_keep_their_views_and_the_tables_follow(visit) -> None:
    page = visit(viewport={"width": 1366, "height": 900}).open(
        "compare?pair=peoples&left=koreans-1937&right=balkars-1944&on=1944-03-12"
    )
    page.locator('.xp-sides[data-together="false"]').wait_for()
    scales = page.evaluate(SCALES)
    page.get_by_title("Zoom in").last.click()
    page.wait_for_function(f"{SCALES}[1] !== '{scales[1]}'")
    zoomed = page.evaluate(SCALES)
    page.get_by_text("The two maps as a table").click()
    heads = page.locator(".xp-table thead th")
    page.get_by_role("columnheader", name="Balkars, 12 March 1944").wait_for()
    page.get_by_role("button", name="Forward one day").click()
    page.get_by_role("columnheader", name="Balkars, 13 March 1944").wait_for()
    assert heads.count() == 2 and page.evaluate(SCALES) == zoomed
    page.get_by_role("button", name="Back one day").click()
    # pressed before the maps have come to rest
    left = mapped_date(page)
    page.get_by_text("Table of all").click()
    headings_sort_and_a_figure_opens_its_claims(page)
    page.get_by_text("Two maps, one clock").click()
    page.locator(".xp-hand").wait_for()
    assert mapped_date(page) == left


def headings_sort_and_a_figure_opens_its_claims(page: Page) -> None:
    rows = page.locator(".comparison tbody th strong")
    rows.first.wait_for()
    opening = rows.all_inner_texts()
    trains = page.get_by_role("columnheader", name="Trains", exact=True)
    trains.get_by_role("button").click()
    expect(trains).to_have_attribute("aria-sort", "ascending")
    ascending = rows.all_inner_texts()
    assert ascending[0] == "Balkars, 1944"
    trains.get_by_role("button").click()
    expect(trains).to_have_attribute("aria-sort", "descending")
    descending = rows.all_inner_texts()
    assert descending[:6] == ascending[:6][::-1], "what is not stated stays last"
    assert sorted(descending) == sorted(opening)
    page.locator('[popovertarget="compared-kalmyks-1943-trains"]').first.click()
    opened = page.get_by_role("heading", name="Trains: Kalmyks")
    opened.wait_for()
    page.keyboard.press("Escape")
    opened.wait_for(state="hidden")
    # On a phone rows are cards: nothing moves sideways, and a choice does what the headings do.
    page.set_viewport_size({"width": 390, "height": 844})
    sideways = "[document.documentElement, ...document.querySelectorAll('.compared')]"
    assert page.evaluate(f"{sideways}.every(node => node.scrollWidth <= node.clientWidth)")
    choice = page.get_by_label("Sorted by")
    assert choice.input_value() == "trains"
    page.get_by_role("button", name="Turn the order round").click()
    assert rows.all_inner_texts() == ascending
    choice.select_option("People and year")
    assert rows.all_inner_texts() == opening
    page.locator('[popovertarget="compared-balkars-1944-trains"]').first.click()
    page.get_by_role("heading", name="Trains: Balkars").wait_for()
    page.keyboard.press("Escape")


def mapped_date(page) -> str:
    """Return the date of the left map."""
    date: str = page.evaluate("document.querySelector('[data-testid=pair]').snapshot().left.date")
    return date
