"""What the browser shows is what the Python model says, on any day and in any time zone.

The same formulae stand in Python and in the browser; only a comparison keeps them one.
That the canvas really carries the picture is seen in its pixels.
"""

from __future__ import annotations

import io
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image, ImageChops

from atlas.base.dates import LAST_DAY, iso_of, parse_day
from atlas.model import timeline
from atlas.picture.address import Address
from atlas.picture.picture import Front
from atlas.picture.picture import picture as drawn
from tests.browser.player_host import mounted

ZONES = ("UTC", "Asia/Almaty", "America/Los_Angeles")
# Days on which a source counts somebody, or a movement begins or ends.
# fmt: off
INSTANTS = (
    "1937-09-15", "1937-10-25", "1943-11-02", "1943-11-23", "1943-12-28", "1943-12-29",
    "1943-12-30", "1943-12-31", "1944-02-23", "1944-02-24", "1944-02-25", "1944-02-29",
    "1944-03-08", "1944-03-20", "1944-03-21", "1945-02-01", "1948-10-01", "1952-12-31",
    "1957-07-01", "1958-04-30", "1959-12-31", "1961-12-31",
)
# fmt: on
EVEN = 60
DAYS = sorted({parse_day(d) for d in INSTANTS} | {LAST_DAY * n // (EVEN - 1) for n in range(EVEN)})

CI = "chechens-ingush-1944"
# As text: to hand so much over value by value takes longer than to work it out.
# No frame is awaited: the snapshot, the slider and the status must be right at once.
SEEK = """async ([days, movements]) => {
  const root = document.getElementById("root");
  const found = [];
  for (const day of days) {
    tell({ day });
    found.push({
      snapshot: root.snapshot(),
      slider: root.querySelector("[role=slider][aria-label=Date]").getAttribute("aria-valuetext"),
      status: root.querySelector("[role=status] time").dateTime,
      states: Object.fromEntries(movements.map((id) => [id, stateOf(id, day)])),
    });
  }
  return JSON.stringify(found);
}"""


@pytest.fixture(scope="session", params=ZONES)
def answers(request, browser, host, built_in) -> dict[int, dict[str, Any]]:
    """What one page says of every day, sought one after the other without reloading."""
    with mounted(browser, host, timezone_id=request.param) as page:
        found = json.loads(page.evaluate(SEEK, [DAYS, list(built_in.movements)]))
    return dict(zip(DAYS, found, strict=True))


@pytest.fixture(scope="session")
def fronts(model) -> dict[int, dict[str, Front]]:
    """The fronts of every day by flow, as plates and films have them."""
    return {day: {f.id: f for f in fronts_on(model, day)} for day in DAYS}


@pytest.fixture(scope="session")
def states(model) -> dict[int, timeline.State]:
    """The state of every day, from the Python model."""
    return {day: timeline.state(model.at(), day) for day in DAYS}


def fronts_on(model, day: int, picks: tuple[str, ...] = ()) -> tuple[Front, ...]:
    return drawn(model, Address(day=day, pick=picks)).fronts


def differing(answers: dict, expected: Callable[[int], Any], shown: Callable[[dict], Any]) -> list:
    """Days on which the two do not say the same, with what each says."""
    pairs = ((day, expected(day), shown(answer)) for day, answer in answers.items())
    return [(iso_of(day), theirs, ours) for day, theirs, ours in pairs if theirs != ours]


def test_sixty_dates_and_more_are_compared():
    assert len(DAYS) >= EVEN
    assert (DAYS[0], DAYS[-1]) == (0, LAST_DAY)


def test_the_date_is_the_day_that_was_asked_for(answers):
    assert differing(answers, int, lambda a: a["snapshot"]["day"]) == []
    for shown in (lambda a: a["snapshot"]["date"], lambda a: a["slider"], lambda a: a["status"]):
        assert differing(answers, iso_of, shown) == []


def test_the_same_fronts_stand_at_the_same_places(answers, fronts):
    compared = 0
    for day, answer in answers.items():
        ours = fronts[day]
        theirs = {m["id"]: m for m in answer["snapshot"]["marks"]}
        assert set(theirs) == set(ours), iso_of(day)
        for identity, front in ours.items():
            shown = theirs[identity]
            where = f"{identity} on {iso_of(day)}"
            assert shown["lon"] == pytest.approx(front.lon, rel=0, abs=1e-6), where
            assert shown["lat"] == pytest.approx(front.lat, rel=0, abs=1e-6), where
            told = (shown["value"], shown["low"], shown["high"])
            assert told == (front.value, front.low, front.high), where
            compared += 1
    assert compared > 100


def held(state: timeline.State) -> dict[str, int | None]:
    """People held by place, of all movements together; None where no number is known.

    Who is not back may be wherever somebody had been counted.
    """
    regions: dict[str, int | None] = {}
    for movement in state.movements.values():
        some = movement.in_exile is None or movement.in_exile.value > 0
        behind = dict.fromkeys(movement.last_counts) if some else {}
        for place, quantity in (behind | movement.exile).items():
            if place == "unplaced":
                continue
            before = regions.get(place)
            counts = [n for n in (before, quantity.value if quantity else None) if n is not None]
            regions[place] = sum(counts) if counts else None
    return regions


def regions_of(answer: dict[str, Any]) -> dict[str, int | None]:
    """The same, as the browser shows it."""
    regions = answer["snapshot"]["regions"]
    assert len({r["id"] for r in regions}) == len(regions), "a region stands twice"
    return {r["id"]: r["value"] for r in regions}


def test_the_regions_hold_the_same_people(answers, states):
    assert differing(answers, lambda day: held(states[day]), regions_of) == []
    assert any(value for day in DAYS for value in held(states[day]).values())


def test_the_range_of_a_region_holds_its_number_and_that_of_the_model(answers, states):
    for day, answer in answers.items():
        for region in answer["snapshot"]["regions"]:
            exile = [m.exile.get(region["id"]) for m in states[day].movements.values()]
            known = [quantity for quantity in exile if quantity]
            if not known:
                assert (region["low"], region["high"]) == (None, None)
                continue
            assert region["low"] <= sum(q.low for q in known) <= region["value"]
            assert region["value"] <= sum(q.high for q in known) <= region["high"]


FIRST = ("whole", "added", "added_dead", "home", "taken", "under_way", "exile")
QUANTITIES = (*FIRST, "in_exile", "dead", "dead_in", "returned", "elsewhere", "not_stated")


@pytest.mark.parametrize("name", QUANTITIES)
def test_every_quantity_of_every_movement_is_the_same(answers, states, name):
    def ours(day):
        return {key: m.as_json()[name] for key, m in states[day].movements.items()}

    def theirs(answer):
        return {key: state[name] for key, state in answer["states"].items()}

    assert differing(answers, ours, theirs) == []


def test_the_last_counts_of_every_movement_are_the_same(answers, states):
    def ours(day):
        return {key: m.last_counts for key, m in states[day].movements.items()}

    def theirs(answer):
        return {
            key: {
                place: (count["value"], count["day"], count["claim"])
                for place, count in state["last_counts"].items()
            }
            for key, state in answer["states"].items()
        }

    assert differing(answers, ours, theirs) == []


# Before a class there is no panel to write: most of what a command costs, and nothing looked at.
PICK = """([pick, days, movements]) => {
  tell({ pick, presenting: true });
  const found = [];
  for (const day of days) {
    tell({ day });
    const states = Object.fromEntries(movements.map((id) => [id, stateOf(id, day)]));
    found.push({ snapshot: document.getElementById("root").snapshot(), states });
  }
  return JSON.stringify(found);
}"""


def test_whatever_the_reader_picks_gives_the_same_states_and_fronts(browser, host, built_in, model):
    """Of rivals alone, and of choices that settle all disputes of a movement at once, a sample."""
    picked = []
    for movement in built_in.movements.values():
        found = model.rivals(movement.id).choices
        most = max((len(picks) for picks in found), default=0)
        picked += [(movement.id, picks) for picks in found if len(picks) in (1, most)]
    picked = random.Random(1944).sample(picked, 40)
    assert any(len(picks) > 2 for _, picks in picked)
    differ = []
    days = DAYS[1::3]
    with mounted(browser, host) as page:
        for movement, picks in picked:
            answers = json.loads(page.evaluate(PICK, [picks, days, [movement]]))
            for day, answer in zip(days, answers, strict=True):
                state = timeline.state(model.at(picks), day)
                ours = state.movements[movement].as_json()
                theirs = answer["states"][movement]
                names = [name for name in QUANTITIES if ours[name] != theirs[name]]
                fronts = {f.id: f.value for f in fronts_on(model, day, picks)}
                shown = {m["id"]: m["value"] for m in answer["snapshot"]["marks"]}
                if names or held(state) != regions_of(answer) or fronts != shown:
                    differ.append((picks, iso_of(day), names))
    assert differ == []


# Pixels.


@pytest.fixture
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
    ours = [f for f in fronts_on(model, parse_day(day)) if f.value and f.movement_id == CI]
    colour = model.dataset.peoples[model.dataset.movements[CI].people_ids[0]].colour
    return max(ours, key=lambda f: f.value or 0), colour


def test_the_front_is_drawn_where_the_model_puts_it(page, model):
    front, colour = front_of(model, "1944-03-05")
    there = {"lon": front.lon, "lat": front.lat, "zoom": 6}
    seen = picture(page, day="1944-03-05", movements=[CI], map=there)
    assert pixels_of(seen, colour) >= 12
    page.add_style_tag(content=".er-canvas-figures { visibility: hidden }")
    assert pixels_of(picture(page, map=there), colour) == 0, "a blank canvas would pass"


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
