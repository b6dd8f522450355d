"""Many plates from a list: a row each, and a faulty one costs only itself."""

from __future__ import annotations

import io

import docx
import pikepdf
import pytest
from PIL import Image

from atlas.__main__ import main
from tests.own_folder import write_example

ROWS = """\
out,date,layout,width,lang,greyscale,outlines,caption,cmyk
OUT/a.svg,1950-04-12,chart,89,ru,,yes,OUT/a.docx,
OUT/b.pdf,1950-04-12,chart,89,,YES,,,
OUT/c.pdf,1950-04-12,chart,88,,,,,
OUT/d.svg,1950-04-12,chart,89,,perhaps,,,
,1950-04-12,chart,89,,,,,
OUT/e.svg,1950-04-12
OUT/a.svg,1950-04-12,chart,89,,,,,
OUT/none/f.svg,1950-04-12,chart,89,,,,,
OUT/g.svg,12.4.1950,chart,89,,,,,
OUT/h.png,1950-04-12,chart,89,,,yes,,
OUT/i.pdf,1950-04-12,chart,89,,,,,OUT/list.csv
OUT/j.pdf,1950-04-12,chart,89,,,,OUT/j.rtf,
OUT/k.pdf,1950-04-12,chart,89,,,,OUT/a.docx,
OUT/../OUTER/a.svg,1950-04-12,chart,89,,,,,
OUT/l.svg,1950-04-12,chart,89,,,,OUT/b.pdf.caption.txt,
OUT/d.svg,1950-04-12,chart,89,,,yes,OUT/d.txt,
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The list drawn from a small folder, with what was said and the exit code."""
    folder = tmp_path_factory.mktemp("plates")
    rows = ROWS.replace("OUTER", folder.name).replace("OUT", str(folder))
    (folder / "list.csv").write_text(rows, "utf-8")
    own = ["--data", str(write_example(folder / "my-people")), "--only"]
    said, faults = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", said)
        patch.setattr("sys.stderr", faults)
        words = ["figure", "--set", str(folder / "list.csv"), "--lang", "kk", "--dpi", "100"]
        code = main([*words, *own])
    return folder, code, said.getvalue(), faults.getvalue()


def test_a_faulty_row_is_one_line_and_stops_no_other(made):
    folder, code, said, faults = made
    assert code == 1
    assert sorted(p.name for p in folder.iterdir() if p.suffix != ".csv") == [
        *("a.docx", "a.svg", "b.pdf", "b.pdf.caption.txt", "d.svg", "d.txt"),
        *("h.png", "h.png.caption.txt", "my-people"),
    ]
    place = str(folder)
    assert faults.replace(place, "OUT").splitlines() == [
        "atlas: list.csv:7: 2 cells where the header has 9; a comma missing?",
        "atlas: list.csv:6:out: is empty, but every record needs a value",
        "atlas: 1 of 14: OUT/a.svg",
        "atlas: 2 of 14: OUT/b.pdf",
        "atlas: list.csv:4: width '88' is not one of 89, 120, 183, slide, a4, a3",
        "atlas: list.csv:5: greyscale: 'perhaps' is neither yes nor no",
        "atlas: list.csv:8: 'OUT/a.svg' is a file of line 2 already",
        "atlas: list.csv:9: OUT/none/f.svg: No such file or directory",
        "atlas: list.csv:10: --date '12.4.1950': not a date such as 1944-02-24",
        "atlas: --outlines changes nothing here: only an .svg has words as text",
        "atlas: 8 of 14: OUT/h.png",
        "atlas: list.csv:12: 'OUT/list.csv' is not an ICC profile",
        "atlas: list.csv:13: caption 'j.rtf' does not end in .txt or .docx",
        "atlas: list.csv:14: 'OUT/a.docx' is a file of line 2 already",
        # However a file is named, and though no row names it; what was not made is in nobody's way.
        f"atlas: list.csv:15: 'OUT/../{folder.name}/a.svg' is a file of line 2 already",
        "atlas: list.csv:16: 'OUT/b.pdf.caption.txt' is a file of line 3 already",
        "atlas: 14 of 14: OUT/d.svg",
    ]
    assert "a.docx: its caption, with the sources" in said


def test_a_row_says_what_is_other_than_for_all(made):
    folder, *_ = made
    with pikepdf.open(folder / "b.pdf") as pdf:
        assert str(pdf.Root.Lang) == "kk"
        assert pdf.Root.OutputIntents[0].DestOutputProfile.N == 1
    with Image.open(folder / "h.png") as image:
        assert (image.mode, image.width) == ("RGB", round(89 / 25.4 * 100))
    svg = (folder / "a.svg").read_text("utf-8")
    assert "<text" not in svg and "<path" in svg
    assert docx.Document(str(folder / "a.docx")).core_properties.language == "ru"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("list.csv", "out,colour\na.svg,red\n", "list.csv:1: no option has the name 'colour'; co"),
        ("list.csv", "date\n1944-01-01\n", "list.csv:1: it has no column 'out'; columns are out, "),
        ("list.csv", "out;date\na.svg;1944-01-01\n", "list.csv:1: its cells are separated by semi"),
        ("list.txt", "out\na.svg\n", "--set 'list.txt' does not end in .csv"),
        ("", "", "none.csv: No such file or directory"),
    ],
)
def test_a_list_that_is_none_is_refused(name, text, said, tmp_path, capsys):
    file = tmp_path / (name or "none.csv")
    if name:
        file.write_text(text, "utf-8")
    own = ["--data", str(write_example(tmp_path / "my-people")), "--only"]
    assert main(["figure", "--set", str(file), *own]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_list_without_rows_says_so(tmp_path, capsys):
    (tmp_path / "list.csv").write_text("out,date\n", "utf-8")
    own = ["--data", str(write_example(tmp_path / "my-people")), "--only"]
    assert main(["figure", "--set", str(tmp_path / "list.csv"), *own]) == 1
    said = "atlas: list.csv: has no row under its header; each is a plate\n"
    assert capsys.readouterr().err == said


def test_a_list_and_a_file_exclude_each_other(capsys):
    for words in (["--set", "list.csv", "--out", "a.svg"], []):
        with pytest.raises(SystemExit, match="2"):
            main(["figure", *words])
        assert "--out" in capsys.readouterr().err


def test_the_resolution_of_a_list_is_that_of_its_pngs(tmp_path, capsys):
    (tmp_path / "list.csv").write_text("out,layout\na.svg,chart\n", "utf-8")
    assert main(["figure", "--set", str(tmp_path / "list.csv"), "--dpi", "300"]) == 2
    assert "list.csv has no .png that could have --dpi 300" in capsys.readouterr().err
    # One that a row has itself is the row's fault, and stops no other.
    (tmp_path / "list.csv").write_text(f"out,layout,dpi\n{tmp_path}/a.svg,chart,300\n", "utf-8")
    assert main(["figure", "--set", str(tmp_path / "list.csv")]) == 1
    assert "list.csv:2: 'a.svg' cannot have a resolution" in capsys.readouterr().err
