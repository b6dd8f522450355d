"""How many were held where, on a day on which nobody moves: circles by region and people.

Area is number: a circle has one square millimetre for so many people, on every map of every plate,
so that two plates can be compared. Hue is the people. A count that holds on the day is filled, the
last one before it is hollow; of bounds the least is filled and the most a dashed edge. A region in
which nobody was counted has no circle.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.base.theme import fill_of
from atlas.paper.map.areas import position
from atlas.paper.map.projection import Frame, Panel
from atlas.paper.map.ways import peoples_of
from atlas.paper.sheet.colours import GREY_GROUND, GROUND, INK, WHITE, mix
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.picture import Picture
from atlas.picture.regions import Held, Region
from atlas.read.records import People

PEOPLE_PER_MM2 = 3_000
"""People that a square millimetre of a circle stands for."""
SHARE_MM2 = 60.0
"""Square millimetres of a whole people, where sizes show shares."""
EDGE = 0.28
"""Width of the edge of a circle, in millimetres."""

# Millimetres between circles, and around those of a region.
_GAP, _APART = 0.3, 0.9
# A grid of the places tried in a region, and how far from it a group may be put, in millimetres.
_STEP, _REACH, _TURNS = 1.5, 26.0, 24
_LEADER = 0.18
_SECOND = 0.55
_BOUND_DASH = (0.7, 0.5)
# Level stripes in a circle of an earlier count, as in a region: their share, period and hue; a
# circle smaller than this is hollow.
_STRIPES, _PERIOD, _STRIPE_HUE, _LEAST_STRIPED = 0.38, 0.75, 0.5, 0.7
# A circle of at least this radius has the mark of its people in it, of that radius.
_MARKED, _MARK = 1.5, 0.72


@dataclass(frozen=True)
class Circle:
    """The people of one movement in a region: ``sure`` and ``most`` are radii in millimetres.

    ``x`` and ``y`` are millimetres from the middle of its group, ``earlier`` says that the count is
    of an earlier day.
    """

    held: Held
    sure: float
    most: float
    earlier: bool
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Group:
    """The circles of a region about (x, y) within ``radius``, in mm; ``origin`` is in the region.

    A group that found no room in its region lies beside it, at the end of a line.
    """

    region: Region
    circles: tuple[Circle, ...]
    x: float
    y: float
    radius: float
    origin: tuple[float, float] | None = None

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the circles, in millimetres."""
        edges = [(c.x - c.most, c.y - c.most, c.x + c.most, c.y + c.most) for c in self.circles]
        left, top, right, bottom = zip(*edges, strict=True)
        x, y = self.x, self.y
        return x + min(left), y + min(top), x + max(right), y + max(bottom)


def radius_of(number: float, whole: int | None = None, basis: str = "people") -> float:
    """Return the radius in millimetres of a number of people, 0 if it cannot be shown.

    Args:
        number: Persons.
        whole: All people of the movement, for sizes that show shares.
        basis: "people", or "share" of each people.
    """
    if basis == "share":
        return math.sqrt(SHARE_MM2 * number / whole / math.pi) if whole else 0.0
    return math.sqrt(number / PEOPLE_PER_MM2 / math.pi)


def circles_of(picture: Picture, region: Region, scale: float) -> list[Circle]:
    """Return the circles of those counted in a region, the largest first, all in the middle."""
    found = [c for held in region.held if (c := _circle(picture, held, scale))]
    return sorted(found, key=lambda circle: -circle.most)


def _circle(picture: Picture, held: Held, scale: float) -> Circle | None:
    state = picture.state.movements[held.movement_id]
    whole = state.whole.value if state.whole else None

    def radius(number: int) -> float:
        return scale * radius_of(number, whole, picture.address.basis)

    if held.value is not None:
        return Circle(held, radius(held.value), radius(held.value), earlier=False)
    if held.last is not None:
        return Circle(held, radius(held.last[0]), radius(held.last[0]), earlier=True)
    if held.behind is None and (held.low or held.high):
        least = held.low or 0
        return Circle(held, radius(least), radius(held.high or least), earlier=False)
    return None


def groups_of(
    panel: Panel,
    picture: Picture,
    areas: dict[str, BaseGeometry],
    taken: Sequence[Frame],
    scale: float,
) -> dict[str, Group]:
    """Return the circles of every region in the panel, by place, so that none covers another.

    A region of which only a part is in the panel has them in that part. One whose circles find no
    room at all is not in the result: its numbers must be told in words, below the map.

    Args:
        panel: The panel of the map.
        picture: The picture.
        areas: The shape (mm) of each region, without the oblasts in it that have their own.
        taken: Frames (mm) that the circles keep off.
        scale: The scale of the page.
    """
    discs = np.zeros((0, 3))
    found: dict[str, Group] = {}
    # A small region leaves less choice.
    for region in sorted(picture.regions, key=lambda r: areas[r.place_id].area):
        circles = circles_of(picture, region, scale)
        start = _start(panel, picture, region, areas[region.place_id])
        if not circles or start is None:
            continue
        packed, radius = pack(circles, _GAP * scale)
        # Close to others is better than nowhere.
        found_at = (
            _free_place(
                _tried(areas[region.place_id], start, radius, scale),
                np.array([(c.x, c.y, c.most + apart * scale) for c in packed]),
                discs,
                taken,
                panel.frame,
            )
            for apart in (_APART, 0.0)
        )
        place = next((place for place in found_at if place), None)
        if place is None:
            continue
        x, y, inside, there = place
        discs = np.vstack([discs, there])
        origin = None if inside else start
        found[region.place_id] = Group(region, packed, x, y, radius, origin)
    return found


def _start(
    panel: Panel, picture: Picture, region: Region, area: BaseGeometry
) -> tuple[float, float] | None:
    """Return where the circles of a region should be (mm), or None if none of it can be seen."""
    x, y = panel.to_mm(*position(picture, region))
    if panel.inside(x, y):
        return float(x), float(y)
    seen = shapely.intersection(area, panel.box.buffer(-1))
    if seen.is_empty:
        return None
    point = seen.representative_point()
    return point.x, point.y


def _free_place(
    tried: Iterable[tuple[float, float, bool]],
    own: np.ndarray,
    discs: np.ndarray,
    taken: Sequence[Frame],
    frame: Frame,
) -> tuple[float, float, bool, np.ndarray] | None:
    """Return the first place with room for circles, and the circles there (n x 3: x, y, radius)."""
    for x, y, inside in tried:
        there = own + np.array([x, y, 0.0])
        if _is_free(there, discs, taken, frame):
            return x, y, inside, there
    return None


def _tried(
    shape: BaseGeometry, start: tuple[float, float], radius: float, scale: float
) -> Iterator[tuple[float, float, bool]]:
    """Yield (x, y, inside): places in a region, nearest to its own first, then places around it.

    Those where circles of ``radius`` stay in the region come before the others in it.
    """
    if not shape.is_empty:
        west, north, east, south = shape.bounds
        step = _STEP * scale
        across, down = np.meshgrid(
            np.arange(west + step / 2, east, step), np.arange(north + step / 2, south, step)
        )
        points = np.column_stack([across.ravel(), down.ravel()])
        inner = shapely.contains_xy(shape, points[:, 0], points[:, 1])
        points = np.vstack([[start], points[inner]])
        order = np.argsort(np.hypot(*(points - start).T), kind="stable")
        for within in (shapely.buffer(shape, -0.85 * radius), shape):
            for x, y in points[order]:
                if shapely.contains_xy(within, x, y):
                    yield float(x), float(y), True
    for away in np.arange(1.0, _REACH * scale, 1.0 * scale):
        for turn in range(_TURNS):
            angle = 2 * math.pi * turn / _TURNS
            yield start[0] + away * math.cos(angle), start[1] + away * math.sin(angle), False


def _is_free(circles: np.ndarray, discs: np.ndarray, taken: Sequence[Frame], frame: Frame) -> bool:
    """Return whether circles (n x 3: x, y, radius) lie in a frame and on nothing else."""
    x, y, radius = circles.T
    left, top, right, bottom = x - radius, y - radius, x + radius, y + radius
    fx, fy, wide, high = frame
    if left.min() < fx or top.min() < fy or right.max() > fx + wide or bottom.max() > fy + high:
        return False
    for bx, by, w, h in taken:
        if ((left < bx + w) & (right > bx) & (top < by + h) & (bottom > by)).any():
            return False
    apart = np.hypot(x[:, None] - discs[:, 0], y[:, None] - discs[:, 1])
    return bool((apart >= radius[:, None] + discs[:, 2]).all())


def pack(circles: Sequence[Circle], gap: float) -> tuple[tuple[Circle, ...], float]:
    """Return circles side by side around the middle of the smallest frame, and their reach in mm.

    Each of them touches two that were placed before, as near to the first as can be.
    """
    placed: list[tuple[float, float, float]] = []
    for circle in circles:
        radius = circle.most + gap / 2
        spots = _beside(placed, radius) if placed else [(0.0, 0.0)]
        x, y = min(spots, key=lambda spot: (round(math.hypot(*spot), 6), spot))
        placed.append((x, y, radius))
    edges = np.array([(x - r, y - r, x + r, y + r) for x, y, r in placed])
    (left, top), (right, bottom) = edges[:, :2].min(axis=0), edges[:, 2:].max(axis=0)
    middle = (left + right) / 2, (top + bottom) / 2
    moved = tuple(
        Circle(c.held, c.sure, c.most, c.earlier, float(x - middle[0]), float(y - middle[1]))
        for c, (x, y, _) in zip(circles, placed, strict=True)
    )
    return moved, max(math.hypot(c.x, c.y) + c.most for c in moved)


def _beside(
    placed: Sequence[tuple[float, float, float]], radius: float
) -> list[tuple[float, float]]:
    """Return where a circle touches placed ones (x, y, radius) and overlaps none."""
    spots = [(x + r + radius, y) for x, y, r in placed]
    for n, (ax, ay, ar) in enumerate(placed):
        for bx, by, br in placed[n + 1 :]:
            spots += _touching((ax, ay, ar + radius), (bx, by, br + radius))
    return [
        (x, y)
        for x, y in spots
        if all(math.hypot(x - a, y - b) >= radius + r - 1e-6 for a, b, r in placed)
    ]


def _touching(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> list[tuple[float, float]]:
    """Return the points at given distances from two others; none if they are too far apart."""
    (ax, ay, a), (bx, by, b) = one, other
    apart = math.hypot(bx - ax, by - ay)
    if not abs(a - b) <= apart <= a + b or not apart:
        return []
    along = (a * a - b * b + apart * apart) / (2 * apart)
    aside = math.sqrt(max(0.0, a * a - along * along))
    ux, uy = (bx - ax) / apart, (by - ay) / apart
    x, y = ax + along * ux, ay + along * uy
    return [(x - aside * uy, y + aside * ux), (x + aside * uy, y - aside * ux)]


def draw_groups(
    sheet: Sheet, picture: Picture, groups: Iterable[Group], prefix: str, scale: float
) -> set[str]:
    """Draw circles; return what a legend must explain: "counted", "counted earlier", "bounds".

    Each is a group ``amount:PLACE:MOVEMENT`` with its number of people, or the least of them.
    """
    shows: set[str] = set()
    paper = (GREY_GROUND if sheet.greyscale else GROUND)["land"]
    for group in groups:
        if group.origin is not None:
            line = [group.origin, (group.x, group.y)]
            sheet.line(line, paper, (_LEADER + 0.4) * scale)
            sheet.line(line, INK, _LEADER * scale)
            sheet.disc(*group.origin, 0.32 * scale, fill=INK)
        for circle in group.circles:
            held = circle.held
            number = held.value if held.value is not None else (held.last or (held.low,))[0]
            identity = f"{prefix}amount:{group.region.place_id}:{held.movement_id}"
            with sheet.group(identity, value=number, high=held.high):
                x, y = group.x + circle.x, group.y + circle.y
                peoples = peoples_of(picture, held.movement_id)
                draw_circle(sheet, x, y, circle, peoples, scale)
                _draw_marks(sheet, x, y, circle, peoples, scale)
            shows.add("counted earlier" if circle.earlier else "counted")
            shows |= {"bounds"} if circle.most > circle.sure else set()
    return shows


def _draw_marks(
    sheet: Sheet, x: float, y: float, circle: Circle, peoples: Sequence[People], scale: float
) -> None:
    """Draw the marks of the peoples in a circle that has room for them.

    They have no paper around them where it would hide the stripes.
    """
    radius = _MARK * scale
    if circle.sure < _MARKED * scale + 1.05 * radius * (len(peoples) - 1):
        return
    for n, people in enumerate(peoples):
        shift = (n - (len(peoples) - 1) / 2) * 2.3 * radius
        sheet.mark(
            people.mark, x + shift, y, radius, people.colour, halo=None if circle.earlier else WHITE
        )


def draw_circle(
    sheet: Sheet, x: float, y: float, circle: Circle, peoples: Sequence[People], scale: float
) -> None:
    """Draw a circle around (x, y) in the hue of its people; legends use this for samples too."""
    paper = (GREY_GROUND if sheet.greyscale else GROUND)["land"]
    first, *others = (people.colour for people in peoples)
    edge = EDGE * scale
    sheet.disc(x, y, circle.most, stroke=paper, width=edge + 0.4 * scale)
    if circle.most > circle.sure:
        turns = np.linspace(0, 2 * math.pi, 73)
        around = np.column_stack([x + circle.most * np.cos(turns), y + circle.most * np.sin(turns)])
        sheet.disc(x, y, circle.most, fill=WHITE)
        sheet.line(around, first, edge, dash=[length * scale for length in _BOUND_DASH])
    if not circle.sure:
        return
    sure = circle.sure
    sheet.disc(x, y, sure, fill=WHITE if circle.earlier else fill_of("in_exile", first).ground)
    if circle.earlier and sure > _LEAST_STRIPED * scale:
        disc, colour = shapely.Point(x, y).buffer(sure), mix(first, _STRIPE_HUE)
        sheet.stripes(disc, colour, part=_STRIPES, period=_PERIOD * scale, angle=0)
    sheet.disc(x, y, sure, stroke=first, width=edge)
    if others and sure > 2 * _SECOND * scale:
        # Two peoples moved together, of whom no source says how many were whose.
        sheet.disc(x, y, sure - _SECOND * scale, stroke=others[0], width=edge)
