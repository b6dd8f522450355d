"""Homelands by state."""

from __future__ import annotations

import pytest

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of, parse_day, parse_span
from atlas.model.curves import Quantity
from atlas.model.model import Model
from atlas.model.timeline import MovementState, movement_state
from atlas.picture.homelands import homelands_on, parts_on, stages
from atlas.picture.outlines import outline_on
from atlas.read.records import Territory
from tests.building import claim, dataset, unit


def land(*territories: tuple[str, str, str], whole: int | None = 100):
    """A data set whose movement has these territories: place, role, days of validity."""
    data = dataset(claim("whole", "removed", whole, "1943-11-02"))
    for place_id, role, valid in territories:
        start, _, end = valid.partition("/")
        data.territories.append(
            Territory("m", place_id, role, parse_span(start), parse_span(end), "derived", (), "")
        )
    data.units["home@1936"] = unit("home@1936", "")
    return data


def people(count: int | None) -> Quantity | None:
    return None if count is None else Quantity(count, count, count, "documented")


def on(data, day: str, home: int | None, **others: int | None):
    counts = {name: people(count) for name, count in others.items()}
    state = MovementState("m", "persons", whole=people(100), home=people(home), **counts)
    found = homelands_on(Model(data), data.movements["m"], parse_day(day), state)
    return [(h.place_id, h.phase, h.share) for h in found]


def test_a_homeland_empties_with_its_people():
    data = land()
    assert on(data, "1943-11-01", 100) == [("home", "home", 1.0)]
    assert on(data, "1943-11-03", 30) == [("home", "emptying", 0.3)]
    assert on(data, "1943-12-01", 0) == [("home", "emptied", 0.0)]


def test_a_homeland_of_unknown_state_is_shown_until_the_return_is_over():
    data = land(whole=None)
    assert on(data, "1950-01-01", None) == [("home", "unknown", 0.0)]
    assert on(data, "1960-01-01", None) == []


def test_a_restored_homeland_fills_with_those_who_are_back():
    data = land(("home", "restored", "1957-01-09/"))
    assert on(data, "1957-01-08", 0, returned=0, in_exile=90) == [("home", "emptied", 0.0)]

    def share(**counts):
        ((_, phase, share),) = on(data, "1957-06-01", 0, **counts)
        assert phase == "restored"
        return share

    assert share(returned=0, in_exile=90) == 0
    # The dead are not missing at home; who settled elsewhere or is in no count is.
    assert share(returned=60, in_exile=20, dead=500) == 0.75
    assert share(returned=60, in_exile=20, elsewhere=30, not_stated=10) == 0.5
    # Nobody counted those who stayed: there is no share of all the living.
    assert share(returned=80, in_exile=None) is None
    assert share(returned=None, in_exile=None, not_stated=90) is None


def test_a_share_that_a_source_gives_stands_where_nobody_counted():
    data = land(("home", "restored", "1957-01-09/"))
    data.claims_of["m"] += [
        claim("first", "share-returned", 80, "1959", span="stock", unit="percent", rank="normal"),
        claim("own", "share-returned", 84, "1959", span="stock", unit="percent"),
        claim("later", "share-returned", 90, "1961", unit="percent"),
    ]
    assert on(data, "1958-12-31", 0, returned=None)[0][2] is None
    assert on(data, "1959-01-01", 0, returned=None)[0][2] == pytest.approx(0.84)
    assert on(data, "1961-12-30", 0, returned=None)[0][2] == pytest.approx(0.84)
    assert on(data, "1961-12-31", 0, returned=None)[0][2] == pytest.approx(0.9)
    # A number goes before a share.
    assert on(data, "1961-12-31", 0, returned=60, in_exile=20)[0][2] == 0.75


def test_a_homeland_around_another_is_only_its_frame():
    data = land(("home", "homeland", ""), ("away", "homeland", ""))
    data.units["away@1936"] = unit("away@1936", "", 30, 40, 50, 50)
    assert on(data, "1943-11-03", 30) == [("home", "emptying", 0.3), ("away", "unknown", 0.3)]
    assert on(data, "1943-12-01", 0) == [("home", "emptied", 0.0)]


def test_a_homeland_is_emptied_on_the_first_day_on_which_nobody_is_there(built_in, model):
    compared = 0
    for movement in built_in.movements.values():
        for picks in [(), *model.rivals(movement.id).choices]:
            track = model.at(picks).track(movement.id)
            if track.emptied is None:
                continue
            compared += 1
            eve, day = (movement_state(track, track.emptied + n).home for n in (-1, 0))
            assert eve and eve.value > 0, (movement.id, picks)
            assert day and day.value == 0, (movement.id, picks)
    assert compared > 8


def test_a_later_count_of_the_same_people_does_not_empty_a_homeland_again():
    data = dataset(
        claim("whole", "removed", 100, "1943-11-03"),
        claim("there", "arrived", 100, "1943-12-20", place_id="away"),
        end="1943-12-20",
    )
    assert iso_of(Model(data).at().track("m").emptied) == "1943-11-03"


def test_without_a_total_no_homeland_is_emptied():
    assert Model(dataset(whole_claim_id="")).at().track("m").emptied is None


def test_the_parts_of_an_emptied_homeland_are_those_of_the_day():
    data = land(("home", "dissolved", "1943-10-12/1957-01-08"), ("away", "dissolved", ""))
    data.units["away@1936"] = unit("away@1936", "", layer="destination_oblasts")

    def ids(day):
        return [u.id for u in parts_on(Model(data), data.movements["m"], parse_day(day))]

    assert ids("1943-10-12") == ids("1957-01-08") == ["home@1936"]
    assert ids("1957-01-09") == []


def told(data) -> list[tuple[str, str, str, list[str]]]:
    found = stages(Model(data), data.movements["m"])
    return [
        (iso_of(s.first), iso_of(s.last), s.role, [o.unit.id for o in s.outlines]) for s in found
    ]


def test_a_homeland_has_a_stage_for_each_role_and_outline():
    data = land(
        ("home", "homeland", ""),
        ("home", "dissolved", "1943-12-27/1957-01-08"),
        ("home", "restored", "1957-01-09/"),
    )
    data.units["home@1957"] = unit("home@1957", "1958-07-29/..")
    data.units["home@1936"] = unit("home@1936", "../1957-06-01")
    assert told(data) == [
        ("1928-01-01", "1943-12-26", "own", ["home@1936"]),
        ("1943-12-27", "1957-01-08", "own", ["home@1936"]),
        # Neither outline is of 1957 and 1958: the nearer one is shown, of two as near the first.
        ("1957-01-09", "1957-12-29", "restored", ["home@1936"]),
        ("1957-12-30", "1961-12-31", "restored", ["home@1957"]),
    ]
    found = stages(Model(data), data.movements["m"])
    assert [s.abolished for s in found] == [False, True, False, False]
    assert [s.borders and iso_of(s.borders) for s in found] == [None, None] + 2 * ["1957-01-09"]


def test_an_outline_of_the_last_day_has_a_stage_of_its_own():
    data = land(("home", "restored", "1957-01-09/"))
    data.units.clear()
    for key, valid in (("home@1936", "1936-12-05/1961-12-30"), ("home@1961", "1961-12-31")):
        data.units[key] = unit(key, valid)
    last = stages(Model(data), data.movements["m"])[-1]
    assert (last.first, last.last) == (LAST_DAY, LAST_DAY)
    assert [outline.unit.id for outline in last.outlines] == ["home@1961"]


def test_a_homeland_without_any_outline_has_no_stage():
    data = land()
    data.units.clear()
    assert told(data) == []


def test_every_day_is_in_the_stage_that_has_its_outlines(built_in, model):
    """Day by day the outlines are those of the day, or, before a return, of the homeland's own."""
    for movement in built_in.movements.values():
        for stage in stages(model, movement):
            assert FIRST_DAY <= stage.first <= stage.last <= LAST_DAY
            days = sorted({stage.first, *range(stage.first, stage.last, 13), stage.last})
            if stage.role != "restored":
                days = [min(day, movement.start.first) for day in days]
            for outline in stage.outlines:
                shown = {outline_on(model, outline.place_id, day).id for day in days}
                assert shown == {outline.unit.id}, (movement.id, stage.first)


def test_a_homeland_of_unknown_state_is_not_restored():
    (found,) = homelands_on(
        Model(land(whole=None)),
        land(whole=None).movements["m"],
        parse_day("1950-01-01"),
        MovementState("m", "persons", whole=None, home=None, returned=people(50)),
    )
    assert (found.phase, found.share) == ("unknown", 0.0)


@pytest.mark.parametrize("gap", [10, 11])
def test_between_two_outlines_the_nearer_one_is_shown_to_the_day(gap):
    """Every day of the gap, whether it is of an even or an odd number of days."""
    data = land(("home", "restored", "1957-01-09/"))
    last = parse_day("1958-03-01")
    data.units["home@1936"] = unit("home@1936", f"../{iso_of(last)}")
    data.units["home@1958"] = unit("home@1958", f"{iso_of(last + gap)}/..")
    model = Model(data)
    for stage in stages(model, data.movements["m"]):
        for day in range(max(stage.first, last - 2), min(stage.last, last + gap + 2) + 1):
            shown = [outline.unit.id for outline in stage.outlines]
            assert shown == [outline_on(model, "home", day).id], iso_of(day)
