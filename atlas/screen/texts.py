"""The scene in two parts: what the first picture needs, and the texts that come after it.

The map, the strip and the opening are drawn from the first part. The second has what is only read:
what claims and events say, their sources, persons, the words of tours, other names for the search.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

_TEXTS = ("sources", "conflicts", "persons", "folding")
# What the strip, the steps and the sentence of a presented day take from an event.
_EVENT = (
    *("id", "movement", "peoples", "whose", "kind", "start", "end", "edtf", "when", "place"),
    *("title", "status"),
)
_TOUR_STEP = ("part", "heading", "address", "plays")
_PLACE = ("name", "now", "ru", "own", "kind", "lon", "lat", "precision")
_PEOPLE = ("id", "name", "own", "own_lang", "ru", "colour", "text_colour", "mark")
# What the map says of a stream's number, and the opening and the strip of a count.
_FIGURE = ("value", "status")
_SAID = (*_FIGURE, "unit", "kind", "amount", "doing", "text")


def parted(scene: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the first part of a scene, and its texts.

    The texts have the scene's own form: what lies at the same place in both, an entry of a list or
    an object, is one thing in two parts, and no field is in both. A part without ``sources`` is a
    first one.

    Args:
        scene: What :func:`atlas.screen.scene.scene` returns; it is not changed.
    """
    first = {key: value for key, value in scene.items() if key not in _TEXTS}
    texts = {key: scene[key] for key in _TEXTS}
    first["claims"], texts["claims"] = _claims(scene)
    first["places"], texts["places"] = {}, {}
    for key, place in scene["places"].items():
        first["places"][key], texts["places"][key] = _split(place, _PLACE)
    for key, fields in (("events", _EVENT), ("peoples", _PEOPLE)):
        first[key], texts[key] = _each(scene[key], fields)
    first["tours"], texts["tours"] = [], []
    for tour in scene["tours"]:
        steps, told = _each(tour["steps"], _TOUR_STEP)
        first["tours"].append({**tour, "steps": steps})
        texts["tours"].append({"steps": told})
    return first, texts


def _each(entries: list[dict[str, Any]], fields: Collection[str]) -> tuple[list[Any], list[Any]]:
    parts = [_split(entry, fields) for entry in entries]
    return [first for first, _ in parts], [rest for _, rest in parts]


def _split(entry: dict[str, Any], fields: Collection[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    first = {key: value for key, value in entry.items() if key in fields}
    return first, {key: value for key, value in entry.items() if key not in fields}


def _claims(scene: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the claims in two parts; of those that no picture shows the first is empty."""
    fields: dict[str, Collection[str]] = dict.fromkeys(_counted(scene), _FIGURE)
    fields |= dict.fromkeys(_said(scene["movements"]), _SAID)
    first, texts = {}, {}
    for key, claim in scene["claims"].items():
        first[key], texts[key] = _split(claim, fields.get(key, ()))
    return first, texts


def _counted(scene: dict[str, Any]) -> Iterator[str]:
    """Yield the claims whose number may be that of a stream: its own, and what may be picked."""
    yield from (flow["claim"] for flow in scene["flows"] if flow["claim"])
    for movement in scene["movements"]:
        for question in (movement["rivals"], *movement["disputes"]):
            yield from question


def _said(movements: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the claims that the opening says: the whole of a movement, or what ranks first."""
    for movement in movements:
        if movement["track"]:
            yield movement["track"]["whole"]["claim"]
            continue
        ranked = [(rank, claim) for *_, claim, rank in movement["dated"] if rank is not None]
        best = min((rank for rank, _ in ranked), default=None)
        yield from (claim for rank, claim in ranked if rank == best)
