"""The project of QGIS: layers, order, clock; opened and drawn by QGIS itself where it is installed.

QGIS is a program of some hundred megabytes and no package of Python's, so the checks do not
install it: where no Python finds it, pytest says so in its summary. All else about the project and
the styles is checked without it.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from shapely import LineString

from atlas.base.theme import mix
from atlas.export.geopackage import parts_of, write_geopackage
from atlas.export.ground import ground
from atlas.export.layers import layers
from atlas.export.qgis_project import project
from atlas.export.totals import totals


@pytest.fixture(scope="module")
def parts(model):
    return parts_of([*layers(model), *ground(model)], model.dataset)


@pytest.fixture(scope="module")
def document(parts):
    with zipfile.ZipFile(
        io.BytesIO(project(parts, [], "atlas.gpkg", "Migrations", "2026-11-22"))
    ) as package:
        assert package.namelist() == ["atlas.qgs"]
        assert package.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
        return ElementTree.fromstring(package.read("atlas.qgs"))


def test_every_table_is_a_layer_of_the_tree_and_the_ground_is_lowest(document, parts):
    ids = [e.get("id") for e in document.find("layer-tree-group").iter("layer-tree-layer")]
    assert sorted(ids) == sorted(f"exile_and_return_{part.name}" for part in parts)
    read = [e.findtext("id") for e in document.findall("projectlayers/maplayer")]
    assert sorted(ids) == sorted(read)
    # By its first day QGIS sets the clock.
    assert read[0] == "exile_and_return_flows"
    assert (ids[0], ids[-1]) == ("exile_and_return_in_exile", "exile_and_return_ground_sea")
    # QGIS reads no id of up to ten letters.
    assert min(map(len, ids)) > 10


def test_the_layers_are_found_beside_the_project_and_are_timed(document):
    for layer in document.findall("projectlayers/maplayer"):
        name = layer.findtext("id").removeprefix("exile_and_return_")
        assert layer.findtext("datasource") == f"./atlas.gpkg|layername={name}"
        assert layer.find("temporal").get("enabled") == "1"
        assert layer.findtext("srs/spatialrefsys/authid") == "EPSG:4326"


def test_the_clock_is_on_and_covers_the_years_of_the_atlas(document):
    clock = document.find("properties/TemporalControllerWidget")
    assert clock.findtext("NavigationMode") == "1"
    settings = document.find("ProjectTimeSettings")
    assert (settings.get("timeStep"), settings.get("timeStepUnit")) == ("1", "mon")
    span = (settings.findtext("TemporalRange/start"), settings.findtext("TemporalRange/end"))
    assert span == ("1928-01-01T00:00:00Z", "1961-12-31T23:59:59Z")
    assert span == (clock.findtext("StartDateTime"), clock.findtext("EndDateTime"))


def test_the_figures_that_the_circles_show_as_well_are_off(document):
    tree = document.find("layer-tree-group").iter("layer-tree-layer")
    off = [e.get("id") for e in tree if e.get("checked") == "Qt::Unchecked"]
    assert off == ["exile_and_return_claims"]


def test_every_layer_says_what_it_is_and_the_map_whose_it_is(document, parts):
    known = {f"exile_and_return_{part.name}": part for part in parts}
    for layer in document.findall("projectlayers/maplayer"):
        part = known[layer.findtext("id")]
        assert layer.findtext("resourceMetadata/license") == part.layer.licence
        assert layer.findtext("resourceMetadata/rights") == part.layer.attribution
        named = {e.get("field"): e.get("name") for e in layer.find("aliases")}
        assert list(named) == [field.name for field in part.layer.fields]
        assert all(name[0].isupper() and "_" not in name for name in named.values())
        assert len(set(named.values())) == len(named)
    assert "ODbL 1.0" in document.findtext("projectMetadata/abstract")
    assert document.findtext("properties/CopyrightLabel/Label").count("OpenStreetMap") == 1
    assert "@map_start_time" in document.findtext("properties/TitleLabel/Label")


def test_the_first_view_holds_the_ways_of_anyones_data(parts, document):
    def view_of(root) -> list[int]:
        return [int(edge.text) for edge in root.find("mapcanvas/extent")]

    assert view_of(document) == [-3_850_000, -1_950_000, 3_750_000, 2_450_000]
    flows = next(part for part in parts if part.name == "flows")
    properties = flows.features[0][0]
    kamchatka = replace(flows, features=[(properties, LineString([(104.3, 52.3), (158.6, 53.0)]))])
    with zipfile.ZipFile(
        io.BytesIO(project([kamchatka], [], "a.gpkg", "T", "2026-11-22"))
    ) as package:
        west, south, east, north = view_of(ElementTree.fromstring(package.read("a.qgs")))
    assert (west, south, north) == (-3_850_000, -1_950_000, 2_450_000)
    assert east > 3_750_000


def test_it_has_the_title_given(document):
    assert document.findtext("title") == document.findtext("projectMetadata/title") == "Migrations"


def test_two_projects_are_the_same_bytes(parts):
    once = project(parts, [], "atlas.gpkg", "Migrations", "2026-11-22")
    assert project(parts, [], "atlas.gpkg", "Migrations", "2026-11-22") == once


SCRIPT = """
import json, os, sqlite3, sys
from qgis.core import *
from qgis.gui import QgsTemporalControllerWidget
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt, QTime
app = QgsApplication([], True)
app.initQgis()
widget = QgsTemporalControllerWidget()
project = QgsProject.instance()
said = {"read": project.read(sys.argv[1])}
clock = widget.temporalController()
said["mode"] = int(clock.navigationMode())
said["frames"], said["frame"] = clock.totalFrameCount(), clock.currentFrameNumber()
layers = project.layerTreeRoot().layerOrder()
named = {layer.id().replace("exile_and_return_", ""): layer for layer in layers}
said["layers"] = [layer.id() for layer in layers]
said["valid"] = all(layer.isValid() for layer in layers) and project.crs().isValid()
said["crs"] = project.crs().description()
said["alias"] = named["claims"].attributeDisplayName(named["claims"].fields().indexOf("grade"))
said["faults"] = []

def check(layer):
    drawn = layer.renderer().type() == "RuleRenderer"
    for rule in layer.renderer().rootRule().children() if drawn else []:
        if rule.filter() and rule.filter().hasParserError():
            said["faults"].append(rule.filter().parserErrorString())

query = "SELECT f_table_name, styleSLD FROM layer_styles"
styles = dict(sqlite3.connect(sys.argv[2]).execute(query))
for name, layer in named.items():
    check(layer)
    other = QgsVectorLayer(layer.source(), "", "ogr")
    other.loadDefaultStyle()
    same = other.renderer().type() == layer.renderer().type()
    if not (same and other.temporalProperties().isActive()):
        said["faults"].append(layer.id())
    with open(sys.argv[1] + ".sld", "w", encoding="utf-8") as file:
        file.write(styles[name])
    message, loaded = other.loadSldStyle(sys.argv[1] + ".sld")
    check(other)
    said["faults"] += [] if loaded else [name + message]

def month(year, number):
    first = QDateTime(QDate(year, number, 1), QTime(0, 0), Qt.UTC)
    return QgsDateTimeRange(first, first.addMonths(1), True, False)

def settings_of(span, width, height):
    settings = QgsMapSettings()
    settings.setLayers([layer for layer in layers if layer != named["claims"]])
    settings.setDestinationCrs(project.crs())
    settings.setOutputSize(QSize(width, height))
    settings.setExtent(QgsRectangle(project.viewSettings().defaultViewExtent()))
    settings.setIsTemporal(True)
    settings.setTemporalRange(span)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    return settings

def draw(year, number, width=480, height=300):
    settings = settings_of(month(year, number), width, height)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    said["faults"] += [error.message for error in job.errors()]
    return job.renderedImage(), job.takeLabelingResults()

def colours(year, number):
    image, _ = draw(year, number)
    found = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name().upper()
            found[name] = found.get(name, 0) + 1
    return found

def day(*date):
    first = QDateTime(QDate(*date), QTime(0, 0), Qt.UTC)
    return QgsDateTimeRange(first, first.addDays(1), True, False)

def drawn(name, *when):
    # Yield (feature, symbol, what expressions know of it) for what is drawn in a month or a day.
    layer, span = named[name], month(*when) if len(when) == 2 else day(*when)
    context = QgsRenderContext.fromMapSettings(settings_of(span, 480, 300))
    scopes = context.expressionContext()
    scopes.appendScope(QgsExpressionContextUtils.layerScope(layer))
    of_time = QgsVectorLayerTemporalContext()
    of_time.setLayer(layer)
    wanted = layer.temporalProperties().createFilterString(of_time, span)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterExpression(wanted)):
        scopes.setFeature(feature)
        for symbol in renderer.symbolsForFeature(feature, context):
            yield feature, symbol, scopes
    renderer.stopRender(context)

def width(flow, year, number):
    for feature, symbol, scopes in drawn("flows", year, number):
        if feature["id"] == flow:
            bed = symbol.symbolLayers()[1].dataDefinedProperties()
            return bed.property(QgsSymbolLayer.PropertyStrokeWidth).valueAsDouble(scopes)[0]

said["1936"], said["1944"] = colours(1936, 1), colours(1944, 3)
_, words = draw(1949, 1, 1366, 768)
everywhere = QgsRectangle(-9e6, -9e6, 9e6, 9e6)
said["words of 1949"] = [word.labelText for word in words.labelsWithinRect(everywhere)]
moment, context = QgsExpressionContextScope(), QgsExpressionContext()
moment.setVariable("map_end_time", QDateTime(QDate(1949, 2, 1), QTime(0, 0), Qt.UTC))
context.appendScope(QgsExpressionContextUtils.projectScope(project))
context.appendScope(moment)
corner, _ = project.readEntry("CopyrightLabel", "/Label")
said["corner of 1949"] = QgsExpression.replaceExpressionText(corner, context).splitlines()
said["regions"] = [f["place_id"] for f, _, _ in drawn("destination_oblasts", 1944, 3)]
said["homelands"] = [f["id"] for f, _, _ in drawn("homelands", 1957, 1)]
said["homelands of a day"] = [f["id"] for f, _, _ in drawn("homelands", 1944, 3, 10)]
said["widths"] = [width("ci-home", *when) for when in ((1957, 1), (1957, 12), (1961, 12))]
print("ANSWER" + json.dumps(said), flush=True)
# Qt may crash while it takes its widgets down; all is said by now.
os._exit(0)
"""


def python_with_qgis() -> str | None:
    """Return a Python that finds QGIS; None if there is none."""
    found = [sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin") or ""]
    for python in filter(None, found):
        done = subprocess.run([python, "-c", "import qgis.gui"], capture_output=True, timeout=60)
        if done.returncode == 0:
            return python
    return None


def test_qgis_opens_draws_and_plays_it(parts, built_in, model, tmp_path):
    python = python_with_qgis()
    if python is None:
        pytest.skip("not run: no Python here finds QGIS (apt install python3-qgis)")
    tables = [totals(model)]
    write_geopackage(tmp_path / "atlas.gpkg", parts, tables, "2026-11-22")
    made = project(parts, tables, "atlas.gpkg", "Migrations", "2026-11-22")
    (tmp_path / "atlas.qgz").write_bytes(made)
    done = subprocess.run(
        [python, "-c", SCRIPT, str(tmp_path / "atlas.qgz"), str(tmp_path / "atlas.gpkg")],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
    )
    assert "ANSWER" in done.stdout, done.stderr
    said = json.loads(done.stdout.partition("ANSWER")[2])
    assert said["read"] and said["valid"] and said["faults"] == []
    # QGIS takes 30 days for a month, and plays six more than there are.
    assert (said["mode"], said["frames"], said["frame"]) == (1, 414, 0)
    assert said["layers"][0] == "exile_and_return_in_exile"
    assert said["crs"].startswith("Albers") and said["alias"] == "Grade of the source"
    # Land and sea; the Kalmyk homeland is full before the removal and white after it; regions of
    # exile are tinted only then.
    for year in ("1936", "1944"):
        assert said[year]["#F5F2E9"] > 20_000 and said[year]["#D9E5EA"] > 5_000
    kalmyk = mix(built_in.peoples["kalmyks"].colour, 0.34)
    assert said["1936"].get(kalmyk, 0) > 30 > said["1944"].get(kalmyk, 0)
    assert said["1944"]["#EEE5D0"] > 5_000 > said["1936"].get("#EEE5D0", 0)
    # Years after the counts each number is on the map, with the year of its count.
    for line in ("Chechens and Ingush 59,988 (1944)", "Volga Germans 75,000 (1941)"):
        assert any(line in words for words in said["words of 1949"]), line
    # Those whose region no source states are in no circle: all together are in the corner.
    assert "Chechens and Ingush, in exile: 364,800" in said["corner of 1949"]
    assert len(said["corner of 1949"]) == 9 and "OpenStreetMap" in said["corner of 1949"][-1]
    # Of a unit changed in a month one version is drawn, that of the month's last day.
    assert len(set(said["regions"])) == len(said["regions"]) > 10
    assert "karachai-cherkess-ao@1957-01-12" in said["homelands"]
    assert not [unit for unit in said["homelands"] if unit.startswith("klukhori-raion")]
    assert "chechen-ingush-assr@open" in said["homelands of a day"]
    # The way home is as wide as those who are back by the end of the month.
    first, then, last = said["widths"]
    assert first == pytest.approx(17_452 / 165_000)
    assert first < then < last == pytest.approx(432_000 / 165_000)
