"""What the player works out for a day is what the Python model says, in any time zone.

The same formulae stand in Python and in JavaScript; only a comparison keeps them one. That a page
shows what the player works out is compared in tests/browser/test_agreement.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from atlas.base.dates import LAST_DAY, iso_of, parse_day
from atlas.model import timeline
from atlas.model.model import View
from atlas.picture.address import Address
from atlas.picture.picture import Front
from atlas.picture.picture import picture as drawn
from atlas.picture.regions import regions_on
from tests.long_form import in_full, sample
from tests.snapshots import snapshots

ZONES = ("UTC", "Asia/Almaty", "America/Los_Angeles")
# Days on which a source counts somebody, or a movement begins or ends.
# fmt: off
INSTANTS = (
    "1937-09-15", "1937-10-25", "1943-11-02", "1943-11-23", "1943-12-28", "1943-12-29",
    "1943-12-30", "1943-12-31", "1944-02-23", "1944-02-24", "1944-02-25", "1944-02-29",
    "1944-03-08", "1944-03-20", "1944-03-21", "1944-03-23", "1944-06-20", "1944-07-01",
    "1945-02-01", "1948-10-01", "1952-12-31", "1957-07-01", "1958-04-30", "1959-12-31",
    "1961-12-31",
)
# fmt: on
EVEN = 60
DAYS = sorted({parse_day(d) for d in INSTANTS} | {LAST_DAY * n // (EVEN - 1) for n in range(EVEN)})


@pytest.fixture(scope="module", params=ZONES)
def answers(request, model) -> dict[int, dict[str, Any]]:
    """What the player says of every day, one after the other."""
    movements = [list(model.dataset.movements)] * len(DAYS)
    asked = [Address(day=day) for day in DAYS]
    return dict(zip(DAYS, snapshots(model, asked, movements, request.param), strict=True))


@pytest.fixture(scope="module")
def fronts(model) -> dict[int, dict[str, Front]]:
    """The fronts of every day by flow, as plates and films have them."""
    return {day: {f.id: f for f in fronts_on(model, day)} for day in DAYS}


@pytest.fixture(scope="module")
def states(model) -> dict[int, timeline.State]:
    """The state of every day, from the Python model."""
    return {day: timeline.state(model.at(), day) for day in DAYS}


def fronts_on(model, day: int, picks: tuple[str, ...] = ()) -> tuple[Front, ...]:
    return drawn(model, Address(day=day, pick=picks)).fronts


def differing(answers: dict, expected: Callable[[int], Any], shown: Callable[[dict], Any]) -> list:
    """Days on which the two do not say the same, with what each says."""
    pairs = ((day, expected(day), shown(answer)) for day, answer in answers.items())
    return [(iso_of(day), ours, theirs) for day, ours, theirs in pairs if ours != theirs]


def test_sixty_dates_and_more_are_compared():
    assert len(DAYS) >= EVEN
    assert (DAYS[0], DAYS[-1]) == (0, LAST_DAY)


def test_the_date_is_the_day_that_was_asked_for(answers):
    assert differing(answers, int, lambda a: a["day"]) == []
    assert differing(answers, iso_of, lambda a: a["date"]) == []


def test_the_same_fronts_stand_at_the_same_places(answers, fronts):
    compared = 0
    for day, answer in answers.items():
        ours = fronts[day]
        theirs = {m["id"]: m for m in answer["marks"]}
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


def held(view: View, state: timeline.State) -> dict[str, int | None]:
    """People held by place, of all movements together; None where no number is known."""
    movements = list(view.model.dataset.movements.values())
    return {region.place_id: region.value for region in regions_on(view, movements, state)}


def regions_of(answer: dict[str, Any]) -> dict[str, int | None]:
    """The same, as the browser shows it."""
    regions = answer["regions"]
    assert len({r["id"] for r in regions}) == len(regions), "a region stands twice"
    return {r["id"]: r["value"] for r in regions}


def test_the_regions_hold_the_same_people(answers, states, model):
    ours = {day: held(model.at(), states[day]) for day in DAYS}
    assert differing(answers, ours.__getitem__, regions_of) == []
    assert any(value for regions in ours.values() for value in regions.values())


def test_the_range_of_a_region_holds_its_number_and_that_of_the_model(answers, states):
    for day, answer in answers.items():
        for region in answer["regions"]:
            exile = [m.exile.get(region["id"]) for m in states[day].movements.values()]
            known = [quantity for quantity in exile if quantity]
            if not known:
                assert (region["low"], region["high"]) == (None, None)
                continue
            assert region["low"] <= sum(q.low for q in known) <= region["value"]
            assert region["value"] <= sum(q.high for q in known) <= region["high"]


FIRST = ("whole", "disputed", "added", "added_dead", "home", "taken", "under_way", "exile")
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


def test_whatever_the_reader_picks_gives_the_same_states_and_fronts(model):
    """Of rivals alone, and of choices that settle all disputes of a movement at once, a sample."""
    picked = []
    for movement in model.dataset.movements.values():
        found = model.rivals(movement.id).choices
        most = max((len(picks) for picks in found), default=0)
        picked += [(movement.id, picks) for picks in found if len(picks) in (1, most)]
    picked = sample(picked, 20)
    assert any(len(picks) > 2 for _, picks in picked)
    # Every ninth day of each (in the long form every third), and over so many of them every day.
    every = 3 if in_full() else 9
    asked = [
        (movement, Address(day, pick=picks))
        for number, (movement, picks) in enumerate(picked)
        for day in DAYS[number % every :: every]
    ]
    answers = snapshots(model, [a for _, a in asked], [[movement] for movement, _ in asked])
    differ = []
    for (movement, address), answer in zip(asked, answers, strict=True):
        view = model.at(address.pick)
        state = timeline.state(view, address.day)
        ours = state.movements[movement].as_json()
        theirs = answer["states"][movement]
        names = [name for name in QUANTITIES if ours[name] != theirs[name]]
        fronts = {f.id: f.value for f in fronts_on(model, address.day, address.pick)}
        shown = {m["id"]: m["value"] for m in answer["marks"]}
        if names or held(view, state) != regions_of(answer) or fronts != shown:
            differ.append((address.pick, iso_of(address.day), names))
    assert differ == []
