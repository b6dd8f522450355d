"""Sheets as pixels: the only module that imports matplotlib.

It passes the display list of a sheet (:mod:`atlas.paper.sheet.display_list`) to matplotlib's
renderer, without pyplot. matplotlib's settings apply to the whole program, so they are
changed for one sheet at a time and restored.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as MatplotlibPath
from matplotlib.transforms import Affine2D, Bbox

from atlas.paper.sheet import typeface
from atlas.paper.sheet.display_list import PT, Clip, Shape, Thing, Words

# A4 at 1200 dpi is 139 million, A3 278 million.
MOST_PIXELS = 300_000_000

_PRESS = threading.RLock()
_SETTINGS: Any = {
    "text.hinting": "no_hinting",
    "text.antialiased": True,
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": False,
    "path.snap": False,
    "path.sketch": None,
    "path.effects": [],
    "agg.path.chunksize": 0,
}


def pixels(things: Sequence[Thing], width: float, height: float, dpi: float) -> np.ndarray:
    """Return a sheet as an array of bytes, height x width x 3 (red, green, blue).

    Args:
        things: The display list.
        width: In millimetres.
        height: In millimetres.
        dpi: Pixels per inch.

    Raises:
        ValueError: If that is more than ``MOST_PIXELS``.
    """
    wide, high = (max(1, round(mm / 25.4 * dpi)) for mm in (width, height))
    if wide * high > MOST_PIXELS:
        raise ValueError(f"{wide} x {high} pixels are too many: choose a dpi below {dpi:g}")
    with _PRESS, matplotlib.rc_context(_SETTINGS):
        # Slightly more than the size, so that no pixel is lost to rounding.
        size = ((wide + 1e-6) / dpi * 25.4, (high + 1e-6) / dpi * 25.4)
        canvas: Any = FigureCanvasAgg(_figure(things, *size, dpi))
        canvas.draw()
        return np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[..., :3])


def _figure(things: Sequence[Thing], width: float, height: float, dpi: float) -> Figure:
    figure = Figure(figsize=(width / 25.4, height / 25.4), dpi=dpi)
    figure.patch.set_visible(False)
    figure.add_artist(_Print(things))
    return figure


class _Print(Artist):
    """Passes a display list to whichever renderer writes the file."""

    def __init__(self, things: Sequence[Thing]) -> None:
        super().__init__()
        self._things = things

    def draw(self, renderer: Any) -> None:
        page = _Page(renderer)
        for thing in self._things:
            if isinstance(thing, Clip):
                page.cut(thing.frame)
            elif isinstance(thing, Shape):
                page.shape(thing)
            elif isinstance(thing, Words):
                page.write(thing)


class _Page:
    """A renderer with the transformation from millimetres to its pixels (points, in PDF)."""

    def __init__(self, renderer: Any) -> None:
        self._renderer = renderer
        self._height = renderer.get_canvas_width_height()[1]
        self._scale = float(renderer.points_to_pixels(1 / PT))
        self._to_pixels = Affine2D().scale(self._scale, -self._scale).translate(0, self._height)
        self._clip: Bbox | None = None

    def cut(self, frame: tuple[float, float, float, float] | None) -> None:
        self._clip = None
        if frame is not None:
            x, y, width, height = frame
            corners = self._to_pixels.transform([(x, y), (x + width, y + height)])
            self._clip = Bbox([corners.min(axis=0), corners.max(axis=0)])

    def shape(self, thing: Shape) -> None:
        tool = self._tool(thing.stroke, thing.width, thing.cap, thing.join)
        if thing.opacity < 1:
            tool.set_alpha(thing.opacity)
        if thing.dash:
            # A dot is a dash of length 0 with round ends; renderers need a positive length.
            tool.set_dashes(0, [max(length, 0.001) / PT for length in thing.dash])
        fill = to_rgb(thing.fill) if thing.fill else None
        self._renderer.draw_path(tool, MatplotlibPath(*thing.outline), self._to_pixels, fill)
        tool.restore()

    def write(self, thing: Words) -> None:
        # PDF has letter spacing (Tc), but matplotlib ignores it when it places characters of a
        # second font.
        pieces = [*typeface.pieces(thing)]
        turn = Affine2D().rotate_deg(thing.angle)
        start = turn.translate(*self._to_pixels.transform((thing.x, thing.y)))
        if thing.halo:
            tool = self._tool(thing.halo, thing.halo_width, "round", "round")
            size = thing.size * self._scale * PT
            for words, shift in pieces:
                place = Affine2D().scale(size, -size).translate(shift * self._scale, 0) + start
                letters = typeface.outline(words, thing.weight, thing.italic)
                self._renderer.draw_path(tool, MatplotlibPath(*letters), place, None)
            tool.restore()
        tool = self._tool(thing.colour)
        for words, shift in pieces:
            x, y = start.transform((shift * self._scale, 0))
            y = self._height - y if self._renderer.flipy() else y
            self._renderer.draw_text(tool, x, y, words, _properties(thing), thing.angle)
        tool.restore()

    def _tool(
        self, stroke: str | None, width: float = 0.0, cap: str = "butt", join: str = "round"
    ) -> Any:
        tool = self._renderer.new_gc()
        tool.set_foreground(stroke or "#000000")
        tool.set_linewidth(width / PT if stroke else 0)
        tool.set_capstyle(cap)
        tool.set_joinstyle(join)
        tool.set_snap(False)
        if self._clip is not None:
            tool.set_clip_rectangle(self._clip)
        return tool


def _properties(thing: Words) -> FontProperties:
    return FontProperties(
        family=["Source Sans Pro"],
        style="italic" if thing.italic else "normal",
        weight=thing.weight,
        size=thing.size,
        fname=str(typeface.path(thing.weight, thing.italic)),
    )
