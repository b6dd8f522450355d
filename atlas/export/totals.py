"""How many of each people were where on each day, all places together: a table without places.

What no source gives by region, such as the 364,800 Chechens and Ingush of January 1949, has no
place on a map; here it has its days. The numbers are those of ``python -m atlas state``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.export.fields import TOTAL_FIELDS
from atlas.export.joins import Join
from atlas.model.curves import Quantity
from atlas.model.model import Model, View
from atlas.model.timeline import movement_state
from atlas.model.track import Track
from atlas.read.records import Movement
from atlas.words.amounts import about, amount, is_told
from atlas.words.language import spoken
from atlas.words.names import known, names_of
from atlas.words.state_names import state_name
from atlas.words.vocabulary import words_of

UNPLACED = "unplaced"
# Each quantity by its name in the state, and the curves of a track that it is made of.
_MADE_OF: dict[str, tuple[str, ...]] = {
    "whole": (),
    "home": ("removed",),
    "taken": ("removed", "loaded"),
    "under_way": ("loaded", "arrived", "lost_on_way"),
    "in_exile": ("living",),
    UNPLACED: ("living",),
    "returned": ("returned",),
    "elsewhere": ("elsewhere",),
    "dead": ("died",),
    "excess_dead": ("excess_dead",),
}


class _Told(NamedTuple):
    """What is said of a quantity; ``last`` is the last count (persons, day) if it has no number."""

    quantity: Quantity | None
    last: tuple[int, int] | None
    claims: tuple[str, ...]
    words: str

    @property
    def is_empty(self) -> bool:
        """Whether no source says anything."""
        return self.quantity is None and self.last is None


def totals(model: Model) -> Join:
    """Return the table: a row for each people, quantity and spell of days on which it is the same.

    The rows are in the order of movements, quantities and days. What an interpolated number says is
    rounded as in words, so that a spell may last for weeks.
    """
    view = model.at()
    return Join(
        "totals",
        "How many of each people were where on which days",
        TOTAL_FIELDS,
        [
            row
            for movement in model.dataset.movements.values()
            for name, spells in _spells(view, movement).items()
            for spell in spells
            for row in _row(model, movement, name, *spell)
        ],
    )


def _spells(view: View, movement: Movement) -> dict[str, list[tuple[int, int, _Told]]]:
    """Return by quantity (first day, last day, what is said of it), through all the years."""
    track = view.track(movement.id)
    found: dict[str, list[tuple[int, int, _Told]]] = {name: [] for name in _MADE_OF}
    if track.whole is None:
        return found
    for first, last, said in _sightings(track, movement):
        for own, told in zip(found.values(), said, strict=True):
            if own and own[-1][2] == told:
                own[-1] = (own[-1][0], last, told)
            else:
                own.append((first, last, told))
    return found


def _sightings(track: Track, movement: Movement) -> Iterator[tuple[int, int, tuple[_Told, ...]]]:
    """Yield (first day, last day, what is said of each quantity) in order of time.

    Between two turns every number runs one way: what is the same at both ends is the same between.
    """
    starts = sorted({FIRST_DAY, *_turns(track)})
    for first, after in zip(starts, [*starts[1:], LAST_DAY + 1], strict=True):
        said = _sayings(track, movement, first)
        day, ends, known_at = first, [after - 1], {first: _numbers(track, first)}
        while ends:
            end = ends[-1]
            if end not in known_at:
                known_at[end] = _numbers(track, end)
            if known_at[day] != known_at[end]:
                ends.append((day + end) // 2)
                continue
            told = zip(known_at[day], said, strict=True)
            yield day, end, tuple(_Told(q, *other) for q, other in told)
            day = ends.pop() + 1
            if ends and day not in known_at:
                known_at[day] = _numbers(track, day)


def _turns(track: Track) -> set[int]:
    """Return the days on which a number may turn into something else, or change its course."""
    days = {track.start, track.home_until + 1}
    for curve in track.curves().values():
        days |= {day + n for day in curve.bends for n in (0, 1)} if curve else set()
    for r in track.regions:
        days |= {r.arrive_from, r.complete, r.counted, r.counted + 1, r.until + 1}
    for count in (*track.counted, *track.censuses):
        days |= {count.day, count.day + 1}
    days |= set() if track.return_start is None else {track.return_start}
    return {day for day in days if FIRST_DAY < day <= LAST_DAY}


def _numbers(track: Track, day: int) -> tuple[Quantity | None, ...]:
    """Return each quantity at the end of a day, rounded if it is interpolated."""
    state = movement_state(track, day)
    unplaced = state.exile.get(UNPLACED)
    return tuple(
        _rounded(unplaced if name == UNPLACED else getattr(state, name)) for name in _MADE_OF
    )


def _rounded(quantity: Quantity | None) -> Quantity | None:
    if quantity is None or quantity.basis != "interpolated":
        return quantity
    value, high = (None if n is None else about(n) for n in (quantity.value, quantity.high))
    return replace(quantity, value=value, low=about(quantity.low), high=high)


def _sayings(
    track: Track, movement: Movement, day: int
) -> list[tuple[tuple[int, int] | None, tuple[str, ...], str]]:
    """Return of each quantity its last count, claims and words, the same from turn to turn."""
    state, curves = movement_state(track, day), track.curves()
    counted, said = state.last_living, []
    for name, made_of in _MADE_OF.items():
        lines = [line for line in map(curves.get, made_of) if line]
        claims = [claim for line in lines for claim in line.claims_at(day)]
        if name in ("whole", "home") and track.whole_claim:
            claims.insert(0, track.whole_claim)
        last = None
        if name == "in_exile" and counted and not counted.is_census:
            last, claims = (counted.value, counted.day), [counted.claim_id]
        words = state_name(spoken(), movement, state, name, day) if name != UNPLACED else ""
        said.append((last, tuple(dict.fromkeys(claims)), words))
    return said


def _row(
    model: Model, movement: Movement, name: str, first: int, last: int, told: _Told
) -> Iterator[tuple[str, ...]]:
    """Yield the row of a spell; none where no source says anything."""
    if told.is_empty:
        return
    q, start = told.quantity, date_of(first).isoformat()
    peoples = known(model.dataset, movement.people_ids)
    yield (
        f"{movement.id}@{name}@{start}",
        movement.id,
        movement.title,
        ";".join(movement.people_ids),
        ", ".join(p.name for p in peoples),
        name,
        "" if first == FIRST_DAY else start,
        "" if last == LAST_DAY else date_of(last).isoformat(),
        "yes" if last == LAST_DAY else "no",
        *(_text(n) for n in ((q.value, q.low, q.high) if q else (None, None, None))),
        q.basis if q else "",
        str(told.last[0]) if told.last else "",
        date_of(told.last[1]).isoformat() if told.last else "",
        ";".join(told.claims),
        _label(model, movement, name, told),
    )


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _label(model: Model, movement: Movement, name: str, told: _Told) -> str:
    """Return a number in words, with who and where; "" where it is not worth a line."""
    language = spoken()
    who = names_of(known(model.dataset, movement.people_ids), language) or movement.title
    if told.last:
        # They were counted in exile, even if by now they are those who have not come back.
        value, day = told.last
        words = words_of("state", "in_exile", language)
        return f"{who}, {words}: {language.number(value)} ({date_of(day).year})"
    if told.words and is_told(name, told.quantity):
        return f"{who}, {told.words}: {amount(language, told.quantity)}"
    return ""
