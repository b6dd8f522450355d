"""Peoples' marks on paper are those of the screen, in form and in size."""

from __future__ import annotations

import numpy as np
import pytest

from atlas.paper.sheet.display_list import Shape
from atlas.paper.sheet.glyphs import BEND, LINE, MOVE, OPEN_MARKS, circle
from atlas.paper.sheet.sheet import Sheet
from tests.node import answer

MARKS = (
    *("disc", "ring", "half-disc", "plus", "cross"),
    *("triangle-up", "triangle-down", "square", "diamond", "pentagon"),
)
# What the player draws of each mark: its corners, of arcs points along them.
DRAWN = """
  const { drawMark } = await player("theme/glyphs");
  return given.map((mark) => {
    const points = [];
    const arc = (x, y, r, from, to) => {
      const end = to <= from ? to + 2 * Math.PI : to;
      for (let n = 0; n <= 360; n += 1) {
        const a = from + ((end - from) * n) / 360;
        points.push([x + r * Math.cos(a), y + r * Math.sin(a)]);
      }
    };
    const at = (x, y) => points.push([x, y]);
    const nothing = () => {};
    const context = {
      arc, moveTo: at, lineTo: at,
      beginPath: nothing, closePath: nothing, setLineDash: nothing, stroke: nothing, fill: nothing,
    };
    drawMark(context, { mark, colour: "#000000" }, 0, 0, 10, null);
    return points;
  });
"""


def drawn(mark, radius, **more):
    sheet = Sheet(100, 100, paper=None)
    sheet.mark(mark, 50, 50, radius, "#9B3B59", **more)
    return [thing for thing in sheet.display_list if isinstance(thing, Shape)]


def points(outline):
    """Corners of an outline about (0, 0), of bends points along them."""
    vertices, codes = outline
    vertices = vertices - 50
    found, n = [], 0
    while n < len(codes):
        if codes[n] == BEND:
            a, b, c, d = vertices[n - 1 : n + 3]
            t = np.linspace(0, 1, 50)[:, None]
            found += [
                *((1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d)
            ]
            n += 3
        else:
            found += [vertices[n]] if codes[n] in (MOVE, LINE) else []
            n += 1
    return np.array(found)


@pytest.fixture(scope="module")
def on_screen():
    return dict(zip(MARKS, map(np.array, answer(DRAWN, MARKS)), strict=True))


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_reaches_as_far_as_on_the_screen(on_screen, mark):
    ours, theirs = points(drawn(mark, 10)[-1].outline), on_screen[mark]
    assert ours.min(axis=0) == pytest.approx(theirs.min(axis=0), abs=0.05)
    assert ours.max(axis=0) == pytest.approx(theirs.max(axis=0), abs=0.05)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_has_the_form_of_the_screen(on_screen, mark):
    ours, theirs = points(drawn(mark, 10)[-1].outline), on_screen[mark]
    # Each corner, and each point of an arc, lies near one of the other's.
    for some, others in ((ours, theirs), (theirs, ours)):
        gaps = np.hypot(*(some[:, None] - others[None]).T).min(axis=0)
        assert gaps.max() < 0.3, mark


@pytest.mark.parametrize("mark", MARKS)
def test_open_marks_are_strokes_and_others_are_filled(mark):
    (shape,) = drawn(mark, 2)
    if mark in OPEN_MARKS:
        assert (shape.stroke, shape.width) == ("#9B3B59", pytest.approx(0.84))
        assert shape.fill == ("#FFFFFF" if mark == "ring" else None)
    else:
        assert (shape.fill, shape.stroke) == ("#9B3B59", None)


def test_a_halo_is_wider_than_the_mark_and_lies_below_it():
    below, mark = drawn("ring", 2, halo="#FAF8F2")
    assert (below.stroke, below.fill) == ("#FAF8F2", None)
    assert below.width > mark.width
    assert (below.outline[0] == mark.outline[0]).all()


def test_the_smallest_open_mark_is_still_a_line():
    assert drawn("plus", 0.1)[0].width == 0.24


def test_a_mark_that_nobody_knows_is_a_disc():
    assert (drawn("comet", 3)[0].outline[0] == drawn("disc", 3)[0].outline[0]).all()


def test_a_circle_is_one():
    vertices, codes = circle(3.0, 4.0, 2.0)
    ends = vertices[[0, 3, 6, 9, 12]]
    assert np.hypot(*(ends - (3, 4)).T) == pytest.approx(np.full(5, 2.0))
    round_ = points((vertices - (3, 4) + 50, codes))
    assert np.hypot(*round_.T) == pytest.approx(np.full(len(round_), 2.0), abs=0.002)
