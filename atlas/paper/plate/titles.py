"""The title of a plate: what happened to whom in the time that it shows, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.paper.map.printed import Printed
from atlas.picture.picture import Picture
from atlas.read.dataset import Dataset
from atlas.read.records import Movement
from atlas.routes.fronts import window_of
from atlas.words.language import Language, to_say
from atlas.words.names import listed, peoples_of, within

# In a title, more peoples than this are counted rather than named; in one of three parts more than
# the second number, and more than the third of those to whom nothing happened, beside others.
_MOST_NAMES, _MOST_IN_THREE, _MOST_BESIDE = 5, 3, 2
# A title of more parts than this counts all to whom nothing happened in its time as others.
_MOST_PARTS = 3

Span = tuple[int, int]
"""The first and the last day of a time, both inclusive."""
AXIS: Span = (FIRST_DAY, LAST_DAY)
"""All the time of the atlas."""
Moving = AbstractSet[tuple[str, str]]
"""Who moves, as (movement id, direction)."""
Part = tuple[str, Sequence[Movement]]

_REMOVAL, _REMOVAL_RETURN = to_say("Removal: {names}"), to_say("Removal and return: {names}")
_FLIGHT, _FLIGHT_RETURN = to_say("Flight: {names}"), to_say("Flight and return: {names}")
_RETURN = to_say("Return: {names}")
_OTHERS = to_say("Others: {names}")
# What is said of those to whom nothing happened, in the order of a title.
_EXILE, _AFTER_FLIGHT = to_say("In exile: {names}"), to_say("After the flight: {names}")
_BEFORE_REMOVAL = to_say("Before the removal: {names}")
_BEFORE_FLIGHT = to_say("Before the flight: {names}")
_AFTER_RETURN = to_say("After the return: {names}")
_STATES = (_EXILE, _AFTER_FLIGHT, _BEFORE_REMOVAL, _BEFORE_FLIGHT, _AFTER_RETURN)


def title(
    language: Language,
    dataset: Dataset,
    movements: Sequence[Movement],
    span: Span = AXIS,
    moving: Moving | None = None,
) -> str:
    """Return what happened to whom: "Removal and return: Karachais".

    Removal, flight and return are named only for those of whom they are recorded within the time.
    Of the others it says in which state they were: "In exile: Kalmyks". If there are more peoples
    than fit into a line, they are counted.

    Args:
        language: The language.
        dataset: The data.
        movements: The movements shown.
        span: The time shown.
        moving: Whose journeys are drawn, if it is one day: no other is named as an event.
    """
    out = [m for m in movements if _leaves(m, span, moving)]
    home = [m for m in movements if _returns(dataset, m, span, moving)]
    events = list(_events(out, home))
    moved = {m.id for _, whom in events for m in whom}
    still = [m for m in movements if m.id not in moved]
    said = [(what, [m for m in still if _state(dataset, m, span) == what]) for what in _STATES]
    states: list[Part] = [(what, whom) for what, whom in said if whom]
    if len(states) > 1 and len(events) + len(states) > _MOST_PARTS:
        states = [(_OTHERS, still)] if events else states
    told = [*events, *states]
    # In a title of two parts those to whom something happened are named, in a longer one few.
    most = {1: (_MOST_NAMES, _MOST_NAMES), 2: (_MOST_NAMES, _MOST_BESIDE)}
    named, beside = most.get(len(told), (_MOST_IN_THREE, _MOST_BESIDE))
    parts = [_whom(language, dataset, *part, named) for part in events]
    parts += [_whom(language, dataset, *part, beside) for part in states]
    return "; ".join([*parts[:1], *(part[:1].lower() + part[1:] for part in parts[1:])])


def span_of(pictures: Sequence[Picture]) -> Span:
    """Return the time that pictures show, from the first day of any to the last of any."""
    spans = [_shown(picture) for picture in pictures]
    return min(first for first, _ in spans), max(last for _, last in spans)


def moving_in(pictures: Sequence[Picture]) -> Moving | None:
    """Return whose journeys pictures of one day draw; None if they are of more than that day."""
    first, last = span_of(pictures)
    found = [p.moving for p in pictures if isinstance(p, Printed) and p.moving is not None]
    if first < last or len(found) < len(pictures):
        return None
    return frozenset().union(*found)


def _shown(picture: Picture) -> Span:
    address = picture.address
    if address.view == "all":
        return FIRST_DAY, LAST_DAY
    first = {"sofar": FIRST_DAY, "period": address.day}.get(address.view, picture.day)
    return first, picture.day


def _events(left: Sequence[Movement], home: Sequence[Movement]) -> Iterator[Part]:
    """Yield what happened, and to whom; a return of all with their removal."""
    for is_flight, alone, with_return in (
        (False, _REMOVAL, _REMOVAL_RETURN),
        (True, _FLIGHT, _FLIGHT_RETURN),
    ):
        out = [m for m in left if (m.kind == "flight") == is_flight]
        if out and all(m in home for m in out):
            yield with_return, out
            home = [m for m in home if m not in out]
        elif out:
            yield alone, out
    if home:
        yield _RETURN, home


def _leaves(movement: Movement, span: Span, moving: Moving | None) -> bool:
    first, end = movement.start.first, movement.end.last
    if moving is None:
        return _meets(first, end, span)
    # Who fled on from where they had fled to was still in flight.
    away = ("outward", "onward") if movement.kind == "flight" else ("outward",)
    if any((movement.id, direction) in moving for direction in away):
        return True
    # People fled for years, and few of their ways are dated to the day.
    if movement.kind != "flight" or first is None or end is None:
        return False
    return first <= span[0] < end


def _returns(dataset: Dataset, movement: Movement, span: Span, moving: Moving | None) -> bool:
    if moving is None:
        return movement.return_recorded and _meets(
            movement.return_start.first, movement.return_end.last, span
        )
    if (movement.id, "homeward") in moving:
        return True
    # Its last dated journey may end before the return does: it is not over until then.
    arrived, end = _arrived(dataset, movement), movement.return_end.last
    return arrived is not None and end is not None and arrived <= span[0] < end


def _meets(start: int | None, end: int | None, span: Span) -> bool:
    """Whether something that lasted from one day to another, as far as known, is within a time."""
    first, last = span
    return (start is None or start <= last) and (end is None or first <= end)


def _state(dataset: Dataset, movement: Movement, span: Span) -> str:
    """Return what a title says of a movement nothing of which happened within a time."""
    first, last = span
    start, home = movement.start.first, _home_by(dataset, movement)
    fled = movement.kind == "flight"
    if start is not None and last < start:
        return _BEFORE_FLIGHT if fled else _BEFORE_REMOVAL
    if fled:
        return _AFTER_FLIGHT
    return _AFTER_RETURN if home is not None and home <= first else _EXILE


def _home_by(dataset: Dataset, movement: Movement) -> int | None:
    """Return the day by which all journeys home have arrived and the return has ended."""
    days = (_arrived(dataset, movement), movement.return_end.last)
    return max((day for day in days if day is not None), default=None)


def _arrived(dataset: Dataset, movement: Movement) -> int | None:
    """Return the day by which all journeys home have arrived; None if none is recorded."""
    flows = (f for f in dataset.flows.values() if f.movement_id == movement.id)
    return max(
        (window_of(dataset, f).arrive[1] for f in flows if f.direction == "homeward"), default=None
    )


def _whom(
    language: Language, dataset: Dataset, what: str, movements: Sequence[Movement], most: int
) -> str:
    peoples = peoples_of(dataset, movements)
    if len(peoples) > most:
        names = language.many("{count} people", "{count} peoples", len(peoples))
    else:
        # After a colon each stands as within a sentence.
        names = listed((within(people.name, language) for people in peoples), language)
    return language.say(what, names=names)
