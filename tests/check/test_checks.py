"""Checks across records: each fault is found, a recorded disagreement is only a note."""

from __future__ import annotations

from dataclasses import replace

from atlas.base import faults
from atlas.base.dates import parse_span
from atlas.check import checks
from atlas.read.citations import Citation
from atlas.read.records import Conflict, Event, Sum, Territory
from tests.building import claim, dataset, flow, place, stop
from tests.damage import complaints

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")


def found(data):
    return [str(f) for f in checks.check(data)]


def test_a_sound_set_has_no_fault():
    assert found(dataset(WHOLE)) == []


def test_a_sum_that_does_not_close_is_an_error_unless_this_very_one_is_recorded():
    total = replace(WHOLE, parts_complete=True, conflict_id="c")
    part = claim("part", "removed", 990, "1943-11-02", part_of="whole", rank="normal")
    data = dataset(total, part)
    data.conflicts["c"] = Conflict("c", "How many?", "The printed one.", "")
    (line,) = complaints(checks.check(data))
    assert line == (
        "claims.csv:value: the printed total is 1,000, but its terms add up to 990 "
        "(difference +10); if the sources themselves disagree, record it in sums.csv"
    )
    data.sums["s"] = Sum("s", "m", "T", "whole", ("part",), (), None, 10, "c", "")
    notes = checks.check(data)
    assert faults.errors(notes) == []
    assert any("add up to 990" in n.message for n in notes)
    data.sums["s"] = replace(data.sums["s"], difference=7)
    (line,) = complaints(checks.check(data))
    assert line.endswith("add up to 990 (difference +10); sums.csv records +7")


def test_an_unknown_work_is_named():
    data = dataset(replace(WHOLE, source=(Citation("nobody1999", "1"),)))
    assert "claims.csv:source: 'nobody1999' is not in sources.bib" in found(data)


def test_ranges_and_date_order():
    data = dataset(
        WHOLE,
        claim("a", "killed", 5, value_low=9, rank="normal"),
        claim("b", "killed", None, value_low=9, value_high=3, rank="normal"),
        replace(WHOLE, id="c", rank="normal", as_of_end=parse_span("1943-10")),
        claim("d", "killed", 5, quotation="word " * 26, rank="normal"),
    )
    text = "\n".join(found(data))
    for words in (
        "9 lies above the value 5",
        "3 lies below value_low 9",
        "lies before",
        "26 words",
    ):
        assert words in text


def test_arriving_before_leaving_and_impossible_speed():
    data = dataset(WHOLE)
    data.places.update({"a": place("a", lon=40.0, lat=45.0), "b": place("b", lon=75.0, lat=45.0)})
    data.routes["r"] = [stop("r", 1, "a"), stop("r", 2, "b", "truck")]
    data.flows["late"] = flow("late", arrive_end="1943-11-01", arrive_start="1943-11-01")
    fast = {"arrive_start": "1943-11-03", "arrive_end": "1943-11-23"}
    data.flows["fast"] = flow("fast", mode="truck", **fast)
    text = "\n".join(found(data))
    assert "'1943-11-01' lies before depart_start" in text
    assert "is too fast for the mode 'truck'" in text


def test_a_route_without_coordinates_or_out_of_order_is_named():
    data = dataset(WHOLE)
    data.places["x"] = replace(place("x"), lon=None, lat=None)
    data.routes["r"] = [stop("r", 1, "x"), stop("r", 3, "away")]
    data.flows["f"] = flow()
    text = "\n".join(found(data))
    assert "cannot be drawn" in text
    assert "not numbered" in text


def test_a_route_that_goes_nowhere_is_named():
    data = dataset(WHOLE)
    data.routes["r"] = [stop("r", 1, "home"), stop("r", 2, "away")]
    data.flows["f"] = flow()
    assert "flows.csv:route_id: route 'r' has no length: all its stops lie at one point" in found(
        data
    )


def test_rail_without_track_is_a_note():
    data = dataset(WHOLE)
    data.routes["r"] = [stop("r", 1, "home"), stop("r", 2, "north")]
    notes = checks.check(data)
    assert [n.severity for n in notes] == ["note"]
    assert "straight dotted line" in notes[0].message


def test_each_recorded_conflict_is_a_note():
    data = dataset(WHOLE)
    data.conflicts["c"] = Conflict("c", "How many?", "…", "")
    assert found(data) == ["note: conflicts.csv: How many?"]


def test_a_leg_without_track_is_said_once_for_all_its_routes():
    data = dataset(WHOLE)
    for route in ("r", "s"):
        data.routes[route] = [stop(route, 1, "home"), stop(route, 2, "north")]
    data.routes["back"] = [stop("back", 1, "north"), stop("back", 2, "home")]
    (note,) = checks.check(data)
    assert "from 'home' to 'north' (in 3 routes): drawn as a straight" in note.message


def test_every_pair_of_dates_is_in_order():
    data = dataset(WHOLE, return_start="1957", return_end="1956")
    event = {"kind": "return", "place_id": "", "title": "", "text": "", "status": ""}
    start, end = parse_span("1957"), parse_span("1956")
    data.events["e"] = Event("e", "m", (), **event, start=start, end=end, source=(), quoting=())
    data = replace(data, territories=[Territory("m", "home", "homeland", start, end, "", (), "")])
    data.flows["f"] = flow(depart_end="1943-11-01", arrive_end="1943-11-03")
    lines = [line for line in found(data) if "lies before" in line]
    assert lines == [
        "movements.csv:return_end: '1956' lies before return_start '1957'",
        "territories.csv:valid_to: '1956' lies before valid_from '1957'",
        "events.csv:end: '1956' lies before start '1957'",
        "flows.csv:depart_end: '1943-11-01' lies before depart_start '1943-11-02'",
        "flows.csv:arrive_end: '1943-11-03' lies before arrive_start '1943-11-12'",
        "flows.csv:depart_end: '1943-11-01' lies before the first day of its movement, "
        "'1943-11-02' (movements.csv:start)",
    ]


def test_an_event_of_no_movement_says_whom_it_concerns():
    data = dataset(WHOLE)
    event = {"kind": "legal", "place_id": "", "title": "", "text": "", "status": ""}
    event |= {"start": parse_span("1944"), "end": parse_span(""), "source": (), "quoting": ()}
    data.events["of-nobody"] = Event("of-nobody", "", (), **event)
    data.events["of-one"] = Event("of-one", "", ("q",), **event)
    data.events["of-its-own"] = Event("of-its-own", "m", (), **event)
    data.events["of-another"] = Event("of-another", "m", ("p", "q"), **event)
    assert found(data) == [
        "events.csv:people_ids: 'q' is not among the peoples of m in movements.csv",
        "events.csv:people_ids: is empty, as is movement_id: name the peoples that the event "
        "concerns",
    ]
    assert data.concerned(data.events["of-its-own"]) == ("p",)
    told = data.events_about([data.movements["m"]])
    assert [e.id for e in told] == ["of-its-own", "of-another"]
