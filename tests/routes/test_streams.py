"""Streams of one movement share their legs; each leg belongs to the fullest."""

from __future__ import annotations

import pytest

from atlas.model.model import Model
from atlas.routes import streams
from tests.building import stop, two_ways


def test_a_shared_leg_belongs_to_the_fullest_and_has_all_that_run_it():
    (group,) = streams.groups_of(Model(two_ways()).at())
    assert [s.flow.id for s in group.streams] == ["small", "large"]
    owned = {tuple(s.flow.id for s, _, _ in p.streams): p.route_id for p in group.pieces}
    assert owned == {("large", "small"): "r2", ("large",): "r2", ("small",): "r1"}
    # At which place each route has the leg: a to b is the first of both.
    assert {p.numbers for p in group.pieces if len(p.streams) == 2} == {(0, 0)}
    assert [p.numbers for p in group.pieces if len(p.streams) == 1] == [(1,), (1,)]


def test_a_way_that_no_source_names_is_schematic_on_every_leg():
    (group,) = streams.groups_of(Model(two_ways()).at())
    assert {p.status for p in group.pieces} == {"schematic"}, "no leg has a track here"


def test_kilometres_of_a_stream_home_count_from_where_it_sets_out():
    data = two_ways(direction="homeward", depart_start="1957", arrive_end="1958")
    outward, homeward = sorted(
        streams.groups_of(Model(data).at()), key=lambda g: g.direction, reverse=True
    )
    assert (outward.direction, homeward.direction) == ("outward", "homeward")
    first, last = sorted(homeward.pieces, key=lambda p: p.start_km)
    assert first.flip and last.flip
    assert first.streams[0][2] == pytest.approx(homeward.streams[0].path.km)
    assert last.streams[0][1] == 0
    assert (homeward.first, homeward.last) == (10593, 11322)


def test_caravans_make_no_pieces():
    data = two_ways()
    data.routes["r1"] = [stop("r1", n, p, "caravan") for n, p in enumerate("abc", start=1)]
    (group,) = streams.groups_of(Model(data).at())
    assert {p.route_id for p in group.pieces} == {"r2"}
    assert [s.free for s in group.streams] == [True, False]


def test_a_route_that_cannot_be_drawn_is_left_out():
    data = two_ways()
    data.routes["r1"] = data.routes["r1"][:1]
    (group,) = streams.groups_of(Model(data).at())
    assert [s.flow.id for s in group.streams] == ["large"]
