"""What lies wrong on a sheet, by its display list: words off the page, over words or marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from atlas.paper.plate.fitting import LEAST
from atlas.paper.sheet.display_list import PT, Clip, Shape, Words
from atlas.paper.sheet.glyphs import outline
from atlas.paper.sheet.sheet import Sheet, text_width

MARKS = (
    *("disc", "ring", "square", "diamond", "pentagon", "plus", "cross", "half-disc"),
    *("triangle-up", "triangle-down"),
)
# Words may touch so much of a mark (of its box) that nobody would call it covered.
_TOUCHED = 0.12
# A card or an inset hides the marks below it: an opaque rectangle of at least this width (mm).
_HIDES = 8.0

Frame = tuple[float, float, float, float]


def words_astray(sheet: Sheet, frames: Sequence[Frame]) -> list[str]:
    """Return the words of a sheet that are too small or cut, leave it, or lie over something else.

    That is other words, a mark (a people's, a station's, a front's), or the edge of a map, whose
    frames are ``frames``.
    """
    things = sheet.display_list
    at = [number for number, thing in enumerate(things) if isinstance(thing, Words)]
    words = [things[number] for number in at]
    boxes = [ink_of(thing) for thing in words]
    inside = shapely.box(0, 0, sheet.width, sheet.height)
    panels = [shapely.box(x, y, x + width, y + height) for x, y, width, height in frames]
    found = [f"{w.size:.2f} pt: {w.words}" for w in words if w.size < LEAST - 1e-6]
    found += [f"cut: {w.words}" for w in words if w.words.endswith("…")]
    for box, thing in zip(boxes, words, strict=True):
        if not inside.covers(box):
            found.append(f"off the page: {thing.words}")
        if any(panel.intersects(box) and not panel.covers(box) for panel in panels):
            found.append(f"over the edge of a map: {thing.words}")
    tree = shapely.STRtree(boxes)
    for a, b in zip(*tree.query(boxes, predicate="intersects"), strict=True):
        if a < b and boxes[a].intersection(boxes[b]).area > 0.05 * words[a].size * PT:
            found.append(f"over each other: {words[a].words} | {words[b].words}")
    for _, mark in marks_of(sheet):
        for near in tree.query(mark, predicate="intersects"):
            if boxes[near].intersection(mark).area > _TOUCHED * mark.area:
                found.append(f"over a mark: {words[near].words}")
    return found


def marks_of(sheet: Sheet) -> Iterator[tuple[int, shapely.Polygon]]:
    """Yield the boxes of the marks that can be seen, each with its number in the display list."""
    things, frame = sheet.display_list, shapely.box(0, 0, sheet.width, sheet.height)
    found: list[tuple[int, shapely.Polygon]] = []
    clip = frame
    for number, thing in enumerate(things):
        if isinstance(thing, Clip):
            x, y, width, height = thing.frame or (0, 0, sheet.width, sheet.height)
            clip = shapely.box(x, y, x + width, y + height)
        elif isinstance(thing, Shape):
            box = shapely.box(*thing.outline[0].min(axis=0), *thing.outline[0].max(axis=0))
            if _hides(thing, box):
                found = [kept for kept in found if not box.covers(kept[1])]
            elif clip.covers(box) and _is_mark(thing):
                found.append((number, box))
    yield from found


def _hides(thing: Shape, box: shapely.Polygon) -> bool:
    """Whether a shape is an opaque rectangle."""
    west, _, east, _ = box.bounds
    vertices, codes = thing.outline
    is_rect = len(codes) == 5 and shapely.Polygon(vertices).area >= 0.999 * box.area > 0
    return bool(thing.fill) and thing.opacity == 1 and is_rect and east - west >= _HIDES


def _is_mark(thing: Shape) -> bool:
    vertices, codes = thing.outline
    for own, known in _LOOKS:
        if codes == known:
            centred = vertices - vertices.mean(axis=0)
            radius = np.ptp(centred[:, 0]) / np.ptp(own[:, 0])
            if 0.3 < radius < 5 and np.allclose(centred, own * radius, atol=0.02 * radius):
                return True
    return False


def _looks() -> Iterator[tuple[np.ndarray, tuple[int, ...]]]:
    for mark in MARKS:
        vertices, codes = outline(mark)
        yield vertices - vertices.mean(axis=0), codes


_LOOKS = list(_looks())


def ink_of(thing: Words) -> shapely.Polygon:
    """Return the box that a line of words covers, a little less than its letters."""
    width = text_width(
        thing.words, thing.size, weight=thing.weight, italic=thing.italic, spacing=thing.spacing
    )
    high = thing.size * PT * 0.62
    return shapely.box(thing.x + 0.1, thing.y - high, thing.x + max(0.2, width - 0.1), thing.y)
