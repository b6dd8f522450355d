"""Wrong years: what is dated to another time than its movement, and what rightly is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_span
from atlas.check import checks
from atlas.read.records import Event
from tests.building import claim, dataset, flow, place, stop
from tests.damage import complaints

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")


def with_flows(*flows, **cells):
    data = dataset(WHOLE, flows=flows, **cells)
    data.places.update({"home": place("home", lon=41.0), "away": place("away", lon=70.0)})
    data.routes["r"] = [stop("r", 1, "home"), stop("r", 2, "away")]
    data = replace(data, lines={"movements": {"m": 2}})
    return complaints(checks.check(data))


OUT_EARLY = {"depart_start": "1934-11-02", "depart_end": "1934-11-06"}
BACK = {"direction": "homeward", "origin_id": "away", "destination_id": "home"}


def dated(text, **cells):
    names = ("depart_start", "depart_end", "arrive_start", "arrive_end")
    return dict.fromkeys(names, text) | cells


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, []),
        (
            OUT_EARLY,
            [
                "flows.csv:depart_start: '1934-11-02' lies before the first day of its movement, "
                "'1943-11-02' (movements.csv:2:start)"
            ],
        ),
        (
            {"arrive_end": "1953-11-23"},
            [
                "flows.csv:arrive_end: '1953-11-23' lies more than 183 days after the last day of "
                "its movement, '1943-11-23' (movements.csv:2:end)"
            ],
        ),
        # A stream dated to the year alone, and one that comes in some weeks late.
        (dated("1943"), []),
        ({"arrive_end": "1943-12-30"}, []),
        ({**BACK, **dated("1957")}, []),
        (
            {**BACK, **dated("1951")},
            [
                "flows.csv:depart_start: '1951' lies before the first return, "
                "'1957' (movements.csv:2:return_start)"
            ],
        ),
        (
            {**BACK, **dated("1960")},
            [
                "flows.csv:depart_start: '1960' lies after the last return, "
                "'1959' (movements.csv:2:return_end)"
            ],
        ),
        ({"direction": "onward", **dated("1949")}, []),
        (
            {"direction": "onward", **dated("1949", arrive_end="1965")},
            [
                "flows.csv:arrive_end: '1965' lies more than 183 days after the last return, "
                "'1959' (movements.csv:2:return_end)"
            ],
        ),
    ],
)
def test_a_stream_runs_in_the_time_of_its_movement(cells, said):
    assert with_flows(flow("f", **cells)) == said


def test_where_no_return_is_recorded_a_stream_ends_within_the_time_that_is_shown():
    late = flow("f", direction="onward", **dated("1949", arrive_end="1973"))
    words = "lies outside 1928-1961, so it would never be shown"
    assert with_flows(late, return_start="", return_end="") == [
        f"flows.csv:arrive_end: '1973' {words}"
    ]


@pytest.mark.parametrize(
    ("measure", "as_of", "more", "wrong"),
    [
        ("arrived", "1934-11-23", {}, True),
        ("arrived", "1953-11-23", {}, True),
        ("arrived", "1944-01", {}, False),
        ("in-exile", "1934", {"span": "stock"}, True),
        ("in-exile", "1953", {"span": "stock"}, False),
        ("died", "1940", {}, True),
        ("returned", "1947", {}, True),
        ("returned", "1963", {}, False),
        # Told beside it: a census, a plan, a total known to be wrong, a share of long after.
        ("population", "1926", {}, False),
        ("removed", "1942", {"kind": "planned"}, False),
        ("removed", "1942", {"rank": "deprecated"}, False),
        ("share-of-people", "1989", {"unit": "percent"}, False),
        ("population", "0001", {}, True),
    ],
)
def test_a_count_of_a_stage_is_of_its_time_and_what_is_told_beside_it_is_free(
    measure, as_of, more, wrong
):
    other = claim("c", measure, 9, as_of, **({"rank": "normal"} | more))
    said = complaints(checks.check(dataset(WHOLE, other)))
    assert [line.partition(":as_of_")[0] for line in said] == ["claims.csv"] * wrong


@pytest.mark.parametrize(
    ("kind", "start", "end", "wrong"),
    [
        ("roundup", "1934-11-02", "", "start"),
        ("roundup", "1943-11-02", "1948", ""),
        ("roundup", "1943-10", "1943-11-05", ""),
        ("arrival", "1953", "", "start"),
        ("exile", "1939", "", "start"),
        ("return", "2006", "", ""),
        ("decree", "1928-01-01", "", ""),
        ("legal", "1989-11-14", "", ""),
        ("memory", "2020-11-24", "", ""),
        ("memory", "9999-12-31", "", "start"),
        ("homeland", "0001", "", "start"),
    ],
)
def test_what_happened_on_the_way_is_of_its_time_and_laws_and_memorials_are_free(
    kind, start, end, wrong
):
    data = dataset(WHOLE)
    spans = {"start": parse_span(start), "end": parse_span(end)}
    words = dict.fromkeys(("place_id", "title", "text", "status"), "")
    data.events["e"] = Event("e", "m", (), kind, **spans, **words, source=(), quoting=())
    said = complaints(checks.check(data))
    assert [line.partition(": ")[0] for line in said] == ([f"events.csv:{wrong}"] if wrong else [])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"return_start": "1941"},
            "return_start: '1941' lies before the first day of its movement",
        ),
        (
            {"return_start": "", "return_end": "1934"},
            "return_end: '1934' lies before the first day",
        ),
        (
            {"start": "1934-11-02"},
            "start: '1934-11-02' lies more than 183 days before its first dated",
        ),
        (
            {"start": "1942-11-02"},
            "start: '1942-11-02' lies more than 183 days before its first dated",
        ),
        (
            {"end": "1953-11-23"},
            "end: '1953-11-23' lies more than 183 days after its last dated row: f",
        ),
        (
            {"start": "1902", "end": "1903"},
            "end: '1903' is not within 1928-1961, nor is start '190",
        ),
        ({"start": "1943"}, ""),
        ({"end": "1943"}, ""),
        ({"kind": "flight", "start": "1941"}, ""),
    ],
)
def test_the_dates_of_a_movement_are_those_of_what_is_dated_in_it(cells, said):
    found = with_flows(flow("f"), flow("back", **BACK, **dated("1957")), **cells)
    assert len(found) == bool(said)
    assert not said or found[0].startswith(f"movements.csv:2:{said}")


def test_a_movement_that_is_cut_by_the_axis_is_a_note():
    data = dataset(WHOLE, return_end="1989")
    (note,) = [str(f) for f in checks.check(data)]
    assert note == (
        "note: movements.csv:return_end: '1989' lies outside 1928-1961: nothing is shown there"
    )


def test_where_most_of_the_rows_disagree_it_is_the_movement_that_is_wrong():
    claims = [claim(f"c{n}", "loaded", 9, "1943-11-05", rank="normal") for n in range(5)]
    data = dataset(WHOLE, *claims, start="1943-11-20")
    data = replace(data, lines={"movements": {"m": 2}})
    (said,) = complaints(checks.check(data))
    assert said.startswith(
        "movements.csv:2:start: '1943-11-20' lies after 6 of its 6 dated rows: "
        "whole, '1943-11-02' (claims.csv:as_of_start)"
    )
