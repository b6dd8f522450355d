"""Whether a teacher's sheet fits its lesson, and whether no number in it can lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.base.faults import Fault
from atlas.check.wording import Found, of_rows, of_text, unknown_source
from atlas.read.dataset import Dataset
from atlas.read.records import SheetLine

_MOST_IN_TEXT = 480
_MOST_IN_TERM = 40
# Minutes.
LESSON = 45
# Column -> the one kind of line that has it.
_OF_KIND = {
    "term": "term",
    "minutes": "plan",
    "first_step": "plan",
    "last_step": "plan",
    "conflict_ids": "question",
}
# Of these, what a line of that kind cannot do without.
_NEEDED = {
    "term": "which word is explained?",
    "minutes": "how long does it take?",
    "conflict_ids": "on what do the sources disagree?",
}


def _rows(dataset: Dataset) -> Iterator[Fault]:
    """What is wrong with a line by itself: at most one fault for each column."""
    checks = (_columns, _term, _steps, _text, _sources)
    yield from of_rows(dataset, "sheet_lines", dataset.sheet_lines, checks)


def _columns(line: SheetLine, _: Dataset) -> Found:
    for column, kind in _OF_KIND.items():
        value = getattr(line, column)
        if value and line.kind != kind:
            yield column, f"is filled, but only lines of the kind {kind!r} have it"
        elif not value and line.kind == kind and column in _NEEDED:
            yield column, f"is empty, but the line is a {kind}: {_NEEDED[column]}"


def _term(line: SheetLine, _: Dataset) -> Found:
    if len(line.term) > _MOST_IN_TERM:
        yield "term", f"{line.term!r} has {len(line.term)} characters; at most {_MOST_IN_TERM} fit"


def _steps(line: SheetLine, dataset: Dataset) -> Found:
    first, last = line.first_step, line.last_step
    if bool(first) != bool(last):
        empty = "last_step" if first else "first_step"
        yield empty, "is empty: name the first and the last step, or neither"
    elif first and last and first > last:
        yield "last_step", f"{str(last)!r} lies before first_step {str(first)!r}"
    elif last:
        for tour in line.tour_ids:
            steps = dataset.steps_of.get(tour, [])
            if not dataset.lost.any_of("tour_steps") and last > max(
                (step.step for step in steps), default=0
            ):
                yield "last_step", f"{str(last)!r} is no step of the tour {tour!r}"
                return


def _text(line: SheetLine, dataset: Dataset) -> Found:
    if fault := of_text(line.text, dataset, _MOST_IN_TEXT, tasks=True):
        yield "text", fault


def _sources(line: SheetLine, dataset: Dataset) -> Found:
    if fault := unknown_source(line.source_ids, dataset):
        yield "source_ids", fault


def _plans(dataset: Dataset) -> Iterator[Fault]:
    """Plans that do not make a lesson; if parts of them were lost, that has been reported."""
    for tour, lines in dataset.sheet_of.items():
        plan = [line for line in lines if line.kind == "plan"]
        minutes = sum(line.minutes or 0 for line in plan)
        if plan and minutes != LESSON and not dataset.lost.any_of("sheet_lines"):
            message = f"the plan of {tour!r} takes {minutes} minutes; a lesson has {LESSON}"
            where = dataset.where("sheet_lines", plan[-1].id)
            yield Fault(*where, "minutes", message, costs=())


ROWS: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_rows,)
RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_plans,)
