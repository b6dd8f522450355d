"""Who was held in which region on each day: the layer by which a GIS shows numbers at any time.

A count is of its own day, and a map of another day needs to say what holds then: the count while it
stands, later the last one with its year, and that there is no number once a return has begun. The
rules are those of every map (``atlas/picture/regions.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.export.scale import diameter_of
from atlas.model.curves import Quantity
from atlas.model.model import Model, View
from atlas.model.timeline import State, movement_state
from atlas.picture.regions import Held, Region, regions_on
from atlas.words.amounts import amount
from atlas.words.language import spoken, to_say
from atlas.words.names import known, names_of

Found = tuple[dict[str, Any], BaseGeometry | None]

# Millimetres between the circles of a region, and the width of the mark of people without a number.
_GAP, _MARK = 0.4, 1.2
_REST = to_say("{place}, oblasts not stated")


@dataclass(frozen=True)
class _Spell:
    """A region that looks the same from ``first`` to ``last`` day, inclusive."""

    first: int
    last: int
    region: Region


def held_in_regions(model: Model) -> list[Found]:
    """Return a feature for each people in a region and each spell of days on which it is the same.

    They are in the order of regions and days, in a spell from the most people to the fewest. While
    people arrive, a spell is a day.
    """
    spells: dict[str, list[_Spell]] = {}
    for first, last, regions in _sightings(model.at()):
        for region in regions:
            own = spells.setdefault(region.place_id, [])
            if own and own[-1].last == first - 1 and own[-1].region == region:
                own[-1] = replace(own[-1], last=last)
            else:
                own.append(_Spell(first, last, region))
    return [each for own in spells.values() for spell in own for each in _features(model, spell)]


def _sightings(view: View) -> Iterator[tuple[int, int, tuple[Region, ...]]]:
    """Yield (first, last day, regions) through all the years, in order of time."""
    starts = sorted({FIRST_DAY, *_turns(view)})
    for first, after in zip(starts, [*starts[1:], LAST_DAY + 1], strict=True):
        regions = _seen(view, first)
        if regions == _seen(view, after - 1):
            yield first, after - 1, regions
            continue
        for day in range(first, after):
            yield day, day, _seen(view, day)


def _turns(view: View) -> set[int]:
    """Return the days on which what is said of a region may turn into something else."""
    days: set[int] = set()
    for movement in view.dataset.movements:
        track = view.track(movement)
        for r in track.regions:
            days |= {r.arrive_from, r.complete, r.counted, r.counted + 1, r.until + 1}
            days |= set() if r.held_from is None else {r.held_from}
        days |= {day + n for day in track.living.bends for n in (0, 1)}
        days |= set() if track.return_start is None else {track.return_start}
    return {day for day in days if FIRST_DAY < day <= LAST_DAY}


def _seen(view: View, day: int) -> tuple[Region, ...]:
    """Return the regions of a day as far as a map of this layer tells them."""
    movements = tuple(view.dataset.movements.values())
    of = {m.id: movement_state(view.track(m.id), day) for m in movements}
    regions = regions_on(view, movements, State(day, of))
    return tuple(
        # Of all regions together a region says nothing; an outline is another layer's.
        replace(r, unit=None, held=tuple(map(_alone, r.held)))
        for r in regions
    )


def _alone(held: Held) -> Held:
    behind = replace(held.behind, total=None, told=False) if held.behind else None
    return replace(held, behind=behind)


def _number(held: Held) -> int | None:
    """Return the number that a circle stands for, or None."""
    if held.value is not None:
        return held.value
    return held.last[0] if held.last else None


def _features(model: Model, spell: _Spell) -> Iterator[Found]:
    region = spell.region
    in_turn = sorted(region.held, key=lambda held: -(_number(held) or 0))
    widths = [_MARK if (n := _number(held)) is None else diameter_of(n) for held in in_turn]
    reach = (sum(widths) + _GAP * (len(widths) - 1)) / 2
    left = -reach
    place = model.dataset.places[region.place_id]
    point = None
    if place.lon is not None and place.lat is not None:
        point = Point(round(place.lon, 4), round(place.lat, 4))
    last = len(widths) - 1
    for n, (held, width) in enumerate(zip(in_turn, widths, strict=True)):
        properties = _properties(model, spell, held)
        properties["shift"] = round(left + width / 2, 2)
        properties["reach"] = round(reach, 2)
        properties["label"] = _label(model, region, in_turn) if n == last else ""
        left += width + _GAP
        yield properties, point


def _properties(model: Model, spell: _Spell, held: Held) -> dict[str, Any]:
    dataset, place = model.dataset, model.dataset.places[spell.region.place_id]
    movement = dataset.movements[held.movement_id]
    first = date_of(spell.first)
    low, high = (held.low, held.high) if held.value is not None else held.last_told or (None, None)
    return {
        "id": f"{place.id}@{movement.id}@{first.isoformat()}",
        "place_id": place.id,
        "place": place.name,
        "place_kind": place.kind,
        "extent": "rest" if spell.region.rest else "whole",
        "movement_id": movement.id,
        "movement": movement.title,
        "people_ids": ";".join(movement.people_ids),
        "peoples": ", ".join(p.name for p in known(dataset, movement.people_ids)),
        "start": None if spell.first == FIRST_DAY else first,
        "end": None if spell.last == LAST_DAY else date_of(spell.last),
        "latest": "yes" if spell.last == LAST_DAY else "no",
        "state": _state(held),
        "value": _number(held),
        "value_low": low,
        "value_high": high,
        "basis": held.basis or "",
        "counted": date_of(held.last[1]) if held.value is None and held.last else None,
        "claim_ids": ";".join(held.claims),
    }


def _state(held: Held) -> str:
    if held.value is not None:
        return "counted"
    if held.last:
        return "earlier"
    return "not back" if held.behind else "not stated"


def _label(model: Model, region: Region, in_turn: list[Held]) -> str:
    """Return the numbers of a region in words, a line for each people, as a map writes them."""
    place = model.dataset.places[region.place_id]
    lines = [_line(model, held) for held in in_turn]
    # The name of an oblast is on its outline; a republic has none there.
    if place.kind == "ssr":
        language = spoken()
        lines.insert(0, language.say(_REST, place=place.name) if region.rest else place.name)
    return "\n".join(lines)


def _line(model: Model, held: Held) -> str:
    language, movement = spoken(), model.dataset.movements[held.movement_id]
    who = names_of(known(model.dataset, movement.people_ids), language) or movement.title
    if held.value is not None:
        number = Quantity(held.value, held.value, held.value, held.basis or "derived")
        return f"{who} {amount(language, number)}"
    if held.last:
        value, day, _ = held.last
        return f"{who} {language.number(value)} ({date_of(day).year})"
    return f"{who}: {language.say('not stated')}"
