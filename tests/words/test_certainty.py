"""What is not known, counted from the data."""

from __future__ import annotations

from atlas.base.dates import LAST_DAY, parse_day
from atlas.base.theme import STACK
from atlas.model.bands import band_of
from atlas.model.model import Model
from atlas.words import certainty
from tests.building import claim, dataset, movement, place


def test_every_status_of_a_movement_is_counted_once(built_in) -> None:
    for one in built_in.movements.values():
        counted = certainty.certainty(built_in, one)
        claims = [c for c in built_in.claims_of[one.id] if c.rank != "deprecated"]
        said = [c for c in claims if (c.value, c.value_low, c.value_high) != (None, None, None)]
        assert counted["Numbers"].total() == sum(bool(c.value_status) for c in said)
        assert counted["Events"].total() == len(built_in.events_of[one.id])
        assert set().union(*counted.values()) <= set(certainty.STATUSES)


def part_of(band, state):
    part = STACK.index(state)
    return max(tops[part] - tops[part - 1] for tops in band.tops)


def test_only_days_between_counts_are_interpolated() -> None:
    data = dataset(
        claim("whole", "removed", 100, "1943-11-02"),
        claim("arrived", "arrived", 90, "1943-11-12/1943-11-23"),
    )
    data.movements["m"] = movement()
    data.places["home"] = place("home")
    found = certainty.interpolated(Model(data), data.movements["m"])
    assert found is not None
    assert found.first == parse_day("1943-11-02")
    assert found.days == LAST_DAY - found.first + 1
    # The arrivals run evenly up to their count on 23 November.
    assert found.between == parse_day("1943-11-23") - found.first


def test_interpolated_days_are_those_that_the_totals_call_so(built_in, model) -> None:
    one = built_in.movements["karachais-1943"]
    track = model.at().track(one.id)
    lines = [
        line
        for name, line in track.curves().items()
        if line and name not in ("leeway", "not_stated")
    ]
    days = range(track.start, LAST_DAY + 1)
    said = sum(any(line.at(day).basis == "interpolated" for line in lines) for day in days)
    found = certainty.interpolated(model, one)
    assert found is not None and found.between == said


def test_without_a_total_nothing_is_interpolated(built_in, model) -> None:
    assert certainty.interpolated(model, built_in.movements["kazakhs-1928"]) is None


def test_outlines_are_told_apart(built_in) -> None:
    found = certainty.outlines(built_in)
    assert all(unit.certainty == "approximate" for unit in found["approximate"])
    assert all(not unit.shape.area for unit in found["points"])
    assert all(unit.valid.first is None for unit in found["undated"])


def test_a_whole_of_arrivals_and_deaths_of_one_region_are_said(built_in, model) -> None:
    said = certainty.of_the_numbers(model, built_in.movements["chechens-ingush-1944"])
    assert "does not include the 1,361 counted as dead on the way" in said[0]
    assert "From 11 March 1944" in said[1]
    # As the chart beside it has it: whom no count tells is in the open part of a band.
    day = parse_day("1944-03-15")
    assert part_of(band_of(model.at(), "chechens-ingush-1944").cut(day, day + 1), "open") > 0.01
    assert "are in the part “dead or living: not known” until that count" in said[1]
    said = certainty.of_the_numbers(model, built_in.movements["balkars-1944"])
    assert said[0].startswith("The whole, 37,713, was counted on the way")
    said = certainty.of_the_numbers(model, built_in.movements["crimean-tatars-1944"])
    assert len(said) == 1 and "in only part of the regions of exile (Uzbek SSR)" in said[0]
    # The living are counted by counts of the living, which have nobody in them who died.
    assert "drawn as in exile" not in said[0]
    assert certainty.of_the_numbers(model, built_in.movements["koreans-1937"]) == []
    assert certainty.of_the_numbers(model, built_in.movements["kazakhs-1928"]) == []
