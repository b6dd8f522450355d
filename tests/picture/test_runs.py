"""What stands on each stretch of way on a day."""

from __future__ import annotations

from atlas.base.dates import parse_day
from atlas.model import timeline
from atlas.model.curves import Quantity
from atlas.model.model import Model
from atlas.model.timeline import MovementState, State
from atlas.picture.address import Address
from atlas.picture.journeys import journeys_on
from atlas.picture.runs import runs_on
from tests.building import two_ways


def runs(data, day: str, under_way: int | None = 400, **asked):
    address = Address(day=parse_day(day), **asked)
    way = None if under_way is None else Quantity(under_way, under_way, under_way, "documented")
    whole = Quantity(400, 400, 400, "documented")
    of = MovementState("m", "persons", whole=whole, under_way=way)
    journeys = journeys_on(Model(data).at(), address, {"m"})
    return runs_on(journeys, address, State(address.shown_day, {"m": of}))


def kinds(found):
    return sorted((r.kind, r.route_id, r.number) for r in found)


def test_before_the_removal_and_on_no_day_of_it_nothing_stands_on_the_way():
    assert runs(two_ways(), "1943-11-01") == ()
    first = runs(two_ways(), "1943-11-02")
    assert kinds(first) == [("ahead", "r1", None), ("ahead", "r2", None)]


def test_on_the_way_a_band_is_as_wide_as_who_is_on_it():
    found = runs(two_ways(), "1943-11-05")
    assert kinds(found) == [
        ("ahead", "r1", None),
        ("ahead", "r2", None),
        ("band", "r2", 400),
    ]
    # Nobody counts more on the way than are under way.
    fewer = runs(two_ways(), "1943-11-05", under_way=250)
    assert [r.number for r in fewer if r.kind == "band"] == [250]


def test_a_journey_made_is_a_core_and_in_the_views_of_many_days_a_bed():
    data = two_ways()
    assert {r.kind for r in runs(data, "1944-01-01")} == {"core"}
    found = runs(data, "1944-01-01", view="sofar")
    assert {(r.kind, r.number) for r in found} == {
        ("bed", 400),
        ("bed", 300),
        ("bed", 100),
        ("core", None),
    }
    core = [r for r in found if r.kind == "core" and r.route_id == "r2"]
    assert len(core) == 1, "one style runs on across the legs"
    beds = [r for r in found if r.kind == "bed" and r.route_id == "r2"]
    assert (beds[0].start_km, beds[-1].end_km) == (core[0].start_km, core[0].end_km)


def test_a_number_that_no_source_states_has_no_bed():
    data = two_ways()
    data.claims.clear()
    assert {r.kind for r in runs(data, "1944-01-01", view="all")} == {"core"}


def test_on_one_day_the_way_home_replaces_the_way_out(model):
    address = Address(day=parse_day("1957-08-01"))
    state = timeline.state(model.at(), address.day)
    journeys = journeys_on(model.at(), address, state.movements)
    ways = {(r.movement_id, r.direction) for r in runs_on(journeys, address, state)}
    home = {movement for movement, direction in ways if direction == "homeward"}
    assert home and not {(m, "outward") for m in home} & ways


def test_only_movements_asked_for_have_journeys(model):
    address = Address(day=parse_day("1944-03-05"))
    assert journeys_on(model.at(), address, ()) == ()
    journeys = journeys_on(model.at(), address, {"koreans-1937"})
    assert {journey.group.movement_id for journey in journeys} == {"koreans-1937"}
