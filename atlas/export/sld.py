"""Styles as Styled Layer Descriptors (OGC SLD 1.0), for GeoServer, GeoTools and others.

The same rules as for QGIS, without what SLD cannot say: it has no clock, so that what holds in the
end is drawn, no chevrons, and no places beside a point.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from atlas.base.theme import GROUND
from atlas.export.scale import PEOPLE_PER_MM, PEOPLE_PER_MM2
from atlas.export.styles import (
    Condition,
    Fill,
    Label,
    Line,
    Mark,
    Rule,
    label_of,
    symbol_of,
)

_NAMESPACES = {
    "sld": "http://www.opengis.net/sld",
    "ogc": "http://www.opengis.net/ogc",
}
# Pixels of SLD (0.28 mm) to a millimetre.
_PX = 1 / 0.28


def style(name: str, title: str, rules: list[Rule], kind: str) -> str:
    """Return the style of a layer as a document.

    Args:
        name: The layer.
        title: What it is called.
        rules: How its features are drawn.
        kind: "fill", "line" or "marker": what they are.
    """
    root = Element(_sld("StyledLayerDescriptor"), version="1.0.0")
    layer = SubElement(root, _sld("NamedLayer"))
    SubElement(layer, _sld("Name")).text = name
    user = SubElement(layer, _sld("UserStyle"))
    SubElement(user, _sld("Title")).text = title
    types = SubElement(user, _sld("FeatureTypeStyle"))
    for rule in rules:
        # Of a pair, what holds in the end.
        if rule.since or not rule.until:
            types.append(_rule(rule, kind))
    for prefix, address in _NAMESPACES.items():
        ElementTree.register_namespace(prefix, address)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _sld(tag: str) -> str:
    return f"{{{_NAMESPACES['sld']}}}{tag}"


def _ogc(tag: str) -> str:
    return f"{{{_NAMESPACES['ogc']}}}{tag}"


def _rule(rule: Rule, kind: str) -> Element:
    root = Element(_sld("Rule"))
    SubElement(root, _sld("Title")).text = rule.title
    # Of several versions, the last.
    tests = (*rule.tests, Condition("latest", ("yes",))) if rule.lasting else rule.tests
    if tests:
        condition = SubElement(root, _ogc("Filter"))
        if len(tests) > 1:
            condition = SubElement(condition, _ogc("And"))
        condition.extend(_condition(test) for test in tests)
    if rule.nearer_than:
        SubElement(root, _sld("MaxScaleDenominator")).text = str(rule.nearer_than)
    symbol, label = symbol_of(rule, kind), label_of(rule, kind)
    if isinstance(symbol, Fill):
        _polygon(root, symbol)
    elif isinstance(symbol, Line):
        _line(root, symbol)
    elif isinstance(symbol, Mark):
        _point(root, symbol)
    elif label:
        _nothing(root)
    if label:
        _text(root, label)
    return root


def _condition(test: Condition) -> Element:
    if not test.values:
        empty = Element(_ogc("PropertyIsNull"))
        SubElement(empty, _ogc("PropertyName")).text = test.field
        return _not(empty) if test.wanted else empty
    equal = []
    for value in test.values:
        one = Element(_ogc("PropertyIsEqualTo"))
        SubElement(one, _ogc("PropertyName")).text = test.field
        SubElement(one, _ogc("Literal")).text = value
        equal.append(one)
    found = equal[0]
    if len(equal) > 1:
        found = Element(_ogc("Or"))
        found.extend(equal)
    return found if test.wanted else _not(found)


def _not(condition: Element) -> Element:
    root = Element(_ogc("Not"))
    root.append(condition)
    return root


def _parameter(parent: Element, name: str, value: str) -> Element:
    element = SubElement(parent, _sld("CssParameter"), name=name)
    element.text = value
    return element


def _stroke(parent: Element, colour: str, width: float, dash: tuple[float, ...] = ()) -> Element:
    stroke = SubElement(parent, _sld("Stroke"))
    _parameter(stroke, "stroke", colour)
    wide = _parameter(stroke, "stroke-width", f"{width * _PX:.2f}")
    if dash:
        _parameter(stroke, "stroke-dasharray", " ".join(f"{d * _PX:.2f}" for d in dash))
    return wide


def _polygon(root: Element, symbol: Fill) -> None:
    area = SubElement(root, _sld("PolygonSymbolizer"))
    if symbol.colour:
        _parameter(SubElement(area, _sld("Fill")), "fill", symbol.colour)
    _stroke(area, symbol.edge, symbol.width, symbol.dash)


def _line(root: Element, symbol: Line) -> None:
    if symbol.people:
        wide = _stroke(SubElement(root, _sld("LineSymbolizer")), symbol.bed, symbol.width)
        wide.text = None
        _ratio(wide, symbol.people, PEOPLE_PER_MM / _PX)
    _stroke(SubElement(root, _sld("LineSymbolizer")), symbol.colour, symbol.width, symbol.dash)


def _ratio(parent: Element, field: str, divisor: float) -> None:
    division = SubElement(parent, _ogc("Div"))
    SubElement(division, _ogc("PropertyName")).text = field
    SubElement(division, _ogc("Literal")).text = f"{divisor:.2f}"


def _point(root: Element, symbol: Mark) -> None:
    graphic = SubElement(SubElement(root, _sld("PointSymbolizer")), _sld("Graphic"))
    mark = SubElement(graphic, _sld("Mark"))
    SubElement(mark, _sld("WellKnownName")).text = symbol.shape
    if symbol.colour:
        _parameter(SubElement(mark, _sld("Fill")), "fill", symbol.colour)
    _stroke(mark, symbol.edge, symbol.width)
    size = SubElement(graphic, _sld("Size"))
    if symbol.people:
        # The diameter of a disc whose area is the number: the root of four areas through pi.
        root_of = SubElement(size, _ogc("Function"), name="sqrt")
        _ratio(root_of, symbol.people, PEOPLE_PER_MM2 * 3.14159265 / 4 / _PX**2)
    else:
        size.text = f"{symbol.size * _PX:.2f}"


def _nothing(root: Element) -> None:
    """Add a point that cannot be seen: QGIS refuses a style that has words alone."""
    graphic = SubElement(SubElement(root, _sld("PointSymbolizer")), _sld("Graphic"))
    mark = SubElement(graphic, _sld("Mark"))
    SubElement(mark, _sld("WellKnownName")).text = "circle"
    for part, name in (("Fill", "fill-opacity"), ("Stroke", "stroke-opacity")):
        _parameter(SubElement(mark, _sld(part)), name, "0")
    SubElement(graphic, _sld("Size")).text = "1"


def _text(root: Element, label: Label) -> None:
    text = SubElement(root, _sld("TextSymbolizer"))
    SubElement(SubElement(text, _sld("Label")), _ogc("PropertyName")).text = label.field
    font = SubElement(text, _sld("Font"))
    _parameter(font, "font-family", "Source Sans 3")
    _parameter(font, "font-size", f"{label.size * 25.4 / 72 * _PX:.1f}")
    _parameter(font, "font-style", "italic" if label.italic else "normal")
    _parameter(font, "font-weight", "bold" if label.bold else "normal")
    halo = SubElement(text, _sld("Halo"))
    SubElement(halo, _sld("Radius")).text = "2"
    _parameter(SubElement(halo, _sld("Fill")), "fill", GROUND["land"])
    _parameter(SubElement(text, _sld("Fill")), "fill", label.colour)
