"""The GeoPackage: dated layers, the settings that QGIS takes from it, the same bytes."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from xml.etree import ElementTree

import pyogrio
import pytest

from atlas.export.geopackage import write_geopackage
from atlas.export.layers import layers
from atlas.model.model import Model
from tests import building


@pytest.fixture(scope="module")
def content(model):
    return layers(model)


@pytest.fixture(scope="module")
def package(content, tmp_path_factory):
    path = tmp_path_factory.mktemp("geopackage") / "atlas.gpkg"
    write_geopackage(path, content, "2026-11-22")
    return path


def rows(path, query):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def test_each_layer_is_a_table_of_one_kind_of_geometry(package):
    assert [list(entry) for entry in pyogrio.list_layers(package)] == [
        ["homelands", "MultiPolygon"],
        ["homelands_points", "MultiPoint"],
        ["destination_oblasts", "MultiPolygon"],
        ["flows", "LineString"],
        ["places", "Point"],
        ["claims", "Point"],
        ["layer_styles", None],
    ]


def test_all_features_are_there_with_their_values(package, content):
    counts = dict.fromkeys(("homelands", "destination_oblasts", "flows", "places", "claims"), 0)
    for name in (*counts, "homelands_points"):
        info = pyogrio.read_info(package, layer=name)
        assert info["crs"] == "EPSG:4326"
        counts[name.removesuffix("_points")] += info["features"]
    assert counts == {layer.name: len(layer.features) for layer in content}
    stream = next(p for p, _ in content[2].features if p["id"] == "ci-to-akmola")
    held = rows(package, "SELECT persons, value, peoples FROM flows WHERE id = 'ci-to-akmola'")
    assert held == [(stream["persons"], stream["value"], "Chechens, Ingush")]


def test_the_days_are_moments_from_the_first_second_to_the_last(package):
    held = rows(package, "SELECT start, \"end\" FROM homelands WHERE place_id = 'klukhori-raion'")
    assert held == [("1943-10-12T00:00:00.000Z", "1955-03-13T23:59:59.000Z")]
    assert rows(package, "SELECT start FROM homelands WHERE id = 'karachai-ao@open'") == [(None,)]
    for name in ("homelands", "destination_oblasts", "flows", "places", "claims"):
        info = pyogrio.read_info(package, layer=name)
        kinds = dict(zip(info["fields"], info["ogr_types"], strict=True))
        assert (kinds["start"], kinds["end"]) == ("OFTDateTime", "OFTDateTime")


def test_what_the_source_does_not_say_is_null_and_not_zero(package, content):
    unknown = [p for p, _ in content[2].features if p["value"] is None]
    assert unknown
    assert rows(package, "SELECT count(*) FROM flows WHERE value IS NULL") == [(len(unknown),)]


def test_each_layer_brings_its_temporal_settings(package):
    """The columns and numbers are those by which QGIS 3.22 was seen to play the layers."""
    styles = rows(
        package,
        "SELECT f_table_schema, f_table_name, f_geometry_column, useAsDefault, styleQML "
        "FROM layer_styles ORDER BY update_time DESC",
    )
    spatial = [name for name, kind in pyogrio.list_layers(package) if kind]
    assert sorted(style[1] for style in styles) == sorted(spatial)
    for schema, _, column, default, text in styles:
        assert (schema, column, default) == ("", "geom", 1)
        document = ElementTree.fromstring(text)
        assert document.get("styleCategories") == "Temporal"
        settings = document.find("temporal").attrib
        assert settings["enabled"] == "1"
        assert (settings["mode"], settings["startField"], settings["endField"]) == (
            "2",
            "start",
            "end",
        )
        assert settings["limitMode"] == "1"


def test_each_layer_says_what_it_is_and_its_licence(package, content):
    said = dict(rows(package, "SELECT table_name, description FROM gpkg_contents"))
    for layer in content:
        assert layer.description in said[layer.name]
        assert layer.licence in said[layer.name]
        assert layer.attribution in said[layer.name]


def test_two_writings_are_byte_identical(package, content, tmp_path):
    # Past the second, so that a time stamp would show.
    time.sleep(1.1)
    write_geopackage(tmp_path / "again.gpkg", content, "2026-11-22")
    assert (tmp_path / "again.gpkg").read_bytes() == package.read_bytes()


def test_layers_without_a_feature_can_be_written(tmp_path):
    write_geopackage(tmp_path / "empty.gpkg", layers(Model(building.Dataset())), "2026-11-22")
    assert pyogrio.read_info(tmp_path / "empty.gpkg", layer="flows")["features"] == 0


def test_a_place_that_cannot_be_written_is_an_os_error(content, tmp_path):
    with pytest.raises(OSError, match="GeoPackage"):
        write_geopackage(tmp_path / "none" / "atlas.gpkg", content, "2026-11-22")
