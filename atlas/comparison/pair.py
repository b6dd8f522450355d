"""The address of two maps with one clock: which peoples, which days, numbers or shares.

``/compare?pair=peoples&left=ID&right=ID&on=1944-03-08``: two peoples on one day.
``/compare?pair=dates&left=ID&on=1944-03-08&then=1957-03-08``: one people on two days.
``/compare?pair=return&left=ID&on=1944-03-19``: the removal of one people beside its return, day by
day; ``on`` is the day of the removal.
``figures=share`` asks for shares of the whole of each movement, ``centre=lon,lat,zoom`` for a part
of the map. A meaningless value is ignored and reported, never guessed at. tests/data/pairs.json
holds cases; the browser (static/player/pair/) never reads an address, and says what it shows in
these parameters.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from atlas.base.dates import FIRST_DAY, LAST_DAY, Span, iso_of
from atlas.model.model import Model
from atlas.picture import address, left_out
from atlas.picture.left_out import CHANGED, LeftOut
from atlas.read.dataset import Dataset
from atlas.read.records import Movement
from atlas.words.language import say, to_say

KINDS = ("peoples", "dates", "return")
FIGURES = address.BASES
NAMES = ("pair", "left", "right", "on", "then", "figures", "centre", left_out.VERSION)
# The id of all peoples together.
ALL = "all"
_REASONS = {
    "pair": {
        "unknown": to_say("expected {values}"),
        "none": to_say("of no movement are the first days of removal and return known"),
    },
    "left": {
        "uncounted": to_say("the first days of its removal and of its return are not both known"),
    },
    "right": {"unused": to_say("only two peoples have a right one")},
    "on": {
        "outside_removal": to_say(
            "the day counts from the removal, and its return within the atlas"
        )
    },
    "then": {"unused": to_say("only one people has a second day")},
}
# What a reason may name.
_VALUES = {"values": ", ".join(KINDS)}
# Parameters whose other faults are those of a parameter of the atlas.
_LIKE = {
    "left": "movement",
    "right": "movement",
    "on": "date",
    "then": "date",
    "figures": "basis",
    "centre": "map",
}


@dataclass(frozen=True)
class Pair:
    """Two maps side by side.

    Attributes:
        kind: One of ``KINDS``.
        left: The id of the movement on the left, or ``ALL``.
        right: The id of the one on the right, or ``ALL``; the same as ``left`` where there is one.
        day: The day on the left, a day number within the atlas.
        then: The day on the right.
        figures: One of ``FIGURES``.
        centre: (longitude, latitude, zoom) of both maps, in degrees; None where they show what
            concerns their peoples.
    """

    kind: str
    left: str
    right: str
    day: int
    then: int
    figures: str = "people"
    centre: tuple[float, float, float] | None = None

    def parameters(self, version: str = "") -> dict[str, str]:
        """Return the query parameters; ``version`` is that of the data on screen."""
        values = {"pair": self.kind, "left": self.left}
        if self.kind == "peoples":
            values["right"] = self.right
        values["on"] = iso_of(self.day)
        if self.kind == "dates":
            values["then"] = iso_of(self.then)
        if self.figures != "people":
            values["figures"] = self.figures
        if self.centre:
            values["centre"] = address.map_text(self.centre)
        if version:
            values[left_out.VERSION] = version
        return values

    def state(self) -> dict[str, Any]:
        """Return the pair for the player, in JSON values."""
        spot = dict(zip(("lon", "lat", "zoom"), self.centre, strict=True)) if self.centre else None
        return {
            "kind": self.kind,
            "left": self.left,
            "right": self.right,
            "day": self.day,
            "then": self.then,
            "figures": self.figures,
            "map": spot,
        }


def counted_both_ways(dataset: Dataset) -> list[str]:
    """Return the movements whose removal and return can be counted in days from their first.

    Both first days are known to the day, and lie within the atlas.
    """
    return [
        movement.id
        for movement in dataset.movements.values()
        if _is_day(movement.start) and _is_day(movement.return_start)
    ]


def _is_day(span: Span) -> bool:
    first = span.first
    return first is not None and first == span.last and FIRST_DAY <= first <= LAST_DAY


def read(asked: Mapping[str, str], model: Model, version: str = "") -> tuple[Pair, list[str]]:
    """Return the pair that some parameters ask for, and a sentence for each that is ignored.

    Args:
        asked: Name -> value; names that are not in ``NAMES`` are skipped.
        model: The model of the data, which has a movement at least.
        version: The current version of the data; one more sentence says so if the address was
            made with another.
    """
    found, left = examined(asked, model)
    notes = [left_out.ignored(each.name, each.value, _reason(each)) for each in left]
    seen = asked.get(left_out.VERSION, "")
    return found, [*notes, say(CHANGED)] if version and seen and seen != version else notes


def _reason(each: LeftOut) -> str:
    own = _REASONS.get(each.name, {}).get(each.fault)
    if own:
        return say(own, **_VALUES)
    return LeftOut(_LIKE.get(each.name, each.name), each.value, each.fault).reason


def examined(asked: Mapping[str, str], model: Model) -> tuple[Pair, list[LeftOut]]:
    """Return the pair that some parameters ask for, and what is ignored.

    What an address leaves unsaid: two peoples, the first of the data and the next, on the first day
    of the one on the left; the second day is that of its return, or ten years later.
    """
    reader = _Reader(asked, model)
    kind = reader.kind()
    left = reader.left(kind)
    right = reader.right(kind, left)
    day, then = reader.days(kind, left)
    figures = reader.one("figures", FIGURES, "people")
    return Pair(kind, left, right, day, then, figures, reader.centre()), reader.ignored


_TEN_YEARS = 3652


class _Reader:
    """Reads the parameters one after the other, each by what those before it say."""

    def __init__(self, asked: Mapping[str, str], model: Model) -> None:
        self.asked = {name: asked[name] for name in NAMES if asked.get(name)}
        self.model = model
        self.movements = model.dataset.movements
        self.counted = counted_both_ways(model.dataset)
        self.ignored: list[LeftOut] = []

    def leave(self, name: str, fault: str) -> None:
        self.ignored.append(LeftOut(name, self.asked[name], fault))

    def one(self, name: str, known: Collection[str], usual: str) -> str:
        text = self.asked.get(name, usual)
        if text in known:
            return text
        self.leave(name, "unknown")
        return usual

    def kind(self) -> str:
        kind = self.one("pair", KINDS, "peoples")
        if kind != "return" or self.counted:
            return kind
        self.leave("pair", "none")
        return "peoples"

    def left(self, kind: str) -> str:
        if kind != "return":
            return self.one("left", [*self.movements, ALL], next(iter(self.movements)))
        left = self.one("left", [*self.movements, ALL], self.counted[0])
        if left in self.counted:
            return left
        self.leave("left", "uncounted")
        return self.counted[0]

    def right(self, kind: str, left: str) -> str:
        if kind != "peoples":
            if "right" in self.asked:
                self.leave("right", "unused")
            return left
        others = [identity for identity in self.movements if identity != left]
        return self.one("right", [*self.movements, ALL], others[0] if others else ALL)

    def days(self, kind: str, left: str) -> tuple[int, int]:
        movement = self.movements.get(left)
        day = self.day("on", _clamped(_start(movement)))
        if kind == "return" and movement is not None:
            start = _start(movement)
            distance = (movement.return_start.first or start) - start
            if not start <= day <= LAST_DAY - max(0, distance):
                self.leave("on", "outside_removal")
                day = start
            return day, day + distance
        if kind == "dates":
            return day, self.day("then", _clamped(_second(movement, day)))
        if "then" in self.asked:
            self.leave("then", "unused")
        return day, day

    def day(self, name: str, usual: int) -> int:
        if name not in self.asked:
            return usual
        day, refused = address.day_in(self.asked[name], self.model)
        for fault in refused:
            self.leave(name, fault)
        return usual if day is None else day

    def centre(self) -> tuple[float, float, float] | None:
        if "centre" not in self.asked:
            return None
        spot, refused = address.map_in(self.asked["centre"], self.model)
        for fault in refused:
            self.leave("centre", fault)
        return spot


def _start(movement: Movement | None) -> int:
    first = movement.start.first if movement else None
    return address.OPENING_DAY if first is None else first


def _second(movement: Movement | None, day: int) -> int:
    returned = movement.return_start.first if movement else None
    return day + _TEN_YEARS if returned is None else returned


def _clamped(day: int) -> int:
    return max(FIRST_DAY, min(day, LAST_DAY))
