"""What the address says of the picture: read with care, written in one form.

``/?date=1944-02-25&to=…&movement=ID,ID&view=…&pick=CLAIM,…&select=claim:ID&basis=…&map=…&v=…``
A value that means nothing is left out and named, never guessed at. ``v`` is the version of the
data that was on screen; it decides nothing, and tells a later reader that the data has changed.
The player reads addresses by the same rules (static/player/shell/address-query.js);
tests/data/addresses.json holds cases for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from atlas.base.dates import FIRST_DAY, LAST_DAY, calendar_day, iso_of, parse_day
from atlas.model.model import Model
from atlas.picture import left_out, selection
from atlas.picture.left_out import CHANGED, LeftOut
from atlas.read.dataset import Dataset
from atlas.words.language import LANGUAGES

VIEWS = {"day": "This day", "period": "Period", "sofar": "So far", "all": "All"}
BASES = ("people", "share")
NAMES = ("date", "to", "movement", "view", "pick", "select", "basis", "map", "lang", "v")
# Where the atlas opens when nobody says otherwise: the second day of the removal of the Chechens
# and Ingush.
OPENING_DAY = parse_day("1944-02-24")
_YEAR = 365
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Address:
    """All that decides the picture; days are day numbers, ``to`` is inclusive.

    No ``movements`` means all of them. ``selected`` is what the panel opens: (type, id), the type
    one of ``claim``, ``event``, ``flow``, ``movement`` and ``place``.
    """

    day: int = OPENING_DAY
    to: int | None = None
    view: str = "day"
    movements: tuple[str, ...] = ()
    pick: tuple[str, ...] = ()
    selected: tuple[str, str] | None = None
    basis: str = "people"
    map: tuple[float, float, float] | None = None
    lang: str = "en"

    @property
    def until(self) -> int:
        """The last day of the period; a year long where none is chosen."""
        return max(self.day, min(self.day + _YEAR, LAST_DAY) if self.to is None else self.to)

    @property
    def shown_day(self) -> int:
        """The day whose state is shown: a period shows how it ended."""
        return self.until if self.view == "period" else self.day

    def parameters(self, version: str = "") -> dict[str, str]:
        """Return the query parameters; what stands at its default is left out.

        ``version`` is that of the data on screen.
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
            lon, lat, zoom = self.map
            values["map"] = ",".join((_fixed(lon, 3), _fixed(lat, 3), _fixed(zoom, 2)))
        if self.lang != "en":
            values["lang"] = self.lang
        if version:
            values[left_out.VERSION] = version
        return values

    def command(self, dataset: Dataset) -> dict[str, Any]:
        """Return the address as the player's own state."""
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
            "lang": self.lang,
        }
        if self.map:
            state["map"] = dict(zip(("lon", "lat", "zoom"), self.map, strict=True))
        return state


def rules() -> dict[str, Any]:
    """Return what the player needs, beside the data, to read an address as it is read here."""
    return {
        "names": NAMES,
        "opening_day": OPENING_DAY,
        "period_days": _YEAR,
        "views": list(VIEWS),
        "bases": BASES,
        "languages": list(LANGUAGES),
        "longest": left_out.LONGEST,
        "reasons": left_out.REASONS,
        "sentence": left_out.SENTENCE,
        "changed": CHANGED,
    }


def read(
    parameters: Mapping[str, str | Sequence[str]], model: Model, version: str = ""
) -> tuple[Address, list[str]]:
    """Return the address that the parameters write, and a sentence for each left out.

    ``version`` is that of the data now; one more sentence says so if the address has another.
    """
    found, left = examined(parameters, model)
    notes = [each.sentence() for each in left]
    seen, _ = left_out.last(left_out.VERSION, parameters.get(left_out.VERSION, ""))
    if version and seen and seen != version:
        notes.append(CHANGED)
    return found, notes


def examined(
    parameters: Mapping[str, str | Sequence[str]], model: Model
) -> tuple[Address, list[LeftOut]]:
    """Return the address, and what of the parameters it does without, in the order of ``NAMES``.

    Args:
        parameters: The values of each parameter, of which the last counts, or its one value. An
            empty one is none; names that are not in ``NAMES`` are somebody else's.
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
    return Address(**values), left


def _fault_of_end(values: Mapping[str, Any]) -> str:
    if values.get("view") != "period":
        return "unused"
    return "early" if values["to"] < values.get("day", OPENING_DAY) else ""


# Fault -> the pieces of a value that have it.
Refused = dict[str, list[str]]


def _day(text: str, _: Model) -> tuple[int | None, Refused]:
    try:
        day = calendar_day(text)
    except ValueError:
        return None, {"malformed": [text]}
    return (day, {}) if FIRST_DAY <= day <= LAST_DAY else (None, {"outside": [text]})


def _pieces(text: str) -> list[str]:
    """Return the members of a list, each once; only spaces around them are nothing."""
    return list(dict.fromkeys(stripped for p in text.split(",") if (stripped := p.strip(" "))))


def _movements(text: str, model: Model) -> tuple[tuple[str, ...], Refused]:
    movements = model.dataset.movements
    wanted = _pieces(text)
    unknown = [identity for identity in wanted if identity not in movements]
    known = tuple(identity for identity in movements if identity in wanted)
    everyone = len(known) == len(movements)
    return () if everyone else known, {"unknown": unknown} if unknown else {}


def _picks(text: str, model: Model) -> tuple[tuple[str, ...], Refused]:
    """Return the picked figures, one a question; the atlas's own choice needs no pick."""
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


def _map(text: str, _: Model) -> tuple[tuple[float, float, float] | None, Refused]:
    pieces = [piece.strip(" ") for piece in text.split(",")]
    if len(pieces) != 3 or not all(_NUMBER.fullmatch(piece) for piece in pieces):
        return None, {"malformed": [text]}
    lon, lat, zoom = map(float, pieces)
    if abs(lon) > 180 or abs(lat) > 85 or not 0 <= zoom <= 19:
        return None, {"outside": [text]}
    return (lon, lat, zoom), {}


def _fixed(number: float, places: int) -> str:
    """Return a number with so many decimals as JavaScript writes it; there is no minus nought."""
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(number).quantize(step, rounding=ROUND_HALF_UP)
    return str(rounded if rounded else abs(rounded))


_READERS: dict[str, tuple[str, Callable[[str, Model], tuple[Any, Refused]]]] = {
    "date": ("day", _day),
    "to": ("to", _day),
    "movement": ("movements", _movements),
    "view": ("view", _one_of(tuple(VIEWS))),
    "pick": ("pick", _picks),
    "select": ("selected", _selected),
    "basis": ("basis", _one_of(BASES)),
    "map": ("map", _map),
    "lang": ("lang", _one_of(tuple(LANGUAGES))),
}
