"""The GeoPackage: dated layers, the styles that QGIS takes from it, joins, the same bytes."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from xml.etree import ElementTree

import pyogrio
import pytest

from atlas.export.geopackage import parts_of, write_geopackage
from atlas.export.ground import ground
from atlas.export.joins import joins
from atlas.export.layers import layers
from atlas.export.totals import totals
from atlas.model.model import Model
from tests import building


@pytest.fixture(scope="module")
def content(model):
    return layers(model)


@pytest.fixture(scope="module")
def parts(content, model):
    return parts_of([*content, *ground(model)], model.dataset)


@pytest.fixture(scope="module")
def joined(content, model):
    return [*joins(model.dataset, content), totals(model)]


@pytest.fixture(scope="module")
def package(parts, joined, tmp_path_factory):
    path = tmp_path_factory.mktemp("geopackage") / "atlas.gpkg"
    write_geopackage(path, parts, joined, "2026-11-22")
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
        ["in_exile", "Point"],
        ["places", "Point"],
        ["claims", "Point"],
        ["ground_labels", "Point"],
        ["ground_borders", "MultiLineString"],
        ["ground_railways", "LineString"],
        ["ground_lakes", "MultiPolygon"],
        ["ground_rivers", "LineString"],
        ["ground_land", "MultiPolygon"],
        ["ground_sea", "Polygon"],
        ["feature_claims", None],
        ["claim_works", None],
        ["works", None],
        ["totals", None],
        ["layer_styles", None],
    ]


def test_all_features_are_there_with_their_values(package, content):
    counts = dict.fromkeys((layer.name for layer in content), 0)
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


def test_the_joins_are_tables_with_the_same_rows(package, joined):
    for join in joined:
        # Days are moments, as in the layers.
        days = [f.name for f in join.fields if f.kind == "day"]
        fields = ", ".join(
            f'substr("{f.name}", 1, 10)' if f.name in days else f'"{f.name}"' for f in join.fields
        )
        found = rows(package, f"SELECT {fields} FROM {join.name} ORDER BY fid")
        assert [tuple("" if v is None else str(v) for v in row) for row in found] == join.rows
    assert rows(package, "SELECT typeof(number) FROM claim_works LIMIT 1") == [("integer",)]
    held = "SELECT start, \"end\", value FROM totals WHERE id = 'chechens-ingush-1944@in_exile@{}'"
    assert rows(package, held.format("1949-01-31")) == [
        ("1949-01-31T00:00:00.000Z", "1949-01-31T23:59:59.000Z", 364_800)
    ]


def test_each_layer_brings_its_style_and_its_time(package, parts):
    """The columns and numbers are those by which QGIS 3.22 was seen to draw and play the layers."""
    styles = rows(
        package,
        "SELECT f_table_schema, f_table_name, f_geometry_column, useAsDefault, styleQML, styleSLD "
        "FROM layer_styles ORDER BY id",
    )
    assert [style[1] for style in styles] == [part.name for part in parts]
    for schema, name, column, default, text, sld in styles:
        assert (schema, column, default) == ("", "geom", 1)
        document = ElementTree.fromstring(text)
        settings = document.find("temporal").attrib
        assert settings["enabled"] == "1"
        assert (settings["mode"], settings["startField"], settings["endField"]) == (
            "2",
            "start",
            # An outline may be drawn for longer than it is valid.
            "shown_end"
            if name.partition("_p")[0] in ("homelands", "destination_oblasts")
            else "end",
        )
        assert settings["limitMode"] == "1"
        assert document.find("renderer-v2") is not None
        assert ElementTree.fromstring(sld)[0][0].text == name


def test_each_layer_says_what_it_is_and_its_licence(package, content):
    said = dict(rows(package, "SELECT table_name, description FROM gpkg_contents"))
    for layer in content:
        assert layer.description in said[layer.name]
        assert layer.licence in said[layer.name]
        assert layer.attribution in said[layer.name]


def test_two_writings_are_byte_identical(package, parts, joined, tmp_path):
    # Past the second, so that a time stamp would show.
    time.sleep(1.1)
    write_geopackage(tmp_path / "again.gpkg", parts, joined, "2026-11-22")
    assert (tmp_path / "again.gpkg").read_bytes() == package.read_bytes()


def test_layers_without_a_feature_can_be_written(tmp_path):
    model = Model(building.Dataset())
    content = layers(model)
    parts = parts_of([*content, *ground(model)], model.dataset)
    write_geopackage(tmp_path / "empty.gpkg", parts, joins(model.dataset, content), "2026-11-22")
    assert rows(tmp_path / "empty.gpkg", "SELECT count(*) FROM works") == [(0,)]
    assert pyogrio.read_info(tmp_path / "empty.gpkg", layer="flows")["features"] == 0


def test_a_place_that_cannot_be_written_is_an_os_error(parts, tmp_path):
    with pytest.raises(OSError, match="GeoPackage"):
        write_geopackage(tmp_path / "none" / "atlas.gpkg", parts, [], "2026-11-22")
