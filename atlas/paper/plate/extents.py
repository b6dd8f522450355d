"""Which part of the earth each map of a plate shows, and how large it is drawn there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from atlas.model.model import Model
from atlas.paper.map.extent import homeland_points, points_of
from atlas.paper.map.projection import conic_of
from atlas.paper.plate.layouts import Arrangement, Cell
from atlas.picture.address import Address
from atlas.picture.picture import Picture, picture

# Metres around what is on a map.
_AROUND = 1e5


class Extents:
    """The extents of the maps of a plate.

    All maps show the same part of the earth, except those of single peoples and of a return to
    which not all came.
    """

    def __init__(self, model: Model, address: Address, arrangement: Arrangement) -> None:
        self._model, self._address, self._arrangement = model, address, arrangement
        self._found: dict[tuple[int, bool], np.ndarray] = {}

    def points(self, cell: Cell) -> np.ndarray:
        """Return the points (n x 2, lon and lat) that a map must show."""
        pictures = self._arrangement.pictures
        if not cell.homelands and (cell.framed or self._arrangement.apart):
            pictures = [cell.framed or cell.picture]
        key = id(pictures[0]) if len(pictures) == 1 else 0, cell.homelands
        if key not in self._found:
            self._found[key] = self._points(pictures, homelands=cell.homelands)
        return self._found[key]

    def _points(self, pictures: Sequence[Picture], *, homelands: bool) -> np.ndarray:
        points = homeland_points(pictures) if homelands else points_of(pictures)
        if len(points):
            return points
        # Nothing of them is on the map that day: take where they were on other days.
        others = replace(self._address, view="all", movements=(), map=None)
        return points_of([picture(self._model, others)])

    def size(self, cell: Cell) -> tuple[float, float]:
        """Return how many metres what a map shows extends from west to east and south to north."""
        points = self.points(cell)
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        x, y = conic_of((west, south, east, north)).projection(points[:, 0], points[:, 1])
        return float(np.ptp(x)) + _AROUND, float(np.ptp(y)) + _AROUND

    def drawn(self, cell: Cell, width: float, height: float) -> float:
        """Return how large a map of a width and a height (mm) draws what it shows.

        The result is the side in millimetres of a square as large as its extent: a map may be
        wide and low, and what it shows be a dot in its middle.
        """
        across, down = self.size(cell)
        return min(width / across, height / down) * math.sqrt(across * down)
