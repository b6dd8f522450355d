"""The film of many movements: the peoples one after another, each with its card and its own map.

All of them on one map are a crowd in which nobody can be followed. So each has its story from the
first day to the last; the line of time at the foot, which is that of all, says when it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.paper.film import shots, turns
from atlas.paper.film.passages import Fit, Part, Passage
from atlas.paper.film.shots import Shot
from atlas.paper.plate import texts
from atlas.paper.plate.titles import title
from atlas.picture.address import Address
from atlas.read.dataset import Dataset
from atlas.read.records import Movement
from atlas.words.language import Language
from atlas.words.names import peoples_of

FEW = 3
"""Movements that a film shows together, on one map; more are shown one after another."""


def in_turn(
    dataset: Dataset,
    movements: Sequence[Movement],
    address: Address,
    span: tuple[int, int],
    tongue: Language,
    fit: Fit,
    *,
    full: bool = False,
) -> list[Shot]:
    """Return the pictures of a film of many movements in order, without its cards at the ends.

    Args:
        dataset: The data, in the language of the film.
        movements: The movements.
        address: What the maps show, but for movement and day.
        span: The first and the last day, both inclusive.
        tongue: The language of the film, which must be spoken.
        fit: Breaks a passage into those for which there is room.
        full: Whether to show all days and to tell all events of each.

    Raises:
        ValueError: If the last day lies before the first.
    """
    first, last = span
    if last < first:
        raise ValueError("a film cannot end before it begins")
    found: list[Shot] = []
    for movement, begin, end in _spans(dataset, movements, span):
        own = replace(address, day=begin, movements=(movement.id,))
        made = shots.shots(dataset, [movement], own, end, tongue, fit, brief=not full)
        after = found[-1].chapter + 1 if found else 0
        card = _card(dataset, movement, made, tongue)
        found += [replace(shot, chapter=shot.chapter + after) for shot in (card, *made)]
    return found


def _spans(
    dataset: Dataset, movements: Sequence[Movement], span: tuple[int, int]
) -> list[tuple[Movement, int, int]]:
    """Return movements in order, each with the first and the last day of its turn, inclusive.

    One whose story has no day within the time has none; where that is so of all, each has all days.
    """
    first, last = span
    found = []
    for movement in in_order(movements):
        begin, end = shots.span_of(dataset, [movement])
        if max(first, begin) <= min(last, end):
            found.append((movement, max(first, begin), min(last, end)))
    return found or [(movement, first, last) for movement in in_order(movements)]


def concerned(
    dataset: Dataset, movements: Sequence[Movement], span: tuple[int, int]
) -> list[Movement]:
    """Return those of many movements of which something happened within a time.

    Where nothing happened, those that had begun; where none had, all.

    Args:
        dataset: The data.
        movements: The movements.
        span: The first and the last day, both inclusive.
    """
    first, last = span
    moved = [m for m in movements if _moves(m, first, last) or _is_told(dataset, m, first, last)]
    begun = [m for m in movements if (m.start.first or FIRST_DAY) <= last]
    return moved or begun or list(movements)


def in_order(movements: Sequence[Movement]) -> list[Movement]:
    """Return movements by their first day, as a film shows them."""
    return sorted(movements, key=lambda m: m.start.first or FIRST_DAY)


def _moves(movement: Movement, first: int, last: int) -> bool:
    """Return whether a people was taken or went home within a time, both days inclusive."""
    times = (movement.start, movement.end), (movement.return_start, movement.return_end)
    for start, end in times:
        if start.first is not None:
            until = LAST_DAY if end.last is None else end.last
            if start.first <= last and until >= first:
                return True
    return False


def _is_told(dataset: Dataset, movement: Movement, first: int, last: int) -> bool:
    own = [e for e in dataset.events_of.get(movement.id, []) if turns.is_one(e)]
    return any(first <= (event.start.first or 0) <= last for event in own)


def _card(dataset: Dataset, movement: Movement, made: Sequence[Shot], tongue: Language) -> Shot:
    """Return the card before the story of a people: its own name, what happened, and when."""
    span = made[0].day, made[-1].day
    own = [people.name_own.partition(",")[0] for people in peoples_of(dataset, [movement])]
    parts = [Part("heading", name) for name in own if name]
    parts.append(Part("text", title(tongue, dataset, [movement], span)))
    parts.append(Part("text", texts.years(*span)))
    said = Passage(tuple(parts), (movement.id,))
    return Shot(made[0].address, said.seconds, said, kind="people")
