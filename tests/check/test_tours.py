"""Tours: steps that can be told and shown, with no number that no claim states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_span
from atlas.check import checks
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Tour, TourStep
from atlas.read.told import parse_told
from tests.building import claim, dataset


def step(at: int, **cells: object) -> TourStep:
    values = {
        "tour_id": "t",
        "step": at,
        "part": "removal",
        "heading": "The day",
        "date": f"1943-11-0{at}",
        "until": "",
        "view": "day",
        "movement_ids": ("m",),
        "map": "",
        "selected": "",
        "number": "",
        "number_label": "",
        "text": "On 2 November 1943 {claim:whole} people were taken.",
        "voice": "",
        "source_ids": ("whole",),
    } | cells
    for column in ("date", "until"):
        values[column] = parse_span(values[column])
    for column in ("number", "text"):
        values[column] = parse_told(values[column])
    return TourStep(**values)


def told(*steps: TourStep) -> Dataset:
    """A data set with one tour: the lines of its steps are their numbers and one."""
    silent = claim("silent", "died", None, "1943-11-02")
    data = dataset(claim("whole", "removed", 1000, "1943-11-02"), silent)
    rest = {"kind": "decree", "text": "They were accused.", "title": "T", "place_id": ""}
    rest |= {"start": parse_span("1943"), "end": parse_span(""), "source": (), "quoting": ()}
    data.events["silent"] = Event("silent", "m", (), status="documented", **rest)
    held = {f"t {one.step}": one for one in steps}
    lines = {"tours": {"t": 2}, "tour_steps": {key: one.step + 1 for key, one in held.items()}}
    return replace(data, tours={"t": Tour("t", ("p",), "T", "")}, tour_steps=held, lines=lines)


def found(data: Dataset) -> list[str]:
    return [line for line in map(str, checks.check(data)) if "tour" in line]


def with_second(**cells: object) -> Dataset:
    return told(step(1), step(2, **cells), step(3))


def test_a_tour_of_three_steps_is_sound():
    whole = step(3, number="{claim:whole}", number_label="people taken")
    assert found(told(step(1), step(2, map="42,43,7", selected="claim:whole"), whole)) == []


@pytest.mark.parametrize(
    "text",
    [
        "From 10 to 23 November 1943, in the 1930s and on the 25th and 26th.",
        "By 1944–45 {claim:whole} had come. J. Otto Pohl writes so. Who asked?",
        "a" * 415 + "{claim:whole}",
    ],
)
def test_dates_names_and_what_just_fits_are_no_faults(text):
    assert found(with_second(text=text)) == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"heading": "h" * 41}, "heading: 'hhh"),
        ({"heading": "7 days"}, "heading: '7' is a number that no claim states"),
        ({"number": "{claim:whole}", "number_label": "l" * 61}, "number_label: 'lll"),
        ({"number": "{claim:whole}"}, "number_label: is empty, but number is filled"),
        ({"number_label": "people"}, "number: is empty, but number_label is filled"),
        ({"number": "1,000", "number_label": "people"}, "number: '1,000' is not one number"),
        ({"number": "{state:gone}", "number_label": "people"}, "number: 'gone' is not a quantity"),
        (
            {"number": "{state:home}", "number_label": "people", "movement_ids": ()},
            "number: 'home' is of one movement",
        ),
        ({"text": "Some 1,000 were taken."}, "text: '1,000' is a number that no claim states"),
        ({"text": "{state:home} were at home."}, "text: 'home' changes by the day"),
        ({"text": "One. Two. Three. Four."}, "text: has 4 sentences; at most 3"),
        ({"text": "a" * 416 + "{claim:whole}"}, "text: has 421 characters"),
        ({"date": "1943-11"}, "date: '1943-11' is not one whole day"),
        ({"date": "1970-01-01"}, "date: '1970-01-01' cannot be shown: the atlas covers 1928"),
        ({"until": "1943-11-01"}, "until: '1943-11-01' lies before date '1943-11-02'"),
        ({"until": "1943"}, "until: '1943' is not one whole day"),
        ({"view": "period"}, "until: is empty, but the view 'period' has a last day"),
        ({"until": "1943-11-02"}, "until: '1943-11-02' is date, so no days are played"),
        ({"text": "{claim:silent} were taken."}, "text: 'silent' states no number: name a claim"),
        ({"number": "{claim:silent}", "number_label": "people"}, "number: 'silent' states no numb"),
        ({"text": "In 1640 people died."}, "claim:ID}; a year stands as in 'in 1944,'"),
        ({"map": "42,43,12"}, "map: '42,43,12' cannot be shown: beyond longitude 180, latitude 85"),
        ({"map": "999,43,7"}, "map: '999,43,7' cannot be shown: beyond longitude 180"),
        ({"selected": "claim:none"}, "selected: 'claim:none' cannot be shown: nothing of that"),
        ({"selected": "whole"}, "selected: 'whole' cannot be shown: expected claim:"),
        ({"voice": "silent"}, "voice: 'silent' quotes nobody"),
        ({"source_ids": ("whle",)}, "source_ids: 'whle' is neither in events.csv nor in claims"),
    ],
)
def test_a_slip_is_said_once_and_costs_its_step_alone(cells, said):
    data = with_second(**cells)
    (line,) = found(data)
    assert line.startswith("tour_steps.csv:3:")
    assert said in line
    assert [one.step for one in checks.sound(data).steps_of["t"]] == [1, 3]


def test_a_number_that_the_data_has_lost_takes_its_steps_with_it():
    data = told(step(1, text="They left."), step(2, text="They arrived."), step(3))
    data.claims["whole"] = replace(data.claims["whole"], value_low=2000)
    data.lines["claims"] = {"whole": 2}
    assert [one.step for one in checks.sound(data).steps_of["t"]] == [1, 2]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((step(1), step(3)), "tour_steps.csv:4:step: 3 follows 1"),
        ((step(2), step(3)), "tour_steps.csv:3:step: 2 follows 0"),
        ((step(1), step(2, date="1943-10-31")), "tour_steps.csv:3:date: '1943-10-31' lies before"),
    ],
)
def test_steps_out_of_order_are_said_and_shown(steps, said):
    data = told(*steps)
    (line,) = found(data)
    assert line.startswith(said)
    assert len(checks.sound(data).steps_of["t"]) == 2


@pytest.mark.parametrize("steps", [(), (step(1),)])
def test_a_tour_has_two_steps_at_least(steps):
    data = told(*steps)
    first, *_ = found(data)
    assert first.startswith("tours.csv:2:tour_id: 't' has")
    assert not checks.sound(data).tours


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"title": "99,999 lies"},
            "title: '99,999' is a number that no claim states: leave it out",
        ),
        ({"title": "t" * 41}, "title: 'ttt"),
        ({"summary": "Home after twelve years."}, "summary: 'twelve' is a number"),
        ({"summary": "s" * 171}, "summary: 'sss"),
    ],
)
def test_what_is_said_of_a_whole_tour_is_short_and_without_numbers(cells, said):
    data = told(step(1), step(2))
    data.tours["t"] = replace(data.tours["t"], **cells)
    first, *_ = found(data)
    assert first.startswith(f"tours.csv:2:{said}")


def test_what_is_left_of_a_tour_is_shown():
    assert [
        one.step for one in checks.sound(told(step(1), step(2, date="1943"))).steps_of["t"]
    ] == [1]
