"""The two forms of the tables: one for programs, one that a spreadsheet may open."""

import csv
import io

import pytest

from atlas.export import tables as export_tables
from atlas.read import tables
from atlas.read.dataset import BUILT_IN_DATA


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+7 (495)", "'+7 (495)"),
        ("-cmd", "'-cmd"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("-12.5", "-12.5"),
        ("-12+1", "'-12+1"),
        ("59988", "59988"),
        ("", ""),
        ("a=b", "a=b"),
    ],
)
def test_only_what_would_run_is_made_harmless(cell, expected):
    assert tables.harmless(cell) == expected


def test_a_spreadsheet_reads_the_same_text_but_no_formula(tmp_path):
    (tmp_path / "claims.csv").write_text(
        'claim_id,note\nx,"=1+1, ""quoted"""\ny,Нохчий\n', encoding="utf-8"
    )
    content = export_tables.spreadsheets(tmp_path)["claims.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 3
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [["claim_id", "note"], ["x", '\'=1+1, "quoted"'], ["y", "Нохчий"]]


def test_every_table_has_a_spreadsheet_with_the_same_cells():
    made = export_tables.spreadsheets(BUILT_IN_DATA)
    assert set(made) == {path.name for path in BUILT_IN_DATA.glob("*.csv")}
    for name, content in made.items():
        with (BUILT_IN_DATA / name).open(encoding="utf-8", newline="") as stream:
            ours = [[tables.harmless(c) for c in row] for row in csv.reader(stream)]
        assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == ours


def test_a_line_that_cannot_be_read_is_left_out_and_the_rest_is_there(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_bytes(b'\xef\xbb\xbfid,note\r\na,1\r\nb,"torn\r\nc,\xff\r\nd,4,5\r\ne,=6\r\n')
    (tmp_path / "places.csv").write_bytes(b"\xff\xfe")
    made = export_tables.spreadsheets(tmp_path)
    assert {name: text.decode("utf-8-sig") for name, text in made.items()} == {
        "claims.csv": "id,note\r\na,1\r\ne,'=6\r\n"
    }
