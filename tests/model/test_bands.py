"""A movement's people as a band: it is always the whole, whatever the day."""

from __future__ import annotations

import pytest

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of, parse_day
from atlas.base.theme import STACK
from atlas.model import timeline
from atlas.model.bands import Band, band_of
from atlas.model.counts import STANDS
from atlas.model.model import Model
from tests.building import claim, dataset

CI = "chechens-ingush-1944"


def test_a_band_fills_its_height_on_every_day(built_in, model):
    for movement in built_in.movements:
        band = band_of(model.at(), movement)
        if band is None:
            continue
        assert (band.days[0], band.days[-1]) == (FIRST_DAY, LAST_DAY)
        for tops in band.tops:
            assert tops[-1] == pytest.approx(1)
            assert list(tops) == sorted(tops)


def test_a_band_says_what_the_model_says(model):
    band = band_of(model.at(), CI)
    day = parse_day("1944-02-24")
    state = timeline.state(model.at(), day).movements[CI]
    parts = [getattr(state, name, None) for name in STACK]
    values = [part.least if part else 0 for part in parts]
    values[STACK.index("open")] = state.whole.value - sum(values)
    running = [sum(values[: n + 1]) / sum(values) for n in range(len(values))]
    assert band.at(day) == pytest.approx(running)


def test_people_without_a_total_have_no_band(model):
    assert band_of(model.at(), "kazakhs-1928") is None


def test_a_cut_has_its_edges_on_the_straight_line():
    band = Band((0, 10, 20), ((0.0, 1.0), (0.5, 1.0), (1.0, 1.0)), (0, 10, 20))
    cut = band.cut(5, 15)
    assert cut.days == (5, 10, 15)
    assert [tops[0] for tops in cut.tops] == [0.25, 0.5, 0.75]
    assert cut.counted == (10,)


def test_counted_are_the_days_of_sources_and_no_others():
    """Taken, arrived, counted and back; not the day on which loading is only worked out."""
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("all", "arrived", 1000, "1943-11-23", place_id="exile"),
        claim("stock", "in-exile", 900, "1945-01-01/1945-03-31", place_id="exile", span="stock"),
        claim("back", "returned", 600, "1959-06-30", place_id="home"),
    )
    days = [iso_of(day) for day in band_of(Model(data).at(), "m").counted]
    assert days == ["1943-11-02", "1943-11-23", "1945-03-31", "1959-06-30"]


def test_a_total_of_two_counts_by_people_is_no_count():
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02", people_ids=("p", "q")),
        claim("mine", "arrived", 600, "1943-11-23", people_ids=("p",)),
        claim("theirs", "arrived", 400, "1943-11-23", people_ids=("q",)),
        people_ids=("p", "q"),
    )
    assert [iso_of(day) for day in band_of(Model(data).at(), "m").counted] == ["1943-11-02"]


def test_of_a_part_without_a_number_only_the_least_is_filled():
    """Who may be dead or living lies open between the two, and the day after a count too."""
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("all", "arrived", 1000, "1943-11-23", place_id="exile"),
        claim("dead", "died", 200, "1943-11-02/1948-10-01", span="period"),
        claim("stock", "in-exile", 700, "1948-10-01", place_id="exile", span="stock"),
    )
    band = band_of(Model(data).at(), "m")
    dead, open_, living = (STACK.index(name) for name in ("dead", "open", "in_exile"))
    tops = band.at(parse_day("1948-10-01"))
    assert (tops[dead], tops[open_], tops[living]) == pytest.approx((0.2, 0.2, 0.9))
    tops = band.at(parse_day("1948-09-30"))
    assert tops[dead] == 0
    # Nobody was counted that day: whoever may be dead, living or in no count lies open.
    assert tops[open_] == pytest.approx(0.3) and tops[living] == pytest.approx(1)


def test_a_count_ends_with_a_step_and_no_slope():
    """On the day before the last of it stands, on the day after nobody knows."""
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("stock", "in-exile", 700, "1948-10-01", place_id="exile", span="stock"),
    )
    band = band_of(Model(data).at(), "m")
    end = parse_day("1948-10-01") + STANDS + 1
    first, open_ = band.days.index(end), STACK.index("open")
    assert band.days[first - 1 : first + 2] == (end - 1, end, end)
    unknown = [tops[open_] for tops in band.tops[first - 1 : first + 2]]
    assert unknown == pytest.approx([0.3, 0.3, 1])
    assert band.at(end)[open_] == 1
    assert band.cut(end - 9, end).days == (end - 9, end - 1, end, end)
    assert band.cut(end, end + 9).tops[0][open_] == 1
