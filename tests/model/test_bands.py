"""A movement's people as a band: it is always the whole, whatever the day."""

from __future__ import annotations

import pytest

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of, parse_day
from atlas.base.theme import STACK
from atlas.model import timeline
from atlas.model.bands import Band, band_of
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
    parts = [getattr(state, name) for name in STACK]
    values = [part.value if part else 0 for part in parts]
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
    assert days == ["1943-11-02", "1943-11-23", "1945-01-01", "1959-06-30"]


def test_a_total_of_two_counts_by_people_is_no_count():
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02", people_ids=("p", "q")),
        claim("mine", "arrived", 600, "1943-11-23", people_ids=("p",)),
        claim("theirs", "arrived", 400, "1943-11-23", people_ids=("q",)),
        people_ids=("p", "q"),
    )
    assert [iso_of(day) for day in band_of(Model(data).at(), "m").counted] == ["1943-11-02"]
