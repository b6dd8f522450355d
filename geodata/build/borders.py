"""Borders of the state, the republics and the regions of the time, with their validity.

An arc of the coverage is a state border on a day when one side is abroad, a republic border when
the republics differ (`memberships.csv`; the RSFSR where no row says otherwise), a region border
when the units of `units.csv` that are marked as regions differ.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geodata.build import features, units
from geodata.build.coverage import Arc
from geodata.build.spans import first_day, holds

Span = tuple[str, str]

MEMBERSHIPS = Path(__file__).with_name("memberships.csv")
ABROAD = "abroad"
DEFAULT_REPUBLIC = "rsfsr"


class Allegiance:
    """Which republic and which region a piece belonged to on a day."""

    def __init__(self) -> None:
        self._republics: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        with MEMBERSHIPS.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for piece in row["pieces"].split():
                    self._republics[piece].append(
                        (row["republic"], row["valid_from"], row["valid_to"])
                    )
        self._regions: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for unit in units.listed():
            if unit.is_region:
                for piece in unit.pieces:
                    self._regions[piece].append((unit.place_id, unit.valid_from, unit.valid_to))

    def republic(self, piece: str, day: date) -> str:
        """Return the union republic of a piece on a day, or `abroad`."""
        return self._held(self._republics, piece, day) or DEFAULT_REPUBLIC

    def region(self, piece: str, day: date) -> str:
        """Return the region of a piece on a day, or an empty string where the atlas draws none."""
        return self._held(self._regions, piece, day)

    @staticmethod
    def _held(table: dict[str, list[tuple[str, str, str]]], piece: str, day: date) -> str:
        held = [name for name, start, stop in table.get(piece, []) if holds(day, start, stop)]
        return held[-1] if held else ""

    def abroad_until(self) -> dict[str, str]:
        """Return the pieces that were abroad at first, with the last EDTF date of that."""
        rows = [(piece, row) for piece, spans in self._republics.items() for row in spans]
        return {
            piece: stop
            for piece, (name, start, stop) in rows
            if name == ABROAD and not start and stop
        }

    def starts(self) -> list[str]:
        """Return every valid_from that opens a period, in order of time, the empty one first."""
        rows = [
            row
            for table in (self._republics, self._regions)
            for spans in table.values()
            for row in spans
        ]
        return sorted(
            {start for _, start, _ in rows} | {""}, key=lambda text: (first_day(text), text)
        )

    def end_before(self, start: str) -> str:
        """Return the valid_to that closes the period before `start`, to the same precision."""
        parts = start.split("-")
        if len(parts) == 3:
            return date.fromordinal(first_day(start).toordinal() - 1).isoformat()
        previous = date.fromordinal(first_day(start).toordinal() - 1)
        return previous.isoformat()[: 7 if len(parts) == 2 else 4]

    def kind(self, arc: Arc, day: date) -> str:
        """Return state, republic, region or nothing for an arc on a day."""
        if not arc.left or not arc.right:
            return ""
        left, right = self.republic(arc.left, day), self.republic(arc.right, day)
        if ABROAD in (left, right):
            return "state" if left != right else ""
        if left != right:
            return "republic"
        return "region" if self.region(arc.left, day) != self.region(arc.right, day) else ""


def _spans(arc: Arc, allegiance: Allegiance, starts: list[str]) -> Iterator[tuple[str, Span]]:
    """Yield (kind, span) for every unbroken time an arc is one kind of border."""
    open_kind, open_from = "", ""
    for start in starts:
        kind = allegiance.kind(arc, first_day(start))
        if kind != open_kind:
            if open_kind:
                yield open_kind, (open_from, allegiance.end_before(start))
            open_kind, open_from = kind, start
    if open_kind:
        yield open_kind, (open_from, "")


def build(arcs: Iterable[Arc]) -> list[dict[str, Any]]:
    """Return border features, one for each kind and span of validity."""
    allegiance = Allegiance()
    starts = allegiance.starts()
    lines: dict[tuple[str, Span], list[LineString]] = defaultdict(list)
    for arc in arcs:
        for kind, span in _spans(arc, allegiance, starts):
            lines[kind, span].append(arc.line)
    order = {"state": 0, "republic": 1, "region": 2}
    keys = sorted(lines, key=lambda key: (order[key[0]], first_day(key[1][0]), key[1]))
    return [_feature(kind, span, lines[kind, span]) for kind, span in keys]


def _feature(kind: str, span: Span, parts: list[LineString]) -> dict[str, Any]:
    merged: BaseGeometry = shapely.line_merge(MultiLineString(parts))
    start, stop = span
    name = f"border-{kind}" + (f"-to-{stop}" if stop else "")
    return features.feature(
        name, merged, valid_from=start, valid_to=stop, certainty="close", extra={"kind": kind}
    )
