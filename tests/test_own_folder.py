"""A folder that nobody of us has seen: which files are its own, and what is no file of ours."""

from __future__ import annotations

import pytest

from atlas.own_folder import OwnFolder, is_own
from tests.own_folder import errors, write_example


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
        ("data/Claims2.csv", "my-people/data/Claims2.csv: is not read: no file of data is called"),
        ("data/claims.xlsx", "my-people/data/claims.xlsx: a spreadsheet is not read"),
        ("geodata/homeland.geojson", "is called so; nearest: homelands.geojson"),
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
        "my-people: holds no table, such as data/movements.csv, and no shape: nothing to add"
    ]


def test_a_folder_that_is_gone_is_one_line(tmp_path):
    (said,) = errors(tmp_path / "gone")
    assert said.startswith("gone: ")
    assert said.endswith("is not a folder")
