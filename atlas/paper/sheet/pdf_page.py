"""One page of a PDF: its display list as operators, with a mark around each part that is read."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from atlas.paper.sheet import typeface
from atlas.paper.sheet.display_list import PT, Clip, Part, PartEnd, Shape, Thing, Words
from atlas.paper.sheet.glyphs import BEND, CLOSE, CURVE, LINE, MOVE, Outline
from atlas.paper.sheet.inks import Inks
from atlas.paper.sheet.pdf_fonts import Fonts
from atlas.paper.sheet.structure import Node, Structure

_CAPS = {"butt": 0, "round": 1}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_OPERATORS = {MOVE: "%g %g m", LINE: "%g %g l", CLOSE: "h"}


class Page:
    """The content of a page.

    Attributes:
        owners: The part that each marked piece of the page belongs to.
        veils: The opacities used, each with its name.
    """

    def __init__(
        self, number: int, height: float, inks: Inks, fonts: Fonts, structure: Structure
    ) -> None:
        """Begin a page, ``height`` millimetres high; ``number`` counts from 0."""
        self._number, self._height = number, height / PT
        self._inks, self._fonts, self._structure = inks, fonts, structure
        self._out: list[str] = []
        self._set: dict[str, str] = {}
        self._is_clipped = False
        # The part whose mark is open: None is decoration, False that there is none.
        self._marked: Node | bool | None = False
        self.owners: list[Node] = []
        self.veils: dict[float, str] = {}

    def draw(self, things: Sequence[Thing]) -> bytes:
        """Draw a display list and return the operators."""
        for thing in things:
            if isinstance(thing, Part):
                self._structure.begin(thing)
            elif isinstance(thing, PartEnd):
                self._structure.end()
            elif isinstance(thing, Clip):
                self._cut(thing)
            elif isinstance(thing, Shape):
                self._mark(thing)
                self._shape(thing)
            elif isinstance(thing, Words):
                self._mark(thing)
                self._words(thing)
        self._unmark()
        return "\n".join(self._out).encode("ascii")

    def _mark(self, thing: Thing) -> None:
        """Open the mark of the part that a thing belongs to, unless it is open."""
        holder = self._structure.holder(thing)
        if holder is self._marked:
            return
        self._unmark()
        self._marked = holder
        if holder is None:
            self._out.append("/Artifact BMC")
            return
        holder.kids.append((self._number, len(self.owners)))
        self._out.append(f"/{holder.kind} <</MCID {len(self.owners)}>> BDC")
        self.owners.append(holder)

    def _unmark(self) -> None:
        if self._marked is not False:
            self._out.append("EMC")
        self._marked = False

    def _cut(self, thing: Clip) -> None:
        self._unmark()
        self._structure.clip(thing)
        if self._is_clipped:
            self._out.append("Q")
            self._set = {}
        self._is_clipped = thing.frame is not None
        if thing.frame:
            x, y, width, height = thing.frame
            corner = self._place(x, y + height)
            self._out.append(f"q {corner} {_points(width)} {_points(height)} re W n")

    def _shape(self, thing: Shape) -> None:
        strokes = bool(thing.stroke) and thing.width > 0
        if thing.fill:
            self._state("fill", self._inks.fill(thing.fill))
        if thing.stroke and strokes:
            self._pen(thing.stroke, thing.width, thing.cap, thing.join)
            # A dot is a dash of length 0 with round ends; renderers need a positive length.
            dash = " ".join(f"{max(length, 0.001) / PT:.3f}" for length in thing.dash)
            self._state("dash", f"[{dash}] 0 d")
        self._veil(thing.opacity)
        if thing.fill or strokes:
            self._path(thing.outline, "B" if thing.fill and strokes else "f" if thing.fill else "S")

    def _words(self, thing: Words) -> None:
        self._veil(1.0)
        if thing.halo:
            self._pen(thing.halo, thing.halo_width, "round", "round")
            self._state("dash", "[] 0 d")
            self._path(typeface.letters(thing), "S")
        self._state("fill", self._inks.fill(thing.colour))
        # A reader that puts the lines of a part together needs a space between them.
        if not thing.spacing:
            self._out.append(self._text(replace(thing, words=f"{thing.words} ")))
            return
        for word, start in _words_of(thing):
            # Some readers take the space between its letters for one between words.
            said = word.encode("utf-16-be").hex()
            text = self._text(replace(thing, words=word), start)
            self._out.append(f"/Span <</ActualText <feff{said}>>> BDC {text} EMC")
            end = start + typeface.width_of(word, thing.weight, thing.italic, thing.spacing)
            self._out.append(self._text(replace(thing, words=" "), end + thing.spacing))

    def _text(self, thing: Words, start: float = 0.0) -> str:
        """Return the operators that show words, from ``start`` times their size along the line."""
        font, shown = self._fonts.show(thing)
        turn = math.radians(thing.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        along = start * thing.size * PT
        place = self._place(thing.x + along * cos, thing.y - along * sin)
        matrix = " ".join(f"{number:.5g}" for number in (cos, sin, -sin, cos))
        return f"BT /{font} {thing.size:g} Tf {matrix} {place} Tm {shown} TJ ET"

    def _pen(self, colour: str, width: float, cap: str, join: str) -> None:
        self._state("stroke", self._inks.stroke(colour))
        self._state("width", f"{width / PT:.3f} w")
        self._state("cap", f"{_CAPS[cap]} J")
        self._state("join", f"{_JOINS[join]} j")

    def _veil(self, opacity: float) -> None:
        if opacity < 1 or "veil" in self._set:
            name = self.veils.setdefault(opacity, f"G{len(self.veils) + 1}")
            self._state("veil", f"/{name} gs")

    def _state(self, name: str, operator: str) -> None:
        if self._set.get(name) != operator:
            self._set[name] = operator
            self._out.append(operator)

    def _path(self, outline: Outline, paint: str) -> None:
        vertices, codes = outline
        points = np.round(vertices / PT * (1, -1) + (0, self._height), 2) + 0.0
        form, bends, kept = _form(codes)
        if len(bends):
            points = _cubic(points, bends)
        self._out.append(f"{form % tuple(points[kept].ravel().tolist())} {paint}")

    def _place(self, x: float, y: float) -> str:
        return f"{_rounded(x / PT)} {_rounded(self._height - y / PT)}"


def _words_of(thing: Words) -> Iterator[tuple[str, float]]:
    """Yield the words of a spaced line, each with its start as a multiple of its size."""
    word, start = "", 0.0
    for glyph in typeface.placed(thing):
        if glyph.stands_for == " ":
            if word:
                yield word, start
            word = ""
            continue
        start = start if word else glyph.start
        word += glyph.stands_for
    if word:
        yield word, start


@functools.lru_cache(maxsize=4096)
def _form(codes: tuple[int, ...]) -> tuple[str, np.ndarray, np.ndarray]:
    """Return the operators of an outline with places for its numbers.

    Also where the bends of its quadratic curves are, and which points the operators take, each
    bend being two.
    """
    operators: list[str] = []
    bends: list[int] = []
    kept: list[bool] = []
    held = 0
    for number, code in enumerate(codes):
        if code in (BEND, CURVE):
            held += 1
            last = held == (3 if code == BEND else 2)
            operators.append("%g %g c" if last else "%g %g")
            kept.append(True)
            if code == CURVE and not last:
                bends.append(number)
                operators.append("%g %g")
                kept.append(True)
            held = 0 if last else held
        else:
            # Closing a stroke needs no point.
            operators.append(_OPERATORS[code])
            kept.append(code != CLOSE)
    return " ".join(operators), np.array(bends, dtype=int), np.array(kept, dtype=bool)


def _cubic(points: np.ndarray, bends: np.ndarray) -> np.ndarray:
    """Return points with the handles of cubic curves in place of the bends of quadratic ones."""
    bend = points[bends]
    handles = [
        np.round(at + 2 / 3 * (bend - at), 2) + 0.0 for at in (points[bends - 1], points[bends + 1])
    ]
    points = points.copy()
    points[bends] = handles[0]
    return np.insert(points, bends + 1, handles[1], axis=0)


def _points(mm: float) -> str:
    return _rounded(mm / PT)


def _rounded(number: float) -> str:
    return f"{round(number, 2) + 0.0:g}"
