"""The command line, as its users and other programs call it."""

from __future__ import annotations

import json

import pytest

from atlas.__main__ import main


def test_state_prints_what_the_contract_says(capsys):
    arguments = ["state", "--date", "1944-02-25", "--movement", "chechens-ingush-1944", "--json"]
    assert main(arguments) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["date"] == "1944-02-25"
    state = printed["movements"]["chechens-ingush-1944"]
    quantities = [
        "whole",
        "added",
        "home",
        "taken",
        "under_way",
        "dead",
        "returned",
        "elsewhere",
        "not_stated",
    ]
    assert set(state) >= {"unit", "exile", "claims", *quantities}
    assert state["under_way"] == {
        "value": 342647,
        "low": 342647,
        "high": 342647,
        "basis": "documented",
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["state", "--date", "24.02.1944"], "'24.02.1944' is not a date"),
        (["state", "--date", "1965-01-01"], "outside 1928-01-01 to 1961-12-31"),
        (["state", "--date", "1944-01-01", "--movement", "x"], "--movement 'x' is none of"),
        (["state", "--date", "1944-01-01", "--pick", "x"], "--pick 'x' is not a claim"),
    ],
)
def test_a_wrong_argument_is_one_plain_line(capsys, arguments, words):
    assert main(arguments) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1
    assert words in errors[0]


def test_validate_passes_on_the_built_in_data(capsys):
    assert main(["validate"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.startswith("note: ") for line in lines)


def test_validate_fails_with_one_line_a_fault(capsys, tmp_path):
    assert main(["validate", "--data", str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "claims.csv: the file is missing" in lines


def test_build_names_the_files_it_wrote(capsys, tmp_path):
    assert main(["build", "--out", str(tmp_path)]) == 0
    names = capsys.readouterr().out.split()
    assert sorted(n.partition("-")[0] for n in names) == ["base", "player", "scene"]
    assert all((tmp_path / name).is_file() for name in names)
