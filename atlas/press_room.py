"""Where words have room on a map: the only importer of textalloc.

textalloc proposes places around a point and takes the first that touches nothing. It knows plots
of points with one word each; a map has blocks of several rows, which it takes as boxes. So its
placing is asked for one block at a time (``get_non_overlapping_boxes``), in the order of
importance, and nothing of its drawing is used: that would lay out the whole figure for each call.
Lines are given to it as points along them, which it compares many times faster than lines.
Nothing in it is left to chance: the same things in the same order find the same places.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from textalloc.non_overlapping_boxes import find_nearest_point_on_box, get_non_overlapping_boxes

Box = tuple[float, float, float, float]
Kept = dict[tuple[object, ...], tuple[float, float] | None]
"""Left and top of blocks by what they belong to, None for one that found no room beside its point;
a room fills it as it goes."""

# Lines are points every so many millimetres, snapped to a grid so that lines that run together
# count once; no word is so low that it would slip between two.
_STEP, _GRID = 0.8, 0.4
# Places that are tried around a point.
_TRIED = 90
_DIRECTIONS = ("northeast", "southeast", "northwest", "southwest", "east", "west", "north", "south")
# What textalloc's own drawing would need.
_UNUSED: dict[str, Any] = {
    "verbose": False,
    "draw_all": False,
    "scatter_xy": None,
    "lines_xyxy": None,
    "scatter_sizes": None,
    "text_scatter_sizes": None,
    "draw_lines": False,
    "avoid_label_lines_overlap": False,
    "avoid_crossing_label_lines": False,
    "priority_strategy": None,
}
# A kept block may hide this part of its width of lines that have come since, and be led to from
# so many times as far as a new one.
_HIDDEN, _STRETCH = 0.3, 1.6
_BEFORE = "before"
# So near to its point a block has its middle on it.
_ON = 0.01


class Room:
    """What is still free in a frame (x, y, width, height in millimetres, y downwards).

    ``gap`` is kept between blocks, ``edge`` from the frame. ``kept`` are the places of the picture
    before, in a film: a block stays there as long as it can, or words would jump.
    """

    def __init__(
        self, frame: Box, *, gap: float = 0.35, edge: float = 0.8, kept: Kept | None = None
    ) -> None:
        x, y, width, height = frame
        # textalloc counts upwards.
        self._across = (x + edge, x + width - edge)
        self._upwards = (edge - y - height, -y - edge)
        self._gap = gap
        self._kept: Kept = {} if kept is None else kept
        self._is_film = kept is not None
        self._boxes: list[Box] = []
        self._dots: set[tuple[int, int]] = set()
        self._points: np.ndarray | None = None

    def keep(self, x: float, y: float, width: float, height: float) -> None:
        """Keep a rectangle free of words."""
        self._boxes.append((x, -y - height, x + width, -y))

    def keep_disc(self, x: float, y: float, radius: float) -> None:
        """Keep the surroundings of a point free of words."""
        self.keep(x - radius, y - radius, 2 * radius, 2 * radius)

    def avoid(self, shape: BaseGeometry) -> None:
        """Keep words off lines, as long as there is room elsewhere."""
        if shape.is_empty or shape.length == 0:
            return
        dots = np.round(shapely.get_coordinates(shapely.segmentize(shape, _STEP)) / _GRID)
        self._dots.update((int(x), int(y)) for x, y in dots)
        self._points = None

    @property
    def _lines(self) -> np.ndarray:
        if self._points is None:
            points = np.array(sorted(self._dots), dtype=float).reshape(-1, 2)
            points = points * _GRID * (1, -1)
            self._points = np.hstack([points, points])
        return self._points

    def _under(self, box: Box) -> float:
        """Millimetres of lines under a box, roughly."""
        left, bottom, right, top = box
        x, y = self._lines[:, 0], self._lines[:, 1]
        return float(((x > left) & (x < right) & (y > bottom) & (y < top)).sum()) * _STEP

    def taken(self, x: float, y: float) -> bool:
        """Return whether a point lies in what is kept free or under words."""
        return any(left < x < right and low < -y < high for left, low, right, high in self._boxes)

    def give_back(self) -> None:
        """Free the place of the last block again."""
        self._boxes.pop()

    def on(
        self, x: float, y: float, width: float, height: float, *, over: float = 0.0
    ) -> tuple[float, float] | None:
        """Put a block with its middle on a point; return its left and top, None if taken.

        It may hide ``over`` millimetres of lines.
        """
        start = (x - width / 2 - _ON, y)
        return self._put(start, (width, height), (_ON, _ON), "east", 1, over)

    def beside(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        near: float,
        reach: float,
        over: float = 0.0,
    ) -> tuple[float, float] | None:
        """Put a block ``near`` millimetres or more from a point, ``reach`` at the most.

        It may hide ``over`` millimetres of lines. Return its left and top; None where there is no
        room.
        """
        key = ("beside", round(x, 1), round(y, 1), round(height, 1), round(reach, 1), bool(over))
        spot = self._recall(key, width, height, over)
        if spot or (key in self._kept and self._kept[key] is None):
            return spot
        for direction in _DIRECTIONS if over else (None,):
            spot = self._put((x, y), (width, height), (near, reach), direction, _TRIED, over)
            if spot:
                self._kept[key] = spot
                return spot
        if self._is_film:
            # What found no room in one picture of a film is not sought for in all others.
            self._kept.setdefault(key, None)
        return None

    def apart(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        near: float,
        reach: float,
        owner: str = "",
    ) -> tuple[tuple[float, float], shapely.LineString] | None:
        """Put a block away from its point, and return it with the line that leads there.

        That line crosses no other block, and later words keep off it. A block with an ``owner``
        is known by that from picture to picture, wherever its point has moved.
        """
        key = (owner,) if owner else ("apart", round(x, 1), round(y, 1), round(height, 1))
        for direction in (_BEFORE, None, *_DIRECTIONS):
            if direction == _BEFORE:
                spot = self._recall(key, width, height)
            else:
                spot = self._put((x, y), (width, height), (near, reach), direction, _TRIED)
            if spot is None:
                continue
            leader = _leader(spot, width, height, x, y)
            if leader.length <= _STRETCH * (near + reach) and not self._crosses(leader, x, y):
                self.avoid(leader)
                self._kept[key] = spot
                return spot, leader
            self._boxes.pop()
        return None

    def _crosses(self, leader: shapely.LineString, x: float, y: float) -> bool:
        """Whether a line from a point to the last block crosses another."""
        upwards = shapely.transform(leader, lambda c: c * (1, -1))
        start = shapely.Point(x, -y)
        others = (shapely.box(*box) for box in self._boxes[:-1])
        return any(upwards.intersects(box) and not box.covers(start) for box in others)

    def _recall(
        self, key: tuple[object, ...], width: float, height: float, over: float = 0.0
    ) -> tuple[float, float] | None:
        """Take the place of the picture before again, if it is still free."""
        spot = self._kept.get(key)
        if spot is None:
            return None
        left, top = spot
        box = (left, -top - height, left + width, -top)
        inside = (
            self._across[0] <= box[0]
            and box[2] <= self._across[1]
            and self._upwards[0] <= box[1]
            and box[3] <= self._upwards[1]
        )
        gap = 0.5 * self._gap
        met = any(
            box[0] < right + gap
            and box[2] > low_x - gap
            and box[1] < high + gap
            and box[3] > low - gap
            for low_x, low, right, high in self._boxes
        )
        if not inside or met or self._under(box) > max(over, _HIDDEN * width):
            return None
        self._boxes.append(box)
        return spot

    def _put(
        self,
        point: tuple[float, float],
        size: tuple[float, float],
        distance: tuple[float, float],
        direction: str | None,
        tried: int,
        over: float = 0.0,
    ) -> tuple[float, float] | None:
        x, y = point[0], -point[1]
        (width, height), (near, reach) = size, distance
        span = self._across[1] - self._across[0]
        rise = self._upwards[1] - self._upwards[0]
        if width > span or height > rise:
            return None
        far = reach + width + height + 10 * near + self._gap
        boxes = np.array([b for b in self._boxes if _near(b, x, y, far)]).reshape(-1, 4)
        if not over:
            lines = self._lines
            close = (np.abs(lines[:, 0] - x) < far) & (np.abs(lines[:, 1] - y) < far)
            boxes = np.vstack([boxes, lines[close]])
        obstacles: dict[str, Any] = {
            "scatter_plot_bbs": boxes if len(boxes) else None,
            "direction": [direction] if direction else None,
        }
        placed, _ = get_non_overlapping_boxes(
            original_boxes=[(x, y, width, height, 0)],
            xlims=self._across,
            ylims=self._upwards,
            aspect_ratio=span / rise,
            margin=self._gap / span,
            min_distance=near / span,
            max_distance=max(near, reach) / span,
            nbr_candidates=tried,
            **obstacles,
            **_UNUSED,
        )
        if not placed:
            return None
        left, bottom = float(placed[0][0]), float(placed[0][1])
        box = (left, bottom, left + width, bottom + height)
        # In one direction textalloc goes nine times as far as the least distance.
        gap = max(left - x, x - box[2], 0.0), max(bottom - y, y - box[3], 0.0)
        if math.hypot(*gap) > max(near * math.sqrt(2) + 0.01, reach):
            return None
        if over and self._under(box) > over:
            return None
        self._boxes.append(box)
        return left, -bottom - height


def _near(box: Box, x: float, y: float, far: float) -> bool:
    left, bottom, right, top = box
    return left < x + far and right > x - far and bottom < y + far and top > y - far


def _leader(
    spot: tuple[float, float], width: float, height: float, x: float, y: float
) -> shapely.LineString:
    left, top = spot
    end = find_nearest_point_on_box(left, top, width, height, x, y)
    return shapely.LineString([(x, y), (x, y) if end[0] is None else end])
