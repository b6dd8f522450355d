"""The machine that prints: the only importer of matplotlib and of the fontTools that it brings.

It takes the things of a sheet (:mod:`atlas.paper.sheet.sheet`) and hands them to the renderer of
a format, without pyplot. matplotlib's settings hold for the whole program: they are changed for
one sheet at a time and put back.
"""

from __future__ import annotations

import errno
import functools
import io
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from fontTools import subset
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path as MatplotlibPath
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Bbox

from atlas.paper.sheet.display_list import PT, Begin, Clip, End, Shape, Thing, Words

FONTS = Path(__file__).resolve().parents[3] / "static" / "vendor" / "source-sans"
_FILES = {
    (400, False): "Regular",
    (400, True): "It",
    (600, False): "Semibold",
    (600, True): "SemiboldIt",
    (700, False): "Bold",
}
# A4 at 1200 dots an inch is 139 million, A3 278 million.
MOST_PIXELS = 300_000_000
# matplotlib measures the outlines of letters at this size.
_OUTLINE_SIZE = 100.0
_IN_PLACE_OF_MISSING = "□"

_PRESS = threading.RLock()
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "exile-and-return",
    "svg.id": None,
    "pdf.fonttype": 42,
    # matplotlib 3.11 asks this one how many letters a font of a PDF may hold. With few, Cyrillic
    # words and the spaces between them are set in two fonts, and spaces are lost when copied.
    "ps.fonttype": 42,
    "pdf.compression": 6,
    "pdf.use14corefonts": False,
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


def svg(things: Sequence[Thing], width: float, height: float) -> bytes:
    """Return a sheet of millimetres as the SVG that matplotlib makes."""
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    stream = io.BytesIO()
    with _PRESS, matplotlib.rc_context(_SETTINGS):
        figure = _figure(things, width, height, 72, "svg")
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(stream, metadata=nothing)
    return stream.getvalue()


def pdf(things: Sequence[Thing], width: float, height: float, said: dict[str, str]) -> bytes:
    """Return a sheet of millimetres as a PDF; ``said`` is its Title, Subject and so on."""
    metadata = {**said, "CreationDate": None, "Producer": None}
    stream = io.BytesIO()
    with _PRESS, matplotlib.rc_context(_SETTINGS):
        canvas: Any = FigureCanvasPdf(_figure(things, width, height, 72, "pdf"))
        canvas.print_pdf(stream, metadata=metadata)
    return stream.getvalue()


def pixels(things: Sequence[Thing], width: float, height: float, dpi: float) -> np.ndarray:
    """Return a sheet of millimetres as bytes, height x width x 3.

    Raises ValueError for more than ``MOST_PIXELS``.
    """
    wide, high = (max(1, round(mm / 25.4 * dpi)) for mm in (width, height))
    if wide * high > MOST_PIXELS:
        raise ValueError(f"{wide} x {high} pixels are too many: take fewer than {dpi:g} an inch")
    with _PRESS, matplotlib.rc_context(_SETTINGS):
        # A hair more than the size, so that no pixel is lost to rounding.
        size = ((wide + 1e-6) / dpi * 25.4, (high + 1e-6) / dpi * 25.4)
        canvas: Any = FigureCanvasAgg(_figure(things, *size, dpi, "png"))
        canvas.draw()
        return np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[..., :3])


def _figure(things: Sequence[Thing], width: float, height: float, dpi: float, kind: str) -> Figure:
    figure = Figure(figsize=(width / 25.4, height / 25.4), dpi=dpi)
    figure.patch.set_visible(False)
    figure.add_artist(_Print(things, kind))
    return figure


@functools.lru_cache(maxsize=20_000)
def width_of(words: str, weight: int, italic: bool) -> float:
    """Return the width of words as a multiple of their size.

    Raises OSError where the face cannot be read.
    """
    words = _in_face(words, weight, italic)
    with _PRESS:
        font = get_font(face(weight, italic))
        font.set_size(_OUTLINE_SIZE, 72)
        font.set_text(words, 0.0, flags=LoadFlags.NO_HINTING)
        return float(font.get_width_height()[0]) / 64 / _OUTLINE_SIZE


def missing(words: str, weight: int, italic: bool) -> set[str]:
    """Return the letters that the face lacks."""
    with _PRESS:
        font = get_font(face(weight, italic))
        return {letter for letter in words if not font.get_char_index(ord(letter))}


def face(weight: int, italic: bool) -> str:
    """Return the file of a face: the nearest that there is.

    Raises OSError, naming the file, where it is missing or is no font.
    """
    kind = _FILES.get((weight, italic)) or _FILES[(600 if weight > 400 else 400, italic)]
    return _checked(FONTS / f"SourceSansPro-{kind}.ttf")


@functools.lru_cache(maxsize=64)
def embedded(weight: int, italic: bool, letters: str) -> bytes:
    """Return a face with no more than some letters in it, as a WOFF file.

    The same letters give the same bytes.
    """
    options = subset.Options(flavor="woff", layout_features=["kern"], recalc_timestamp=False)
    stream = io.BytesIO()
    with subset.load_font(face(weight, italic), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=letters)
        cutter.subset(font)
        subset.save_font(font, stream, options)
    return stream.getvalue()


@functools.cache
def _checked(path: Path) -> str:
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, "the face of the plates is missing", str(path))
    try:
        get_font(str(path))
    except RuntimeError:
        words = "the face of the plates cannot be read as a font"
        raise OSError(errno.EINVAL, words, str(path)) from None
    return str(path)


@functools.lru_cache(maxsize=4096)
def _letters(words: str, weight: int, italic: bool) -> MatplotlibPath:
    properties = FontProperties(fname=face(weight, italic))
    vertices, codes = text_to_path.get_text_path(properties, words, ismath=False)
    return MatplotlibPath(vertices, codes)


class _Print(Artist):
    """Hands the things of a sheet to whichever renderer writes the file."""

    def __init__(self, things: Sequence[Thing], kind: str) -> None:
        super().__init__()
        self._things = things
        self._kind = kind

    def draw(self, renderer: Any) -> None:
        page = _Page(renderer, self._kind)
        for thing in self._things:
            if isinstance(thing, Begin):
                renderer.open_group("part", thing.id)
            elif isinstance(thing, End):
                renderer.close_group("part")
            elif isinstance(thing, Clip):
                page.cut(thing.frame)
            elif isinstance(thing, Shape):
                page.shape(thing)
            else:
                page.write(thing)


class _Page:
    """A renderer with the way from millimetres to its pixels (points, in SVG and PDF)."""

    def __init__(self, renderer: Any, kind: str) -> None:
        self._renderer = renderer
        self._kind = kind
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
        path = MatplotlibPath(*thing.outline)
        tool = self._tool(thing.stroke, thing.width, thing.cap, thing.join)
        if thing.opacity < 1:
            tool.set_alpha(thing.opacity)
        if thing.dash:
            # A dot is a dash of nothing with a round end; renderers want it to be something.
            tool.set_dashes(0, [max(length, 0.001) / PT for length in thing.dash])
        fill = to_rgb(thing.fill) if thing.fill else None
        self._renderer.draw_path(tool, path, self._to_pixels, fill)
        tool.restore()

    def write(self, thing: Words) -> None:
        pieces = [*_pieces(thing)]
        turn = Affine2D().rotate_deg(thing.angle)
        start = turn.translate(*self._to_pixels.transform((thing.x, thing.y)))
        if thing.halo:
            tool = self._tool(thing.halo, thing.halo_width, "round", "round")
            size = thing.size / _OUTLINE_SIZE * self._scale * PT
            for words, shift in pieces:
                place = Affine2D().scale(size).translate(shift * self._scale, 0) + start
                letters = _letters(words, thing.weight, thing.italic)
                self._renderer.draw_path(tool, letters, place, None)
            tool.restore()
        tool = self._tool(thing.colour)
        if self._kind == "svg":
            # SVG has spacing of its own, and its readers other faces for what ours lacks.
            pieces = [(thing.words, 0.0)]
        # PDF has spacing too (Tc), but matplotlib places what it sets in a second font without it.
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
        tool.set_capstyle("projecting" if cap == "square" else cap)
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
        fname=face(thing.weight, thing.italic),
    )


def _pieces(thing: Words) -> Iterator[tuple[str, float]]:
    """Words as they can be drawn, each with its way from the start in millimetres.

    Spaced letters go one by one; in place of a letter that the face lacks stands a box.
    """
    words = _in_face(thing.words, thing.weight, thing.italic)
    if not thing.spacing:
        yield words, 0.0
        return
    along = 0.0
    for letter in words:
        yield letter, along * thing.size * PT
        along += advance(letter, thing.weight, thing.italic) + thing.spacing


def _in_face(words: str, weight: int, italic: bool) -> str:
    lacks = missing(words, weight, italic)
    return "".join(_IN_PLACE_OF_MISSING if c in lacks else c for c in words) if lacks else words


def advance(words: str, weight: int, italic: bool) -> float:
    """Return how far words reach, their outer spaces included, as a multiple of their size."""
    return width_of(f"|{words}|", weight, italic) - width_of("||", weight, italic)
