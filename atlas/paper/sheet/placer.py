"""Room for words on a map, asked for one block at a time, in order of importance.

Places around a point are tried in a fixed order (:mod:`atlas.paper.sheet.places`); the first that
touches nothing is taken. Lines are represented by points along them, so that it makes a difference
how much of a line a block hides. Nothing is left to chance: the same blocks in the same order get
the same places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.paper.sheet.places import places

Box = tuple[float, float, float, float]
Kept = dict[tuple[object, ...], tuple[float, float] | None]
"""Middle and top of blocks by what they belong to, None for one that found no room beside its
point; a room fills it as it goes."""

# Millimetres between the points of a line, and the grid that they are snapped to, so that lines
# that run together count once; no word is low enough to fit between two points.
_STEP, _GRID = 0.8, 0.4
# A block that keeps its place may hide lines for this share of its width, and its leader may be
# this many times as long as that of a new one.
_HIDDEN, _STRETCH = 0.3, 1.6


class Room:
    """The free room in a frame.

    All lengths are in millimetres, y downwards.

    Args:
        frame: (x, y, width, height).
        gap: The least distance between blocks.
        edge: The least distance from the frame.
        kept: The places in the previous picture of a film. Blocks stay there as long as possible,
            or words would jump.
    """

    def __init__(
        self, frame: Box, *, gap: float = 0.35, edge: float = 0.8, kept: Kept | None = None
    ) -> None:
        x, y, width, height = frame
        self._inside = (x + edge, y + edge, x + width - edge, y + height - edge)
        self._gap = gap
        self._kept = kept
        self._boxes = np.zeros((0, 4))
        self._spaced = np.zeros((0, 4))
        self._dots: set[tuple[int, int]] = set()
        self._points: np.ndarray | None = None
        self._leaders: list[shapely.LineString] = []

    def keep(self, x: float, y: float, width: float, height: float) -> None:
        """Keep a rectangle free of words."""
        self._take((x, y, x + width, y + height))

    def keep_disc(self, x: float, y: float, radius: float) -> None:
        """Keep a disc free of words."""
        self.keep(x - radius, y - radius, 2 * radius, 2 * radius)

    def avoid(self, shape: BaseGeometry) -> None:
        """Keep words off lines as long as there is room elsewhere."""
        if shape.is_empty or shape.length == 0:
            return
        dots = np.round(shapely.get_coordinates(shapely.segmentize(shape, _STEP)) / _GRID)
        self._dots.update((int(x), int(y)) for x, y in dots)
        self._points = None

    def taken(self, x: float, y: float) -> bool:
        """Return whether a point lies in an area kept free or under words."""
        left, top, right, bottom = self._boxes.T
        return bool(((left < x) & (x < right) & (top < y) & (y < bottom)).any())

    def on(
        self,
        points: Sequence[tuple[float, float]],
        width: float,
        height: float,
        *,
        over: float = 0.0,
        within: BaseGeometry | None = None,
        em: float = 0.0,
    ) -> tuple[float, float] | None:
        """Put the middle of a block on the first point where there is room.

        Args:
            points: The points to try, in order.
            width: The width of the block.
            height: Its height.
            over: How many millimetres of lines it may hide.
            within: A shape that must contain nearly all of it.
            em: The type size of spaced words, which stand that far from others on their line: the
                gap between two letters is wide, and two names would be read as one.

        Returns:
            Its left and top, or None if there is no room.
        """
        if not len(points):
            return None
        key = ("on", *(round(c, 1) for c in points[0]), round(height, 1), bool(over))
        before = self._recall(key, width, height, over, em)
        if before is not None:
            return self._keep_at(key, before, width, height, em)
        # What has only one place, and once found it taken, stays where it has gone.
        alone = len(points) == 1 and not over and self._kept is not None
        if alone and self._kept.get(key, key) is None:  # type: ignore[union-attr]
            return None
        middles, half = np.asarray(points, dtype=float), np.array((width / 2, height / 2))
        tried = np.hstack([middles - half, middles + half])
        for box in self._free(tried, over, em=em):
            spot = float(box[0]), float(box[1])
            if within is not None:
                part = shapely.box(spot[0], spot[1], spot[0] + width, spot[1] + height)
                if shapely.intersection(within, part).area < 0.85 * part.area:
                    continue
            return self._keep_at(key, spot, width, height, em)
        if alone:
            self._kept[key] = None  # type: ignore[index]
        return None

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
        em: float = 0.0,
    ) -> tuple[float, float] | None:
        """Put a block beside a point.

        Args:
            x: The point's position from the left.
            y: Its position from the top.
            width: The width of the block.
            height: Its height.
            near: The least distance from the point.
            reach: The greatest distance.
            over: How many millimetres of lines it may hide.
            em: The type size of spaced words, as in :meth:`on`.

        Returns:
            Its left and top, or None if there is no room.
        """
        key = ("beside", round(x, 1), round(y, 1), round(height, 1), round(reach, 1), bool(over))
        if self._kept is not None and key in self._kept:
            # A block that found no room in one picture of a film is not tried in the others.
            before = self._recall(key, width, height, over, em)
            if before is not None or self._kept[key] is None:
                return self._keep_at(key, before, width, height, em)
        tried = places(x, y, width, height, near, reach)
        box = next(self._free(tried, over, em=em), None)
        spot = None if box is None else (float(box[0]), float(box[1]))
        return self._keep_at(key, spot, width, height, em)

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
        """Put a block further away from its point, with a leader line to it.

        The leader crosses no other block or leader, and later words keep off it. The arguments are
        those of :meth:`beside`; a block with an ``owner`` is recognised by that from picture to
        picture, wherever its point has moved.

        Returns:
            Its left and top, and the leader; None if there is no room.
        """
        key = (owner,) if owner else ("apart", round(x, 1), round(y, 1), round(height, 1))
        others = np.array([shapely.box(*box) for box in self._boxes])
        before = self._recall(key, width, height)
        spots = [] if before is None else [before]
        new = self._free(places(x, y, width, height, near, reach, led=True), 0.0)
        for left, top in chain(spots, ((float(box[0]), float(box[1])) for box in new)):
            end = min(max(x, left), left + width), min(max(y, top), top + height)
            if end == (x, y):
                # The block would cover its own point.
                continue
            leader = shapely.LineString([(x, y), end])
            # Where two cross, nobody knows which number is whose.
            clear = not _crosses(leader, others) and not any(
                leader.crosses(other) for other in self._leaders
            )
            if leader.length <= _STRETCH * (near + reach) and clear:
                self.avoid(leader)
                self._leaders.append(leader)
                self._keep_at(key, (left, top), width, height)
                return (left, top), leader
        return None

    def _recall(
        self,
        key: tuple[object, ...],
        width: float,
        height: float,
        over: float = 0.0,
        em: float = 0.0,
    ) -> tuple[float, float] | None:
        """Return the place in the previous picture, if it is still free."""
        spot = self._kept.get(key) if self._kept else None
        if spot is None:
            return None
        # A name stands in the middle of what is written below it, which changes with the day.
        left, top = spot[0] - width / 2, spot[1]
        box = np.array([(left, top, left + width, top + height)])
        free = self._free(box, max(over, _HIDDEN * width), 0.5 * self._gap, em)
        return (left, top) if next(free, None) is not None else None

    def _keep_at(
        self,
        key: tuple[object, ...],
        spot: tuple[float, float] | None,
        width: float,
        height: float,
        em: float = 0.0,
    ) -> tuple[float, float] | None:
        """Take a place and remember it for the next picture; None if there was no room."""
        if self._kept is not None and (spot is not None or key not in self._kept):
            self._kept[key] = spot and (spot[0] + width / 2, spot[1])
        if spot is not None:
            self.keep(*spot, width, height)
            if em:
                (left, top), right = spot, spot[0] + width
                box = left - em, top, right + em, top + height
                self._spaced = np.vstack([self._spaced, [box]])
        return spot

    def _free(
        self, tried: np.ndarray, over: float, gap: float | None = None, em: float = 0.0
    ) -> Iterator[np.ndarray]:
        """Yield the boxes that touch nothing and lie in the frame, in order.

        Those of spaced words (``em`` not 0) stay an em from others on a line.
        """
        if not len(tried):
            return
        gap = self._gap if gap is None else gap
        inside = tried[_within(tried, self._inside)]
        spaced = [self._spaced] if em else []
        lines = [] if over else [self._lines]
        taken = np.vstack([self._boxes, *spaced, *lines])
        for box in inside[~_touching(inside, taken, gap)] if len(inside) else ():
            if not over or self._under(box) <= over:
                yield box

    @property
    def _lines(self) -> np.ndarray:
        if self._points is None:
            points = np.array(sorted(self._dots), dtype=float).reshape(-1, 2) * _GRID
            self._points = np.hstack([points, points])
        return self._points

    def _under(self, box: np.ndarray) -> float:
        """Return roughly how many millimetres of lines lie under a box."""
        left, top, right, bottom = box
        x, y = self._lines[:, 0], self._lines[:, 1]
        return float(((x > left) & (x < right) & (y > top) & (y < bottom)).sum()) * _STEP

    def _take(self, box: Sequence[float] | np.ndarray) -> None:
        self._boxes = np.vstack([self._boxes, [box]])


def _within(boxes: np.ndarray, frame: Box) -> np.ndarray:
    """Return which of the boxes lie in a frame: left, top, right and bottom of each."""
    left, top, right, bottom = boxes.T
    # Column by column: a plate asks thousands of times, and reducing rows of four is slow.
    return np.asarray(
        (left >= frame[0]) & (top >= frame[1]) & (right <= frame[2]) & (bottom <= frame[3])
    )


def _touching(tried: np.ndarray, taken: np.ndarray, gap: float) -> np.ndarray:
    """Return which of the boxes tried are closer than ``gap`` to a taken one."""
    # Most of the taken ones lie far from all that are tried.
    least, most = tried[:, :2].min(axis=0) - gap, tried[:, 2:].max(axis=0) + gap
    left, top, right, bottom = taken.T
    near = (left <= most[0]) & (top <= most[1]) & (right >= least[0]) & (bottom >= least[1])
    left, top, right, bottom = taken[near].T
    touch: np.ndarray = (
        (tried[:, 0, None] - gap <= right)
        & (tried[:, 1, None] - gap <= bottom)
        & (tried[:, 2, None] + gap >= left)
        & (tried[:, 3, None] + gap >= top)
    )
    return np.asarray(touch.any(axis=1))


def _crosses(leader: shapely.LineString, boxes: np.ndarray) -> bool:
    """Return whether a leader crosses one of the boxes."""
    if not len(boxes):
        return False
    met = boxes[shapely.intersects(boxes, leader)]
    # Boxes on the point itself, such as its own mark, do not count.
    start = shapely.Point(leader.coords[0])
    return bool(len(met)) and not bool(shapely.covers(met, start).all())
