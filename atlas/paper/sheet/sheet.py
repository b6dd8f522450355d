"""A sheet of paper in millimetres, and what is printed on it.

A :class:`Sheet` is a list of what has been drawn, the first at the bottom. Positions are in
millimetres from the top left corner, y downwards, and widths in millimetres; only type is measured
in points. How it is used::

    sheet = Sheet(183, 120, greyscale=False)
    with sheet.group("a.front:kalmyks-1", lon=44.3, lat=46.3, value=46516):  # <g id data-lon …>
        sheet.disc(x, y, radius, fill=WHITE, stroke="#9B6C25", width=0.5)
    with sheet.clip(x, y, width, height):  # nothing is printed outside
        sheet.area(polygon, fill=…, stroke=…, width=…)  # shapely, in millimetres, with its holes
        sheet.line(points, colour, width, dash=…)  # points or a shapely line
        sheet.stripes(polygon, colour, part=0.2, period=1.2)  # real lines, not a pattern
        sheet.mark("triangle-up", x, y, radius, colour, halo=PAPER)
    sheet.rect(x, y, width, height, fill=…, stroke=…, edge=…)
    with sheet.part("H1"):  # what follows is read as a heading
        sheet.text(x, y, "words", 6.4, weight=600, italic=True, anchor="middle", halo=PAPER)
    sheet.save(Path("plate.svg"), title=…, description=…)  # .svg, .pdf or .png (dpi=…)
    sheet.render("png", 150)  # the same as bytes, for a preview
    sheet.pixels(dpi)  # height x width x 3 bytes, for films

``text_width(words, size, …)`` returns the width of words. ``sheet.missing`` has the characters that
the font of the plates lacks. Colours are "#RRGGBB"; a grey sheet uses their luminance. The same
drawing always gives the same bytes.
"""

from __future__ import annotations

import contextlib
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import shapely
from PIL import Image, PngImagePlugin
from shapely.geometry.base import BaseGeometry

from atlas.base import atomic
from atlas.paper.sheet import typeface
from atlas.paper.sheet.colours import INK, WHITE, grey
from atlas.paper.sheet.display_list import (
    PT,
    Begin,
    Clip,
    End,
    Part,
    PartEnd,
    Shape,
    Thing,
    Words,
    moved,
    parallel_lines,
    printable,
)
from atlas.paper.sheet.glyphs import CLOSE, LINE, MOVE, OPEN_MARKS, Outline, circle, outline
from atlas.paper.sheet.imprint import Imprint
from atlas.paper.sheet.svg import svg

if TYPE_CHECKING:
    from atlas.paper.sheet.inks import Inks

HALO_WIDTH = 1.6 * PT
FORMATS = ("svg", "pdf", "png")

_LOWER = {"H1": "H3", "H2": "H4"}

Points = Sequence[tuple[float, float]] | np.ndarray | BaseGeometry


def text_width(
    words: str, size: float, *, weight: int = 400, italic: bool = False, spacing: float = 0.0
) -> float:
    """Return the width of words in millimetres, set as :meth:`Sheet.text` sets them."""
    return typeface.width_of(words, weight, italic, spacing) * size * PT


class Sheet:
    """What is printed on a sheet of ``width`` by ``height`` millimetres.

    ``paper`` is its background; None leaves it transparent (white in PNG and pixels).
    """

    def __init__(
        self, width: float, height: float, *, greyscale: bool = False, paper: str | None = WHITE
    ) -> None:
        self.width = width
        self.height = height
        self.greyscale = greyscale
        self.missing: set[str] = set()
        self._things: list[Thing] = []
        self._groups: dict[str, dict[str, str]] = {}
        if paper:
            self.rect(0, 0, width, height, fill=paper)

    @contextlib.contextmanager
    def group(self, identity: str, **data: object) -> Iterator[None]:
        """Group everything drawn in the block.

        Args:
            identity: The id of the group.
            **data: Becomes ``data-…`` attributes in SVG; values of None are left out.

        Raises:
            ValueError: If the sheet already has the id.
        """
        if identity in self._groups:
            raise ValueError(f"the sheet already has a group {identity!r}")
        said = {k.replace("_", "-"): _said(v) for k, v in data.items() if v is not None}
        self._groups[identity] = said
        self._things.append(Begin(identity, said))
        yield
        self._things.append(End())

    @contextlib.contextmanager
    def clip(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Clip everything drawn in the block to a rectangle; blocks cannot be nested."""
        self._things.append(Clip((x, y, width, height)))
        yield
        self._things.append(Clip(None))

    @contextlib.contextmanager
    def part(
        self,
        kind: str,
        alt: str = "",
        *,
        name: str = "",
        goes_on: bool = False,
        ahead: bool = False,
        heads: Literal["Column", "Row", ""] = "",
        span: int = 1,
    ) -> Iterator[None]:
        """Make everything drawn in the block a part of what is read (:class:`.Part`).

        Parts are read in the order in which they are drawn. Words in no part are paragraphs, shapes
        in no picture are not read.
        """
        self._things.append(Part(kind, printable(alt), name, goes_on, ahead, heads, span))
        yield
        self._things.append(PartEnd())

    @property
    def display_list(self) -> tuple[Thing, ...]:
        """What has been drawn so far, the first at the bottom (:mod:`.display_list`)."""
        return tuple(self._things)

    @property
    def groups(self) -> dict[str, dict[str, str]]:
        """The groups drawn so far: their data by id, in the order drawn."""
        return dict(self._groups)

    def add(self, other: Sheet) -> None:
        """Print what is on another sheet of this size, with its groups.

        Raises:
            ValueError: If this sheet already has one of them.
        """
        if twice := self._groups.keys() & other._groups.keys():
            raise ValueError(f"the sheet already has a group {min(twice)!r}")
        self._things += other._things
        self._groups |= other._groups
        self.missing |= other.missing

    def insert(self, other: Sheet, x: float, y: float) -> None:
        """Print what is on another sheet with its top left corner at (x, y), without its groups.

        Its headings are read as headings within one of this sheet.
        """
        shown = (thing for thing in other.display_list if not isinstance(thing, Begin | End))
        self._things += [moved(_lowered(thing), x, y) for thing in shown]
        self.missing |= other.missing

    def area(
        self,
        shape: BaseGeometry,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.0,
        dash: Sequence[float] = (),
        opacity: float = 1.0,
    ) -> None:
        """Fill and stroke a polygon or several; anything else in a collection is left out.

        ``dash`` is millimetres on and off; ``opacity`` is 0 to 1.
        """
        rings = []
        for part in shapely.get_parts(shape):
            if part.geom_type == "Polygon":
                # Holes run the other way round, which keeps them open in all three formats.
                turned = shapely.orient_polygons(part)
                rings += [turned.exterior.coords, *(ring.coords for ring in turned.interiors)]
        self._shape(rings, (fill, stroke), width, dash, closed=True, opacity=opacity)

    def line(
        self,
        points: Points,
        colour: str,
        width: float,
        *,
        dash: Sequence[float] = (),
        cap: Literal["butt", "round"] = "butt",
        join: Literal["round", "bevel", "miter"] = "round",
    ) -> None:
        """Draw a line or several; ``dash`` is millimetres on and off, (0, d) with round caps dots.

        ``points`` are pairs, or a shapely geometry whose lines are drawn.
        """
        runs: list[Points] = [points]
        if isinstance(points, BaseGeometry):
            parts = shapely.get_parts(points)
            runs = [part.coords for part in parts if part.geom_type.startswith("Line")]
        self._shape(runs, (None, colour), width, dash, cap, join)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        edge: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a rectangle from its top left corner; ``edge`` is the width of its stroke."""
        shape = shapely.box(x, y, x + width, y + height)
        self.area(shape, fill=fill, stroke=stroke, width=edge, dash=dash)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.0,
    ) -> None:
        """Draw a disc around a point; with a stroke and a white fill it is a ring."""
        self._put(circle(x, y, radius), (fill, stroke), width)

    def stripes(
        self, shape: BaseGeometry, colour: str, *, part: float, period: float, angle: float = 45
    ) -> None:
        """Fill a shape with parallel lines that cover ``part`` (0 to 1) of it.

        ``period`` is the distance between lines in millimetres, ``angle`` in degrees. The lines of
        adjacent shapes meet.
        """
        self.line(parallel_lines(shape, period, angle), colour, part * period)

    def mark(
        self,
        mark: str,
        x: float,
        y: float,
        radius: float,
        colour: str,
        *,
        halo: str | None = None,
    ) -> None:
        """Draw a people's mark (a word of ``peoples.csv``; others give a disc) around a point.

        ``halo`` is the colour of the paper around it.
        """
        vertices, codes = outline(mark)
        path = (vertices * radius + np.array((x, y)), codes)
        is_open = mark in OPEN_MARKS
        edge = max(0.24, radius * 0.42) if is_open else 0.0
        if halo:
            self._put(path, (None, halo), edge + 2 * HALO_WIDTH, cap="round")
        fill = WHITE if mark == "ring" else None if is_open else colour
        self._put(path, (fill, colour if is_open else None), edge, join="miter")

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        colour: str = INK,
        weight: int = 400,
        italic: bool = False,
        anchor: Literal["start", "middle", "end"] = "start",
        angle: float = 0.0,
        spacing: float = 0.0,
        halo: str | None = None,
        halo_width: float = HALO_WIDTH,
    ) -> None:
        """Write one line of words; (x, y) is the start, middle or end of its baseline.

        ``size`` is in points, ``spacing`` between letters a fraction of it, ``angle`` in degrees
        counter-clockwise. Nothing in the words is markup. ``halo`` is a colour around the letters.
        """
        words = printable(words)
        if not words.strip():
            return
        self.missing |= typeface.missing(words, weight, italic)
        back = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        back *= text_width(words, size, weight=weight, italic=italic, spacing=spacing)
        x -= back * math.cos(math.radians(angle))
        y += back * math.sin(math.radians(angle))
        ink, paper = self._ink(colour) or INK, self._ink(halo)
        type_ = (words, weight, italic, size, ink, angle, spacing)
        self._things.append(Words(x, y, *type_, paper, halo_width))

    def _shape(
        self,
        runs: Iterable[Points],
        inks: tuple[str | None, str | None],
        width: float,
        dash: Sequence[float],
        cap: str = "butt",
        join: str = "round",
        closed: bool = False,
        opacity: float = 1.0,
    ) -> None:
        vertices: list[np.ndarray] = []
        codes: list[int] = []
        for run in runs:
            points = np.asarray(run, dtype=float)
            if len(points) > 1:
                vertices.append(points[:, :2])
                codes += [MOVE, *[LINE] * (len(points) - 2), CLOSE if closed else LINE]
        if vertices:
            path = (np.concatenate(vertices), tuple(codes))
            self._put(path, inks, width, dash, cap, join, opacity)

    def _put(
        self,
        path: Outline,
        inks: tuple[str | None, str | None],
        width: float,
        dash: Sequence[float] = (),
        cap: str = "butt",
        join: str = "round",
        opacity: float = 1.0,
    ) -> None:
        fill, stroke = map(self._ink, inks)
        self._things.append(Shape(path, fill, stroke, width, tuple(dash), cap, join, opacity))

    def _ink(self, colour: str | None) -> str | None:
        return grey(colour) if colour and self.greyscale else colour

    def render(
        self,
        kind: str,
        dpi: float = 300,
        *,
        title: str = "",
        description: str = "",
        said: Imprint | None = None,
        inks: Inks | None = None,
        outlines: bool = False,
    ) -> bytes:
        """Return the sheet as the bytes of a file.

        Args:
            kind: One of ``FORMATS``.
            dpi: Resolution, for "png" only.
            title: The title in the file.
            description: What it shows, for readers who cannot see it.
            said: All that the file says of itself, instead of these two.
            inks: The inks of a press, for "pdf" only, instead of the colours of the screen.
            outlines: Whether words are drawn as outlines, for "svg" only.

        Raises:
            ValueError: For another kind, or if the picture is too large.
            OSError: If the font of the plates cannot be read.
        """
        if kind not in FORMATS:
            raise ValueError(f"{kind!r} is not one of {', '.join(FORMATS)}")
        said = said or Imprint(title, description)
        if kind == "svg":
            return svg(self._things, self.width, self.height, said, outlines=outlines)
        if kind == "png":
            return self._png(dpi, said)
        return book([self], said, inks)

    def pixels(self, dpi: float) -> np.ndarray:
        """Return the sheet as an array of bytes, height x width x 3 (red, green, blue).

        Raises:
            ValueError: If that is more than ``matplotlib_page.MOST_PIXELS``.
        """
        from atlas.paper.sheet import matplotlib_page

        return matplotlib_page.pixels(self._things, self.width, self.height, dpi)

    def save(self, path: Path, dpi: float = 300, *, title: str = "", description: str = "") -> None:
        """Write the sheet, completely or not at all, in the format of the extension of ``path``.

        Errors are those of :meth:`render`, and OSError if the file cannot be written.
        """
        kind = path.suffix.removeprefix(".").lower()
        content = self.render(kind, dpi, title=title, description=description)
        atomic.write(path, content)

    def _png(self, dpi: float, said: Imprint) -> bytes:
        image = Image.fromarray(self.pixels(dpi))
        kept = PngImagePlugin.PngInfo()
        for key, words in (
            ("Title", said.title),
            ("Description", said.description),
            ("Author", said.author),
            ("Copyright", f"{said.rights} {said.licence}".strip() if said.rights else ""),
            ("Source", said.sources),
        ):
            if words:
                kept.add_text(key, words)
        stream = io.BytesIO()
        picture = image.convert("L") if self.greyscale else image
        picture.save(stream, "PNG", dpi=(dpi, dpi), pnginfo=kept)
        return stream.getvalue()


def book(pages: Sequence[Sheet], said: Imprint, inks: Inks | None = None) -> bytes:
    """Return sheets as the pages of one PDF file, with each font embedded once.

    Args:
        pages: The sheets.
        said: What the file says of itself.
        inks: The inks of a press; None for the colours of the screen, or its greys if all sheets
            are grey.

    Raises:
        OSError: If a font or a profile cannot be read.
    """
    # Imported late: layout and SVG need no PDF.
    from atlas.paper.sheet import inks as presses
    from atlas.paper.sheet import pdf

    if inks is None:
        inks = presses.black() if all(page.greyscale for page in pages) else presses.screen()
    return pdf.book([(page.display_list, page.width, page.height) for page in pages], said, inks)


def _lowered(thing: Thing) -> Thing:
    if isinstance(thing, Part) and thing.kind in _LOWER:
        return replace(thing, kind=_LOWER[thing.kind])
    return thing


def _said(value: object) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
