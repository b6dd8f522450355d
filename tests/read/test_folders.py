"""Which folders an atlas is made from: options before the environment, and each its own scene."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from atlas.__main__ import main
from atlas.read import folders
from atlas.read.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA, fingerprint
from atlas.read.own_folder import OwnFolder
from atlas.screen import publication
from tests.damage import replace
from tests.own_folder import write_example


@pytest.fixture
def own(tmp_path):
    return write_example(tmp_path / "my-people")


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch):
    monkeypatch.delenv(folders.DATA, raising=False)
    monkeypatch.delenv(folders.ONLY, raising=False)


def test_without_a_word_it_is_the_atlas_alone():
    found = folders.chosen({})
    assert found == folders.built_in()
    assert found.paths == (BUILT_IN_DATA, BUILT_IN_GEODATA)
    assert found.version() == fingerprint(BUILT_IN_DATA, BUILT_IN_GEODATA)
    assert found.slug == ""
    assert publication.scene_folder(found) == publication.SCENE_FOLDER


@pytest.mark.parametrize("value", ["1", "yes"])
def test_the_environment_says_the_same_as_the_options(own, value):
    beside = folders.chosen({folders.DATA: str(own)})
    assert beside == folders.chosen({}, own)
    assert beside.own == OwnFolder(own)
    alone = folders.chosen({folders.DATA: str(own), folders.ONLY: value})
    assert alone == folders.chosen({}, own, only=True)
    assert folders.chosen({folders.DATA: "elsewhere"}, own) == beside
    assert folders.chosen({folders.DATA: str(own), folders.ONLY: "0"}) == beside


def test_tables_themselves_take_the_place_of_the_built_in_ones(own):
    found = folders.chosen({folders.DATA: str(own / "data")})
    assert found == folders.Folders(own / "data", BUILT_IN_GEODATA)


def test_what_is_read_says_whether_it_is_the_atlas_alone(own):
    assert folders.built_in().load().is_atlas
    assert not folders.chosen({}, own).load().is_atlas


def test_each_choice_has_a_version_and_a_scene_of_its_own(own, tmp_path):
    other = write_example(tmp_path / "other")
    choices = [folders.chosen({})]
    choices += [folders.chosen({}, own), folders.chosen({}, own, only=True)]
    choices += [folders.chosen({}, other), folders.chosen({}, own / "data")]
    assert len({choice.slug for choice in choices}) == len(choices)
    assert len({choice.version() for choice in choices[:3]}) == 3
    before = choices[1].version()
    replace(own / "data" / "claims.csv", ",1200,", ",1201,")
    assert folders.chosen({}, own).version() != before


def test_the_scene_holds_both_and_nothing_is_written_into_the_folder(own, tmp_path, capsys):
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    assert main(["build", "--data", str(own), "--out", str(tmp_path / "scene")]) == 0
    capsys.readouterr()
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file()} == before
    names = json.loads((tmp_path / "scene" / "current.json").read_text(encoding="utf-8"))
    assert names["data_version"] == folders.chosen({}, own).version()
    again = publication.ensure(out=tmp_path / "scene", own=OwnFolder(own))
    assert again == names


def test_a_changed_file_builds_another_scene(own, tmp_path):
    first = publication.ensure(out=tmp_path / "scene", own=OwnFolder(own))
    replace(own / "data" / "movements.csv", "not history", "no history")
    second = publication.ensure(out=tmp_path / "scene", own=OwnFolder(own))
    assert second["scene"] != first["scene"]
    assert second["base"] == first["base"]


def test_state_and_validate_obey_the_environment(own, capsys, monkeypatch):
    monkeypatch.setenv(folders.DATA, str(own))
    arguments = ["state", "--date", "1952-01-01", "--json"]
    assert main(arguments) == 0
    shown = json.loads(capsys.readouterr().out)["movements"]
    assert len(shown) > 1
    assert shown["example-1950"]["whole"]["value"] == 1200
    assert main([*arguments, "--only"]) == 0
    assert list(json.loads(capsys.readouterr().out)["movements"]) == ["example-1950"]
    monkeypatch.setenv(folders.ONLY, "1")
    assert main(["validate"]) == 0
    assert "1 movement" in capsys.readouterr().err


def test_validate_lists_what_is_wrong_in_the_folder_and_no_note_of_the_atlas(own, capsys):
    replace(own / "data" / "claims.csv", "persons,1150", 'persons,"1,150"')
    assert main(["validate", "--data", str(own)]) == 1
    shown = capsys.readouterr()
    assert shown.out.splitlines()[0] == (
        "my-people/data/claims.csv:4:value: '1,150' is not a whole number: write 1150"
    )
    assert all(line.startswith("my-people/") for line in shown.out.splitlines())
    assert shown.err.startswith("atlas: my-people: 1 people, 1 movement, ")
    assert shown.err.endswith("3 faults\n")


def test_a_folder_that_is_not_there_is_one_plain_line(capsys, monkeypatch):
    monkeypatch.setenv(folders.DATA, "nowhere")
    for command in (["validate"], ["build"], ["state", "--date", "1944-01-01"]):
        assert main(command) == 2
        assert capsys.readouterr().err == "atlas: ATLAS_DATA 'nowhere' is not a folder\n"


def test_a_lost_folder_still_gives_an_atlas(built_in):
    data = folders.chosen({folders.DATA: str(Path("/nowhere/my-people"))}).load()
    assert data.movements == built_in.movements
    assert [f.file for f in data.faults] == ["my-people"]
