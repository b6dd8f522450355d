"""Which outline of a place is shown on a day."""

from __future__ import annotations

from atlas.base.dates import parse_day, parse_span
from atlas.model.model import Model
from atlas.picture import outlines
from atlas.read.records import Territory
from tests.building import dataset, unit


def test_the_outline_nearest_in_time_stands_where_none_is_valid():
    data = dataset()
    for one in (unit("home@1936", "1936/1944-03-07"), unit("home@1957", "1957-01-09/..")):
        data.units[one.id] = one

    def on(day):
        found = outlines.outline_on(Model(data), "home", parse_day(day))
        return found and found.id

    assert on("1940-01-01") == on("1930-01-01") == on("1945-01-01") == "home@1936"
    assert on("1956-01-01") == on("1960-01-01") == "home@1957"
    assert outlines.outline_on(Model(data), "away", 0) is None


def test_a_territory_holds_its_role_on_both_its_end_days():
    def holds(start, end, day):
        spans = (parse_span(start), parse_span(end))
        return outlines.holds_on(
            Territory("m", "home", "homeland", *spans, "documented", (), ""), parse_day(day)
        )

    assert holds("1936-12-05", "1944-03-07", "1936-12-05")
    assert holds("1936-12-05", "1944-03-07", "1944-03-07")
    assert not holds("1936-12-05", "1944-03-07", "1944-03-08")
    assert holds("", "", "1928-01-01")


def test_bounds_are_those_of_the_outline_as_drawn():
    one = unit("home@1936", "", 40.00049, 43.0, 45.00051, 44.0)
    assert outlines.drawn_bounds(one) == (40.0, 43.0, 45.001, 44.0)
