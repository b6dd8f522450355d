"""The GeoJSON keeps to RFC 7946 and holds what the layers hold."""

from __future__ import annotations

import json
import re

import pytest
from shapely.geometry import shape

from atlas.export.geojson import geojson
from atlas.export.layers import layers

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.fixture(scope="module")
def collections(model):
    return {
        layer.name: (layer, json.loads(geojson(layer).decode("utf-8"))) for layer in layers(model)
    }


def test_each_layer_is_a_feature_collection(collections):
    for layer, collection in collections.values():
        assert collection["type"] == "FeatureCollection"
        assert "crs" not in collection
        assert collection["license"] == layer.licence
        assert collection["attribution"] == layer.attribution
        assert len(collection["features"]) == len(layer.features)


def test_each_feature_has_an_id_properties_and_a_geometry_or_null(collections):
    for _, collection in collections.values():
        for feature in collection["features"]:
            assert set(feature) == {"type", "id", "properties", "geometry"}
            assert feature["type"] == "Feature"
            assert feature["id"] == feature["properties"]["id"]
            for end in ("start", "end"):
                day = feature["properties"][end]
                assert day is None or ISO_DAY.fullmatch(day)


def test_coordinates_are_longitude_and_latitude_to_four_decimals(collections):
    def positions(value):
        if isinstance(value[0], (int, float)):
            yield value
        else:
            for inner in value:
                yield from positions(inner)

    for _, collection in collections.values():
        for feature in collection["features"]:
            if feature["geometry"]:
                for position in positions(feature["geometry"]["coordinates"]):
                    lon, lat = position
                    assert -180 <= lon <= 180
                    assert -90 <= lat <= 90
                    assert (round(lon, 4), round(lat, 4)) == (lon, lat), feature["id"]


def test_rings_are_closed_and_outer_ones_run_counter_clockwise(collections):
    for name in ("homelands", "destination_oblasts"):
        for feature in collections[name][1]["features"]:
            geometry = shape(feature["geometry"])
            assert geometry.is_valid, feature["id"]
            for polygon in getattr(geometry, "geoms", [geometry]):
                if polygon.geom_type == "Polygon":
                    assert polygon.exterior.is_ccw
                    assert not any(hole.is_ccw for hole in polygon.interiors)


def test_one_feature_a_line_and_the_same_bytes_twice(model):
    for once, twice in zip(layers(model), layers(model), strict=True):
        assert geojson(once) == geojson(twice)
        assert geojson(once).count(b"\n") == len(once.features) + 2
