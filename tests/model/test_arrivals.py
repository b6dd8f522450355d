"""Arrivals that nobody counted, and counts in places beside those that drive the picture."""

from __future__ import annotations

from atlas.check.contradictions import contradicted
from atlas.model import timeline
from atlas.model.model import Model
from tests.building import claim, dataset, flow

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")
DEAD = claim("t", "died-in-transit", 10, "1943-11-23")


def on(data, day):
    return timeline.state(Model(data).at(), day).movements["m"]


def three(quantity):
    return quantity and (quantity.value, quantity.low, quantity.high)


def test_no_line_leads_to_arrivals_that_nobody_counted():
    data = dataset(WHOLE, DEAD, flows=(flow(),))
    eve, first = on(data, "1943-11-11"), on(data, "1943-11-12")
    assert (three(eve.under_way), three(eve.in_exile)) == ((1000, 990, 1000), (0, 0, 0))
    assert (three(first.under_way), three(first.in_exile)) == ((None, 0, 1000), (None, 0, 990))
    last = on(data, "1943-11-23")
    assert (three(last.under_way), three(last.in_exile)) == ((0, 0, 0), (990, 990, 990))


def test_between_the_earliest_and_the_latest_report_the_days_are_open():
    ways = (flow(arrive_start="1943-11-12/1943-11-15", arrive_end="1943-11-23/1943-12-05"),)
    data = dataset(WHOLE, DEAD, flows=ways)
    assert three(on(data, "1943-11-12").in_exile) == (None, 0, 990)
    assert three(on(data, "1943-12-04").under_way) == (None, 0, 990)
    assert three(on(data, "1943-12-05").in_exile) == (990, 990, 990)


def test_a_count_that_drives_nothing_is_shown_on_its_day_where_no_other_stands():
    ways = (flow(arrive_end="1943-11-23/1943-12-05"),)
    used = claim("used", "arrived", 760, "1944-03-01", place_id="away")
    other = claim("other", "arrived", 800, "1943-12-01", place_id="away", rank="normal")
    data = dataset(WHOLE, DEAD, used, other, flows=ways)
    assert on(data, "1943-11-30").exile["away"] is None
    counted = on(data, "1943-12-01")
    assert three(counted.exile["away"]) == (800, 800, 800)
    assert (three(counted.in_exile), three(counted.under_way)) == (
        (None, 800, 990),
        (None, 0, 190),
    )
    assert on(data, "1943-12-02").last_counts["away"][2] == "other"
    assert three(on(data, "1944-03-01").exile["away"]) == (760, 760, 800)
    assert list(contradicted(data)) == []


def test_a_count_beside_one_that_stands_only_widens_it():
    used = claim("used", "arrived", 760, "1943-11-23", place_id="away")
    other = claim("other", "arrived", 800, "1943-12-01", place_id="away", rank="normal")
    data = dataset(WHOLE, used, other, flows=(flow(),))
    assert three(on(data, "1943-12-01").exile["away"]) == (760, 760, 800)
