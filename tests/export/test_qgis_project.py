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
from xml.etree import ElementTree

import pytest

from atlas.base.theme import mix
from atlas.export.geopackage import parts_of, write_geopackage
from atlas.export.ground import ground
from atlas.export.layers import layers
from atlas.export.qgis_project import project


@pytest.fixture(scope="module")
def parts(model):
    return parts_of([*layers(model), *ground(model)], model.dataset)


@pytest.fixture(scope="module")
def document(parts):
    with zipfile.ZipFile(
        io.BytesIO(project(parts, "atlas.gpkg", "Migrations", "2026-11-22"))
    ) as package:
        assert package.namelist() == ["atlas.qgs"]
        assert package.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
        return ElementTree.fromstring(package.read("atlas.qgs"))


def test_every_table_is_a_layer_of_the_tree_and_the_ground_is_lowest(document, parts):
    ids = [e.get("id") for e in document.find("layer-tree-group").iter("layer-tree-layer")]
    assert sorted(ids) == sorted(f"exile_and_return_{part.name}" for part in parts)
    assert ids == [e.findtext("id") for e in document.findall("projectlayers/maplayer")]
    assert (ids[0], ids[-1]) == ("exile_and_return_claims", "exile_and_return_ground_sea")
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


def test_it_has_the_title_given(document):
    assert document.findtext("title") == document.findtext("projectMetadata/title") == "Migrations"


def test_two_projects_are_the_same_bytes(parts):
    once = project(parts, "atlas.gpkg", "Migrations", "2026-11-22")
    assert project(parts, "atlas.gpkg", "Migrations", "2026-11-22") == once


SCRIPT = """
import json, os, sys
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
said["frames"] = clock.totalFrameCount()
layers = project.layerTreeRoot().layerOrder()
said["layers"] = [layer.id() for layer in layers]
said["valid"] = all(layer.isValid() for layer in layers) and project.crs().isValid()
said["faults"] = []
for layer in layers:
    drawn = layer.renderer().type() == "RuleRenderer"
    for rule in layer.renderer().rootRule().children() if drawn else []:
        if rule.filter() and rule.filter().hasParserError():
            said["faults"].append(rule.filter().parserErrorString())
    other = QgsVectorLayer(layer.source(), "", "ogr")
    other.loadDefaultStyle()
    same = other.renderer().type() == layer.renderer().type()
    if not (same and other.temporalProperties().isActive()):
        said["faults"].append(layer.id())

def draw(year, month):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(project.crs())
    settings.setOutputSize(QSize(480, 300))
    settings.setExtent(QgsRectangle(project.viewSettings().defaultViewExtent()))
    settings.setIsTemporal(True)
    first = QDateTime(QDate(year, month, 1), QTime(0, 0), Qt.UTC)
    span = QgsDateTimeRange(first, first.addMonths(1), True, False)
    settings.setTemporalRange(span)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    said["faults"] += [error.message for error in job.errors()]
    image = job.renderedImage()
    colours = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name().upper()
            colours[name] = colours.get(name, 0) + 1
    return colours

said["1936"], said["1944"] = draw(1936, 1), draw(1944, 3)
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


def test_qgis_opens_draws_and_plays_it(parts, built_in, tmp_path):
    python = python_with_qgis()
    if python is None:
        pytest.skip("not run: no Python here finds QGIS (apt install python3-qgis)")
    write_geopackage(tmp_path / "atlas.gpkg", parts, [], "2026-11-22")
    (tmp_path / "atlas.qgz").write_bytes(project(parts, "atlas.gpkg", "Migrations", "2026-11-22"))
    done = subprocess.run(
        [python, "-c", SCRIPT, str(tmp_path / "atlas.qgz")],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
    )
    assert "ANSWER" in done.stdout, done.stderr
    said = json.loads(done.stdout.partition("ANSWER")[2])
    assert said["read"] and said["valid"] and said["faults"] == []
    assert (said["mode"], said["frames"]) == (1, 414)
    assert said["layers"][0] == "exile_and_return_claims"
    # Land and sea; the Kalmyk homeland is full before the removal and white after it; regions of
    # exile are tinted only then.
    for year in ("1936", "1944"):
        assert said[year]["#F5F2E9"] > 20_000 and said[year]["#D9E5EA"] > 5_000
    kalmyk = mix(built_in.peoples["kalmyks"].colour, 0.34)
    assert said["1936"].get(kalmyk, 0) > 30 > said["1944"].get(kalmyk, 0)
    assert said["1944"]["#EEE5D0"] > 5_000 > said["1936"].get("#EEE5D0", 0)
