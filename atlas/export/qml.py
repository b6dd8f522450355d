"""Styles as QGIS keeps them (QML), in the form of version 3.22, which later ones read too."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from atlas.base.theme import COLOURS, GROUND, channels
from atlas.export.scale import LEAST, PEOPLE_PER_MM, PEOPLE_PER_MM2
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

VERSION = "3.22.0"
_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
# QGIS's own codes: the days are in two fields; the last day belongs to the span.
_START_AND_END_FIELDS, _LAST_INCLUDED = 2, 1
# Placement of labels: in an area, level on a line, beside a point (QGIS's codes).
_PLACEMENTS = {"fill": 1, "line": 4, "marker": 6}
# Where words may stand beside circles: first right of them, then left, below and above.
_AROUND = "R,L,BR,TR,BL,TL,B,T"
# The face of the atlas, and what is at hand where it is not installed.
_FACES = ("Source Sans 3", "Source Sans Pro", "Noto Sans", "Open Sans", "Segoe UI", "Arial")
_FALLBACKS = ("Helvetica", "DejaVu Sans", "Liberation Sans")
# Millimetres: the edge of a bed, the distance of chevrons.
_EDGE, _BETWEEN = 0.4, 55
# The number of the last month that is over, of "1957-01-31=16000;…".
_LAST_MONTH = """coalesce(to_int(substr(array_last(array_filter(string_to_array("{by}", ';'), \
substr(@element, 1, 10) < format_date(@map_end_time, 'yyyy-MM-dd'))), 12)), 0)"""


def style(rules: list[Rule], kind: str, timed: bool, said: Iterable[Element] = ()) -> str:
    """Return the style of a layer as a document.

    Args:
        rules: How its features are drawn.
        kind: "fill", "line" or "marker": what they are.
        timed: Whether they have the fields ``start`` and ``end`` (or that of the rules).
        said: The names of its fields and its map tip (``captions``).
    """
    root = Element("qgis", version=VERSION)
    root.set("styleCategories", "Symbology|Labeling|Temporal|Fields|MapTips")
    root.set("labelsEnabled", str(int(any(rule.label for rule in rules))))
    root.extend([*parts(rules, kind, timed), *said])
    return _DOCTYPE + ElementTree.tostring(root, encoding="unicode") + "\n"


def parts(rules: list[Rule], kind: str, timed: bool) -> list[Element]:
    """Return what a style consists of: time, symbols and labels, the same within a project."""
    found = [_temporal(timed, rules[0].end if rules else "end"), _renderer(rules, kind)]
    labelled = [rule for rule in rules if label_of(rule, kind)]
    return [*found, _labels(labelled, kind)] if labelled else found


def _temporal(timed: bool, end: str) -> Element:
    element = Element("temporal", enabled=str(int(timed)), mode=str(_START_AND_END_FIELDS))
    settings = {
        "limitMode": str(_LAST_INCLUDED),
        "startField": "start",
        "endField": end,
        "accumulate": "0",
        "durationField": "",
        "durationUnit": "days",
        "fixedDuration": "0",
        "startExpression": "",
        "endExpression": "",
    }
    for name, value in settings.items():
        element.set(name, value)
    fixed = SubElement(element, "fixedRange")
    SubElement(fixed, "start")
    SubElement(fixed, "end")
    return element


def _renderer(rules: list[Rule], kind: str) -> Element:
    """Return the renderer; beds of all ways lie below the lines of all (symbol levels)."""
    layered = any(isinstance(rule.symbol, Line) and rule.symbol.people for rule in rules)
    drawn = [rule for rule in rules if rule.symbol]
    if not drawn:
        return Element("renderer-v2", type="nullSymbol")
    root = Element("renderer-v2", type="RuleRenderer", symbollevels=str(int(layered)))
    tree = SubElement(root, "rules", key="rules")
    symbols = SubElement(root, "symbols")
    for number, rule in enumerate(drawn):
        element = SubElement(tree, "rule", key=f"rule-{number}", symbol=str(number))
        element.set("label", rule.title)
        _conditions(element, rule)
        symbols.append(_symbol(symbol_of(rule, kind), kind, str(number)))
    return root


def _conditions(element: Element, rule: Rule) -> None:
    """Write when a rule holds: tests, days, scale."""
    clauses = [_clause(test) for test in rule.tests]
    # Without the temporal controller there is no time: all that ever held holds.
    if rule.since:
        day = f'"{rule.since}"'
        clauses.append(f"{day} IS NOT NULL AND (@map_end_time IS NULL OR {day} < @map_end_time)")
    if rule.until:
        clauses.append(f'("{rule.until}" IS NULL OR "{rule.until}" >= @map_end_time)')
    if rule.lasting:
        # The controller shows all that meets its frame; of two versions one is drawn.
        moment = "@map_end_time - to_interval('1 second')"
        clauses.append(f'("{rule.end}" IS NULL OR "{rule.end}" >= {moment})')
    if clauses:
        element.set("filter", " AND ".join(clauses))
    if rule.nearer_than:
        element.set("scalemaxdenom", str(rule.nearer_than))
        element.set("scalemindenom", "1")


def _clause(test: Condition) -> str:
    name = f'"{test.field}"'
    if not test.values:
        return f"{name} IS {'NOT ' if test.wanted else ''}NULL"
    quoted = ", ".join("'" + value.replace("'", "''") + "'" for value in test.values)
    # What is not stated is none of the values; an empty text is stored as NULL.
    return f"coalesce({name}, '') {'' if test.wanted else 'NOT '}IN ({quoted})"


def _colour(colour: str | None) -> str:
    return "0,0,0,0" if colour is None else ",".join(map(str, (*channels(colour), 255)))


def _symbol(symbol: Fill | Line | Mark | None, kind: str, name: str) -> Element:
    root = Element("symbol", type=kind, name=name, alpha="1")
    root.set("clip_to_extent", "1")
    root.set("force_rhr", "0")
    if isinstance(symbol, Fill):
        _layer(root, "SimpleFill", _fill(symbol))
    elif isinstance(symbol, Line):
        _line(root, symbol)
    elif isinstance(symbol, Mark):
        said = {"size": _sized(symbol)} if symbol.people else {}
        if symbol.shift:
            said["offset"] = f"""to_string("{symbol.shift}") || ',0'"""
        _layer(root, "SimpleMarker", _mark(symbol), said)
    return root


def _fill(symbol: Fill) -> dict[str, str]:
    return {
        "style": "solid" if symbol.colour else "no",
        "color": _colour(symbol.colour),
        "outline_style": "dash" if symbol.dash else "solid",
        "outline_color": _colour(symbol.edge),
        "outline_width": str(symbol.width),
        "outline_width_unit": "MM",
        "joinstyle": "round",
    }


def _line(root: Element, symbol: Line) -> None:
    if symbol.people:
        # The bed has an edge in the colour of land, by which it stands out from its ground.
        width = f"{_people(symbol)} / {PEOPLE_PER_MM}"
        wide = {"outlineWidth": f"{width} + {_EDGE}"}
        _layer(root, "SimpleLine", _stroke(GROUND["land"], symbol.width + _EDGE), wide, 0)
        _layer(root, "SimpleLine", _stroke(symbol.bed, symbol.width), {"outlineWidth": width}, 1)
    flat = "flat" if symbol.dash or not symbol.people else "round"
    stroke = _stroke(symbol.colour, symbol.width, symbol.dash) | {"capstyle": flat}
    _layer(root, "SimpleLine", stroke, {}, 2)
    if symbol.chevrons:
        placed = {
            "placements": "Interval",
            "placement": "interval",
            "interval": str(_BETWEEN),
            "interval_unit": "MM",
            "offset_along_line": str(_BETWEEN / 4),
            "offset_along_line_unit": "MM",
            "rotate": "1",
        }
        ink = COLOURS["ink"] if not symbol.people else symbol.colour
        chevron = {
            "name": "arrowhead",
            "color": _colour(ink),
            "outline_color": _colour(ink),
            "outline_width": "0.35",
            "outline_width_unit": "MM",
            "size": "2",
            "size_unit": "MM",
        }
        layer = _layer(root, "MarkerLine", placed, {}, 3)
        inner = SubElement(layer, "symbol", type="marker", name="@0@3", alpha="1")
        _layer(inner, "SimpleMarker", chevron)


def _people(symbol: Line) -> str:
    """Return an expression for how many people a line is: all of them, or those by the time."""
    everybody = f'coalesce("{symbol.people}", 0)'
    if not symbol.by:
        return everybody
    now = _LAST_MONTH.format(by=symbol.by)
    return f'if(@map_end_time IS NULL OR "{symbol.by}" IS NULL, {everybody}, {now})'


def _stroke(colour: str, width: float, dash: tuple[float, ...] = ()) -> dict[str, str]:
    return {
        "line_color": _colour(colour),
        "line_width": f"{width:g}",
        "line_width_unit": "MM",
        "line_style": "solid",
        "use_custom_dash": str(int(bool(dash))),
        "customdash": ";".join(f"{length:g}" for length in dash) or "5;2",
        "customdash_unit": "MM",
        "joinstyle": "round",
        "capstyle": "flat" if dash else "round",
    }


def _mark(symbol: Mark) -> dict[str, str]:
    return {
        "name": symbol.shape,
        "color": _colour(symbol.colour),
        "outline_color": _colour(symbol.edge),
        "outline_width": f"{symbol.width:g}",
        "outline_width_unit": "MM",
        "size": f"{symbol.size or LEAST:g}",
        "size_unit": "MM",
        "offset_unit": "MM",
    }


def _sized(symbol: Mark) -> str:
    """Return the diameter in mm of a disc whose area is a number of people, as an expression."""
    area = f'coalesce("{symbol.people}", 0) / {PEOPLE_PER_MM2}'
    return f"max({LEAST}, 2 * sqrt({area} / pi()))"


def _layer(
    symbol: Element,
    kind: str,
    options: dict[str, str],
    expressions: dict[str, str] | None = None,
    level: int = 0,
) -> Element:
    """Add a layer to a symbol: its options, and what an expression says of each feature."""
    layer = SubElement(symbol, "layer", attrib={"class": kind, "enabled": "1", "locked": "0"})
    layer.set("pass", str(level))
    _options(layer, options.items())
    if expressions:
        _defined(SubElement(layer, "data_defined_properties"), expressions)
    return layer


def _defined(holder: Element, expressions: dict[str, str]) -> None:
    """Write what an expression says of each feature: property -> expression."""
    collection = SubElement(holder, "Option", type="Map")
    _option(collection, "name", "")
    properties = SubElement(collection, "Option", name="properties", type="Map")
    for name, expression in expressions.items():
        entry = SubElement(properties, "Option", name=name, type="Map")
        SubElement(entry, "Option", name="active", type="bool", value="true")
        _option(entry, "expression", expression)
        # QGIS's code for an expression.
        SubElement(entry, "Option", name="type", type="int", value="3")
    _option(collection, "type", "collection")


def _options(parent: Element, options: Iterable[tuple[str, str]]) -> None:
    holder = SubElement(parent, "Option", type="Map")
    for name, value in options:
        _option(holder, name, value)


def _option(parent: Element, name: str, value: str) -> None:
    SubElement(parent, "Option", name=name, type="QString", value=value)


def _labels(rules: list[Rule], kind: str) -> Element:
    root = Element("labeling", type="rule-based")
    tree = SubElement(root, "rules", key="labels")
    for number, rule in enumerate(rules):
        element = SubElement(tree, "rule", key=f"label-{number}", description=rule.title)
        _conditions(element, rule)
        if rule.label:
            element.append(_settings(rule.label, kind))
    return root


def _settings(label: Label, kind: str) -> Element:
    root = Element("settings", calloutType="simple")
    text = f'format_number("{label.field}", 0)' if label.number else label.field
    style = text_style(label)
    style.set("fieldName", text)
    style.set("isExpression", str(int(label.number)))
    root.append(style)
    place = SubElement(root, "placement", placement=str(_PLACEMENTS[kind]))
    place.set("priority", str(label.weight))
    place.set("dist", "0.5")
    place.set("distUnits", "MM")
    if label.reach:
        place.set("predefinedPositionOrder", _AROUND)
        _defined(SubElement(root, "dd_properties"), {"LabelDistance": f'"{label.reach}" + 0.5'})
    rendering = SubElement(root, "rendering", drawLabels="1")
    # No number is left out for want of room.
    rendering.set("displayAll", str(int(bool(label.reach))))
    # The ways of a people along one line are named once.
    rendering.set("mergeLines", str(int(kind == "line")))
    rendering.set("obstacle", str(int(bool(label.reach))))
    rendering.set("scaleVisibility", "0")
    return root


def text_style(label: Label) -> Element:
    """Return how words look: face, size, colour and halo."""
    style = Element("text-style", fontFamily=_FACES[0])
    style.set("namedStyle", "Bold" if label.bold else "Italic" if label.italic else "Regular")
    style.set("fontWeight", "75" if label.bold else "50")
    style.set("fontItalic", str(int(label.italic)))
    style.set("fontSize", f"{label.size:g}")
    style.set("fontSizeUnit", "Point")
    style.set("textColor", _colour(label.colour))
    style.set("textOpacity", "1")
    families = SubElement(style, "families")
    for face in (*_FACES, *_FALLBACKS):
        SubElement(families, "family", name=face)
    buffer = SubElement(style, "text-buffer", bufferDraw="1", bufferSize="0.6")
    buffer.set("bufferSizeUnits", "MM")
    buffer.set("bufferColor", _colour(GROUND["land"]))
    buffer.set("bufferOpacity", "0.8")
    return style
