"""GeoJSON is read with suspicion: a faulty shape is named and left out."""

import json

import pytest

from atlas.read import geometries

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
            "geometry: 44 141: longitude comes first, then latitude; latitudes lie between -90 a",
        ),
        (
            feature(coordinates=[[[40, 43], [41, 44], [41, 43], [40, 44], [40, 43]]]),
            "crosses itself",
        ),
        (feature(coordinates=[[[40, float("nan")], [41, 43], [41, 44], [40, 43]]]), "not a number"),
        (feature(coordinates=[]), "geometry"),
        (feature(coordinates=[[["40", "43"], ["41", "43"]]]), "geometry"),
        (feature(certainty="sure"), "certainty: 'sure' is not one of"),
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
    assert faults == ["homelands.geojson:3:id: duplicate id 'a@1943' (first used on line 2)"]


def test_features_of_another_member_are_not_taken_for_those_of_the_file(tmp_path):
    members = {"meta": {"features": [1, 2], "of": '"features": ['}, "type": "FeatureCollection"}
    text = json.dumps(members | {"features": [feature(), feature()]}).replace("[{", "[\n{")
    found, faults = read(tmp_path, text=text)
    assert [f.line for f in found] == [2]
    assert faults == ["homelands.geojson:2:id: duplicate id 'a@1943' (first used on line 2)"]


@pytest.mark.parametrize("text", ["", '{"type": "FeatureCollection", "features": [', "[]", "{}"])
def test_empty_and_truncated_files_are_one_line(tmp_path, text):
    found, faults = read(tmp_path, text=text or " ")
    assert found == []
    assert len(faults) == 1


def test_a_missing_file_is_one_line(tmp_path):
    assert geometries.read_layer(tmp_path, "homelands")[1][0].message == "the file is missing"


def nested(depth):
    return json.loads("[" * depth + "1" + "]" * depth)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (feature(coordinates=[[[int("1" * 401), 43], [41, 43], [41, 44]]]), "geometry: 1111111"),
        (feature(coordinates=nested(900)), "geometry: [[[[[["),
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
    assert faults == ["homelands.geojson: contains a number too long to be a coordinate"]


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ("../<b>\u0007", r"id: '../<b>\x07' is not an id (lower case letters, digits and hyphens)"),
        (["a"], "id: ['a'] is not text such as 'akmola-oblast@1939-10-14'"),
        (5, "id: 5 is not text"),
        (True, "id: True is not text"),
        (None, "id: is empty, but every feature needs one"),
        ("Isle", "id: 'Isle' is not an id"),
        ("isle\u200b", r"id: 'isle\u200b' is not an id"),
        ("i" * 300 + " ", "i…"),
    ],
)
def test_an_id_that_names_nothing_is_said(tmp_path, identity, words):
    found, (fault,) = read(tmp_path, feature(identity), feature("good@1943"))
    assert [f.id for f in found] == ["good@1943"]
    assert fault.startswith("homelands.geojson:2:id: ")
    assert words in fault
    assert len(fault) < 200


def test_an_id_beside_the_properties_is_not_taken_for_the_missing_one(tmp_path):
    beside = feature(None) | {"id": "isle"}
    assert "an id outside its properties is not read" in read(tmp_path, beside)[1][0]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (
            "geometry_source",
            "map\u202egnp",
            r"geometry_source: 'map\u202egnp' contains U+202E RIGHT-TO-",
        ),
        ("geometry_source", "a\nb", r"'a\nb' contains a control character or a line break"),
        ("geometry_source", ["a"], "geometry_source: ['a'] is not text"),
        ("place_id", {"a": 1}, "place_id: {'a': 1} is not text"),
        ("place_id", "../x", "place_id: '../x' is not an id"),
        ("certainty", "\ud800", r"certainty: '\ud800' contains U+D800, half of a character"),
    ],
)
def test_a_text_of_a_shape_is_read_like_a_cell(tmp_path, field, value, words):
    found, (fault,) = read(tmp_path, feature(**{field: value}), feature("good@1943"))
    assert [f.id for f in found] == ["good@1943"]
    assert words in fault


def test_what_a_drawing_program_adds_is_not_read(tmp_path):
    added = feature(stroke="#555", fill=None, fid=7, note="a\nb\u200b", style={"width": 2})
    (found,), faults = read(tmp_path, added)
    assert faults == []
    assert found.extra == {}


def test_letters_in_two_pieces_become_one_as_text_and_as_escapes(tmp_path):
    for text in (None, json.dumps(feature(geometry_source="Ma\u0301ri"), ensure_ascii=False)):
        content = text and f'{{"features": [\n{text}\n]}}'
        (found,), faults = read(tmp_path, feature(geometry_source="Ma\u0301ri"), text=content)
        assert faults == []
        assert found.source == "Mári"


METRES = [[[4706254, 5312345], [4806254, 5312345], [4806254, 5412345], [4706254, 5312345]]]
SWAPPED = [[[43, 140], [44, 140], [44, 141], [43, 140]]]


@pytest.mark.parametrize(
    ("coordinates", "words"),
    [(METRES, "these look like metres, not degrees"), (SWAPPED, "longitude comes fir")],
)
def test_one_cause_for_many_shapes_is_one_line(tmp_path, coordinates, words):
    bad = [feature(f"a{n}@1943", coordinates) for n in range(33)]
    found, (fault,) = read(tmp_path, feature("good@1943"), *bad)
    assert [f.id for f in found] == ["good@1943"]
    assert fault.startswith("homelands.geojson:3:geometry: ")
    assert words in fault
    assert fault.endswith("(a0@1943); the same for 32 more shapes")


def named(crs, *features):
    members = {"type": "FeatureCollection", "crs": crs, "features": features}
    return json.dumps(members).replace('"features": [', '"features": [\n')


@pytest.mark.parametrize(
    ("name", "coordinates"),
    [
        ("urn:ogc:def:crs:EPSG::3857", METRES),
        ("urn:ogc:def:crs:EPSG::3857", SQUARE),
        ("EPSG:4284", SQUARE),
        ("urn:ogc:def:crs:EPSG::14326", SQUARE),
    ],
)
def test_another_system_of_coordinates_is_one_line(tmp_path, name, coordinates):
    features = [feature(f"a{n}@1943", coordinates) for n in range(33)]
    found, faults = read(tmp_path, text=named({"properties": {"name": name}}, *features))
    assert found == []
    assert faults == [
        f"homelands.geojson:1:crs: {name!r} is not WGS 84, as GeoJSON must be (RFC 7946): "
        "save the file again in EPSG:4326"
    ]


@pytest.mark.parametrize("name", ["EPSG:3857", "urn:ogc:def:crs:EPSG::4284"])
@pytest.mark.parametrize("where", ["feature", "geometry"])
def test_a_feature_or_geometry_may_name_no_other_system_either(tmp_path, name, where):
    wrong = [feature(f"a{n}@1943") for n in range(3)]
    for one in wrong:
        (one if where == "feature" else one["geometry"])["crs"] = {"properties": {"name": name}}
    sound = feature("b@1943")
    sound["geometry"]["crs"] = {"type": "name", "properties": {"name": "EPSG:4326"}}
    found, (fault,) = read(tmp_path, *wrong, sound)
    assert [f.id for f in found] == ["b@1943"]
    assert fault.startswith(f"homelands.geojson:2:crs: {name!r} is not WGS 84")
    assert fault.endswith("(a0@1943); the same for 2 more shapes")


@pytest.mark.parametrize(
    "changes", [{}, {"certainty": "x" * 5000}, {"place_id": "É" * 5000}, {"text": "\n" * 5000}]
)
def test_a_message_quotes_no_more_than_the_start_of_a_value(tmp_path, changes):
    long = feature("a" * 5000, [[]], **changes)
    _, faults = read(tmp_path, long, feature("b" * 5000), feature("b" * 5000))
    assert len(faults) == 2
    assert all(len(fault) < 300 for fault in faults)


@pytest.mark.parametrize("crs", [{"type": "link"}, {"properties": {"name": 3857}}, ["a"], 3857])
def test_a_system_of_coordinates_nobody_knows_is_one_line(tmp_path, crs):
    found, (fault,) = read(tmp_path, text=named(crs, feature()))
    assert found == []
    assert "is not WGS 84" in fault


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "WGS 84"])
def test_degrees_of_wgs_84_may_say_so(tmp_path, name):
    for crs in (name, {"type": "name", "properties": {"name": name}}, None):
        found, faults = read(tmp_path, text=named(crs, feature()))
        assert faults == []
        assert len(found) == 1


def test_a_leg_that_names_no_two_stations_is_said(tmp_path):
    leg = feature("omsk@1896", [[73, 55], [74, 55]], "LineString")
    text = json.dumps({"features": [leg, leg | {"properties": {"id": "omsk--tara"}}]})
    (tmp_path / "rail_routes.geojson").write_text(text, encoding="utf-8")
    found, (fault,), _ = geometries.read_layer(tmp_path, "rail_routes")
    assert [f.id for f in found] == ["omsk--tara"]
    assert "'omsk@1896' does not name two stations" in str(fault)


def test_a_label_without_words_is_said(tmp_path):
    (tmp_path / "base").mkdir()
    text = json.dumps({"features": [feature("label-x", [50, 42], "Point")]})
    (tmp_path / "base" / "labels.geojson").write_text(text, encoding="utf-8")
    assert "text: is empty" in str(geometries.read_layer(tmp_path, "base/labels")[1][0])
