"""Dated movements on any folium map: a self-contained plugin.

::

    import folium
    from atlas.folium.plugin import DatedMovement, DatedMovements

    map = folium.Map(location=[47, 60], zoom_start=4)
    DatedMovements(
        [
            DatedMovement(
                "Volga settlers", "1804-05", "1805-09", [(49.4, 8.7), (51.5, 46.0)], people=1200
            )
        ]
    ).add_to(map)
    map.save("map.html")

folium's own time plugin sorts epochs as text and draws nothing before 1970 (folium issue 1205);
this one counts whole days as integers, for any year from 1 to 9999 in the proleptic Gregorian
calendar. The plugin fetches nothing: its script is part of the page. The map itself is folium's,
which loads Leaflet from the network.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from numbers import Real
from typing import Any

from branca.element import MacroElement
from folium.template import Template

from atlas.base import script_json
from atlas.base.bundle import classic
from atlas.base.dates import Span, parse_span

_PACES = {"day": 1, "week": 7, "month": 30, "year": 365}
# Unless a pace is given, playing everything takes no more seconds than a class will wait.
_SECONDS = 90
_CORNERS = ("bottomleft", "bottomright", "topleft", "topright")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class DatedMovement:
    """People who went from one place to another between two dates.

    Attributes:
        name: What the movement is called.
        start: The first day of departure, inclusive, as precisely as known: "1804", "1804-05",
            "1804-05-17" or a ``datetime.date``.
        end: The last day of arrival, inclusive, in the same forms.
        line: The way, two or more points (latitude, longitude) in degrees (WGS 84), in folium's
            order.
        people: How many, or None if no source gives a number.
        colour: #RRGGBB.
        note: Shown with the name.
    """

    name: str
    start: str | dt.date
    end: str | dt.date
    line: Sequence[tuple[float, float]]
    people: int | None = None
    colour: str = "#2B6F6C"
    note: str = ""


class DatedMovements(MacroElement):
    """A layer of dated movements with its own time control, for one folium map.

    All words reach the page as text, never as markup.

    Args:
        movements: The movements, at least one.
        opening: The date shown first; the start of the first movement if left out.
        pace: What one second of playing stands for: "day", "week", "month" or "year". If left out,
            the slowest that plays everything in a minute and a half.
        people_per_px: How many people one pixel of a line's width stands for.
        position: The corner of the control, as Leaflet names it.
        label: The control's name for screen readers.

    Raises:
        ValueError: If there is no movement, or an argument or a movement has a value that is not
            of the kind described, or a movement ends before it starts.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = {{ this.program }}.showDated(
            L, {{ this._parent.get_name() }}, {{ this.data }}
        );
        {% endmacro %}
    """)

    def __init__(
        self,
        movements: Sequence[DatedMovement],
        *,
        opening: str | dt.date | None = None,
        pace: str | None = None,
        people_per_px: float = 35_000,
        position: str = "bottomleft",
        label: str = "Dated movements",
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "DatedMovements"
        entries = [_entry(movement, number) for number, movement in enumerate(movements)]
        if not entries:
            raise ValueError("there is no movement to show")
        if pace is not None and pace not in tuple(_PACES):
            raise ValueError(f"pace {pace!r} is not one of {', '.join(_PACES)}")
        if position not in _CORNERS:
            raise ValueError(f"position {position!r} is not one of {', '.join(_CORNERS)}")
        if not isinstance(label, str):
            raise ValueError(f"label {label!r} is not a text")
        if not (_is_number(people_per_px) and people_per_px > 0):
            raise ValueError(f"people_per_px {people_per_px!r} is not above zero")
        first = min(entry["start"] for entry in entries)
        last = max(entry["end"] for entry in entries)
        day = first if opening is None else _span("opening", opening).first
        self.program = classic("dated.js")
        self.data = script_json.dumps(
            {
                "movements": entries,
                "first": first,
                "last": last,
                "day": max(first, min(last, first if day is None else day)),
                "pace": pace or _fitting(last - first),
                "people_per_px": people_per_px,
                "position": position,
                "label": label,
            }
        )


def _entry(movement: DatedMovement, number: int) -> dict[str, Any]:
    where = f"movement {number + 1} ({movement.name!r})"
    start = _span(f"{where}: start", movement.start).first
    end = _span(f"{where}: end", movement.end).last
    if start is None or end is None:
        raise ValueError(f"{where}: a date is open; the clock needs both ends")
    if end < start:
        raise ValueError(f"{where}: end {movement.end} lies before start {movement.start}")
    _check_words(where, movement)
    people = movement.people
    if people is not None and (isinstance(people, bool) or not isinstance(people, int)):
        raise ValueError(f"{where}: people {people!r} is not a whole number")
    if people is not None and people < 0:
        raise ValueError(f"{where}: people {people!r} is below zero")
    line = _line(where, movement.line)
    return asdict(movement) | {"start": start, "end": end, "line": line}


def _line(where: str, points: Any) -> list[list[float]]:
    """Return a way as [latitude, longitude] pairs."""
    try:
        pairs = [(lat, lon) for lat, lon in points]
    except (TypeError, ValueError):
        words = "is not a list of points (latitude, longitude)"
        raise ValueError(f"{where}: line {points!r:.60} {words}") from None
    for lat, lon in pairs:
        is_on_earth = _is_number(lat) and _is_number(lon) and abs(lat) <= 90 and abs(lon) <= 180
        if not is_on_earth:
            raise ValueError(f"{where}: {lat!r}, {lon!r} is not latitude, longitude in degrees")
    if len(pairs) < 2:
        raise ValueError(f"{where}: a way needs two points or more")
    return [[float(lat), float(lon)] for lat, lon in pairs]


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def _check_words(where: str, movement: DatedMovement) -> None:
    for field in ("name", "note", "colour"):
        value = getattr(movement, field)
        if not isinstance(value, str):
            raise ValueError(f"{where}: {field} {value!r} is not a text")
    if not _COLOUR.fullmatch(movement.colour):
        raise ValueError(f"{where}: colour {movement.colour!r} is not a colour such as #2B6F6C")


def _span(where: str, date: str | dt.date) -> Span:
    # A datetime.datetime is a date too, but parse_span would not read its time of day.
    text = (
        dt.date(date.year, date.month, date.day).isoformat() if isinstance(date, dt.date) else date
    )
    if not isinstance(text, str):
        raise ValueError(
            f"{where}: {date!r} is not a date: write '1804', '1804-05' or a datetime.date"
        )
    try:
        return parse_span(text)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def _fitting(days: int) -> str:
    """Return the slowest pace that plays so many days within ``_SECONDS``."""
    return next((pace for pace, step in _PACES.items() if days / step <= _SECONDS), "year")
