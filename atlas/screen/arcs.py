"""Lines and rings of the map in pieces that they share: half of what is drawn is drawn twice.

An outline follows a border, a border a river, a coast the edge of an oblast. All are cut into arcs
where they part, and each arc is stored once. Nothing is lost: a line is put together from the same
points, in the same order, from the same first point.
"""

from __future__ import annotations

from collections.abc import Sequence

from atlas.picture.encoding import Point, packed, steps

Arc = tuple[Point, ...]


class Arcs:
    """Collects lines; once all are there, :meth:`coded` has the arcs and the lines made of them."""

    def __init__(self) -> None:
        self._lines: list[tuple[Sequence[Point], bool]] = []

    def add(self, points: Sequence[Point], *, ring: bool = False) -> int:
        """Take a line, or a ring that is not closed; return its place among all lines."""
        self._lines.append((points, ring))
        return len(self._lines) - 1

    def coded(self) -> tuple[dict[str, str], list[str]]:
        """Return the arcs, and each line as a packed text.

        ``points`` of the arcs says how many each has, ``steps`` goes from point to point through
        all of them. A line is a list of arcs, each as the step to it from the arc before it in the
        line: twice its number less that one's, and one more if it runs backwards.
        """
        partings = self._partings()
        numbers: dict[Arc, int] = {}
        lines = [packed(_steps_of(line, ring, partings, numbers)) for line, ring in self._lines]
        arcs = {
            "points": packed(len(arc) for arc in numbers),
            "steps": packed(steps(point for arc in numbers for point in arc)),
        }
        return arcs, lines

    def _partings(self) -> set[Point]:
        """Return where lines begin, end or part, and so are cut."""
        found: set[Point] = set()
        beside: dict[Point, frozenset[Point]] = {}
        for points, ring in self._lines:
            found.update(points[:1] if ring else (*points[:1], *points[-1:]))
            last = len(points) - 1
            for n, point in enumerate(points):
                if not ring and n in {0, last}:
                    continue
                both = frozenset((points[n - 1], points[n + 1 if n < last else 0]))
                if beside.setdefault(point, both) != both:
                    found.add(point)
        return found


def _steps_of(
    points: Sequence[Point], ring: bool, partings: set[Point], numbers: dict[Arc, int]
) -> list[int]:
    """Return a line as steps between its arcs; arcs that are new are numbered."""
    found: list[int] = []
    before = 0
    for arc in _cut([*points, points[0]] if ring and points else points, partings):
        backwards = arc not in numbers and arc[::-1] in numbers
        number = numbers.setdefault(arc[::-1] if backwards else arc, len(numbers))
        found.append(2 * (number - before) + backwards)
        before = number
    return found


def _cut(points: Sequence[Point], partings: set[Point]) -> list[Arc]:
    if len(points) == 1:
        return [tuple(points)]
    cuts = [n for n, point in enumerate(points) if n and point in partings]
    return [tuple(points[a : b + 1]) for a, b in zip([0, *cuts], cuts, strict=False)]
