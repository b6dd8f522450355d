"""The export as a folder: whole or not at all, faithful, careful with what is not its own."""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from dataclasses import fields
from pathlib import Path

import openpyxl
import pytest

from atlas.__main__ import main
from atlas.export import folder as export
from atlas.export.contents import NAME, PARTS, Contents
from atlas.read.dataset import BUILT_IN_DATA, load
from atlas.read.folders import DATA, ONLY, Folders, chosen
from tests.damage import replace
from tests.own_folder import write_example


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("exports") / "atlas"
    export.export(out)
    return out


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Folders:
    """The template's movement alone: how files are treated does not hang on how many there are."""
    return chosen({ONLY: "1"}, write_example(tmp_path_factory.mktemp("own") / "example"))


@pytest.fixture(scope="module")
def small_export(small, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("exports") / "example"
    export.export(out, small)
    return out


@pytest.fixture
def small_data(small, monkeypatch) -> None:
    """Let commands read little."""
    monkeypatch.setenv(DATA, str(small.own.path))
    monkeypatch.setenv(ONLY, "1")


@pytest.fixture
def own(tmp_path):
    return write_example(tmp_path / "my-people")


@pytest.fixture
def earlier(small_export, tmp_path) -> Path:
    """An export of one's own, to write over."""
    return Path(shutil.copytree(small_export, tmp_path / "example"))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def zipped(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(package.namelist()[0])


def test_every_part_is_there_and_listed(exported):
    held = contents(exported)
    manifest = json.loads(held.pop("manifest.json"))
    assert set(manifest["files"]) == set(held)
    assert {Path(name).parts[0] for name in held if "/" in name} == {*PARTS} - {"own"}
    assert {"README.md", "LICENSE.md", "CITATION.cff", ".zenodo.json"} <= set(held)
    crate = json.loads(held["ro-crate-metadata.json"])["@graph"]
    files = {e["@id"]: e for e in crate if e["@type"] == "File"}
    assert set(files) == {*held, "manifest.json"} - {"ro-crate-metadata.json"}
    for name, entity in files.items():
        if name != "manifest.json":
            assert entity["contentSize"] == str(len(held[name]))


def test_the_faithful_copy_is_the_data_byte_for_byte(exported):
    for name in ("*.csv", "*.json", "*.bib", "*.md"):
        for path in BUILT_IN_DATA.glob(name):
            assert (exported / "data" / path.name).read_bytes() == path.read_bytes()


def test_reading_the_faithful_copy_gives_the_same_dataset(exported, built_in, capsys):
    again = load(exported / "data", exported / "geodata")
    for field in (field for field in fields(again) if field.compare):
        assert getattr(again, field.name) == getattr(built_in, field.name), field.name
    folders = ["--data", str(exported / "data"), "--geodata", str(exported / "geodata")]
    assert main(["validate", *folders]) == 0
    assert all(line.startswith("note: ") for line in capsys.readouterr().out.splitlines())


def test_two_exports_are_byte_identical(exported, tmp_path):
    export.export(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(exported)


def test_an_export_over_an_earlier_one_touches_nothing_else(earlier, small, small_export, tmp_path):
    (earlier / "notes.txt").write_text("the reader's own")
    (earlier / "geojson" / "mine.qgz").write_text("the reader's own")
    (earlier / "own" / "data" / "claims.csv").write_text("spoilt")
    manifest = json.loads((earlier / "manifest.json").read_text())
    manifest["files"] |= {"own/data/dropped.csv": "", "gone/old.txt": ""}
    (earlier / "manifest.json").write_text(json.dumps(manifest))
    (earlier / "own" / "data" / "dropped.csv").write_text("of an earlier version")
    (earlier / "gone").mkdir()
    (earlier / "gone" / "old.txt").write_text("of an earlier version")
    export.export(earlier, small)
    held = contents(earlier)
    assert held.pop("notes.txt") == held.pop("geojson/mine.qgz") == b"the reader's own"
    assert held == contents(small_export)
    assert not (earlier / "gone").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["example"]


def test_a_manifest_cannot_reach_outside_its_folder(earlier, small, tmp_path):
    manifest = json.loads((earlier / "manifest.json").read_text())
    manifest["files"] |= {"../precious.txt": ""}
    (earlier / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "precious.txt").write_text("kept")
    export.export(earlier, small)
    assert (tmp_path / "precious.txt").read_text() == "kept"


def test_a_folder_that_is_no_export_is_left_alone(small_data, tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("kept")
    (tmp_path / "manifest.json").write_text('{"files": ["thesis.txt"]}')
    assert main(["export", "--out", str(tmp_path)]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert errors == [f"atlas: {tmp_path} is not an earlier export: name a new or an empty folder"]
    assert {p.name for p in tmp_path.iterdir()} == {"thesis.txt", "manifest.json"}


def test_a_file_of_the_readers_own_is_not_overwritten(earlier, small):
    manifest = json.loads((earlier / "manifest.json").read_text())
    del manifest["files"]["README.md"]
    (earlier / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ValueError, match=r"README\.md is not from an earlier export"):
        export.export(earlier, small)


def test_an_open_geopackage_is_not_replaced(earlier, small):
    (earlier / f"{export.GEOPACKAGE}-wal").write_bytes(b"of a program that has it open")
    with pytest.raises(ValueError, match="is open in another program"):
        export.export(earlier, small)


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
@pytest.mark.parametrize("kilobytes", [100, 900])
def test_a_full_disk_is_one_plain_line_and_leaves_nothing(tmp_path, capsys, kilobytes):
    """The first limit meets a plain write, the second the GeoPackage's."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, before[1]))
    try:
        code = main(["export", "--out", str(tmp_path / "x")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    (line,) = capsys.readouterr().err.splitlines()
    assert code == 2
    assert line.startswith(f"atlas: {tmp_path / 'x'} cannot be written (")
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_one_plain_line(small_data, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["export", "--out", str(tmp_path / "file" / "x")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a\nb", r"a\nb: its name contains a line break or a tab: name another folder"),
        ("a\nb/export", "its name contains a line break"),
        ("a\udcffb", r"a\udcffb: its name is not UTF-8: name another folder"),
    ],
)
def test_a_name_that_cannot_be_written_to_is_one_plain_line(
    small_data, tmp_path, capsys, name, words
):
    assert main(["export", "--out", str(tmp_path / name)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("atlas: ") and words in line
    assert list(tmp_path.iterdir()) == []


def test_data_that_cannot_be_read_is_said(tmp_path, capsys):
    (tmp_path / "data").mkdir()
    assert main(["export", "--out", str(tmp_path / "x"), "--data", str(tmp_path / "data")]) == 2
    assert "has no places that can be read" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("descriptor", ["", '{"title": "T", "resources": [1]}'])
def test_tables_without_a_sound_descriptor_are_taken_as_they_were_read(
    descriptor, built_in, tmp_path
):
    """The numbers of the workbook are numbers, and the README names no file that is not there."""
    shutil.copy(BUILT_IN_DATA / "movements.csv", tmp_path)
    if descriptor:
        (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    made = Contents(Folders(tmp_path, BUILT_IN_DATA.parent / "geodata"), built_in, "")
    assert made.deposit is None
    assert b"CITATION.cff" not in made.about()["README.md"]
    (content,) = made.files("spreadsheet", tmp_path).values()
    sheet = openpyxl.load_workbook(io.BytesIO(content))["movements"]
    assert any(cell.is_date for cell in sheet["E"])


def test_a_faulty_row_is_reported_and_left_out_of_what_is_made(own, tmp_path, capsys):
    replace(own / "data" / "claims.csv", ",persons,1150,", ",persons,fifty,")
    out = tmp_path / "x"
    assert main(["export", "--out", str(out), "--data", str(own), "--only"]) == 1
    assert "validate lists what is left out" in capsys.readouterr().err
    made = json.loads((out / "geojson" / "claims.geojson").read_text())
    ids = {f["id"] for f in made["features"]}
    assert "example-arrived" in ids and "example-returned" not in ids
    assert "fifty" in (out / "own" / "data" / "claims.csv").read_text(encoding="utf-8")
    # As its README says: the workbook is the tables, not what was made of them.
    sheet = openpyxl.load_workbook(out / "spreadsheet" / "exile-and-return.xlsx")["claims"]
    assert "fifty" in [row[7].value for row in sheet]


def test_the_address_at_which_it_will_lie_is_in_it_and_must_be_one(small_data, tmp_path, capsys):
    out = tmp_path / "x"
    address = "https://example.org/data"
    assert main(["export", "--out", str(out), "--published", address]) == 0
    held = (out / "linked-places" / "places.geojson").read_text(encoding="utf-8")
    assert f'"@id":"{address}/linked-places/places.geojson#' in held
    capsys.readouterr()
    for text in ("example.org", 'https://ex.org/"x'):
        assert main(["export", "--out", str(tmp_path / "y"), "--published", text]) == 2
        assert f"{text!r} is not a web address" in capsys.readouterr().err
    assert not (tmp_path / "y").exists()


def test_an_archive_holds_the_same_files_and_the_same_bytes(small, small_export):
    packed = export.archive(small)
    assert packed == export.archive(small)
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        held = {
            name.removeprefix("exile-and-return/"): package.read(name)
            for name in package.namelist()
        }
    assert held == contents(small_export)


@pytest.mark.parametrize("only", [False, True])
def test_a_movement_of_the_template_is_exported_with_the_atlas_or_alone(
    own, tmp_path, capsys, monkeypatch, only
):
    out = tmp_path / "x"
    monkeypatch.setenv(DATA, str(own))
    monkeypatch.setenv(ONLY, "1" if only else "")
    assert main(["export", "--out", str(out)]) == 0
    held = contents(out)
    assert held["own/data/claims.csv"] == (own / "data" / "claims.csv").read_bytes()
    assert "own/geodata/homelands.geojson" in held
    assert ("data/claims.csv" in held) is not only
    assert "geodata/base/land.geojson" in held
    ids = {f["id"] for f in json.loads(held["geojson/claims.geojson"])["features"]}
    assert "example-arrived" in ids
    assert ("ci-arrived-akmola" in ids) is not only
    book = openpyxl.load_workbook(io.BytesIO(held[f"spreadsheet/{NAME}.xlsx"]))
    claims = {row[0] for row in book["claims"].iter_rows(values_only=True)}
    assert "example-arrived" in claims
    assert ("ci-arrived-akmola" in claims) is not only
    assert b"{example-source," in held["bibliography/sources.bib"]
    assert (b"@article{pohl2015," in held["bibliography/sources.bib"]) is not only
    assert b"## own" in held["README.md"]
    for text in (book["about"]["A1"].value, zipped(held[f"geopackage/{NAME}.qgz"]).decode("utf-8")):
        assert ("exported by the program of Exile and Return" in text) is only
    assert b'"license"' not in held["linked-places/places.geojson"].partition(b"\n")[0]
    # Who made those rows is not known.
    assert not {"CITATION.cff", ".zenodo.json", "ro-crate-metadata.json"} & set(held)
    capsys.readouterr()
    monkeypatch.delenv(ONLY)
    assert main(["validate", "--data", str(out / "own")]) == 0


def test_an_export_within_the_data_is_refused_and_one_that_lies_there_is_not_read(own, capsys):
    for out in (own, own / "x", own / "data" / "x", BUILT_IN_DATA / "x"):
        assert main(["export", "--data", str(own), "--out", str(out)]) == 2
        assert "is inside the data folder" in capsys.readouterr().err
    before = chosen({}, own).version()
    (own / "data" / "x" / "data").mkdir(parents=True)
    (own / "data" / "x" / "data" / "claims.csv").write_text("of an export", encoding="utf-8")
    (own / "data" / "manifest.json").write_text("{}", encoding="utf-8")
    assert chosen({}, own).version() == before


def test_nothing_is_moved_where_a_folder_stands_in_the_way(earlier, small):
    out = earlier
    (out / "joins" / "works.csv").unlink()
    (out / "joins" / "works.csv").mkdir()
    (out / "own" / "data" / "claims.csv").write_text("of the earlier export")
    with pytest.raises(ValueError, match=r"works\.csv is in the way: move it elsewhere first"):
        export.export(out, small)
    assert (out / "own" / "data" / "claims.csv").read_text() == "of the earlier export"


@pytest.mark.parametrize("spoil", [b'"torn,', b"\xff,"])
def test_a_line_that_cannot_be_read_costs_no_export(own, tmp_path, capsys, spoil):
    file = own / "data" / "claims.csv"
    lines = file.read_bytes().split(b"\n")
    lines[2] = spoil + lines[2]
    file.write_bytes(b"\n".join(lines))
    out = tmp_path / "x"
    assert main(["export", "--data", str(own), "--only", "--out", str(out)]) == 1
    assert "validate lists what is left out" in capsys.readouterr().err
    book = openpyxl.load_workbook(out / "spreadsheet" / f"{NAME}.xlsx")
    assert book["claims"].max_row == len(lines) - 2


def test_tables_put_in_place_of_the_atlas_are_not_said_to_be_by_its_authors(small, tmp_path):
    theirs = tmp_path / "theirs"
    shutil.copytree(small.own.data, theirs)
    # A folder begun as a copy of the atlas's: only the tables are new.
    for name in ("datapackage.json", "LICENSE.md", "README.md"):
        shutil.copy(BUILT_IN_DATA / name, theirs)
    held = Contents(chosen({}, theirs), None, "https://example.org/data")
    assert held.deposit is None
    assert held.title == "A folder of data, exported by the program of Exile and Return"
    readme = held.about()["README.md"].decode("utf-8")
    assert readme.startswith(f"# {held.title}\n")
    assert "What is in `data` has the\nlicence that its author gives it" in readme
    assert "CITATION.cff" not in readme
    head = held.files("linked-places", tmp_path)["places.geojson"].partition(b"\n")[0]
    assert b"license" not in head and b"authors of Exile" not in head


def test_the_atlas_is_the_atlas_wherever_it_lies_and_not_with_other_shapes(tmp_path):
    data, geodata = tmp_path / "data", tmp_path / "geodata"
    shutil.copytree(BUILT_IN_DATA, data)
    geodata.mkdir()
    assert chosen({}, data).is_atlas
    assert not chosen({}, geodata=geodata).is_atlas and chosen({}, geodata=geodata).has_atlas_tables
    (data / "sums.csv").write_bytes((data / "sums.csv").read_bytes() + b"\n")
    assert not chosen({}, data).is_atlas
