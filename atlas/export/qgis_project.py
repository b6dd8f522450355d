"""A project of QGIS (.qgz) beside the GeoPackage: layers in order, styled, with a clock that runs.

The layers have the styles that the GeoPackage has too. The map is in the projection of the plates,
and the temporal controller is on: a step is a month, from 1928 to 1961, and Play is all that is
left to press.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import pyproj

from atlas.base.theme import GROUND, channels
from atlas.export import qml
from atlas.export.geopackage import Part

_PROJ = "+proj=aea +lat_1=43 +lat_2=62 +lat_0=52.5 +lon_0=85 +datum=WGS84 +units=m +no_defs"
# West, south, east, north of what is first seen, in metres of that projection.
_VIEW = (-3_900_000, -2_300_000, 3_900_000, 2_500_000)
_FIRST, _LAST = "1928-01-01T00:00:00Z", "1961-12-31T23:59:59Z"
_FRAMES = 4
# QGIS's code: the clock runs, as against a fixed span and none.
_ANIMATED = "1"
_GEOMETRIES = {"fill": "Polygon", "line": "Line", "marker": "Point"}


# The layers from the uppermost down, in their groups. A table that is not named is left out.
_GROUPS: dict[str, tuple[str, ...]] = {
    "People": ("claims", "flows", "places"),
    "Land they were taken from, and to": (
        *("homelands_points", "homelands", "destination_oblasts"),
        *("homelands_polygons", "destination_oblasts_points"),
    ),
    "Ground": (
        *("ground_labels", "ground_borders", "ground_railways", "ground_lakes"),
        *("ground_rivers", "ground_land", "ground_sea"),
    ),
}


def project(parts: list[Part], geopackage: str, title: str, created: str) -> bytes:
    """Return a project; the same tables give the same bytes.

    Args:
        parts: The tables.
        geopackage: The name of their file, which is beside the project.
        title: What the project is called.
        created: The day of the data, ``YYYY-MM-DD``.
    """
    known = {part.name: part for part in parts}
    names = [name for group in _GROUPS.values() for name in group if name in known]
    layers = [known[name] for name in names]
    root = Element("qgis", version=qml.VERSION, projectname=title)
    SubElement(root, "title").text = title
    _crs(SubElement(root, "projectCrs"), _PROJ)
    root.append(_tree(layers, geopackage))
    root.append(_canvas())
    holder = SubElement(root, "projectlayers")
    holder.extend(_layer(layer, geopackage) for layer in layers)
    order = SubElement(root, "layerorder")
    for layer in layers:
        SubElement(order, "layer", id=_id(layer))
    root.append(_properties())
    about = SubElement(root, "projectMetadata")
    SubElement(about, "title").text = title
    SubElement(about, "creation").text = f"{created}T00:00:00"
    view = SubElement(root, "ProjectViewSettings", UseProjectScales="0", rotation="0")
    _crs(SubElement(view, "DefaultViewExtent", _view()), _PROJ)
    root.append(_clock())
    text = ElementTree.tostring(root, encoding="unicode")
    doctype = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return _packed(geopackage.removesuffix(".gpkg") + ".qgs", (doctype + text).encode())


def _view() -> dict[str, str]:
    names = ("xmin", "ymin", "xmax", "ymax")
    return {name: str(value) for name, value in zip(names, _VIEW, strict=True)}


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
    system = pyproj.CRS.from_user_input(proj)
    element = SubElement(parent, "spatialrefsys")
    code = "" if proj.startswith("+") else proj
    SubElement(element, "wkt").text = system.to_wkt("WKT2_2019")
    SubElement(element, "proj4").text = proj if not code else "+proj=longlat +datum=WGS84 +no_defs"
    SubElement(element, "srsid").text = "0"
    SubElement(element, "srid").text = code.rpartition(":")[2] or "0"
    SubElement(element, "authid").text = code
    SubElement(element, "description").text = "WGS 84" if code else ""
    SubElement(element, "projectionacronym").text = "longlat" if code else "aea"
    SubElement(element, "ellipsoidacronym").text = "EPSG:7030"
    SubElement(element, "geographicflag").text = str(system.is_geographic).lower()


def _source(layer: Part, geopackage: str) -> str:
    return f"./{geopackage}|layername={layer.name}"


def _id(layer: Part) -> str:
    """Return the id of a layer; one of up to ten letters would not be read."""
    return f"exile_and_return_{layer.name}"


def _tree(layers: list[Part], geopackage: str) -> Element:
    root = Element("layer-tree-group")
    for title, names in _GROUPS.items():
        group = Element("layer-tree-group", name=title, expanded="1", checked="Qt::Checked")
        for layer in (layer for name in names for layer in layers if layer.name == name):
            element = SubElement(group, "layer-tree-layer", id=_id(layer), name=layer.title)
            element.set("source", _source(layer, geopackage))
            element.set("providerKey", "ogr")
            element.set("checked", "Qt::Checked")
            element.set("expanded", "0")
        if len(group):
            root.append(group)
    return root


def _canvas() -> Element:
    root = Element("mapcanvas", name="theMapCanvas", annotationsVisible="1")
    SubElement(root, "units").text = "meters"
    extent = SubElement(root, "extent")
    for name, value in _view().items():
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
    root.extend(qml.parts(layer.rules, layer.kind, timed=True))
    return root


def _properties() -> Element:
    root = Element("properties")
    # Beyond the base map there is neither land nor sea.
    red, green, blue = channels(GROUND["elsewhere"])
    _group(root, "Gui", "int", CanvasColorRedPart=red, CanvasColorGreenPart=green,
           CanvasColorBluePart=blue)  # fmt: skip
    _group(root, "Paths", "bool", Absolute="false")
    # Without it, the projection of the project is not read.
    _group(root, "SpatialRefSys", "int", ProjectionsEnabled=1)
    clock = SubElement(root, "TemporalControllerWidget")
    SubElement(clock, "NavigationMode", type="int").text = _ANIMATED
    SubElement(clock, "StartDateTime", type="QString").text = _FIRST
    SubElement(clock, "EndDateTime", type="QString").text = _LAST
    return root


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
