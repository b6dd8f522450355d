"""What the address says of the picture: read with care, written in one form.

``/?date=1944-02-25&to=…&movement=ID,ID&view=…&pick=CLAIM,…&basis=…&map=lon,lat,zoom``
A value that means nothing is left out and named, never guessed at.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from atlas.dataset import Dataset
from atlas.dates import LAST_DAY, iso_of, parse_day

VIEWS = {"day": "This day", "period": "Period", "sofar": "So far", "all": "All"}
OPENING_DAY = parse_day("1944-02-24")
_YEAR = 365


@dataclass(frozen=True)
class Picture:
    """All that decides the picture; days are day numbers, ``to`` is inclusive.

    No ``movements`` means all of them.
    """

    day: int = OPENING_DAY
    to: int | None = None
    view: str = "day"
    movements: tuple[str, ...] = ()
    pick: tuple[str, ...] = ()
    basis: str = "people"
    map: tuple[float, float, float] | None = None
    lang: str = "en"

    @property
    def until(self) -> int:
        """The last day of the period; a year long where none is chosen."""
        return max(self.day, min(self.day + _YEAR, LAST_DAY) if self.to is None else self.to)

    def parameters(self) -> dict[str, str]:
        """Return the query parameters; what stands at its default is left out."""
        values = {"date": iso_of(self.day)}
        if self.view == "period":
            values["to"] = iso_of(self.until)
        if self.movements:
            values["movement"] = ",".join(self.movements)
        if self.view != "day":
            values["view"] = self.view
        if self.pick:
            values["pick"] = ",".join(self.pick)
        if self.basis != "people":
            values["basis"] = self.basis
        if self.map:
            lon, lat, zoom = self.map
            values["map"] = f"{lon:.3f},{lat:.3f},{zoom:.2f}"
        if self.lang != "en":
            values["lang"] = self.lang
        return values

    def command(self, dataset: Dataset) -> dict[str, Any]:
        """Return the picture as the player's own state."""
        state: dict[str, Any] = {
            "day": self.day,
            "to": self.until if self.view == "period" else None,
            "view": self.view,
            "movements": list(self.movements or dataset.movements),
            "pick": list(self.pick),
            "basis": self.basis,
        }
        if self.map:
            state["map"] = dict(zip(("lon", "lat", "zoom"), self.map, strict=True))
        return state


NAMES = ("date", "to", "movement", "view", "pick", "basis", "map", "lang")


def read(parameters: Mapping[str, str], dataset: Dataset) -> tuple[Picture, list[str]]:
    """Return the picture that the parameters ask for, and a sentence for each left out."""
    readers: dict[str, tuple[str, Callable[[str], Any]]] = {
        "date": ("day", parse_day),
        "to": ("to", parse_day),
        "movement": ("movements", lambda text: _known(text, dataset.movements)),
        "view": ("view", lambda text: _one_of(text, VIEWS)),
        "pick": ("pick", lambda text: _known(text, dataset.claims)),
        "basis": ("basis", lambda text: _one_of(text, ("people", "share"))),
        "map": ("map", _map),
        "lang": ("lang", lambda text: _one_of(text, ("en",))),
    }
    values: dict[str, Any] = {}
    notes = []
    for name, (field, reader) in readers.items():
        text = parameters.get(name, "")
        if not text:
            continue
        try:
            values[field] = reader(text[:4000])
        except ValueError as error:
            notes.append(f"Left out of the address: {name}, because {error}"[:200] + ".")
    if set(values.get("movements", ())) == set(dataset.movements):
        values["movements"] = ()
    if values.get("to") is not None and values["to"] < values.get("day", OPENING_DAY):
        notes.append("Left out of the address: to, because it lies before date.")
        values["to"] = None
    return Picture(**values), notes


def _known(text: str, known: Mapping[str, object]) -> tuple[str, ...]:
    wanted = [piece.strip() for piece in text.split(",") if piece.strip()]
    for identity in wanted:
        if identity not in known:
            raise ValueError(f"{identity[:60]!r} is not known here")
    return tuple(identity for identity in known if identity in wanted)


def _one_of(text: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    if text not in known:
        raise ValueError(f"{text[:60]!r} is none of {', '.join(known)}")
    return text


def _map(text: str) -> tuple[float, float, float]:
    try:
        numbers = [float(piece) for piece in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != 3 or not all(math.isfinite(n) for n in numbers):
        raise ValueError(f"{text[:60]!r} is not longitude, latitude, zoom")
    lon, lat, zoom = numbers
    if abs(lon) > 180 or abs(lat) > 85 or not 0 <= zoom <= 19:
        raise ValueError(f"{text[:60]!r} lies off the map")
    return lon, lat, zoom
