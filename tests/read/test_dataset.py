"""Loading never raises, loses nothing sound, and says what it left out."""

from __future__ import annotations

from dataclasses import fields

import pytest

from atlas.base import faults
from atlas.check import checks
from atlas.read import geometries, records
from atlas.read.dataset import fingerprint, load
from atlas.screen import basemap
from tests.damage import copy_of_all, replace


@pytest.fixture
def folders(tmp_path):
    return copy_of_all(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["claims.csv", "places.csv", "movements.csv", "peoples.csv", "routes.csv", "sources.bib"],
)
def test_a_missing_file_leaves_an_atlas_that_still_loads(folders, name):
    (folders[0] / name).unlink()
    dataset = load(*folders)
    assert any(f.file == name and "missing" in f.message for f in dataset.faults)


def test_one_bad_number_costs_one_claim_and_names_its_line(folders):
    before = load(*folders)
    line = before.lines["claims"]["ci-arrived-akmola"]
    replace(folders[0] / "claims.csv", ",59988,", ',"59,988",', count=1)
    after = load(*folders)
    assert set(before.claims) - set(after.claims) == {"ci-arrived-akmola"}
    assert f"claims.csv:{line}:value: '59,988' is not a whole number: write 59988" in map(
        str, after.faults
    )


def test_what_points_at_a_dropped_record_is_emptied_or_left_out(folders):
    replace(folders[0] / "places.csv", "\nakmola-oblast,", "\nAkmola Oblast,", count=1)
    dataset = load(*folders)
    assert "ci-arrived-akmola" not in dataset.claims
    assert "akmola-oblast" not in dataset.places
    assert "chechens-ingush-1944" in dataset.movements


def test_a_movement_outlives_its_whole_claim(folders):
    replace(folders[0] / "claims.csv", ",494456,", ",many,", count=1)
    dataset = load(*folders)
    assert dataset.movements["chechens-ingush-1944"].whole_claim_id == ""


def test_a_truncated_geometry_file_is_one_line_and_the_rest_is_there(folders):
    path = folders[1] / "homelands.geojson"
    path.write_bytes(path.read_bytes()[:500])
    dataset = load(*folders)
    assert [f for f in dataset.faults if f.file == "homelands.geojson"]
    assert any(u.layer == "destination_oblasts" for u in dataset.units.values())


BASE = [f"{layer}.geojson" for layer in geometries.BASE_LAYERS]
DAMAGES = {
    "missing": (lambda path: path.unlink(), "the file is missing"),
    "empty": (lambda path: path.write_bytes(b""), "the file is empty"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:-90]), "cut short?"),
    "wrong-type": (lambda path: path.write_text("[1]"), "is not a GeoJSON FeatureCollection"),
    "no-feature": (lambda path: path.write_text('{"features": []}'), "has no features"),
    "encoding": (lambda path: path.write_bytes(b'{"a": "\xff"}'), "not UTF-8 (byte 7)"),
}


@pytest.fixture
def geodata(folders):
    """The shapes beside no data at all, so that many can be damaged in little time."""
    for file in folders[0].iterdir():
        file.unlink()
    return folders[1]


def shape_faults(geodata):
    dataset = load(geodata.parent / "data", geodata)
    return dataset, [f for f in dataset.faults if f.file.endswith((".geojson", "layers.csv"))]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("file", ["railways.geojson", "base/land.geojson"])
def test_a_damaged_base_layer_is_one_line_and_the_base_is_still_made(geodata, file, damage):
    harm, reason = DAMAGES[damage]
    harm(geodata / file)
    dataset, (fault,) = shape_faults(geodata)
    assert fault.file == file
    assert reason in str(fault)
    assert dataset.base[file.removesuffix(".geojson").rpartition("/")[2]] == []
    layers = basemap.base(dataset)["layers"]
    assert any(layers.values())


def test_every_base_layer_is_missed_by_its_name(geodata):
    for file in BASE:
        (geodata / file).unlink()
    dataset, found = shape_faults(geodata)
    assert [str(f) for f in found] == [f"{file}: the file is missing" for file in BASE]
    assert not any(basemap.base(dataset)["layers"].values())


@pytest.mark.parametrize(
    ("layer", "geometry"),
    [
        ("base/land", '{"type":"Point","coordinates":[40,50]}'),
        ("base/rivers", '{"type":"Point","coordinates":[40,50]}'),
        ("base/labels", '{"type":"LineString","coordinates":[[40,50],[41,51]]}'),
        ("railways", '{"type":"Point","coordinates":[40,50]}'),
    ],
)
def test_a_shape_of_the_wrong_type_is_one_line_with_its_place(geodata, layer, geometry):
    path = geodata / f"{layer}.geojson"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = lines[1].partition('"geometry":')[0] + f'"geometry":{geometry}}},'
    path.write_text("\n".join(lines), encoding="utf-8")
    (fault,) = shape_faults(geodata)[1]
    assert str(fault).startswith(f"{layer}.geojson:2:geometry: '")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "layers.csv: the file is missing"),
        ("", "layers.csv: the file is empty"),
        ("layer,title\na,b\n", "layers.csv:1:producer: column is missing"),
    ],
)
def test_a_damaged_list_of_layers_is_said(geodata, content, words):
    path = geodata / "layers.csv"
    path.unlink() if content is None else path.write_text(content)
    dataset, found = shape_faults(geodata)
    assert words in "\n".join(map(str, found))
    assert dataset.layers == []


@pytest.mark.parametrize("name", records.KINDS)
def test_what_goes_with_a_lost_file_is_counted_and_not_listed(folders, name):
    (folders[0] / f"{name}.csv").unlink()
    found = faults.errors(checks.check(load(*folders)))
    causes = [
        f for f in found if "they refer to" not in f.message and "it refers to" not in f.message
    ]
    assert [f.file for f in causes] == [f"{name}.csv"]
    assert len(found) <= len(records.KINDS)


def test_a_lost_file_tells_how_much_went_with_it(folders):
    before = load(*folders)
    (folders[0] / "movements.csv").unlink()
    count = sum(1 for c in before.claims.values() if c.movement_id)
    shown = [str(f) for f in load(*folders).faults]
    assert (
        f"claims.csv: {count} records left out: "
        "they refer to movements.csv, which could not be read" in shown
    )


def test_an_id_that_nobody_defines_is_one_line_with_what_may_be_meant(folders):
    replace(folders[0] / "places.csv", "\nakmola-oblast,", "\nakmolla-oblast,", count=1)
    found = [f for f in load(*folders).faults if f.file == "claims.csv" and f.field == "place_id"]
    assert len(found) == 1
    assert "'akmola-oblast' is not in places.csv; nearest: akmolla-oblast" in found[0].message
    assert "records left out because of it" in found[0].message


def test_a_damaged_bibliography_is_not_repeated_for_each_citation(folders):
    (folders[0] / "sources.bib").write_text("", encoding="utf-8")
    found = [str(f) for f in faults.errors(checks.check(load(*folders)))]
    assert found[0] == "sources.bib: the bibliography has no entries"
    assert all("cite what could not be read from sources.bib" in line for line in found[1:])
    assert len(found) < 11


def test_what_was_parsed_before_reads_as_it_did_anew(folders, built_in):
    # Whoever changes what one reading gave changes nothing of the next.
    first = load(*folders)
    first.faults.append(None)
    first.claims.clear()
    first.layers[0]["title"] = "changed"
    next(iter(first.works.values())).fields["title"] = "changed"
    for _ in range(2):
        again = load(*folders)
        for field in (f for f in fields(again) if f.compare):
            assert getattr(again, field.name) == getattr(built_in, field.name), field.name


def test_nothing_is_written_while_loading(folders):
    before = fingerprint(*folders)
    load(*folders)
    assert fingerprint(*folders) == before


def test_the_fingerprint_changes_with_one_byte(folders):
    before = fingerprint(*folders)
    replace(folders[0] / "claims.csv", ",59988,", ",59989,", count=1)
    assert fingerprint(*folders) != before


def test_a_record_knows_its_row_for_a_reader(built_in):
    line = built_in.line("claims", "ci-arrived-akmola")
    assert built_in.row("claims", "ci-arrived-akmola") == f"data/claims.csv:{line}"
    assert built_in.row("claims", "nobody") == ""
