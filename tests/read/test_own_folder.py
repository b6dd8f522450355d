"""A folder that nobody of us has seen: which files are its own, and what is no file of ours."""

from __future__ import annotations

import pytest

from atlas.check import checks
from atlas.read import tables
from atlas.read.dictionary import built_in as built_in_words
from atlas.read.own_folder import OwnFolder, is_own, tables_of
from tests.damage import replace
from tests.own_folder import errors, load_with, write_example


@pytest.fixture
def folder(tmp_path):
    return write_example(tmp_path / "my-people")


def test_a_folder_with_data_or_geodata_in_it_is_a_readers_own(tmp_path):
    assert not is_own(tmp_path)
    (tmp_path / "geodata").mkdir()
    assert is_own(tmp_path)


def test_faults_are_named_with_the_folder(folder):
    assert OwnFolder(folder).file("data", "claims.csv") == "my-people/data/claims.csv"
    assert OwnFolder(folder / "data" / "..").name == "my-people"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("data/Claims2.csv", "my-people/data/Claims2.csv: is not read: no file in data has"),
        ("data/claims.xlsx", "my-people/data/claims.xlsx: spreadsheets are not read"),
        ("claims.csv", "my-people/claims.csv: is not read here: move it to data/"),
        ("all.xlsx", "my-people/all.xlsx: is not read here: move it to data/"),
        ("map.geojson", "my-people/map.geojson: is not read here: move it to geodata/"),
        ("layers.csv", "my-people/layers.csv: is not read here: move it to geodata/"),
        ("geodata/homeland.geojson", "has this name; nearest: homelands.geojson"),
    ],
)
def test_a_file_that_nobody_would_read_is_said(folder, file, words):
    (folder / file).write_text("", encoding="utf-8")
    (said,) = errors(folder)
    assert words in said


@pytest.mark.parametrize("file", ["data/notes.txt", "data/.~lock.claims.csv#", "letter.pdf"])
def test_other_files_are_the_readers_own_affair(folder, file):
    (folder / file).write_text("", encoding="utf-8")
    assert errors(folder) == []


def test_nothing_at_all_is_one_line(tmp_path):
    (tmp_path / "my-people" / "data").mkdir(parents=True)
    assert errors(tmp_path / "my-people") == [
        "my-people: has no tables, such as data/movements.csv, and no shapes: nothing to add"
    ]


def test_a_folder_that_is_gone_is_one_line(tmp_path):
    (said,) = errors(tmp_path / "gone")
    assert said.startswith("gone: ")
    assert said.endswith("is not a folder")


def test_the_data_of_such_a_folder_is_not_taken_for_tables_that_stand_alone(folder, tmp_path):
    assert tables_of(folder / "data") == folder
    assert tables_of(folder) is None
    # An export has both folders too, and its own dictionary.
    (folder / "data" / "datapackage.json").write_text("{}", encoding="utf-8")
    assert tables_of(folder / "data") is None


def test_a_shape_saved_with_a_byte_order_mark_is_read(folder):
    path = folder / "geodata" / "homelands.geojson"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert errors(folder) == []


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\ufeff", "\u00ad", "\x07", "\ue000"])
def test_no_cell_of_any_table_may_hide_anything(folder, sign):
    for name, resource in built_in_words().items():
        path = folder / "data" / f"{name}.csv"
        header, *records = tables.read_cells(path)
        for column in range(len(header)) if records else ():
            cells = [*records[0]]
            cells[column] = f"{cells[column][:1]}{sign}{cells[column][1:]}"
            path.write_text(tables.csv_text([header, cells]), encoding="utf-8", newline="")
            table, faults = tables.read_table(path.parent, name, resource)
            assert table.rows == []
            (said,) = map(str, faults)
            assert said.startswith(f"{name}.csv:2:{header[column]}: ")
            assert f"U+{ord(sign):04X}" in said
            assert sign not in said


def test_a_name_in_two_pieces_is_one_wherever_it_stands(folder, built_in):
    places, bib = folder / "data" / "places.csv", folder / "data" / "sources.bib"
    replace(places, "Example Isle", "E\u0301xample Isle", 1)
    replace(bib, "invented", "inve\u0301nted", 1)
    shape = folder / "geodata" / "homelands.geojson"
    replace(shape, '"invented"', '"inve\u0301nted and e\\u0301"')
    assert errors(folder) == []
    data = load_with(folder)
    assert data.places["example-isle"].name.startswith("Éxample")
    assert "invénted" in data.works["example-source"].full
    assert data.units["example-isle"].source == "invénted and é"


def test_a_folder_is_called_by_what_is_seen_of_its_name(tmp_path):
    own = OwnFolder(write_example(tmp_path / "my\u202epeople\n"))
    assert own.name == r"my\u202epeople\n"
    (own.path / "data" / "x.csv").write_text("")
    (said,) = errors(own.path)
    assert said.startswith(r"my\u202epeople\n/data/x.csv: is not read")


def test_a_station_that_fits_only_swapped_is_said_and_its_neighbours_are_not(folder):
    stations = [
        "x-a,A,,,,,station,,30.3,59.9,town,,example-source",
        "x-b,B,,,,,station,,59.6,33.5,town,,example-source",
        "x-c,C,,,,,station,,39.9,59.2,town,,example-source",
    ]
    with (folder / "data" / "places.csv").open("a", encoding="utf-8") as stream:
        stream.write("\n".join(stations) + "\n")
    with (folder / "data" / "routes.csv").open("a", encoding="utf-8") as stream:
        for number, stop in enumerate(("x-a", "x-b", "x-c", "omsk"), start=1):
            mode = "rail" if number > 1 else ""
            status = "schematic" if mode else ""
            stream.write(f"x-way,{number},{stop},{mode},{status},,example-source,\n")
    (said,) = errors(folder)
    assert "59.6 33.5 (x-b) lies far from x-a, the next station" in said
    assert said.endswith("longitude and latitude swapped?")


def test_a_place_that_lies_in_its_region_only_swapped_is_said(folder):
    with (folder / "data" / "places.csv").open("a", encoding="utf-8") as stream:
        stream.write("x-a,A,,,,,town,leningrad-oblast,59.9,30.3,town,,example-source\n")
    (said,) = errors(folder)
    assert "(x-a) lies far from leningrad-oblast, which it is part of" in said


def test_a_leg_without_track_names_the_stations_that_tracks_go_through(folder):
    with (folder / "data" / "routes.csv").open("a", encoding="utf-8") as stream:
        stream.write("x-way,1,omsk,,,,example-source,\n")
        stream.write("x-way,2,krasnoyarsk,rail,derived,,example-source,\n")
    said = [str(fault) for fault in checks.check(load_with(folder)) if "'omsk'" in fault.message]
    (words,) = said
    assert words.endswith("straight dotted line; the atlas has tracks via barabinsk, novosibirsk")
