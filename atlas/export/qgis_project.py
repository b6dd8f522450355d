"""A project of QGIS (.qgz) beside the GeoPackage: layers in order, styled, with a clock that runs.

The layers have the styles that the GeoPackage has too. The map is in the projection of the plates,
and the temporal controller is on: a step is a month, from 1928 to 1961, and Play is all that is
left to press.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import pyproj
import shapely

from atlas.base.theme import COLOURS, GROUND, channels
from atlas.export import qml
from atlas.export.captions import about, aliases_of, captions
from atlas.export.geopackage import Part
from atlas.export.joins import Join
from atlas.export.styles import Label

_PROJ = "+proj=aea +lat_1=43 +lat_2=62 +lat_0=52.5 +lon_0=85 +datum=WGS84 +units=m +no_defs"
# West, south, east, north of what is first seen, in metres of that projection.
_VIEW = (-3_850_000, -1_950_000, 3_750_000, 2_450_000)
# The layers whose features it holds, whosever data they are, and how far from the edge they stay.
_SEEN, _MARGIN = ("flows", "in_exile"), 50_000
_FIRST, _LAST = "1928-01-01T00:00:00Z", "1961-12-31T23:59:59Z"
_FRAMES = 4
# QGIS's code: the clock runs, as against a fixed span and none.
_ANIMATED = "1"
_GEOMETRIES = {"fill": "Polygon", "line": "Line", "marker": "Point"}


_NAME = "Albers equal-area conic, 43° and 62° N, centre 85° E"
# The month shown, or the day where a step is one, as a title on the map. To QGIS all months have 30
# days, so that it plays a few more than there are.
_WHEN = """[% if(@map_start_time > to_date('1961-12-31'), 'After the years of the atlas', \
coalesce(format_date(@map_start_time, if(@map_end_time - @map_start_time < to_interval('2 days'), \
'd MMMM yyyy', 'MMMM yyyy')), '')) %]"""
# QGIS's codes for corners of the map.
_TOP_LEFT, _BOTTOM_RIGHT = 1, 3
_TITLE = Label("", COLOURS["ink"], 16, bold=True)
_CREDIT = Label("", COLOURS["second"], 7)
# What would say again what another layer shows: there to be turned on.
_OFF = ("claims",)
# The table that has no places: its numbers, of the last moment shown, are words on the map.
_TOTALS = "totals"
# Within an aggregate QGIS drops the quotes of "end", which is a word of its own to it.
_END = "attribute($currentfeature, 'end')"
_ALL_PLACES = f"""[% coalesce(nullif(aggregate('{{layer}}', 'concatenate', "label" || '\\n', \
"quantity" = 'in_exile' AND "label" IS NOT NULL \
AND ("start" IS NULL OR "start" < @map_end_time) \
AND ({_END} IS NULL OR {_END} >= @map_end_time - to_interval('1 second'))), '') || '\\n', '') %]"""
# The layers from the uppermost down, in their groups. A table that is not named is left out.
_GROUPS: dict[str, tuple[str, ...]] = {
    "People": ("in_exile", "flows", "claims", "places", _TOTALS),
    "Homelands and regions of exile": (
        *("homelands_points", "homelands", "destination_oblasts"),
        *("homelands_polygons", "destination_oblasts_points"),
    ),
    "Ground": (
        *("ground_labels", "ground_borders", "ground_railways", "ground_lakes"),
        *("ground_rivers", "ground_land", "ground_sea"),
    ),
}


def project(
    parts: list[Part], joins: list[Join], geopackage: str, title: str, created: str
) -> bytes:
    """Return a project; the same tables give the same bytes.

    Args:
        parts: The tables with places.
        joins: The tables without; of these it shows ``totals``.
        geopackage: The name of their file, which is beside the project.
        title: What the project is called.
        created: The day of the data, ``YYYY-MM-DD``.
    """
    tables = [join for join in joins if join.name == _TOTALS]
    known = {part.name: part for part in parts}
    names = [name for group in _GROUPS.values() for name in group if name in known]
    layers = [known[name] for name in names]
    root = Element("qgis", version=qml.VERSION, projectname=title)
    SubElement(root, "title").text = title
    _crs(SubElement(root, "projectCrs"), _PROJ)
    root.append(_tree([*layers, *tables], geopackage))
    root.append(_canvas(layers))
    holder = SubElement(root, "projectlayers")
    # QGIS sets its clock to the first day of the layer that it reads first.
    first = sorted(layers, key=lambda layer: layer.name != "flows")
    holder.extend(_layer(layer, geopackage) for layer in first)
    holder.extend(_table(table, geopackage) for table in tables)
    order = SubElement(root, "layerorder")
    for layer in layers:
        SubElement(order, "layer", id=_id(layer))
    root.append(_properties(layers, tables))
    root.append(_metadata(layers, title, created))
    view = SubElement(root, "ProjectViewSettings", UseProjectScales="0", rotation="0")
    _crs(SubElement(view, "DefaultViewExtent", _view(layers)), _PROJ)
    root.append(_clock())
    text = ElementTree.tostring(root, encoding="unicode")
    doctype = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return _packed(geopackage.removesuffix(".gpkg") + ".qgs", (doctype + text).encode())


def _metadata(layers: list[Part], title: str, created: str) -> Element:
    root = Element("projectMetadata")
    SubElement(root, "language").text = "eng"
    SubElement(root, "type").text = "dataset"
    SubElement(root, "title").text = title
    SubElement(root, "abstract").text = (
        "Press Play in the temporal controller: a frame is a month, and shows what holds at its "
        "end; ways are those on which people were in it. Hue says who, a line is as wide and a "
        "circle as large as its people; a hollow circle is the last count, with its year.\n"
        f"Licences: {'; '.join(_once(p.layer.licence for p in layers))}.\n{_credits(layers)}."
    )
    SubElement(root, "creation").text = f"{created}T00:00:00"
    return root


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(part for text in texts for part in text.split("; ") if part))


def _credits(layers: list[Part]) -> str:
    """Return whom the layers are from, each once, without which part of them is whose."""
    said = [text.rpartition(": ")[2] for text in _once(p.layer.attribution for p in layers)]
    longer = [t for t in said if not any(o != t and o.startswith(t) for o in said)]
    return "; ".join(_once(longer))


def _view(layers: list[Part]) -> dict[str, str]:
    """Return what is first seen, wide enough for the ways and the people of any data."""
    shapes = [g for p in layers if p.name in _SEEN for _, g in p.features if g is not None]
    places = shapely.get_coordinates(shapes)
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", _PROJ, always_xy=True)
    x, y = to_metres.transform(places[:, 0], places[:, 1])
    west, south, east, north = _VIEW
    view = {
        "xmin": min([west, *(x - _MARGIN)]),
        "ymin": min([south, *(y - _MARGIN)]),
        "xmax": max([east, *(x + _MARGIN)]),
        "ymax": max([north, *(y + _MARGIN)]),
    }
    return {name: str(round(value)) for name, value in view.items()}


def _packed(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        # No time of day inside: the same content must be the same bytes.
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        package.writestr(entry, content)
    return stream.getvalue()


def _crs(parent: Element, proj: str) -> None:
    system, code = pyproj.CRS.from_user_input(proj), "" if proj.startswith("+") else proj
    if not code:
        system = pyproj.CRS.from_json_dict(system.to_json_dict() | {"name": _NAME})
    element = SubElement(parent, "spatialrefsys")
    SubElement(element, "wkt").text = system.to_wkt("WKT2_2019")
    SubElement(element, "proj4").text = proj if not code else "+proj=longlat +datum=WGS84 +no_defs"
    SubElement(element, "srsid").text = "0"
    SubElement(element, "srid").text = code.rpartition(":")[2] or "0"
    SubElement(element, "authid").text = code
    SubElement(element, "description").text = "WGS 84" if code else _NAME
    SubElement(element, "projectionacronym").text = "longlat" if code else "aea"
    SubElement(element, "ellipsoidacronym").text = "EPSG:7030"
    SubElement(element, "geographicflag").text = str(system.is_geographic).lower()


def _source(layer: Part | Join, geopackage: str) -> str:
    return f"./{geopackage}|layername={layer.name}"


def _id(layer: Part | Join) -> str:
    """Return the id of a layer; one of up to ten letters would not be read."""
    return f"exile_and_return_{layer.name}"


def _tree(layers: list[Part | Join], geopackage: str) -> Element:
    root = Element("layer-tree-group")
    for title, names in _GROUPS.items():
        group = Element("layer-tree-group", name=title, expanded="1", checked="Qt::Checked")
        for layer in (layer for name in names for layer in layers if layer.name == name):
            element = SubElement(group, "layer-tree-layer", id=_id(layer), name=layer.title)
            element.set("source", _source(layer, geopackage))
            element.set("providerKey", "ogr")
            element.set("checked", "Qt::Unchecked" if layer.name in _OFF else "Qt::Checked")
            element.set("expanded", "0")
        if len(group):
            root.append(group)
    return root


def _canvas(layers: list[Part]) -> Element:
    root = Element("mapcanvas", name="theMapCanvas", annotationsVisible="1")
    SubElement(root, "units").text = "meters"
    extent = SubElement(root, "extent")
    for name, value in _view(layers).items():
        SubElement(extent, name).text = value
    SubElement(root, "rotation").text = "0"
    _crs(SubElement(root, "destinationsrs"), _PROJ)
    return root


def _layer(layer: Part, geopackage: str) -> Element:
    root = Element("maplayer", type="vector", geometry=_GEOMETRIES[layer.kind])
    root.set("styleCategories", "AllStyleCategories")
    root.set("labelsEnabled", str(int(any(rule.label for rule in layer.rules))))
    root.set("readOnly", "1")
    SubElement(root, "id").text = _id(layer)
    SubElement(root, "datasource").text = _source(layer, geopackage)
    SubElement(root, "layername").text = layer.title
    _crs(SubElement(root, "srs"), "EPSG:4326")
    SubElement(root, "provider", encoding="UTF-8").text = "ogr"
    root.append(about(layer.layer, layer.title))
    root.extend([*qml.parts(layer.rules, layer.kind, timed=True), *captions(layer.layer)])
    return root


def _table(table: Join, geopackage: str) -> Element:
    """Return a table without places as a layer."""
    root = Element("maplayer", type="vector", geometry="No geometry", readOnly="1")
    SubElement(root, "id").text = _id(table)
    SubElement(root, "datasource").text = _source(table, geopackage)
    SubElement(root, "layername").text = table.title
    SubElement(root, "provider", encoding="UTF-8").text = "ogr"
    root.append(aliases_of(table.fields))
    return root


def _properties(layers: list[Part], tables: list[Join]) -> Element:
    root = Element("properties")
    # Beyond the base map there is neither land nor sea.
    red, green, blue = channels(GROUND["elsewhere"])
    _group(root, "Gui", "int", CanvasColorRedPart=red, CanvasColorGreenPart=green,
           CanvasColorBluePart=blue)  # fmt: skip
    _group(root, "Paths", "bool", Absolute="false")
    # Without it, the projection of the project is not read.
    _group(root, "SpatialRefSys", "int", ProjectionsEnabled=1)
    _words(root, "TitleLabel", _WHEN, _TITLE, _TOP_LEFT)
    together = "".join(_ALL_PLACES.format(layer=_id(table)) for table in tables)
    _words(root, "CopyrightLabel", together + _credits(layers), _CREDIT, _BOTTOM_RIGHT)
    clock = SubElement(root, "TemporalControllerWidget")
    SubElement(clock, "NavigationMode", type="int").text = _ANIMATED
    SubElement(clock, "StartDateTime", type="QString").text = _FIRST
    SubElement(clock, "EndDateTime", type="QString").text = _LAST
    return root


def _words(root: Element, name: str, text: str, label: Label, corner: int) -> None:
    """Write words on the map itself: QGIS calls them a decoration."""
    group = SubElement(root, name)
    face = ElementTree.tostring(qml.text_style(label), encoding="unicode")
    SubElement(group, "Font", type="QString").text = face
    SubElement(group, "BackgroundColor", type="QString").text = "0,0,0,0"
    for side in ("MarginH", "MarginV"):
        SubElement(group, side, type="int").text = "2"
    SubElement(group, "Enabled", type="bool").text = "true"
    SubElement(group, "Label", type="QString").text = text
    SubElement(group, "Placement", type="int").text = str(corner)


def _group(root: Element, name: str, kind: str, **values: object) -> None:
    group = SubElement(root, name)
    for key, value in values.items():
        SubElement(group, key, type=kind).text = str(value)


def _clock() -> Element:
    root = Element("ProjectTimeSettings", timeStepUnit="mon", timeStep="1")
    root.set("frameRate", str(_FRAMES))
    root.set("cumulativeTemporalRange", "0")
    span = SubElement(root, "TemporalRange")
    SubElement(span, "start").text = _FIRST
    SubElement(span, "end").text = _LAST
    return root
