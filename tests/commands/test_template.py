"""The folder to begin with: sound as it is, never written over another, and with a true guide."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from atlas.__main__ import main
from atlas.commands import template
from atlas.read.dictionary import built_in as dictionary
from tests.own_folder import errors, load_with

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def written(tmp_path):
    template.write(tmp_path / "my-people")
    return tmp_path / "my-people"


def test_the_folder_holds_every_table_with_its_header_and_no_row(written):
    for name, resource in dictionary().items():
        columns = [field["name"] for field in resource["schema"]["fields"]]
        text = (written / "data" / f"{name}.csv").read_text(encoding="utf-8")
        assert text == ",".join(columns) + "\n"
    for name in ("homelands", "destination_oblasts"):
        assert (written / "geodata" / f"{name}.geojson").is_file()
    assert (written / "data" / "sources.bib").is_file()


def test_the_command_to_copy_is_whole_whatever_the_name_of_the_folder(tmp_path):
    out = tmp_path / "sub dir" / "it's $x"
    *_, line = template.write(out)
    command = shlex.split(line.partition(": ")[2])
    assert command == ["python", "-m", "atlas", "open", "--data", str(out / "example")]


@pytest.mark.parametrize("only", [False, True])
def test_the_folder_and_its_example_are_sound_as_they_are(written, only):
    assert errors(written, only) == []
    assert errors(written / "example", only) == []


def test_the_example_is_one_whole_movement_that_says_it_is_invented(written, built_in):
    data = load_with(written / "example")
    (people,) = set(data.peoples) - set(built_in.peoples)
    (movement,) = set(data.movements) - set(built_in.movements)
    assert data.peoples[people].name_own == "Invented"
    assert "not history" in data.movements[movement].title
    assert {flow.direction for flow in data.flows_of[movement]} == {"outward", "homeward"}
    (tour,) = set(data.tours) - set(built_in.tours)
    assert [step.part for step in data.steps_of[tour]] == ["removal", "exile", "return"]
    assert len(load_with(written).peoples) == len(built_in.peoples)


def test_validate_says_what_the_folder_adds(written, capsys):
    assert main(["validate", "--data", str(written)]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "my-people: no rows yet; no faults" in shown.err
    assert main(["validate", "--data", str(written / "example")]) == 0
    assert "1 people, 1 movement" in capsys.readouterr().err


def test_every_column_and_word_stands_in_the_guide_to_the_columns(written):
    tables = (written / "COLUMNS.md").read_text(encoding="utf-8").split("\n## ")[1:]
    assert [table.partition(".csv")[0] for table in tables] == list(dictionary())
    for table, resource in zip(tables, dictionary().values(), strict=True):
        for field in resource["schema"]["fields"]:
            name = f"`{field['name']}`"
            rules = field.get("constraints", {})
            (line,) = re.findall(rf"^- (?:\*\*)?{name}.*$", table, re.M)
            assert line.startswith("- **") == bool(rules.get("required"))
            words = rules.get("enum", [])
            listed = re.findall(r"^  - ([a-z0-9-]+) = ", table, re.M) if len(words) > 20 else []
            assert all(word in listed or word in line for word in words)


def test_nothing_is_overwritten(tmp_path, capsys):
    (tmp_path / "claims.csv").write_text("mine", encoding="utf-8")
    assert main(["template", "--out", str(tmp_path)]) == 2
    assert main(["template", "--out", str(tmp_path / "claims.csv")]) == 2
    said = capsys.readouterr().err.splitlines()
    ends = ["is not empty: name a new folder", "is a file: name a new folder"]
    assert [line.partition("' ")[2] for line in said] == ends
    assert [p.name for p in tmp_path.iterdir()] == ["claims.csv"]
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path, capsys):
    assert main(["template", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "README.md").is_file()
    assert "read README.md" in capsys.readouterr().out


def test_it_is_written_by_a_bare_python(tmp_path):
    out = tmp_path / "my-people"
    command = [sys.executable, "-I", "-S", "-c"]
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
    program += "from atlas.__main__ import main; sys.exit(main(sys.argv[1:]))"
    subprocess.run([*command, program, "template", "--out", str(out)], check=True)
    assert (out / "README.md").is_file()


def test_the_guide_is_true(built_in):
    guide = (ROOT / "template" / "README.md").read_text(encoding="utf-8")
    words = {
        name: {f["name"]: f.get("constraints", {}).get("enum", []) for f in r["schema"]["fields"]}
        for name, r in dictionary().items()
    }
    for measures in re.findall(r"^\| (`.*`) \| .* \| (?:cumulative|stock) \|$", guide, re.M):
        assert set(re.findall(r"`([^`]+)`", measures)) <= set(words["claims"]["measure"])
    for mark in words["peoples"]["mark"]:
        assert mark in guide
    for leg in re.findall(r"`([a-z-]+--[a-z-]+@\d{4})`", guide):
        assert leg in built_in.legs
    listed = re.findall(r"^\| `data/(\w+)\.csv`", guide, re.M)
    assert set(listed) <= set(words)
