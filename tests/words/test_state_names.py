"""What the states of a movement are called on a day."""

from __future__ import annotations

from atlas.model.timeline import MovementState
from atlas.words.language import language
from atlas.words.state_names import state_name
from tests.building import movement


def named(name, day, *, tag="en", dead_in=(), **cells):
    state = MovementState("m", "persons", dead_in=dead_in)
    return state_name(language(tag), movement(**cells), state, name, day)


def test_people_are_in_exile_until_the_day_on_which_they_may_return():
    free = movement().return_start.first
    said = [named("in_exile", day) for day in (free - 1, free, free + 1)]
    assert said == ["in exile", "not back", "not back"]
    assert named("in_exile", free, tag="ru") == "не вернулись"


def test_those_who_may_never_return_stay_in_exile():
    assert named("in_exile", 12_000, return_start="", return_end="") == "in exile"


def test_the_dead_counted_in_some_regions_alone_are_told_as_far_as_counted():
    assert [named("dead", 1), named("dead", 1, dead_in=("north",))] == [
        "died",
        "died (as far as counted)",
    ]
