"""What the commands share: the folders, the address, and a start on a bare Python."""

from __future__ import annotations

import argparse
import subprocess
import sys

import pytest

from atlas.__main__ import main
from atlas.commands import shared


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    shared.add_address_options(parser)
    return parser.parse_args(words)


def test_options_write_an_address(model):
    words = [*("--date", "1944-03-08"), *("--view", "sofar")]
    words += [*("--movement", "kalmyks-1943"), *("--movement", "balkars-1944")]
    words += ["--pick", "ci-loaded-convoy"]
    assert shared.address_of(options(*words), model).parameters() == {
        "date": "1944-03-08",
        "movement": "balkars-1944,kalmyks-1943",
        "view": "sofar",
        "pick": "ci-loaded-convoy",
    }
    assert shared.has_address(options(*words)) and not shared.has_address(options())
    assert shared.address_of(argparse.Namespace(), model).parameters() == {"date": "1944-02-24"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "24.02.1944"], "--date '24.02.1944': not a date such as 1944-02-24"),
        (["--date", "1970-01-01"], "--date '1970-01-01': the atlas covers 1928 to 1961"),
        (["--view", "round"], "--view 'round': expected day, period, sofar or all"),
        (["--movement", "nobody"], "--movement 'nobody': no such movement"),
        (
            ["--movement", "kalmyks"],
            "--movement 'kalmyks': no such movement; nearest: kalmyks-1943",
        ),
        (["--pick", "x"], "--pick 'x': not a figure to choose from"),
        (
            ["--pick", "ci-loaded-convoi"],
            "--pick 'ci-loaded-convoi': not a figure to choose from; nearest: ci-loaded-convoy",
        ),
        (["--view", "period", "--to", "1943-01-01"], "--to '1943-01-01': before the first day"),
        (["--to", "1945-01-01"], "--to '1945-01-01': only the view 'period' has a last day"),
        (["--map", "999,99,50"], "--map '999,99,50': beyond longitude 180"),
        (["--date", ""], "--date '' is empty; leave it out"),
        (["--movement", ""], "--movement '' is empty; leave it out"),
    ],
)
def test_an_option_that_means_nothing_is_named(model, words, said):
    with pytest.raises(ValueError, match="^" + said.replace(".", r"\.")):
        shared.address_of(options(*words), model)


def test_the_commands_are_known_to_a_python_without_packages():
    code = "from atlas.__main__ import main; main(['--help'])"
    ran = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "html" in ran.stdout


def test_only_needs_a_folder_and_an_empty_name_is_none(capsys, monkeypatch):
    for name in ("ATLAS_DATA", "ATLAS_DATA_ONLY"):
        monkeypatch.delenv(name, raising=False)
    for command in (["validate"], ["build"], ["state", "--date", "1944-01-01"]):
        assert main([*command, "--only"]) == 2
        assert capsys.readouterr().err == "atlas: --only needs a folder: --data DIR\n"
        for option in ("--data", "--geodata"):
            with pytest.raises(SystemExit) as ended:
                main([*command, option, ""])
            assert ended.value.code == 2
            assert f"argument {option}: '' is not a folder" in capsys.readouterr().err
