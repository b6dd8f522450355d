"""Whether the steps of a tour can be told and shown, and whether no number in them can lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import pairwise

from atlas.base.dates import FIRST_DAY, LAST_DAY, calendar_day
from atlas.base.faults import Fault
from atlas.check.wording import Found, number_in, of_rows, of_text, unknown_source, without_figure
from atlas.model.model import Model
from atlas.model.timeline import MovementState
from atlas.picture import left_out, tours
from atlas.read.dataset import Dataset
from atlas.read.records import Tour, TourStep, key_of
from atlas.words.vocabulary import terms

_MOST_IN_HEADING = 40
_MOST_IN_LABEL = 60
_MOST_IN_TEXT = 420
_MOST_SENTENCES = 3
_LEAST_STEPS = 2
_MOST_IN_TITLE = 40
_MOST_IN_SUMMARY = 170
# A full stop after a single letter is that of a name: J. Otto Pohl.
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.?!][\"”’)]*(?=\s|$)")


def _rows(dataset: Dataset) -> Iterator[Fault]:
    """What is wrong with a tour or a step by itself: at most one fault for each column."""
    yield from of_rows(dataset, "tours", dataset.tours, (_title,))
    checks = (_heading, _days, _number, _text, _voice, _sources)
    yield from of_rows(dataset, "tour_steps", dataset.tour_steps, checks)


def _title(tour: Tour, dataset: Dataset) -> Found:
    yield from _short(tour, dataset, {"title": _MOST_IN_TITLE, "summary": _MOST_IN_SUMMARY})


def _heading(step: TourStep, dataset: Dataset) -> Found:
    yield from _short(step, dataset, {"heading": _MOST_IN_HEADING, "number_label": _MOST_IN_LABEL})


def _short(row: Tour | TourStep, dataset: Dataset, most: dict[str, int]) -> Found:
    """What is wrong with the columns that are shown as they are."""
    for column, fit in most.items():
        words = getattr(row, column)
        if len(words) > fit:
            yield column, f"{words!r} has {len(words)} characters; at most {fit} fit"
        elif number := number_in(words, dataset):
            yield column, f"{number!r} is a number that no claim states: leave it out"


def _days(step: TourStep, _: Dataset) -> Found:
    days = {}
    for column in ("date", "until"):
        if not (text := getattr(step, column).text):
            continue
        try:
            days[column] = calendar_day(text)
        except ValueError:
            yield column, f"{text!r} is not one whole day, such as 1944-02-24"
            continue
        if not FIRST_DAY <= days[column] <= LAST_DAY:
            yield column, f"{text!r} cannot be shown: {left_out.reason('date', 'outside')}"
    if step.view == "period" and not step.until.text:
        yield "until", "is empty, but the view 'period' has a last day"
    elif len(days) > 1 and days["until"] < days["date"]:
        yield "until", f"{step.until.text!r} lies before date {step.date.text!r}"
    elif tours.plays(step) and days.get("until") == days.get("date"):
        yield "until", f"{step.until.text!r} is date, so no days are played: leave it empty"


def _number(step: TourStep, dataset: Dataset) -> Found:
    if bool(step.number.text) != bool(step.number_label):
        empty, other = (
            ("number", "number_label") if step.number_label else ("number_label", "number")
        )
        yield empty, f"is empty, but {other} is filled: fill both or neither"
        return
    if len(step.number.numbers) != len(step.number.pieces) or len(step.number.pieces) > 1:
        yield (
            "number",
            f"{step.number.text!r} is not one number: write {{claim:ID}} or {{state:NAME}}",
        )
        return
    if empty := without_figure(step.number, dataset):
        yield "number", empty
    for number in step.number.numbers:
        if number.kind == "claim":
            continue
        if number.id not in _quantities():
            listed = ", ".join(_quantities())
            yield "number", f"{number.id!r} is not a quantity of the state: one of {listed}"
        elif len(step.movement_ids) != 1:
            yield "number", f"{number.id!r} is of one movement, but movement_ids names not just one"


def _quantities() -> list[str]:
    """Return the quantities of a day's state that have a name in words."""
    held = {field.name for field in fields(MovementState)}
    return [name for name in terms("state") if name in held]


def _text(step: TourStep, dataset: Dataset) -> Found:
    sentences = len(_SENTENCE_END.findall(step.text.text))
    if fault := of_text(step.text, dataset, _MOST_IN_TEXT):
        yield "text", fault
    elif sentences > _MOST_SENTENCES:
        yield "text", f"has {sentences} sentences; at most {_MOST_SENTENCES} are read"


def _voice(step: TourStep, dataset: Dataset) -> Found:
    if step.voice and not dataset.events[step.voice].quotation:
        yield "voice", f"{step.voice!r} quotes nobody: name an event with a quotation"


def _sources(step: TourStep, dataset: Dataset) -> Found:
    if fault := unknown_source(step.source_ids, dataset):
        yield "source_ids", fault


def _order(dataset: Dataset) -> Iterator[Fault]:
    """Steps that are missing or tell of earlier days than the one before; none is left out."""
    for tour, steps in dataset.steps_of.items():
        if not dataset.lost.has("tour_steps", tour):
            for expected, step in enumerate(steps, start=1):
                if step.step != expected:
                    message = f"{step.step!r} follows {expected - 1}: number the steps from 1 on"
                    yield _of_step(dataset, step, "step", message)
                    break
        for before, step in pairwise(steps):
            if step.date.text < before.date.text:
                message = f"{step.date.text!r} lies before step {before.step}, {before.date.text!r}"
                yield _of_step(dataset, step, "date", message)


def _of_step(dataset: Dataset, step: TourStep, column: str, message: str) -> Fault:
    return Fault(*dataset.where("tour_steps", key_of(step)), column, message, costs=())


def _lengths(dataset: Dataset) -> Iterator[Fault]:
    """Tours that are none; if steps were lost, the others still tell something."""
    for tour in dataset.tours:
        count = len(dataset.steps_of.get(tour, []))
        if count < _LEAST_STEPS and not dataset.lost.has("tour_steps", tour):
            message = f"{tour!r} has {count} rows in tour_steps.csv; a tour has at least two steps"
            yield Fault(*dataset.where("tours", tour), "tour_id", message)


def _pictures(dataset: Dataset) -> Iterator[Fault]:
    """Steps that open on no picture, as an address would be refused."""
    model = dataset.derived(Model)
    lost = bool(dataset.lost.unread or any(dataset.lost.left_out.values()))
    for key, step in dataset.tour_steps.items():
        _, left_out = tours.opened(step, model)
        for left in left_out:
            if left.name == "select" and lost:
                # It may be gone with what was lost; the step is shown without it.
                continue
            message = f"{left.value!r} cannot be shown: {left.reason}"
            yield Fault(*dataset.where("tour_steps", key), tours.COLUMNS[left.name], message)


ROWS: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_rows,)
RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_order, _lengths, _pictures)
