"""The dictionary of a data folder holds, if the program can work with it."""

from __future__ import annotations

import json
import shutil

import pytest

from atlas.articles import conflicts
from atlas.check import routes
from atlas.read import dictionary, records
from atlas.read.dataset import load
from atlas.read.dictionary import BUILT_IN_DATA, FILE, read_dictionary


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(BUILT_IN_DATA, folder)
    return folder


def change(folder, alter):
    package = json.loads((folder / FILE).read_text(encoding="utf-8"))
    alter({r["name"]: r for r in package["resources"]}, package)
    (folder / FILE).write_text(json.dumps(package), encoding="utf-8")


def field(resources, table, column):
    return next(f for f in resources[table]["schema"]["fields"] if f["name"] == column)


def words(resources, table, column):
    return field(resources, table, column)["constraints"]["enum"]


def test_the_built_in_dictionary_serves_every_record():
    words, faults = read_dictionary(BUILT_IN_DATA, records.COLUMNS)
    assert faults == []
    assert words == dictionary.built_in()


def test_a_folder_may_have_words_of_its_own(data):
    def add_unit(resources, _):
        field(resources, "claims", "unit")["constraints"]["enum"].append("sledges")

    claims = data / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",carts,", ",sledges,", 1), "utf-8")
    assert any("'sledges' is not one of" in str(f) for f in load(data).faults)
    change(data, add_unit)
    assert load(data).faults == []


def test_a_dictionary_saved_with_a_byte_order_mark_is_read(data):
    (data / FILE).write_bytes(b"\xef\xbb\xbf" + (data / FILE).read_bytes())
    assert load(data).faults == []


def test_a_folder_may_have_columns_of_its_own(data):
    change(data, lambda r, _: r["claims"]["schema"]["fields"].append({"name": "mine"}))
    claims = data / "claims.csv"
    lines = claims.read_text("utf-8").splitlines()
    claims.write_text(
        "\n".join([f"{lines[0]},mine", *(f"{line},x" for line in lines[1:])]), "utf-8"
    )
    assert load(data).faults == []


def test_the_program_knows_every_word_of_the_lists_that_take_no_new_ones():
    ours = dictionary.built_in()
    assert set(routes._KM_A_DAY) == set(words(ours, "flows", "mode"))
    assert words(ours, "routes", "mode") == words(ours, "flows", "mode")
    assert set(words(ours, "claims", "rank")) == set(conflicts._RANKS)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "datapackage.json: the file is missing"),
        (b"", "datapackage.json: the file is empty"),
        (b'{\n"resources": [', "datapackage.json:2: cannot be read as JSON"),
        (b"\xff", "datapackage.json: not UTF-8 (byte 0)"),
        (b"[]", "datapackage.json: is not a data package"),
        (b'{"resources": [3]}', "datapackage.json: is not a data package"),
        (b'{"resources": []}', "datapackage.json: does not describe peoples.csv"),
        (b"[" * 100_000, "datapackage.json: is nested too deeply"),
    ],
)
def test_a_damaged_dictionary_is_one_line_and_the_atlas_has_its_own(data, content, reason):
    (data / FILE).unlink() if content is None else (data / FILE).write_bytes(content)
    dataset = load(data)
    (fault,) = dataset.faults
    assert str(fault).startswith(reason)
    assert "the atlas's own is used instead" in fault.message
    assert dataset.claims


@pytest.mark.parametrize(
    ("alter", "reason"),
    [
        (lambda r, _: field(r, "claims", "value").pop("atlas:form"), "does not give int | float"),
        (lambda r, _: field(r, "claims", "value").update({"atlas:form": "x"}), "'x' of claims"),
        (lambda r, _: field(r, "claims", "value").update(name="valeur"), "the column 'value'"),
        (lambda r, _: field(r, "claims", "unit")["constraints"].update(enum=[1]), "not all text"),
        (lambda r, _: field(r, "flows", "claim_id").update({"atlas:refers": "y"}), "refers to 'y'"),
        (
            lambda r, _: words(r, "flows", "mode").append("sledge"),
            "cannot use sledge: no words can be added",
        ),
        (lambda r, _: words(r, "claims", "rank").append("best"), "to the list of claims.rank"),
        (lambda r, _: words(r, "peoples", "mark").append("star"), "cannot use star"),
        (
            lambda r, _: words(r, "claims", "unit").remove("persons"),
            "is missing words that the atlas has: per",
        ),
        (
            lambda r, _: field(r, "claims", "note").update(constraints={"enum": ["a"]}),
            "cannot use a: no words can be added to the list of claims.note",
        ),
        (
            lambda r, _: field(r, "claims", "claim_id").update({"atlas:refers": "events"}),
            "claims.claim_id refers to a different table",
        ),
        (
            lambda r, _: field(r, "flows", "route_id").pop("atlas:refers"),
            "flows.route_id refers to a different table than in the atlas, or to none",
        ),
        (
            lambda r, _: r["claims"]["schema"]["fields"].append(
                {"name": "mine", "atlas:refers": "places"}
            ),
            "claims.mine refers to a different table",
        ),
        (
            lambda r, _: field(r, "claims", "note").update({"atlas:decimals": ["a"]}),
            "atlas:decimals of claims.note are not in its list",
        ),
        (
            lambda r, _: field(r, "claims", "claim_id")["constraints"].pop("required"),
            "claims.claim_id must be required",
        ),
        (
            lambda r, _: field(r, "claims", "measure")["constraints"].update(enum="removed"),
            "not all text",
        ),
    ],
)
def test_a_dictionary_that_does_not_fit_the_program_is_refused(data, alter, reason):
    change(data, alter)
    (fault,) = load(data).faults
    assert reason in fault.message


def test_without_its_own_dictionary_the_atlas_says_so_and_reads_no_table(data, monkeypatch):
    monkeypatch.setattr(dictionary, "BUILT_IN_DATA", data)
    (data / FILE).unlink()
    dataset = load(data)
    assert [str(f) for f in dataset.faults] == [
        "datapackage.json: the file is missing; without it no table can be read"
    ]
    assert dataset.claims == {}
    assert dataset.works
