"""GeoJSON is read with suspicion: a faulty shape is named and left out."""

import json

import pytest

from atlas import geometries

SQUARE = [[[40, 43], [41, 43], [41, 44], [40, 44], [40, 43]]]


def feature(identity="a@1943", coordinates=None, kind="Polygon", **properties):
    return {
        "type": "Feature",
        "properties": {"id": identity, "certainty": "close", **properties},
        "geometry": {"type": kind, "coordinates": SQUARE if coordinates is None else coordinates},
    }


def read(tmp_path, *features, text=None):
    lines = ",\n".join(json.dumps(f) for f in features)
    content = text or f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}'
    (tmp_path / "homelands.geojson").write_text(content, encoding="utf-8")
    found, faults, _ = geometries.read_layer(tmp_path, "homelands")
    return found, [str(f) for f in faults]


def test_a_sound_feature_is_read_with_its_validity(tmp_path):
    (found,), faults = read(tmp_path, feature(valid_from="1943-11", valid_to="1955-03-14"))
    assert faults == []
    assert found.place_id == "a"
    assert (found.valid.first, found.valid.last) == (5783, 9934)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (
            feature(coordinates=[[[43, 140], [44, 140], [44, 141], [43, 140]]]),
            "longitude comes first",
        ),
        (
            feature(coordinates=[[[40, 43], [41, 44], [41, 43], [40, 44], [40, 43]]]),
            "crosses itself",
        ),
        (feature(coordinates=[[[40, float("nan")], [41, 43], [41, 44], [40, 43]]]), "not a number"),
        (feature(coordinates=[]), "geometry"),
        (feature(coordinates=[[["40", "43"], ["41", "43"]]]), "geometry"),
        (feature(certainty="sure"), "certainty: 'sure' is none of"),
        (feature(valid_from="1957", valid_to="1943"), "lies before"),
        (feature(valid_from="03/44"), "'03/44'"),
        ({"type": "Feature", "properties": {}, "geometry": None}, "id: is empty"),
        ("nonsense", "is not a GeoJSON feature"),
    ],
)
def test_a_faulty_feature_is_named_and_the_others_stay(tmp_path, bad, words):
    found, faults = read(tmp_path, bad, feature("good@1943"))
    assert [f.id for f in found] == ["good@1943"]
    assert words in faults[0]
    assert faults[0].startswith("homelands.geojson:2:")


def test_duplicate_ids_are_named(tmp_path):
    found, faults = read(tmp_path, feature(), feature())
    assert len(found) == 1
    assert faults == ["homelands.geojson:3:id: 'a@1943' stands already at line 2"]


@pytest.mark.parametrize("text", ["", '{"type": "FeatureCollection", "features": [', "[]", "{}"])
def test_empty_and_truncated_files_are_one_line(tmp_path, text):
    found, faults = read(tmp_path, text=text or " ")
    assert found == []
    assert len(faults) == 1


def test_a_missing_file_is_one_line(tmp_path):
    assert geometries.read_layer(tmp_path, "homelands")[1][0].message == "the file is missing"


def nested(depth):
    return json.loads("[" * depth + "]" * depth)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (feature(coordinates=[[[int("1" * 401), 43], [41, 43], [41, 44]]]), "geometry: 1111111"),
        (feature(coordinates=nested(900)), " is nested too deeply to be GeoJSON"),
    ],
)
def test_a_feature_beyond_all_measure_is_one_line(tmp_path, bad, words):
    found, faults = read(tmp_path, bad, feature("good@1943"))
    assert [f.id for f in found] == ["good@1943"]
    assert len(faults) == 1
    assert faults[0].startswith(f"homelands.geojson:2:{words}")


def test_a_number_that_cannot_be_read_is_said_with_its_file(tmp_path):
    text = json.dumps({"type": "FeatureCollection", "features": [feature()]})
    found, faults = read(tmp_path, text=text.replace("40", "4" * 5000, 1))
    assert found == []
    assert faults == ["homelands.geojson: holds a number too long to be a coordinate"]
