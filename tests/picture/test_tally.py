"""How many ran over a stretch of way by a day."""

from __future__ import annotations

from atlas.base.dates import parse_day
from atlas.model.curves import Quantity
from atlas.model.model import Model
from atlas.picture import tally
from atlas.picture.address import Address
from atlas.picture.journeys import Journey, journeys_on
from atlas.routes import streams
from atlas.routes.fronts import Number
from tests.building import two_ways


def test_a_number_keeps_below_a_count_of_all_each_end_by_its_own():
    number = Number(500, 450, 600)
    assert number.within(None) == number
    assert number.within(Quantity(480, 470, 550, "documented")) == (480, 450, 550)
    assert number.within(Quantity(400, 390, 420, "documented")) == (400, 390, 420)
    assert number.within(Quantity(700, 100, 900, "documented")) == (500, 100, 600)


def shared(day: str, **asked):
    view = Model(two_ways()).at()
    (group,) = streams.groups_of(view)
    piece = next(p for p in group.pieces if len(p.streams) == 2)
    shown = journeys_on(view, Address(day=parse_day(day), **asked), {"m"})
    return tally.tally(piece, next(iter(shown), Journey(group, ())))


def test_streams_are_ahead_then_on_the_way_then_done():
    before, during, after = (shared(d) for d in ("1943-11-01", "1943-11-05", "1943-12-01"))
    assert (before.ahead, before.moving, before.passed) == (True, False, False)
    assert (during.ahead, during.moving, during.passed) == (True, True, False)
    assert 0 < during.head < 1 and during.tail == 0
    assert during.way == (400, 400, 400) and during.done == (0, 0, 0)
    assert (after.ahead, after.moving, after.passed) == (False, False, True)
    assert after.done == (400, 400, 400)
    assert {s.flow_id for s in (before, during, after)} == {"large"}


def test_what_the_last_have_left_behind_them_is_run():
    assert shared("1943-11-06").behind == 0
    sums = shared("1943-11-11")
    assert 0 < sums.tail <= sums.behind < 1
    assert sums.head == 1 and not sums.ahead


def test_all_journeys_are_done_on_any_day_of_the_view_of_all():
    assert shared("1928-01-01", view="all").done.value == 400


def test_a_period_holds_the_streams_that_move_in_it():
    until = {"view": "period", "to": parse_day("1944-02-01")}
    assert shared("1943-11-23", **until).passed
    assert shared("1943-11-24", **until).flow_id == ""
    assert shared("1943-10-01", view="period", to=parse_day("1943-11-01")).flow_id == ""
