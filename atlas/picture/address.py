"""What the address says of the picture: read with care, written in one form.

``/?date=1944-02-25&to=…&movement=ID,ID&view=…&pick=CLAIM,…&select=claim:ID&basis=…&map=…&v=…``
A value that means nothing is left out and named, never guessed at. ``v`` is the version of the
data that was on screen; it decides nothing, and tells a later reader that the data has changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from atlas.base.dates import LAST_DAY, iso_of, parse_day
from atlas.model.model import Model
from atlas.read.dataset import Dataset

VIEWS = {"day": "This day", "period": "Period", "sofar": "So far", "all": "All"}
OPENING_DAY = parse_day("1944-02-24")
_YEAR = 365


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
            values["map"] = f"{lon:.3f},{lat:.3f},{zoom:.2f}"
        if self.lang != "en":
            values["lang"] = self.lang
        if version:
            values["v"] = version
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


NAMES = ("date", "to", "movement", "view", "pick", "select", "basis", "map", "lang", "v")
CHANGED = (
    "This address was made with an earlier state of the data: figures may have changed since then."
)


def read(
    parameters: Mapping[str, str],
    model: Model,
    version: str = "",
    languages: tuple[str, ...] = ("en",),
) -> tuple[Address, list[str]]:
    """Return the address that the parameters write, and a sentence for each left out.

    ``version`` is that of the data now; one more sentence says so if the address has another.
    ``languages`` are those that the asker can speak: the pages English alone, a plate more.
    """
    found, faults = examined(parameters, model, languages)
    notes = [f"Left out of the address: {name}, because {why}"[:200] + "." for name, why in faults]
    if version and parameters.get("v", version) != version:
        notes.append(CHANGED)
    return found, notes


def examined(
    parameters: Mapping[str, str], model: Model, languages: tuple[str, ...] = ("en",)
) -> tuple[Address, list[tuple[str, str]]]:
    """Return the address, and the name and reason of each parameter that was left out or cut."""
    dataset = model.dataset
    values: dict[str, Any] = {}
    faults: list[tuple[str, str]] = []
    readers: dict[str, tuple[str, Callable[[str], Any]]] = {
        "date": ("day", parse_day),
        "to": ("to", parse_day),
        "movement": ("movements", lambda text: _known(text, dataset.movements, faults)),
        "view": ("view", lambda text: _one_of(text, VIEWS)),
        "pick": ("pick", lambda text: _picks(text, model, faults)),
        "select": ("selected", lambda text: _selected(text, dataset)),
        "basis": ("basis", lambda text: _one_of(text, ("people", "share"))),
        "map": ("map", _map),
        "lang": ("lang", lambda text: _one_of(text, languages)),
    }
    for name, (field, reader) in readers.items():
        text = parameters.get(name, "")
        if not text:
            continue
        try:
            values[field] = reader(text[:4000])
        except ValueError as error:
            faults.append((name, str(error)))
    if set(values.get("movements", ())) == set(dataset.movements):
        values["movements"] = ()
    if values.get("to") is not None and values["to"] < values.get("day", OPENING_DAY):
        faults.append(("to", "it lies before date"))
        values["to"] = None
    return Address(**values), faults


def _pieces(text: str) -> list[str]:
    return list(dict.fromkeys(piece.strip() for piece in text.split(",") if piece.strip()))


def _known(
    text: str, known: Mapping[str, object], faults: list[tuple[str, str]]
) -> tuple[str, ...]:
    wanted = _pieces(text)
    strange = [identity for identity in wanted if identity not in known]
    if strange:
        faults.append(("movement", f"{strange[0][:60]!r} is not known here"))
    return tuple(identity for identity in known if identity in wanted)


def _picks(text: str, model: Model, faults: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return the picked figures, one a question; the atlas's own choice needs no pick."""
    asked = {
        claim: question
        for movement in model.dataset.movements
        for question in model.rivals(movement).questions
        for claim in question
    }
    chosen: dict[tuple[str, ...], str] = {}
    for identity in _pieces(text):
        question = asked.get(identity)
        if question is None:
            faults.append(("pick", f"{identity[:60]!r} is no figure to choose from"))
        elif question in chosen:
            faults.append(("pick", f"{identity!r} answers a question a second time"))
        else:
            chosen[question] = identity
    return tuple(pick for question, pick in chosen.items() if pick != question[0])


def _selected(text: str, dataset: Dataset) -> tuple[str, str]:
    known: dict[str, Mapping[str, object]] = {
        "claim": dataset.claims,
        "event": dataset.events,
        "flow": dataset.flows,
        "movement": dataset.movements,
        "place": dataset.places,
    }
    kind, _, identity = text.partition(":")
    if kind not in known:
        raise ValueError(f"{text[:60]!r} is not of the form claim:ID")
    if identity not in known[kind]:
        raise ValueError(f"{identity[:60]!r} is no {kind} here")
    return kind, identity


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
