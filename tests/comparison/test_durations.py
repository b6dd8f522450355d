"""Days and years between two events, and when an autonomy was restored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_span
from atlas.comparison import durations
from atlas.comparison.columns import LAST_ARRIVAL, REMOVAL, Between
from atlas.model.model import Model
from atlas.read.records import Event, Territory
from tests.building import claim, dataset

OPERATION = Between(REMOVAL, LAST_ARRIVAL, "days")
ORDER = Between(("decree",), REMOVAL, "days")
YEARS = Between(REMOVAL, ("restoration",), "years")


def event(identity: str, kind: str, start: str, end: str = "", place_id: str = "") -> Event:
    span, until = parse_span(start), parse_span(end)
    return Event(identity, "m", (), kind, span, until, place_id, identity, "", "documented", (), ())


def territory(role: str, place_id: str = "home") -> Territory:
    return Territory("m", place_id, role, parse_span(""), parse_span(""), "documented", (), "")


def world(*events: Event, territories=(), claims=(), **cells):
    data = dataset(*claims, **cells)
    data = replace(data, events={e.id: e for e in events}, territories=list(territories))
    return Model(data).at(), data.movements["m"]


START = event("start", "roundup", "1943-11-02", "1943-11-05")


def test_the_first_order_and_the_first_day_that_are_dated_to_a_day():
    vague = event("vague", "decree", "1943-08")
    late = event("late", "decree", "1943-10-14")
    first = event("first", "decree", "1943-10-12")
    found = durations.between(*world(START, vague, late, first), ORDER)
    assert (found.words, found.basis) == ("21", "derived")
    assert found.how == "12 October 1943 to 2 November 1943"
    assert [record.id for record in found.records] == ["first", "start"]


def test_an_order_after_the_removal_was_none_before_it():
    after = event("after", "decree", "1943-12-01")
    assert durations.between(*world(START, after), ORDER).words == "not stated"


@pytest.mark.parametrize(
    ("end", "words"), [("1943-11-23", "21"), ("1943-11", "not stated"), ("1944-01", "60–90")]
)
def test_the_last_arrival_is_on_the_last_day_of_the_movement(end: str, words: str):
    last = event("last", "arrival", end, place_id="away")
    other = event("other", "arrival", "1945", place_id="away")
    found = durations.between(*world(START, last, other, end=end), OPERATION)
    assert found.words == words


def test_an_arrival_of_all_comes_before_that_of_one_place():
    one = event("one", "arrival", "1943-11-23", place_id="away")
    everybody = event("all", "arrival", "1943-11-23", place_id="exile")
    found = durations.between(*world(START, one, everybody), OPERATION)
    assert found.records[1].id == "all"


def test_without_such_an_event_the_count_of_all_who_arrived_ends_it():
    counted = claim("counted", "arrived", 9, "1943-11-10/1943-11-23")
    assert durations.between(*world(START, claims=[counted]), OPERATION).words == "21"
    assert durations.between(*world(START), OPERATION).words == "not stated"


def test_whole_years_to_the_first_decree_that_restored_the_autonomy():
    back = event("back", "restoration", "1957-11-01", place_id="home")
    land = event("land", "restoration", "1955-03-14", place_id="away")
    held = durations.between(*world(START, back, land, territories=[territory("restored")]), YEARS)
    assert (held.words, held.remark) == ("13", "")


def test_without_a_return_the_years_run_to_the_end_of_the_atlas():
    found = durations.between(*world(START, return_start="", return_end=""), YEARS)
    assert (found.words, found.remark) == ("more than 18", "no return recorded by 1961")
    assert durations.between(*world(START), YEARS).words == "not stated"


def test_an_autonomy_was_restored_or_not_or_never_abolished():
    first = event("first", "restoration", "1957-01-09", place_id="home")
    second = event("second", "restoration", "1958-07-29", place_id="north")
    units = [territory("restored"), territory("restored", "north")]
    view, movement = world(first, second, territories=units)
    found = durations.restored(view.dataset, movement)
    assert (found.words, found.remark) == ("9 January 1957", "home; 29 July 1958: north")
    for roles, words in (
        (("homeland", "dissolved"), "not by 1961"),
        (("homeland",), "none was abolished"),
        ((), "not stated"),
    ):
        view, movement = world(territories=[territory(role) for role in roles])
        assert durations.restored(view.dataset, movement).words == words
