"""The address that describes a picture: read strictly, written in one form.

``/?date=1944-02-25&to=…&movement=ID,ID&view=…&pick=CLAIM,…&select=claim:ID&basis=…&map=…&v=…``
``tour=ID&step=N`` beside it say at which step of a tour the reader is; they change no picture.
A meaningless value is ignored and reported, never guessed at. ``v`` is the version of the data that
was on screen; it decides nothing, but lets a later reader be told that the data has changed.
The player reads addresses by the same rules (static/player/shell/address-query.js);
tests/data/addresses.json holds cases for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from atlas.base.dates import FIRST_DAY, LAST_DAY, calendar_day, iso_of, parse_day
from atlas.model.model import Model
from atlas.picture import left_out, selection
from atlas.picture.left_out import CHANGED, LeftOut
from atlas.read.dataset import Dataset
from atlas.words.language import LANGUAGES, say, to_say

VIEWS = {
    "day": to_say("This day"),
    "period": to_say("Period"),
    "sofar": to_say("So far"),
    "all": to_say("All"),
}
BASES = ("people", "share")
# The least and the largest zoom of the map, of Web Mercator.
ZOOMS = (2, 9)
NAMES = (
    *("date", "to", "movement", "view", "pick", "select", "basis", "map", "tour", "step", "lang"),
    left_out.VERSION,
)
# The atlas opens on the second day of the removal of the Chechens and Ingush.
OPENING_DAY = parse_day("1944-02-24")
_YEAR = 365
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_STEP = re.compile(r"[1-9][0-9]{0,2}")


@dataclass(frozen=True)
class Address:
    """Everything that decides a picture.

    Attributes:
        day: The day shown, or the first of a period, as a day number.
        to: The last day of a period, inclusive; None for a year after ``day``.
        view: A key of ``VIEWS``.
        movements: The ids of the movements shown; empty for all of them.
        pick: The ids of claims that replace the atlas's own choices.
        selected: What the panel opens, as (type, id), the type from ``selection.KINDS``.
        basis: What widths show: "people", or "share" of each people.
        map: (longitude, latitude, zoom) of the map's centre, in degrees; None for the opening view.
        tour: The id of the tour that the reader follows, or None.
        step: Which of its steps, from 1; None without a tour.
        lang: The language, a key of ``LANGUAGES``.
    """

    day: int = OPENING_DAY
    to: int | None = None
    view: str = "day"
    movements: tuple[str, ...] = ()
    pick: tuple[str, ...] = ()
    selected: tuple[str, str] | None = None
    basis: str = "people"
    map: tuple[float, float, float] | None = None
    tour: str | None = None
    step: int | None = None
    lang: str = "en"

    @property
    def until(self) -> int:
        """The last day of the period, inclusive; a year after ``day`` if none is given."""
        return max(self.day, min(self.day + _YEAR, LAST_DAY) if self.to is None else self.to)

    @property
    def shown_day(self) -> int:
        """The day whose state is shown: for a period, its last."""
        return self.until if self.view == "period" else self.day

    def parameters(self, version: str = "") -> dict[str, str]:
        """Return the query parameters, without those at their default.

        Args:
            version: The version of the data on screen, if it is to be included.
        """
        values = {"date": iso_of(self.day)}
        if self.view == "period":
            values["to"] = iso_of(self.until)
        if self.movements:
            values["movement"] = ",".join(self.movements)
        if self.view != "day":
            values["view"] = self.view
        if self.pick:
            values["pick"] = ",".join(self.pick)
        if self.selected:
            values["select"] = ":".join(self.selected)
        if self.basis != "people":
            values["basis"] = self.basis
        if self.map:
            values["map"] = map_text(self.map)
        if self.tour:
            values |= {"tour": self.tour, "step": str(self.step)}
        if self.lang != "en":
            values["lang"] = self.lang
        if version:
            values[left_out.VERSION] = version
        return values

    def command(self, dataset: Dataset) -> dict[str, Any]:
        """Return the address as a command to the player, in JSON values."""
        state: dict[str, Any] = {
            "day": self.day,
            "to": self.until if self.view == "period" else None,
            "view": self.view,
            "movements": list(self.movements or dataset.movements),
            "pick": list(self.pick),
            "selected": dict(zip(("type", "id"), self.selected, strict=True))
            if self.selected
            else None,
            "basis": self.basis,
            "tour": {"id": self.tour, "step": self.step} if self.tour else None,
            "lang": self.lang,
        }
        if self.tour:
            # The step has a map of its own, and none that was on the screen before stays.
            state["map"] = None
        if self.map:
            state["map"] = dict(zip(("lon", "lat", "zoom"), self.map, strict=True))
        return state


def rules() -> dict[str, Any]:
    """Return what the player needs, besides the data, to read addresses by the same rules."""
    return {
        "names": NAMES,
        "opening_day": OPENING_DAY,
        "period_days": _YEAR,
        "views": list(VIEWS),
        "bases": BASES,
        "zooms": list(ZOOMS),
        "languages": list(LANGUAGES),
        "longest": left_out.LONGEST,
        **left_out.words(),
    }


def says_anything(parameters: Mapping[str, str | Sequence[str]]) -> bool:
    """Return whether some parameters say anything of a picture; the atlas opens where none does.

    A language alone says nothing of it.
    """
    names = (name for name in NAMES if name != "lang")
    return any(left_out.given(parameters.get(name, "")) for name in names)


def read(
    parameters: Mapping[str, str | Sequence[str]], model: Model, version: str = ""
) -> tuple[Address, list[str]]:
    """Return the address that some parameters describe, and a sentence for each ignored value.

    Args:
        parameters: See :func:`examined`.
        model: The model of the data whose records the address names.
        version: The current version of the data; one more sentence says so if the address was
            made with another.
    """
    found, left = examined(parameters, model)
    notes = [each.sentence() for each in left]
    seen, _ = left_out.last(left_out.VERSION, parameters.get(left_out.VERSION, ""))
    if version and seen and seen != version:
        notes.append(say(CHANGED))
    return found, notes


def examined(
    parameters: Mapping[str, str | Sequence[str]], model: Model
) -> tuple[Address, list[LeftOut]]:
    """Return the address that some parameters describe, and what it ignores, ordered as ``NAMES``.

    Args:
        parameters: Name -> its value, or its values, of which the last counts. Empty values count
            as absent; names that are not in ``NAMES`` belong to others and are skipped.
        model: The model of the data whose records the address names.
    """
    values: dict[str, Any] = {}
    left: list[LeftOut] = []
    for name, (field, reader) in _READERS.items():
        text, unread = left_out.last(name, parameters.get(name, ""))
        left += unread
        if not text:
            continue
        value, refused = reader(text, model)
        left += [LeftOut(name, ",".join(pieces), fault) for fault, pieces in refused.items()]
        if value is not None:
            values[field] = value
    if "to" in values:
        fault = _fault_of_end(values)
        if fault:
            left.append(LeftOut("to", iso_of(values.pop("to")), fault))
    left += _fitted(values, model.dataset)
    return Address(**values), left


def _fault_of_end(values: Mapping[str, Any]) -> str:
    if values.get("view") != "period":
        return "unused"
    return "early" if values["to"] < values.get("day", OPENING_DAY) else ""


def _fitted(values: dict[str, Any], dataset: Dataset) -> Iterator[LeftOut]:
    """Make the step one of the tour: its first unless a sound one is given."""
    tour, step = values.get("tour"), values.pop("step", None)
    if tour is None:
        if step is not None:
            yield LeftOut("step", str(step), "unused")
        return
    if step is not None and step > len(dataset.steps_of[tour]):
        yield LeftOut("step", str(step), "outside")
        step = None
    values["step"] = step or 1


# Fault -> the pieces of a value that have it.
Refused = dict[str, list[str]]


def day_in(text: str, _: Model) -> tuple[int | None, Refused]:
    """Return the day number of a date within the atlas; other addresses read theirs so too."""
    try:
        day = calendar_day(text)
    except ValueError:
        return None, {"malformed": [text]}
    return (day, {}) if FIRST_DAY <= day <= LAST_DAY else (None, {"outside": [text]})


def _pieces(text: str) -> list[str]:
    """Return the members of a list, each once, without spaces around them or empty members."""
    return list(dict.fromkeys(stripped for p in text.split(",") if (stripped := p.strip(" "))))


def _movements(text: str, model: Model) -> tuple[tuple[str, ...], Refused]:
    movements = model.dataset.movements
    wanted = _pieces(text)
    unknown = [identity for identity in wanted if identity not in movements]
    known = tuple(identity for identity in movements if identity in wanted)
    everyone = len(known) == len(movements)
    return () if everyone else known, {"unknown": unknown} if unknown else {}


def _picks(text: str, model: Model) -> tuple[tuple[str, ...], Refused]:
    """Return the picks, one per question, without those that are the atlas's own choice."""
    chosen: dict[tuple[str, ...], str] = {}
    refused: Refused = {}
    for identity in _pieces(text):
        question = model.answers.get(identity, ())
        if question and question not in chosen:
            chosen[question] = identity
        else:
            refused.setdefault("second" if question else "unknown", []).append(identity)
    return tuple(pick for question, pick in chosen.items() if pick != question[0]), refused


def _selected(text: str, model: Model) -> tuple[tuple[str, str] | None, Refused]:
    kind, _, identity = text.partition(":")
    if kind not in selection.KINDS or not identity:
        return None, {"malformed": [text]}
    if not selection.is_known(model, kind, identity):
        return None, {"unknown": [text]}
    return (kind, identity), {}


def _one_of(known: Sequence[str]) -> Callable[[str, Model], tuple[str | None, Refused]]:
    return lambda text, _: (text, {}) if text in known else (None, {"unknown": [text]})


def map_in(text: str, _: Model) -> tuple[tuple[float, float, float] | None, Refused]:
    """Return the longitude, latitude and zoom of a map's centre, as :func:`map_text` writes it."""
    pieces = [piece.strip(" ") for piece in text.split(",")]
    if len(pieces) != 3 or not all(_NUMBER.fullmatch(piece) for piece in pieces):
        return None, {"malformed": [text]}
    lon, lat, zoom = map(float, pieces)
    least, most = ZOOMS
    if abs(lon) > 180 or abs(lat) > 85 or not least <= zoom <= most:
        return None, {"outside": [text]}
    return (lon, lat, zoom), {}


def map_text(spot: tuple[float, float, float]) -> str:
    """Return the longitude, latitude and zoom of a map's centre as the value of a parameter."""
    lon, lat, zoom = spot
    return ",".join((_fixed(lon, 3), _fixed(lat, 3), _fixed(zoom, 2)))


def _tour(text: str, model: Model) -> tuple[str | None, Refused]:
    known = text in model.dataset.tours and text in model.dataset.steps_of
    return (text, {}) if known else (None, {"unknown": [text]})


def _step(text: str, _: Model) -> tuple[int | None, Refused]:
    return (int(text), {}) if _STEP.fullmatch(text) else (None, {"malformed": [text]})


def _fixed(number: float, places: int) -> str:
    """Return a number with so many decimals, rounded as in JavaScript and never "-0"."""
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(number).quantize(step, rounding=ROUND_HALF_UP)
    return str(rounded if rounded else abs(rounded))


_READERS: dict[str, tuple[str, Callable[[str, Model], tuple[Any, Refused]]]] = {
    "date": ("day", day_in),
    "to": ("to", day_in),
    "movement": ("movements", _movements),
    "view": ("view", _one_of(tuple(VIEWS))),
    "pick": ("pick", _picks),
    "select": ("selected", _selected),
    "basis": ("basis", _one_of(BASES)),
    "map": ("map", map_in),
    "tour": ("tour", _tour),
    "step": ("step", _step),
    "lang": ("lang", _one_of(tuple(LANGUAGES))),
}
