"""What the SVG of a sheet still lacks when it leaves matplotlib: name, words, data, type.

Written with the XML library of Python, so that whatever a text holds is text.
"""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
# After the face of the plates whatever a reader's machine has, so that names stay readable.
_FAMILY = "'Source Sans Pro','Source Sans 3','Noto Sans',Arial,sans-serif"
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_FONT = re.compile(r"font-family:[^;]*")


def finish(
    raw: bytes,
    size_mm: tuple[float, float],
    said: tuple[str, str],
    data: Mapping[str, Mapping[str, str]],
    texts: Iterable[tuple[str, float]],
    faces: Mapping[tuple[int, bool], bytes],
) -> bytes:
    """Return matplotlib's SVG as a figure that says what it is.

    ``said`` is its title and its description. ``data`` holds by the id of a group what becomes its
    ``data-…`` attributes; ``texts`` are all texts in the order drawn, each with the space between
    its letters in points; ``faces`` the WOFF files of their type by weight and whether slanted.
    """
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(raw)
    width, height = size_mm
    root.set("width", f"{width:g}mm")
    root.set("height", f"{height:g}mm")
    root.set("role", "img")
    # The style sheet that matplotlib writes would also style the page that a plate is shown in.
    root.set("stroke-linejoin", "round")
    for child in list(root):
        if (
            child.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}defs")
            and child.find(f".//{{{_SVG}}}clipPath") is None
        ):
            root.remove(child)
    root.insert(0, _style(faces))
    _name(root, *said)
    for element in root.iter(f"{{{_SVG}}}g"):
        for name, value in data.get(element.get("id", ""), {}).items():
            element.set(f"data-{name}", value)
    for element, (words, spacing) in zip(root.iter(f"{{{_SVG}}}text"), texts, strict=True):
        element.text = words
        style = _FONT.sub(f"font-family:{_FAMILY}", element.get("style", ""))
        if spacing:
            style += f";letter-spacing:{spacing:.2f}px"
        element.set("style", style)
    for element in root.iter(f"{{{_SVG}}}path"):
        element.set("d", _NUMBER.sub(_short, " ".join(element.get("d", "").split())))
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _style(faces: Mapping[tuple[int, bool], bytes]) -> ET.Element:
    """The faces themselves, so that words are as wide for every reader as they were set."""
    rules = []
    for (weight, italic), content in faces.items():
        style = "italic" if italic else "normal"
        data = base64.b64encode(content).decode("ascii")
        rules.append(
            f"@font-face{{font-family:'Source Sans Pro';font-weight:{weight};font-style:{style};"
            f"src:url(data:font/woff;base64,{data}) format('woff')}}"
        )
    element = ET.Element(f"{{{_SVG}}}style")
    element.text = "\n".join(rules)
    return element


def _name(root: ET.Element, title: str, description: str) -> None:
    said = []
    for tag, words in (("title", title), ("desc", description)):
        element = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"plate-{tag}"})
        element.text = words
        said.append(element)
    root[:0] = said
    root.set("aria-labelledby", "plate-title plate-desc")


def _short(number: re.Match[str]) -> str:
    """A hundredth of a point is far below what any press can show."""
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".")
