"""Source Sans, the font of the plates: widths and outlines of words, and subsets to embed.

Words are shaped by HarfBuzz, as in browsers and matplotlib, so that in every format they are as
wide as when the plate was laid out.
"""

from __future__ import annotations

import errno
import functools
import io
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import uharfbuzz
from fontTools.pens.recordingPen import RecordingPen

from atlas.paper.sheet.display_list import PT, Words
from atlas.paper.sheet.glyphs import BEND, CLOSE, CURVE, LINE, MOVE, Outline

FONTS = Path(__file__).resolve().parents[3] / "static" / "vendor" / "source-sans"
_FILES = {
    (400, False): "Regular",
    (400, True): "It",
    (600, False): "Semibold",
    (600, True): "SemiboldIt",
    (700, False): "Bold",
}
# Units per type size: HarfBuzz rounds to them, as FreeType does when matplotlib writes a PDF.
_UNITS = 6400
_IN_PLACE_OF_MISSING = "□"
# What the shaping of words uses, and so must an embedded font.
_FEATURES = [int.from_bytes(tag, "big") for tag in (b"kern", b"liga")]
# A PDF says itself which glyph stands for which letters, and where each stands.
_NOT_IN_PDF = [
    int.from_bytes(tag, "big")
    for tag in (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"DSIG", b"cmap", b"name", b"post", b"OS/2")
]
_CODES = {"moveTo": MOVE, "lineTo": LINE, "qCurveTo": CURVE, "curveTo": BEND, "closePath": CLOSE}


def path(weight: int, italic: bool) -> Path:
    """Return the font file with the nearest weight."""
    kind = _FILES.get((weight, italic)) or _FILES[(600 if weight > 400 else 400, italic)]
    return FONTS / f"SourceSansPro-{kind}.ttf"


@functools.lru_cache(maxsize=20_000)
def width_of(words: str, weight: int, italic: bool, spacing: float = 0.0) -> float:
    """Return the width of words as a multiple of their size, outer spaces included.

    Args:
        words: The words.
        weight: The weight of the font.
        italic: Whether it is italic.
        spacing: Extra space between letters, as a multiple of the size.

    Raises:
        OSError: If the font file, which it names, is missing or invalid.
    """
    if not words:
        return 0.0
    if spacing:
        letters, start = _spaced(words, weight, italic, spacing)[-1]
        return start + width_of(letters, weight, italic)
    return float(sum(glyph.advance for glyph in _shaped(words, weight, italic))) / _UNITS


def missing(words: str, weight: int, italic: bool) -> set[str]:
    """Return the characters that the font lacks; errors are those of :func:`width_of`."""
    font = _font(path(weight, italic))
    return {letter for letter in words if font.get_nominal_glyph(ord(letter)) is None}


@functools.lru_cache(maxsize=4096)
def outline(words: str, weight: int, italic: bool) -> Outline:
    """Return the outlines of words from the start of their baseline, for a size of one."""
    font = _font(path(weight, italic))
    vertices: list[tuple[float, float]] = []
    codes: list[int] = []
    for glyph in _shaped(words, weight, italic):
        pen = RecordingPen()
        font.draw_glyph_with_pen(glyph.number, pen)
        for drawn, points in pen.value:
            # Closing a stroke needs no point.
            vertices += [(glyph.start + x, -y) for x, y in points or [(0, 0)]]
            codes += [_CODES[drawn]] * (len(points) or 1)
    return np.array(vertices, dtype=float).reshape(-1, 2) / _UNITS, tuple(codes)


def pieces(thing: Words) -> Iterator[tuple[str, float]]:
    """Yield the words in pieces to draw, each with its distance from the start in millimetres.

    Spaced letters come one by one; a box replaces each character that the font lacks.
    """
    if not thing.spacing:
        yield _in_face(thing.words, thing.weight, thing.italic), 0.0
        return
    for letter, start in _spaced(thing.words, thing.weight, thing.italic, thing.spacing):
        yield letter, start * thing.size * PT


def letters(thing: Words) -> Outline:
    """Return the outlines of words in their place on the sheet, in millimetres."""
    vertices: list[np.ndarray] = []
    codes: list[int] = []
    for words, shift in pieces(thing):
        own, kinds = outline(words, thing.weight, thing.italic)
        vertices.append(own * thing.size * PT + (shift, 0))
        codes += kinds
    angle = math.radians(thing.angle)
    turn = np.array([(math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))])
    return np.concatenate(vertices) @ turn + (thing.x, thing.y), tuple(codes)


class Placed(NamedTuple):
    """A glyph of the font, the characters it stands for, and its start for a size of one."""

    number: int
    stands_for: str
    start: float


def placed(thing: Words) -> list[Placed]:
    """Return the glyphs of words, as :func:`pieces` sets them."""
    shown = _in_face(thing.words, thing.weight, thing.italic)
    glyphs = [*_shaped(shown, thing.weight, thing.italic, ligatures=not thing.spacing)]
    starts = sorted({glyph.letter for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(shown)], strict=True))
    order = {letter: number for number, letter in enumerate(starts)}
    found: list[Placed] = []
    before = -1
    for glyph in glyphs:
        # The accents of a letter may be glyphs of their own, which stand for nothing more.
        stands_for = shown[glyph.letter : ends[glyph.letter]] if glyph.letter != before else ""
        before = glyph.letter
        start = glyph.start / _UNITS + order[glyph.letter] * thing.spacing
        found.append(Placed(glyph.number, stands_for, start))
    return found


def reduced(weight: int, italic: bool, glyphs: Iterable[int]) -> bytes:
    """Return the font with the outlines of some glyphs only, under their own numbers (TrueType)."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.layout_feature_tag_set.clear()
    wanted.drop_table_tag_set.update(_NOT_IN_PDF)
    wanted.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    )
    return bytes(wanted.subset(_font(path(weight, italic)).face).blob.data)


class Measures(NamedTuple):
    """What a PDF says of a font, in thousandths of its size."""

    name: str
    box: tuple[int, int, int, int]
    slant: float
    ascent: int
    descent: int
    capitals: int


@functools.lru_cache(maxsize=8)
def measures(weight: int, italic: bool) -> Measures:
    """Return what a PDF says of a font."""
    # Imported late: only PDF and SVG need it.
    from fontTools.ttLib import TTFont

    with TTFont(path(weight, italic), lazy=True) as font:
        head, hhea = font["head"], font["hhea"]
        return Measures(
            font["name"].getDebugName(6),
            (head.xMin, head.yMin, head.xMax, head.yMax),
            font["post"].italicAngle,
            hhea.ascent,
            hhea.descent,
            font["OS/2"].sCapHeight,
        )


def advance(weight: int, italic: bool, glyph: int) -> float:
    """Return the width of a glyph for a size of one."""
    return float(_font(path(weight, italic)).get_glyph_h_advance(glyph)) / _UNITS


@functools.lru_cache(maxsize=64)
def embedded(weight: int, italic: bool, letters: str) -> bytes:
    """Return a font reduced to some characters, as a WOFF file.

    The same characters give the same bytes.
    """
    return _packed(weight, italic, letters, _FEATURES, "woff")


@functools.lru_cache(maxsize=64)
def for_pages(weight: int, italic: bool, letters: str) -> bytes:
    """Return a font reduced to some characters, as a WOFF2 file for pages of a site.

    Unlike :func:`embedded` it keeps figures that are all of one width, for tables. The same
    characters give the same bytes (with the same version of Brotli).
    """
    return _packed(weight, italic, letters, [*_FEATURES, int.from_bytes(b"tnum", "big")], "woff2")


def _packed(weight: int, italic: bool, letters: str, features: list[int], flavor: str) -> bytes:
    # Imported late: only PDF and SVG need it.
    from fontTools.ttLib import TTFont

    # HarfBuzz takes a thirtieth of the time of fontTools' own subsetter for the same tables.
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(features)
    reduced = wanted.subset(_font(path(weight, italic)).face)
    stream = io.BytesIO()
    with TTFont(io.BytesIO(reduced.blob.data), recalcBBoxes=False, recalcTimestamp=False) as font:
        font.flavor = flavor
        # The tables are copied as they are: they are in order already.
        font.save(stream, reorderTables=None)
    return stream.getvalue()


@functools.cache
def _font(file: Path) -> Any:
    if not file.is_file():
        raise FileNotFoundError(errno.ENOENT, "the font of the plates is missing", str(file))
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file))
    if not face.glyph_count:
        words = "the face of the plates cannot be read as a font"
        raise OSError(errno.EINVAL, words, str(file))
    font = uharfbuzz.Font(face)
    font.scale = (_UNITS, _UNITS)
    return font


class _Glyph(NamedTuple):
    """A glyph of the font, the index of its letter in the words, and lengths in units."""

    number: int
    letter: int
    start: int
    advance: int


def _shaped(words: str, weight: int, italic: bool, *, ligatures: bool = True) -> Iterator[_Glyph]:
    """Yield the glyphs of words."""
    text = uharfbuzz.Buffer()
    text.add_str(_in_face(words, weight, italic))
    text.guess_segment_properties()
    uharfbuzz.shape(_font(path(weight, italic)), text, {"liga": ligatures, "clig": ligatures})
    along = 0
    for glyph, place in zip(text.glyph_infos, text.glyph_positions, strict=True):
        yield _Glyph(glyph.codepoint, glyph.cluster, along + place.x_offset, place.x_advance)
        along += place.x_advance


def _spaced(words: str, weight: int, italic: bool, spacing: float) -> list[tuple[str, float]]:
    """Return spaced words letter by letter, each with its start as a multiple of their size.

    Pairs are kerned, and there are no ligatures, as in browsers, which show the SVG.
    """
    glyphs = _shaped(words, weight, italic, ligatures=False)
    starts: dict[int, int] = {}
    for glyph in glyphs:
        # A combining accent belongs to its letter.
        starts.setdefault(glyph.letter, glyph.start)
    letters = sorted(starts)
    shown = _in_face(words, weight, italic)
    return [
        (shown[at:following], starts[at] / _UNITS + number * spacing)
        for number, (at, following) in enumerate(
            zip(letters, [*letters[1:], len(shown)], strict=True)
        )
    ]


def _in_face(words: str, weight: int, italic: bool) -> str:
    lacks = missing(words, weight, italic)
    return "".join(_IN_PLACE_OF_MISSING if c in lacks else c for c in words) if lacks else words
