"""Lines of a teacher's sheet: a lesson of 45 minutes, with no number that no claim states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.check import checks
from atlas.read.dataset import Dataset
from atlas.read.records import Conflict, SheetLine
from atlas.read.told import parse_told
from tests.check.test_tours import step, told


def line(identity: str, kind: str, **cells: object) -> SheetLine:
    values = {
        "id": identity,
        "tour_ids": ("t",),
        "kind": kind,
        "term": "",
        "minutes": None,
        "first_step": None,
        "last_step": None,
        "text": "What was counted?",
        "conflict_ids": (),
        "source_ids": (),
    } | cells
    values["text"] = parse_told(values["text"])
    return SheetLine(**values)


PLAN = (line("p1", "plan", minutes=20, first_step=1, last_step=2), line("p2", "plan", minutes=25))


def sheet(*lines: SheetLine) -> Dataset:
    held = {one.id: one for one in lines}
    return replace(
        told(step(1), step(2)),
        conflicts={"c": Conflict("c", "How many?", "Both are shown.", "")},
        sheet_lines=held,
        lines={"sheet_lines": {key: at for at, key in enumerate(held, start=2)}},
    )


def found(data: Dataset) -> list[str]:
    return [str(fault) for fault in checks.check(data) if "sheet_lines" in str(fault)]


def test_a_whole_sheet_is_sound():
    asked = {"conflict_ids": ("c",), "source_ids": ("whole", "silent")}
    lines = (
        *PLAN,
        line("a", "aim"),
        line("q", "question", text="Is it {claim:whole}, or were there more?", **asked),
        line("w", "term", term="NKVD"),
        line("n", "note", text="a" * 475 + "{claim:whole}"),
    )
    assert found(sheet(*lines)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (line("x", "aim", text="It was 1,000 people."), "text: '1,000' is a number that no claim"),
        (line("x", "aim", text="{state:home} people."), "text: 'home' changes by the day"),
        (line("x", "aim", text="a" * 481), "text: has 481 characters with its numbers; at most"),
        (line("x", "question"), "conflict_ids: is empty, but the line is a question: on what"),
        (line("x", "term"), "term: is empty, but the line is a term: which word"),
        (line("x", "term", term="a" * 41), "has 41 characters; at most 40 fit"),
        (line("x", "aim", minutes=5), "minutes: is filled, but only lines of the kind 'plan'"),
        (line("x", "aim", source_ids=("whle",)), "source_ids: 'whle' is neither in events.csv"),
    ],
)
def test_a_line_that_cannot_be_right_is_left_out(wrong, said):
    data = sheet(*PLAN, wrong)
    (fault,) = found(data)
    assert fault.startswith("sheet_lines.csv:4:") and said in fault
    assert "x" not in checks.sound(data).sheet_lines


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ({"first_step": 2}, "last_step: is empty: name the first and the last step"),
        ({"last_step": 2}, "first_step: is empty: name the first and the last step"),
        ({"first_step": 2, "last_step": 1}, "last_step: '1' lies before first_step '2'"),
        ({"first_step": 2, "last_step": 3}, "last_step: '3' is no step of the tour 't'"),
    ],
)
def test_a_part_of_the_lesson_tells_steps_that_there_are(steps, said):
    whole = line("p", "plan", minutes=45, **steps)
    (fault,) = found(sheet(whole))
    assert said in fault


def test_a_plan_of_another_length_is_a_fault_and_is_shown_as_it_stands():
    data = sheet(PLAN[0], line("p2", "plan", minutes=20))
    (fault,) = found(data)
    assert fault == ("sheet_lines.csv:3:minutes: the plan of 't' takes 40 minutes; a lesson has 45")
    assert list(checks.sound(data).sheet_lines) == ["p1", "p2"]
