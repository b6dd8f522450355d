"""Loading never raises, loses nothing sound, and says what it left out."""

from __future__ import annotations

import shutil

import pytest

from atlas.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA, fingerprint, load


@pytest.fixture
def folders(tmp_path):
    data, geodata = tmp_path / "data", tmp_path / "geodata"
    shutil.copytree(BUILT_IN_DATA, data)
    shutil.copytree(BUILT_IN_GEODATA, geodata, ignore=shutil.ignore_patterns("build", "*.py"))
    return data, geodata


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


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
    edit(folders[0] / "claims.csv", ",59988,", ',"59,988",')
    after = load(*folders)
    assert set(before.claims) - set(after.claims) == {"ci-arrived-akmola"}
    assert f"claims.csv:{line}:value: '59,988' is not a whole number" in map(str, after.faults)


def test_what_points_at_a_dropped_record_is_emptied_or_left_out(folders):
    edit(folders[0] / "places.csv", "\nakmola-oblast,", "\nAkmola Oblast,")
    dataset = load(*folders)
    assert "ci-arrived-akmola" not in dataset.claims
    assert "akmola-oblast" not in dataset.places
    assert "chechens-ingush-1944" in dataset.movements


def test_a_movement_outlives_its_whole_claim(folders):
    edit(folders[0] / "claims.csv", ",494456,", ",many,")
    dataset = load(*folders)
    assert dataset.movements["chechens-ingush-1944"].whole_claim_id == ""


def test_a_truncated_geometry_file_is_one_line_and_the_rest_is_there(folders):
    path = folders[1] / "homelands.geojson"
    path.write_bytes(path.read_bytes()[:500])
    dataset = load(*folders)
    assert [f for f in dataset.faults if f.file == "homelands.geojson"]
    assert any(u.layer == "destination_oblasts" for u in dataset.units.values())


def test_nothing_is_written_while_loading(folders):
    before = fingerprint(*folders)
    load(*folders)
    assert fingerprint(*folders) == before


def test_the_fingerprint_changes_with_one_byte(folders):
    before = fingerprint(*folders)
    edit(folders[0] / "claims.csv", ",59988,", ",59989,")
    assert fingerprint(*folders) != before
