"""The layer: dated movements with a time control, as one of a folium map's layers."""

from __future__ import annotations

import base64
import html
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from numbers import Real
from typing import TYPE_CHECKING, Any

from folium.elements import JSCSSMixin
from folium.map import Layer
from folium.template import Template

from folium_dated_movements.calendar import span_of
from folium_dated_movements.labels import Words, labels_with
from folium_dated_movements.movement import DatedMovement, is_missing
from folium_dated_movements.pace import duration_of
from folium_dated_movements.texts import check_text

if TYPE_CHECKING:
    from datetime import timedelta

    from geopandas import GeoDataFrame

# Pixels that the greatest number is wide, unless a scale is given.
_WIDEST = 14
_CORNERS = ("bottomleft", "bottomright", "topleft", "topright")
# Language, script, region: a tag that a browser does not take would stop the page's script.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
# Characters that could end the script, or start a template, since branca renders it as one.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&{}\u2028\u2029"}
_BRACES = {ord(c): f"&#{ord(c)};" for c in "{}"}
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_PRECISIONS = ("day", "month", "year")
_COLUMNS = ("name", "start", "end", "people", "color", "tooltip", "popup")


def program() -> str:
    """Return the script that draws, built from ``javascript/`` of the package's source."""
    return (files("folium_dated_movements") / "program.js").read_text(encoding="utf-8").strip()


def _address(script: str) -> str:
    """Return a script as an address that any page can load without asking anybody."""
    return f"data:text/javascript;base64,{base64.b64encode(script.encode()).decode()}"


class DatedMovements(JSCSSMixin, Layer):
    """Dated movements on a folium map.

    All layers of this kind on a map share one clock and one control: those of the first that is
    added to the map. The control leaves with the last of them.

    Args:
        movements: The movements, at least one.
        name: The layer's name in folium's ``LayerControl`` and above its legend.
        overlay: As for every folium layer.
        control: Whether ``LayerControl`` lists it.
        show: Whether it is shown at first.
        opening: The date shown first; the start of the first movement if left out.
        pace: What one second of playing stands for: "day", "week", "month", "year", "decade",
            "century", "millennium", an ISO 8601 duration of one unit such as "P20Y", a number of
            days, or a timedelta. If left out, the slowest of those named that plays all layers of
            the map in a minute and a half.
        precision: How much of the date is written: "day", "month" or "year". If left out, as much
            as the most precise of the movements' dates has.
        loop: Whether it begins again at the end.
        auto_play: Whether it plays at once. It does not for readers who asked for less motion.
        people_per_px: How many people one pixel of a line's width stands for. If left out, the
            greatest number is 14 pixels wide.
        legend: The corner of the legend of widths, as Leaflet names it; None for no legend.
        position: The corner of the control.
        lang: The language of dates, numbers and plurals: a tag of language, script and region such
            as "de", "sr-Latn" or "pt-BR".
        labels: Words in place of those of ``LABELS``. One with ``{count}`` is a text, or a mapping
            of plural categories to texts: ``{"one": "{count} person", "other": "{count} people"}``.

    Raises:
        ValueError: If there is no movement, or an argument or a movement has a value that is not
            of the kind described. The line says which.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.DatedMovements
                ? new L.DatedMovements({{ this.data }})
                : (console.error({{ this._blocked }}), L.featureGroup());
        {% endmacro %}
    """)

    # An empty layer in place of one whose script was blocked: those after it are still to come.
    _blocked = json.dumps(
        "folium-dated-movements: a layer of movements is missing, because this page or its browser "
        "blocks the script of the package, as a Content Security Policy without data: does; "
        "DatedMovements.default_js can name another address for it."
    )

    # The page has it once, however many layers and maps there are. (A list, as folium has it.)
    default_js = [("folium_dated_movements", _address(program()))]  # noqa: RUF012

    def __init__(
        self,
        movements: Iterable[DatedMovement],
        *,
        name: str | None = None,
        overlay: bool = True,
        control: bool = True,
        show: bool = True,
        opening: Any = None,
        pace: str | float | timedelta | None = None,
        precision: str | None = None,
        loop: bool = False,
        auto_play: bool = False,
        people_per_px: float | None = None,
        legend: str | None = "bottomright",
        position: str = "bottomleft",
        lang: str = "en",
        labels: Mapping[str, Words] | None = None,
    ) -> None:
        if name is not None:
            check_text("name", name)
        # LayerControl takes a layer's name for markup, and branca that markup for a template.
        escaped = None if name is None else html.escape(name).translate(_BRACES)
        super().__init__(name=escaped, overlay=overlay, control=control, show=show)
        self._name = "DatedMovements"
        if isinstance(movements, DatedMovement) or hasattr(movements, "columns"):
            found = type(movements).__name__
            words = "a list of DatedMovement; of a GeoDataFrame from_geodataframe makes a layer"
            raise ValueError(f"movements is a {found}: expected is {words}")
        movements = list(movements)
        self.entries = [
            _entry(movement, f"movement {number}")
            for number, movement in enumerate(movements, start=1)
        ]
        if not self.entries:
            raise ValueError("there is no movement to show")
        for option, corner in (("position", position), ("legend", legend)):
            if corner not in _CORNERS and not (option == "legend" and corner is None):
                raise ValueError(f"{option} {corner!r} is not one of {', '.join(_CORNERS)}")
        if not (isinstance(lang, str) and _LANGUAGE.fullmatch(lang)):
            raise ValueError(f"lang {lang!r} is not a language tag such as 'en'")
        first = min(entry["start"] for entry in self.entries)
        last = max(entry["end"] for entry in self.entries)
        self.data = _script_json(
            {
                "movements": self.entries,
                "first": first,
                "last": last,
                "opening": None if opening is None else _opening(opening),
                "pace": None if pace is None else duration_of(pace),
                "precision": _precision(precision, movements),
                "loop": bool(loop),
                "autoplay": bool(auto_play),
                "people_per_px": _scale(people_per_px, self.entries),
                "legend": legend,
                "position": position,
                "name": name or "",
                "lang": lang,
                "labels": labels_with(labels),
            }
        )

    @classmethod
    def from_geodataframe(
        cls,
        frame: GeoDataFrame,
        *,
        columns: Mapping[str, str | None] | None = None,
        **options: Any,
    ) -> DatedMovements:
        """Return a layer with a movement for each row of a GeoDataFrame of lines.

        Args:
            frame: Its geometry has lines as :class:`DatedMovement` takes them. It is
                reprojected to WGS 84; a frame without a CRS is taken to be in it.
            columns: Which column holds what, where it is not called so: ``{"people": "persons"}``.
                Known are name, start, end, people, color, tooltip and popup; only start and end
                have to be there. None takes no column for it: ``{"color": None}``.
            options: As for the layer itself.

        Raises:
            ValueError: If a column is missing, or a row has a value that is not of the kind
                described in :class:`DatedMovement`. The line names the row by its position, counted
                from 0, and its index.
        """
        if getattr(frame, "active_geometry_name", None) is None:
            found = f"{type(frame).__name__} without a geometry"
            raise ValueError(f"frame is a {found}: a GeoDataFrame of lines is expected")
        there = _columns_of(frame, dict(columns or {}))
        if frame.crs is not None:
            frame = frame.to_crs(4326)
        geometries, values = frame.geometry, {f: frame[c].tolist() for f, c in there.items()}
        movements = [
            _of_row(
                _row(number, index),
                geometry,
                {"name": index} | {field: values[field][number] for field in there},
            )
            for number, (index, geometry) in enumerate(geometries.items())
        ]
        try:
            return cls(movements, **options)
        except ValueError:
            # What is wrong with a movement is said of its row.
            for number, (index, movement) in enumerate(zip(frame.index, movements, strict=True)):
                movement.entry(_row(number, index))
            raise

    def _get_self_bounds(self) -> list[list[float | None]]:
        """Return the south-western and the north-eastern corner of all ways, as folium asks."""
        points = [point for entry in self.entries for point in entry["line"]]
        lats, lons = zip(*points, strict=True)
        return [[min(lats), min(lons)], [max(lats), max(lons)]]


def _script_json(value: Any) -> str:
    """Return JSON whose texts neither a page nor a template takes for its own."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _STRING.sub(lambda found: found[0].translate(_UNSAFE), text)


def date_shown(returned: Mapping[str, Any] | None) -> str | None:
    """Return the ISO date at which the clock stands, from what ``st_folium`` returned.

    None before the map has been shown, and if something else was drawn last.

    Args:
        returned: The result of ``st_folium(map)``, with ``last_active_drawing`` among its
            ``returned_objects``.
    """
    drawing = (returned or {}).get("last_active_drawing") or {}
    date = (drawing.get("properties") or {}).get("dated_movements")
    return date if isinstance(date, str) else None


def _entry(movement: Any, where: str) -> dict[str, Any]:
    if not isinstance(movement, DatedMovement):
        raise ValueError(f"{where}: {movement!r:.60} is not a DatedMovement")
    return movement.entry(f"{where} ({movement.name!r})")


def _columns_of(frame: GeoDataFrame, named: Mapping[str, str | None]) -> dict[str, str]:
    """Return the column of each field that has one."""
    for field, column in named.items():
        if field not in _COLUMNS:
            raise ValueError(f"column for {field!r}: known are {', '.join(_COLUMNS)}")
        if column is None and field in ("start", "end"):
            raise ValueError(f"column for {field!r} is None: a movement has to have one")
        if column is not None and column not in frame.columns:
            raise ValueError(f"there is no column {column!r} for {field}")
    there: dict[str, str] = {}
    for field in _COLUMNS:
        column = named.get(field, field)
        if column is not None and column in frame.columns:
            there[field] = column
        elif field in ("start", "end"):
            raise ValueError(f"there is no column {column!r} for {field}")
    for field, column in there.items():
        if getattr(frame[column], "ndim", 1) != 1:
            raise ValueError(f"there is more than one column {column!r} for {field}")
    return there


def _row(number: int, index: Any) -> str:
    """Return what a message calls a row: an index may be there more than once."""
    return f"row at position {number} (index {index!r})"


def _of_row(where: str, geometry: Any, values: Mapping[str, Any]) -> DatedMovement:
    if geometry is None or geometry.is_empty:
        raise ValueError(f"{where}: it has no line")
    given = {**values}
    for field in values:
        if field in ("name", "tooltip", "popup"):
            given[field] = "" if is_missing(given[field]) else str(given[field])
    if is_missing(values.get("color")):
        given.pop("color", None)
    return DatedMovement(**{**given, "line": geometry})


def _opening(date: Any) -> int:
    try:
        return span_of(date)[0]
    except ValueError as error:
        raise ValueError(f"opening: {error}") from None


def _is_above_zero(value: Any) -> bool:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    return bool(is_number and math.isfinite(value) and value > 0)


def _precision(precision: Any, movements: Sequence[DatedMovement]) -> str:
    if precision is None:
        return min((movement.precision for movement in movements), key=_PRECISIONS.index)
    if precision not in _PRECISIONS:
        raise ValueError(f"precision {precision!r} is not one of {', '.join(_PRECISIONS)}")
    return str(precision)


def _scale(people_per_px: Any, entries: Sequence[dict[str, Any]]) -> float:
    if people_per_px is None:
        return float(max([1, *(e["people"] for e in entries if e["people"])])) / _WIDEST
    if not _is_above_zero(people_per_px):
        raise ValueError(f"people_per_px {people_per_px!r} is not above zero")
    return float(people_per_px)
