"""A flight is shown on its days alone, with words where it led and where it began."""

from __future__ import annotations

import pytest
import shapely

from atlas.base.dates import parse_day
from atlas.paper.map.extent import points_of
from atlas.paper.map.flights import Flights
from atlas.paper.map.map import plate_map
from atlas.paper.map.points import MARK
from atlas.paper.map.printed import printed
from atlas.paper.map.projection import Panel
from atlas.paper.map.words import Words
from atlas.paper.sheet.display_list import Shape
from atlas.paper.sheet.display_list import Words as Text
from atlas.paper.sheet.placer import Room
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.address import Address
from atlas.words.language import language

KAZAKHS = "kazakhs-1928"
WIDE, HIGH = 175.0, 130.0


def of(model, day, **more):
    return printed(model, Address(day=parse_day(day), movements=(KAZAKHS,), **more))


def stops(seen):
    routes = (seen.dataset.routes[seen.dataset.flows[c.flow_id].route_id] for c in seen.corridors)
    return {stop.place_id for route in routes for stop in route}


@pytest.fixture(scope="module")
def plate(model):
    """The picture of a day of the flight, its sheet, and the middle lines of its corridors (mm)."""
    seen = of(model, "1931-09-01")
    sheet = Sheet(WIDE, HIGH)
    panel = Panel((0, 0, WIDE, HIGH), points_of([seen]))
    plate_map(sheet, panel, seen, language("en"))
    return seen, sheet, panel


def test_no_town_is_printed_before_anybody_set_out_to_it(model):
    early, later = of(model, "1928-06-01"), of(model, "1931-09-01")
    assert {s.place_id for s in early.stations} == {"korgantobe"}
    assert {"karsakpai", "kazaly", "chimkent"} <= {s.place_id for s in later.stations}
    assert {s.place_id for s in later.stations} <= stops(later)


def test_a_town_off_every_way_is_printed_while_something_was_counted_there(model):
    def towns(day, **more):
        return {s.place_id for s in of(model, day, **more).stations}

    assert "namangan" in towns("1931-03-08")
    assert "namangan" not in towns("1931-03-09")
    assert "karakalpakstan" in towns("1933-06-01")
    assert "namangan" in towns("1931-12-31", view="sofar")
    assert "namangan" not in towns("1930-12-31", view="sofar")


def boxes(sheet):
    """The words on a sheet, each with the box of its letters (mm)."""
    for thing in sheet.display_list:
        if isinstance(thing, Text):
            wide = text_width(thing.words, thing.size, weight=thing.weight, italic=thing.italic)
            high = thing.size * 25.4 / 72
            yield thing.words, shapely.box(thing.x, thing.y - high, thing.x + wide, thing.y)


def test_where_a_corridor_leads_stands_at_its_end_or_at_a_line_to_it(plate):
    seen, sheet, panel = plate
    lines = [
        shapely.LineString(shape.outline[0])
        for shape in sheet.display_list
        if isinstance(shape, Shape) and len(shape.outline[0]) == 2 and not shape.fill
    ]
    found = 0
    for words, box in boxes(sheet):
        if not words.startswith("→ "):
            continue
        found += 1
        ends = [
            shapely.Point(panel.to_mm(*c.line[-1]))
            for c in seen.corridors
            if words == f"→ {name_of(seen, c)}"
        ]
        away = min(end.distance(box) for end in ends)
        led = any(
            line.distance(box) < 4 and line.distance(end) < 2 * MARK
            for line in lines
            for end in ends
        )
        assert away < 6 or led, words
    assert found >= 5


def name_of(seen, corridor):
    return Words(seen, language("en")).brief(seen.dataset.flows[corridor.flow_id].destination_id)


def test_where_a_corridor_begins_is_named_too(plate):
    words = [words for words, _ in boxes(plate[1])]
    # Gazli is no station, as no source names it on a way; the district of Talas has no town.
    assert {"Gazli", "Mangystau"} <= {*words}
    assert words.count("Gazli") == 1


def test_what_was_counted_of_a_flight_is_told_where_there_is_no_room(model):
    seen = of(model, "1931-06-01")
    counted = {c.flow_id for c in seen.corridors if c.size}
    sheet = Sheet(12.0, 12.0)
    panel = Panel((0, 0, 12.0, 12.0), points_of([seen]))
    flights = Flights(sheet, panel, Words(seen, language("en")), Room(panel.frame), "", 1.0)
    lines = {
        c.flow_id: shapely.get_coordinates(panel.shape(shapely.LineString(c.line)))
        for c in seen.corridors
    }
    left = flights.ends(lines, [])
    assert {item.id for item in left} == counted == {"kaz-uzbekistan", "kaz-tajikistan"}
    first = next(item for item in left if item.id == "kaz-uzbekistan")
    assert (first.kind, first.name) == ("count", "→ Uzbek SSR")
    assert first.rows[0][1] == "3,436 farms moved, 1930 to 5 August 1931"


def test_a_way_ahead_has_no_pattern_and_one_without_a_number_that_of_a_schematic_one(model):
    """Or a legend would explain lines that are not there."""
    seen = printed(model, Address(day=parse_day("1941-09-10"), movements=("volga-germans-1941",)))
    kinds = {run.kind for run in seen.runs}
    assert kinds == {"band", "ahead"}
    assert {run.status for run in seen.runs if run.kind == "ahead"} == {""}
    uncounted = {run.status for run in seen.runs if run.kind == "band" and not run.number}
    assert uncounted <= {"schematic"}


def test_corridors_that_end_apart_each_say_where_they_lead(model):
    """Four of 1936 led to the republic, from four sides, each with one brigade."""
    seen = of(model, "1936-12-31")
    sheet = Sheet(WIDE, HIGH)
    panel = Panel((0, 0, WIDE, HIGH), points_of([seen]))
    left = plate_map(sheet, panel, seen, language("en")).left_out
    said = [words for words, _ in boxes(sheet)].count("→ Kazak ASSR")
    assert said + sum(item.name == "→ Kazak ASSR" for item in left) == 4
