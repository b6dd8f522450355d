"""The command line, as its users and other programs call it."""

from __future__ import annotations

import argparse
import errno
import json
import subprocess
import sys

import numpy as np
import pytest

from atlas.__main__ import main
from atlas.commands import shared
from atlas.commands import state as commands_state
from atlas.read import folders
from tests.damage import replace
from tests.own_folder import write_example


def test_state_prints_what_the_contract_says(capsys):
    arguments = ["state", "--date", "1944-02-25", "--movement", "chechens-ingush-1944", "--json"]
    assert main(arguments) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["date"] == "1944-02-25"
    state = printed["movements"]["chechens-ingush-1944"]
    quantities = [
        "whole",
        "disputed",
        "added",
        "added_dead",
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
        # A scholar puts the deaths of the way at 10,000: some of these may have died by then.
        "low": 332647,
        "high": 342647,
        "basis": "documented",
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["state", "--date", "24.02.1944"], "--date '24.02.1944': not a date such as 1944-02-24"),
        (["state", "--date", "1965-01-01"], "--date '1965-01-01': the atlas covers 1928 to 1961"),
        (["state", "--date", "1944-01-01", "--movement", "x"], "--movement 'x': no such movement"),
        (["state", "--date", "1944-01-01", "--pick", "x"], "--pick 'x': not a figure to choose"),
        (
            [
                *("state", "--date", "1944-01-01"),
                *("--pick", "ci-arrived-total", "--pick", "ci-loaded-convoy"),
            ],
            "--pick 'ci-loaded-convoy': another pick answers the same question",
        ),
        (["validate", "--data", "nowhere"], "--data 'nowhere' is not a folder"),
        (["build", "--geodata", "README.md"], "--geodata 'README.md' is not a folder"),
        (["build", "--out", "/dev/null/x"], "atlas: /dev/null/x: Not a directory"),
        (["template", "--out", "README.md"], "--out 'README.md' is a file: name a new folder"),
        (["open", "--address", "no address"], "--address 'no address' is not an address"),
    ],
)
def test_a_wrong_argument_is_one_plain_line(tmp_path, monkeypatch, capsys, arguments, words):
    if "--pick" not in arguments:
        # Little to read: only what a pick answers hangs on the data.
        monkeypatch.setenv(folders.DATA, str(write_example(tmp_path / "my-people")))
        monkeypatch.setenv(folders.ONLY, "1")
    assert main(arguments) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1
    assert words in errors[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["open", "--port", "99999"], "'99999' is not a port: a number from 1 to 65535"),
        (["open", "--port", "-1"], "is not a port"),
        (["figure", "--out", "x.png", "--dpi", "many"], "--dpi: 'many' is not a whole number"),
        (["figure", "--out", "x.png", "--dpi", "-1"], "--dpi: '-1' is not a whole number"),
        (["state"], "--date"),
        (["states"], "invalid choice: 'states'"),
        ([], "COMMAND"),
    ],
)
def test_words_that_do_not_parse_end_with_two(capsys, arguments, words):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_state_is_a_table_for_readers(capsys):
    assert main(["state", "--date", "1944-02-24", "--movement", "chechens-ingush-1944"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Chechens and Ingush, 1944"
    assert "  at home                                       160,717  derived" in lines[2]
    assert main(["state", "--date", "1931-02-24", "--movement", "kazakhs-1928"]) == 0
    assert "no source gives a total" in capsys.readouterr().out


def test_the_table_of_a_state_names_what_is_beyond_the_whole_as_plates_do(capsys):
    def table(day, movement):
        assert main(["state", "--date", day, "--movement", movement]) == 0
        lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
        return {name.strip(): line for line in lines for name in [line.split("  ")[0]]}

    assert (
        "8,744"
        in (found := table("1961-12-31", "chechens-ingush-1944"))["more, within other totals"]
    )
    assert "at least 72,072" in found["counted beyond it"]
    assert "1,361" in found["of them, died on the way"]
    assert "1,361" in table("1944-03-22", "chechens-ingush-1944")["died on the way, not in it"]
    # Of the 36 no source says whether they were among the 37,713, who were counted on the way.
    assert not {"counted beyond it", "died on the way, not in it"} & set(
        found := table("1944-03-24", "balkars-1944")
    )
    assert "at least 36" in found["died"]


NUMBERS_ALONE = """
import sys
from atlas.__main__ import main
assert main(["state", "--date", "1944-03-10"]) == main(["validate"]) == 0
loaded = {name.partition(".")[0] for name in sys.modules}
assert "shapely" in loaded
drawing = {"matplotlib", "PIL", "pikepdf", "uharfbuzz", "fontTools"}
pages = {"pandas", "geopandas", "streamlit", "folium"}
assert not loaded & (drawing | pages), loaded & (drawing | pages)
"""


def test_commands_that_draw_nothing_import_nothing_to_draw_with():
    subprocess.run([sys.executable, "-c", NUMBERS_ALONE], check=True, stdout=subprocess.DEVNULL)


def test_after_the_release_nobody_is_in_exile(capsys):
    for day, words in (("1956-06-01", "  in exile: "), ("1961-12-31", "  not back: ")):
        assert main(["state", "--date", day, "--movement", "chechens-ingush-1944"]) == 0
        printed = capsys.readouterr().out
        assert f"{words}region not stated  " in printed
    assert "in exile" not in printed


def test_a_new_template_has_no_rows_yet(capsys, tmp_path):
    assert main(["template", "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    asked = ["state", "--date", "1928-01-01", "--data", str(tmp_path), "--only"]
    assert main(asked) == 0
    words = "the data has no movement yet: movements.csv has no rows"
    assert words in capsys.readouterr().err


def test_a_picked_total_replaces_the_whole(capsys):
    arguments = ["state", "--date", "1944-02-24", "--movement", "chechens-ingush-1944", "--json"]
    assert main([*arguments, "--pick", "ci-loaded-convoy"]) == 0
    state = json.loads(capsys.readouterr().out)["movements"]["chechens-ingush-1944"]
    assert state["whole"]["value"] == 493269


NAMED = {"a": "kal-died-low", "b": "kar-removed-khunagov"}


@pytest.mark.parametrize(
    "words",
    [
        ["--movement", "kalmyks-1943", "karachais-1943"],
        ["--movement", "karachais-1943,kalmyks-1943"],
        ["--movement", "karachais-1943", "--movement", "kalmyks-1943"],
    ],
)
@pytest.mark.parametrize("picks", [["a", "b"], ["a,b"], ["a", "--pick", "b"]])
def test_state_takes_lists_in_every_form_that_a_figure_takes(model, words, picks):
    picks = [",".join(NAMED.get(p, p) for p in pick.split(",")) for pick in picks]
    parser = argparse.ArgumentParser()
    commands_state.add_options(parser)
    options = parser.parse_args(["--date", "1949-01-01", *words, "--pick", *picks])
    found = shared.address_of(options, model)
    assert found.movements == ("karachais-1943", "kalmyks-1943")
    assert set(found.pick) == set(NAMED.values())


def test_state_shows_the_movements_and_picks_of_the_address_and_no_others(capsys):
    words = ["--movement", "kalmyks-1943", "karachais-1943", "--pick", *NAMED.values()]
    assert main(["state", "--date", "1949-01-01", "--json", *words]) == 0
    found = json.loads(capsys.readouterr().out)["movements"]
    assert list(found) == ["karachais-1943", "kalmyks-1943"]
    picked = [claim for state in found.values() for claim in state["claims"]]
    assert set(NAMED.values()) <= set(picked)


def test_faulty_data_is_shown_and_said_on_the_side(capsys, tmp_path):
    assert main(["state", "--date", "1944-02-24", "--data", str(tmp_path), "--json"]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out) == {"date": "1944-02-24", "movements": {}}
    assert "validate lists what is left out" in shown.err


def test_a_reader_who_stops_reading_ends_it_quietly(tmp_path):
    own = ["--data", str(write_example(tmp_path / "my-people")), "--only"]
    command = [sys.executable, "-m", "atlas", "state", "--date", "1950-04-12", *own]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_missing_package_is_one_plain_line(monkeypatch, capsys):
    def bare(_):
        raise ModuleNotFoundError("No module named 'shapely'", name="shapely")

    monkeypatch.setattr("atlas.__main__._run", bare)
    monkeypatch.setenv("ATLAS_HANDED_OVER", "1")
    assert main(["validate"]) == 2
    assert capsys.readouterr().err.startswith("atlas: shapely is not installed in ")


def too_large() -> None:
    np.empty((1 << 50, 3))


def raising(error):
    def run() -> None:
        raise error

    return run


@pytest.mark.parametrize(
    "run",
    [
        too_large,
        raising(MemoryError()),
        raising(MemoryError("std::bad_alloc")),
        raising(OSError(errno.ENOMEM, "Cannot allocate memory")),
        raising(ImportError("libX.so: failed to map segment from shared object")),
        raising(RuntimeError("can't start new thread")),
    ],
)
@pytest.mark.parametrize(
    ("command", "less"),
    [("figure", "a lower --dpi or a smaller --width"), ("film", "a shorter film"), ("export", "")],
)
def test_too_little_memory_is_one_line_that_says_what_to_lower(
    monkeypatch, capsys, run, command, less
):
    monkeypatch.setattr("atlas.__main__._run", lambda _: run())
    assert main([command]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"atlas: {command}: not enough memory; {less}")


@pytest.mark.parametrize("error", [RuntimeError("a fault of ours"), ImportError("no such name")])
def test_a_fault_of_ours_is_not_hidden(monkeypatch, error):
    monkeypatch.setattr("atlas.__main__._run", lambda _: raising(error)())
    with pytest.raises(type(error), match=str(error)):
        main(["state"])


def test_the_data_of_a_readers_own_folder_is_refused_with_what_to_name(tmp_path, capsys):
    assert main(["template", "--out", str(tmp_path / "mine")]) == 0
    for command in ("validate", "open"):
        assert main([command, "--data", str(tmp_path / "mine" / "data")]) == 2
        said = capsys.readouterr().err
        assert "is the data folder inside your own folder: name" in said
        assert str(tmp_path / "mine") in said


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
    own = ["--data", str(write_example(tmp_path / "my-people")), "--only"]
    assert main(["build", "--out", str(tmp_path / "scene"), *own]) == 0
    names = capsys.readouterr().out.split()
    files = ["base", "pair", "player", "scene", "texts"]
    assert sorted(n.partition("-")[0] for n in names) == files
    assert all((tmp_path / "scene" / name).is_file() for name in names)


COMMANDS = {
    "validate": [],
    "state": ["--date", "1950-04-12"],
    "build": ["--out", "OUT/scene"],
    "html": ["--out", "OUT/atlas.html"],
    # A chart has no maps, which take longest to draw and say nothing of faults.
    "figure": ["--out", "OUT/plate.svg", "--date", "1950-04-12", "--layout", "chart"],
    "film": [
        *("--out", "OUT/film.gif", "--view", "period"),
        *("--date", "1950-04-12", "--to", "1950-04-13"),
    ],
    "export": ["--out", "OUT/export"],
    "sheet": ["example-tour", "--worksheet", "--out", "OUT/sheet.pdf"],
    "compare": ["--out", "OUT/comparison.csv"],
}


@pytest.mark.parametrize("command", ["html", "figure", "film", "export", "template"])
def test_what_nobody_sees_in_a_name_is_written_out(command, tmp_path, capsys):
    words = COMMANDS.get(command, ["--out", "OUT/template"])
    out = words[1].replace("OUT/", f"{tmp_path}/x\u202egpj ")
    # What is written is little: only its name is looked at.
    own = ["--data", str(write_example(tmp_path / "my-people")), "--only"]
    assert main([command, "--out", out, *words[2:], *(own if command in COMMANDS else [])]) == 0
    printed = capsys.readouterr().out
    assert r"x\u202egpj " in printed and "\u202e" not in printed


@pytest.mark.parametrize("command", COMMANDS)
def test_one_number_that_is_wrong_costs_its_row_and_every_command_says_so(
    command, tmp_path, capsys
):
    folder = write_example(tmp_path / "my-people")
    replace(folder / "data" / "claims.csv", "persons,1200", "persons,0")
    words = [word.replace("OUT", str(tmp_path)) for word in COMMANDS[command]]
    # Two commands read it beside the atlas, which is not to suffer.
    beside = command in ("validate", "state")
    words += ["--data", str(folder), *([] if beside else ["--only"])]
    assert main([command, *words]) == 1
    shown = capsys.readouterr()
    if command == "validate":
        assert "my-people/data/claims.csv:3:value: '0' persons: the total of" in shown.out
    else:
        assert "atlas: the data has 4 faults; validate lists what is left out" in shown.err
    if command == "state":
        assert "EXAMPLE, not history\n  no source gives a total" in shown.out
        assert (
            "Karachais, 1943\n  the whole                                      69,267" in shown.out
        )
    if command == "html":
        assert (tmp_path / "atlas.html").stat().st_size > 1_000_000


@pytest.mark.parametrize(("command", "tag"), [("compare", "en"), ("compare", "kk"), ("html", "")])
def test_a_fault_of_a_translation_is_told_by_what_shows_translations(
    command, tag, tmp_path, capsys
):
    folder = write_example(tmp_path / "my-people")
    (folder / "data" / "translations").mkdir(exist_ok=True)
    row = "peoples,nobody,name,kk,Ешкім,me,draft,"
    (folder / "data" / "translations" / "mine.csv").write_text(
        f"table,id,field,language,text,translator,status,of\n{row}\n", encoding="utf-8"
    )
    out = tmp_path / {"compare": "c.svg", "html": "a.html"}[command]
    words = ["--out", str(out), *(["--lang", tag] if tag else [])]
    told = tag != "en"
    assert main([command, *words, "--data", str(folder), "--only"]) == int(told)
    said = "the data has 1 fault; validate lists what is left out"
    assert (said in capsys.readouterr().err) is told


def test_a_movement_that_is_left_out_is_in_no_figure_and_a_folder_of_nothing_is_no_traceback(
    tmp_path, capsys
):
    folder = write_example(tmp_path / "my-people")
    replace(folder / "data" / "movements.csv", "1950-04-20", "1949-04-20")
    words = ["figure", "--out", str(tmp_path / "plate.svg"), "--data", str(folder)]
    assert main([*words, "--movement", "example-1950"]) == 2
    assert "'example-1950': no such movement" in capsys.readouterr().err
    for layout in ("single", "chart"):
        assert main([*words, "--only", "--layout", layout]) == 2
        assert "no valid movement, so there is nothing to draw" in capsys.readouterr().err
