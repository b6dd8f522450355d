"""A sheet as SVG, written from its display list.

Its units are points. Python's XML library writes it, so that any text stays text. Title,
description and role are for readers who cannot see it.
"""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

import numpy as np

from atlas.paper.sheet import typeface
from atlas.paper.sheet.display_list import PT, Begin, Clip, End, Shape, Thing, Words, used_letters
from atlas.paper.sheet.glyphs import BEND, CLOSE, CURVE, LINE, MOVE, Outline
from atlas.paper.sheet.imprint import Imprint

# After the plate font come fonts of a reader's machine, so that names always stay readable; first
# one that is hardly wider, for programs that do not keep the length of a line (rsvg).
_FAMILY = "'Source Sans Pro','Source Sans 3','DejaVu Sans Condensed','Noto Sans',Arial,sans-serif"
# Letters keep their own widths at any size: some browsers would round each to whole pixels.
_RENDERING = "stroke-linejoin:round;text-rendering:geometricPrecision"
_COMMANDS = {MOVE: "M", LINE: "L", CURVE: "Q", BEND: "C"}


def svg(
    things: Sequence[Thing],
    width: float,
    height: float,
    said: Imprint,
    *,
    outlines: bool = False,
) -> bytes:
    """Return a sheet as an SVG file in UTF-8.

    Groups have their ids and data. Text stays text, in fonts embedded in the file: a program that
    does not read these takes another font, in which each line is as long as in this one.

    Args:
        things: The display list.
        width: In millimetres.
        height: In millimetres.
        said: What the picture is and shows, for readers who cannot see it.
        outlines: Whether words are drawn as outlines instead, with the words as their title.
    """
    root = ET.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": f"{width:g}mm",
        "height": f"{height:g}mm",
        "viewBox": f"0 0 {_points(width)} {_points(height)}",
        "role": "img",
        "aria-labelledby": "plate-title plate-desc",
        "style": f"font-family:{_FAMILY};{_RENDERING}",
    })  # fmt: skip
    for tag, words in (("title", said.title), ("desc", said.description)):
        ET.SubElement(root, tag, {"id": f"plate-{tag}"}).text = words
    if not outlines:
        ET.SubElement(root, "style").text = _faces(t for t in things if isinstance(t, Words))
    open_ = [root]
    for thing in things:
        if isinstance(thing, Begin):
            data = {f"data-{name}": value for name, value in thing.data.items()}
            open_.append(ET.SubElement(open_[-1], "g", {"id": thing.id, **data}))
        elif isinstance(thing, Clip) and thing.frame:
            clip = {"clip-path": f"url(#{_clip(open_[-1], thing.frame)})"}
            open_.append(ET.SubElement(open_[-1], "g", clip))
        elif isinstance(thing, Shape):
            _shape(open_[-1], thing)
        elif isinstance(thing, Words):
            _words(open_[-1], thing, outlines=outlines)
        elif isinstance(thing, End | Clip):
            open_.pop()
    ET.indent(root, "")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _faces(words: Iterable[Words]) -> str:
    """Return CSS with the embedded fonts, so that words have the same width everywhere."""
    letters: dict[tuple[int, bool], set[str]] = {}
    for thing in words:
        letters.setdefault((thing.weight, thing.italic), set()).update(thing.words)
    rules = []
    for (weight, italic), used in sorted(letters.items()):
        style = "italic" if italic else "normal"
        content = typeface.embedded(weight, italic, used_letters(used))
        data = base64.b64encode(content).decode("ascii")
        rules.append(
            f"@font-face{{font-family:'Source Sans Pro';font-weight:{weight};font-style:{style};"
            f"src:url(data:font/woff;base64,{data}) format('woff')}}"
        )
    return "\n".join(rules)


def _clip(parent: ET.Element, frame: tuple[float, float, float, float]) -> str:
    """Define a clipping rectangle; its id is derived from it: a page may show several plates."""
    x, y, width, height = map(_points, frame)
    identity = f"clip-{x}-{y}-{width}-{height}"
    inside = ET.SubElement(parent, "clipPath", {"id": identity})
    ET.SubElement(inside, "rect", {"x": x, "y": y, "width": width, "height": height})
    return identity


def _shape(parent: ET.Element, thing: Shape) -> None:
    style = {"fill": thing.fill or "none"}
    if thing.stroke:
        style |= _stroke(thing.stroke, thing.width, thing.cap, thing.join)
        if thing.dash:
            # A dot is a dash of length 0 with round ends; some viewers need a positive length.
            dash = (f"{max(length, 0.001) / PT:.3f}" for length in thing.dash)
            style["stroke-dasharray"] = ",".join(dash)
    if thing.opacity < 1:
        style["opacity"] = f"{thing.opacity:g}"
    ET.SubElement(parent, "path", {"d": _data(thing.outline), "style": _css(style)})


def _words(parent: ET.Element, thing: Words, *, outlines: bool) -> None:
    if thing.halo:
        style = _css({"fill": "none"} | _stroke(thing.halo, thing.halo_width, "round", "round"))
        ET.SubElement(parent, "path", {"d": _data(typeface.letters(thing)), "style": style})
    if outlines:
        style = _css({"fill": thing.colour})
        path = {"d": _data(typeface.letters(thing)), "style": style}
        ET.SubElement(ET.SubElement(parent, "path", path), "title").text = thing.words
        return
    style_of = {"fill": thing.colour, "font-size": f"{thing.size:g}px"}
    if thing.weight != 400:
        style_of["font-weight"] = str(thing.weight)
    if thing.italic:
        style_of["font-style"] = "italic"
    if thing.spacing:
        style_of["letter-spacing"] = f"{thing.spacing * thing.size:.2f}px"
    x, y = _points(thing.x), _points(thing.y)
    place = {"x": x, "y": y}
    if thing.angle:
        place = {"transform": f"translate({x} {y}) rotate({-thing.angle:g})"}
    wide = typeface.width_of(thing.words, thing.weight, thing.italic, thing.spacing)
    # Browsers leave the space between letters after the last one, too.
    long = (wide + thing.spacing) * thing.size
    fixed = {"textLength": f"{long:.2f}", "lengthAdjust": "spacingAndGlyphs"}
    ET.SubElement(parent, "text", {**place, **fixed, "style": _css(style_of)}).text = thing.words


def _stroke(colour: str, width: float, cap: str, join: str) -> dict[str, str]:
    style = {"stroke": colour, "stroke-width": f"{width / PT:.3f}"}
    if cap != "butt":
        style["stroke-linecap"] = cap
    if join != "round":
        style["stroke-linejoin"] = join
    return style


def _css(style: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in style.items())


def _data(outline: Outline) -> str:
    """Return an outline as the data of a path; repeated commands are omitted."""
    vertices, codes = outline
    found, before = [], 0
    for (x, y), code in zip((np.round(vertices / PT, 2) + 0.0).tolist(), codes, strict=True):
        if code == CLOSE:
            found.append("Z")
        elif code == before or (before, code) == (MOVE, LINE):
            found.append(f"{x:g} {y:g}")
        else:
            found.append(f"{_COMMANDS[code]}{x:g} {y:g}")
        before = LINE if (before, code) == (MOVE, LINE) else code
    return " ".join(found)


def _points(mm: float) -> str:
    """Return millimetres as points, to a hundredth: far finer than any press."""
    return f"{mm / PT:.2f}".rstrip("0").rstrip(".")
