"""A sheet as SVG, written from the list of its things.

Its units are points. Written with the XML library of Python, so that whatever a text holds is
text. What it says of itself (title, description, role) is for those who cannot see it.
"""

from __future__ import annotations

import base64
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

import numpy as np

from atlas.paper.sheet import typeface
from atlas.paper.sheet.display_list import PT, Begin, Clip, Shape, Thing, Words, used_letters
from atlas.paper.sheet.glyphs import BEND, CLOSE, CURVE, LINE, MOVE, Outline

# After the face of the plates whatever a reader's machine has, so that names stay readable.
_FAMILY = "'Source Sans Pro','Source Sans 3','Noto Sans',Arial,sans-serif"
_COMMANDS = {MOVE: "M", LINE: "L", CURVE: "Q", BEND: "C"}


def svg(
    things: Sequence[Thing], width: float, height: float, title: str, description: str
) -> bytes:
    """Return a sheet of millimetres as an SVG file in UTF-8.

    Groups have their ids and their data; text is text, in faces that the file carries.
    """
    root = ET.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": f"{width:g}mm",
        "height": f"{height:g}mm",
        "viewBox": f"0 0 {_points(width)} {_points(height)}",
        "role": "img",
        "aria-labelledby": "plate-title plate-desc",
        "style": f"font-family:{_FAMILY};stroke-linejoin:round",
    })  # fmt: skip
    for tag, words in (("title", title), ("desc", description)):
        ET.SubElement(root, tag, {"id": f"plate-{tag}"}).text = words
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
            _words(open_[-1], thing)
        else:
            # A group or a clip ends.
            open_.pop()
    ET.indent(root, "")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _faces(words: Iterable[Words]) -> str:
    """The faces themselves, so that words are as wide for every reader as they were set."""
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
    """Define a rectangle for clipping; its id says which, for a page may show several plates."""
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
            # A dot is a dash of nothing with a round end; some readers want it to be something.
            dash = (f"{max(length, 0.001) / PT:.3f}" for length in thing.dash)
            style["stroke-dasharray"] = ",".join(dash)
    if thing.opacity < 1:
        style["opacity"] = f"{thing.opacity:g}"
    ET.SubElement(parent, "path", {"d": _data(thing.outline), "style": _css(style)})


def _words(parent: ET.Element, thing: Words) -> None:
    if thing.halo:
        style = _css({"fill": "none"} | _stroke(thing.halo, thing.halo_width, "round", "round"))
        ET.SubElement(parent, "path", {"d": _data(_letters(thing)), "style": style})
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
    ET.SubElement(parent, "text", {**place, "style": _css(style_of)}).text = thing.words


def _letters(thing: Words) -> Outline:
    """The outlines of words where they stand, in millimetres."""
    vertices: list[np.ndarray] = []
    codes: list[int] = []
    for words, shift in typeface.pieces(thing):
        own, kinds = typeface.outline(words, thing.weight, thing.italic)
        vertices.append(own * thing.size * PT + (shift, 0))
        codes += kinds
    angle = math.radians(thing.angle)
    turn = np.array([(math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))])
    return np.concatenate(vertices) @ turn + (thing.x, thing.y), tuple(codes)


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
    """An outline as the data of a path; a command stands only where it changes."""
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
    """A hundredth of a point is far below what any press can show."""
    return f"{mm / PT:.2f}".rstrip("0").rstrip(".")
