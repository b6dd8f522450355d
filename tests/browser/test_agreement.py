"""A page shows what the player's modules work out, in any time zone, and its canvas carries it.

That these agree with the Python model is compared without a page (tests/agreement/test_states.py
and test_pictures.py). That the canvas really carries the picture is seen in its pixels.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image, ImageChops

from atlas.base.dates import iso_of, parse_day
from atlas.picture.address import Address
from atlas.picture.picture import Front
from atlas.picture.picture import picture as drawn
from tests.browser.player_host import mounted
from tests.snapshots import snapshots

CI = "chechens-ingush-1944"
KARACHAIS = "karachais-1943"
ZONES = ("UTC", "Asia/Almaty", "America/Los_Angeles")
ADDRESSES = [
    *(
        Address(parse_day(day))
        for day in ("1928-01-01", "1937-10-25", "1943-12-31", "1944-02-29", "1944-03-21")
    ),
    Address(parse_day("1943-11-01"), parse_day("1944-03-05"), "period"),
    Address(parse_day("1944-03-05"), view="all", movements=(CI,), basis="share"),
    Address(parse_day("1943-12-20"), view="sofar", pick=("kar-arrived-south-kazakhstan-bugai",)),
    Address(parse_day("1957-07-01"), movements=(KARACHAIS, "balkars-1944")),
    Address(parse_day("1961-12-31")),
]
# No frame is awaited: the snapshot, the slider and the status must be right at once.
SHOWN = """(commands) => JSON.stringify(commands.map((state) => {
  tell(state);
  const root = document.getElementById("root");
  const { drawn, labels, ...snapshot } = root.snapshot();
  return {
    snapshot,
    slider: root.querySelector("[role=slider][aria-label=Date]").getAttribute("aria-valuetext"),
    status: root.querySelector("[role=status] time").dateTime,
  };
}))"""


@pytest.fixture(scope="module")
def expected(model) -> list[dict[str, Any]]:
    return snapshots(model, ADDRESSES)


@pytest.mark.parametrize("zone", ZONES)
def test_the_page_shows_the_picture_of_the_modules(browser, host, model, expected, zone):
    commands = [address.command(model.dataset) for address in ADDRESSES]
    with mounted(browser, host) as page:
        system = page.context.new_cdp_session(page)
        system.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == zone
        page.evaluate("mountAnew('')")
        answers = json.loads(page.evaluate(SHOWN, commands))
        # Its own again.
        system.send("Emulation.setTimezoneOverride", {"timezoneId": ""})
        system.detach()
    for address, shown, worked_out in zip(ADDRESSES, answers, expected, strict=True):
        assert shown["snapshot"].keys() >= {"day", "date", "marks", "regions", "runs"}, address
        assert worked_out | shown["snapshot"] == worked_out, address
        assert {shown["slider"], shown["status"], shown["snapshot"]["date"]} == {
            iso_of(address.day)
        }


# Pixels.


@pytest.fixture(scope="module")
def page(browser, host) -> Iterator[Any]:
    with mounted(browser, host, viewport={"width": 1280, "height": 800}) as opened:
        yield opened


def picture(page, **command) -> Image.Image:
    """The map as it looks after a command: what the reader sees, not what the code holds."""
    page.evaluate("(c) => command(c)", command)
    shot = page.locator(".er-map").screenshot(animations="disabled")
    return Image.open(io.BytesIO(shot)).convert("RGB")


def pixels_of(image: Image.Image, colour: str, reach: int = 26) -> int:
    """How many pixels within ``reach`` of the middle have nearly the colour."""
    wanted = tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))
    x, y = image.width // 2, image.height // 2
    near = image.crop((x - reach, y - reach, x + reach, y + reach))
    counted = Counter(near.get_flattened_data())
    close = (
        n
        for seen, n in counted.items()
        if max(abs(a - b) for a, b in zip(seen, wanted, strict=True)) <= 12
    )
    return sum(close)


def differing_pixels(one: Image.Image, other: Image.Image) -> int:
    """Pixels that differ by more than the noise of drawing."""
    histogram = ImageChops.difference(one, other).convert("L").histogram()
    return sum(histogram[16:])


def front_of(model, day: str) -> tuple[Front, str]:
    """The fullest front of the Chechens and Ingush on a day, and the colour of its line."""
    fronts = drawn(model, Address(day=parse_day(day))).fronts
    ours = [f for f in fronts if f.value and f.movement_id == CI]
    colour = model.dataset.peoples[model.dataset.movements[CI].people_ids[0]].colour
    return max(ours, key=lambda f: f.value or 0), colour


def test_the_picture_changes_with_the_day_and_only_then(page):
    first = picture(page, day="1944-02-24")
    assert first.width > 600 and first.height > 300
    assert len(set(first.get_flattened_data())) > 50, "the map is blank"
    later = picture(page, day="1944-03-05")
    assert differing_pixels(first, later) > 1000
    again = picture(page, day="1944-02-24")
    assert differing_pixels(first, again) == 0


def test_playing_moves_the_date_and_pausing_keeps_it(page):
    page.evaluate("command({ day: '1944-02-24', pace: 'week' })")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("document.getElementById('root').snapshot().date > '1944-03-01'")
    page.get_by_role("button", name="Pause", exact=True).click()
    stopped = page.evaluate("document.getElementById('root').snapshot().date")
    page.wait_for_timeout(400)
    assert page.evaluate("document.getElementById('root').snapshot().date") == stopped
    assert page.get_by_role("status").locator("time").get_attribute("datetime") == stopped


def test_the_front_is_drawn_where_the_model_puts_it(page, model):
    front, colour = front_of(model, "1944-03-05")
    there = {"lon": front.lon, "lat": front.lat, "zoom": 6}
    seen = picture(page, day="1944-03-05", movements=[CI], map=there)
    assert pixels_of(seen, colour) >= 12
    page.evaluate("document.querySelector('.er-canvas-figures').style.visibility = 'hidden'")
    blank = picture(page, map=there)
    page.evaluate("document.querySelector('.er-canvas-figures').style.visibility = ''")
    assert pixels_of(blank, colour) == 0, "a blank canvas would pass"
