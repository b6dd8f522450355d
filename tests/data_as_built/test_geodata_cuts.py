"""The lines drawn by hand: read from their table, and what a wrong row says."""

from pathlib import Path

import pytest
from shapely.geometry import box

from geodata.build import cuts, pieces

HEAD = "line,cuts,seq,lon,lat,follows\n"


def table(folder: Path, rows: str) -> Path:
    path = folder / "cuts.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def test_a_line_is_found_under_every_unit_that_it_cuts(tmp_path: Path) -> None:
    path = table(tmp_path, "a,X Y,1,1.5,2,a ridge\na,X Y,2,3,4,\nb,Y,1,5,6,a river\nb,Y,2,7,8,\n")
    a, b = [(1.5, 2.0), (3.0, 4.0)], [(5.0, 6.0), (7.0, 8.0)]
    assert cuts.listed(path) == {"X": [a], "Y": [a, b]}


def test_every_unit_in_several_pieces_is_cut_and_no_other() -> None:
    owners: dict[str, int] = {}
    for piece in pieces.listed():
        for part in piece.parts:
            owners[part] = owners.get(part, 0) + 1
    assert set(cuts.listed()) == {key for key, many in owners.items() if many > 1}


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("a,X,2,1,2,a ridge\n", "cuts.csv:2:seq: '2' where a is at its point 1"),
        ("a,X,1,1,2,\n", "cuts.csv:2:follows: empty where a begins"),
        ("a,,1,1,2,a ridge\n", "cuts.csv:2:cuts: '' where a cuts 'no unit'"),
        ("a,X,1,1,2,a ridge\na,Y,2,3,4,\n", "cuts.csv:3:cuts: 'Y' where a cuts 'X'"),
        ("a,X,1,1,95,a ridge\n", "cuts.csv:2:lat: '95' is beyond 90 degrees"),
        ("a,X,1,nan,2,a ridge\n", "cuts.csv:2:lon: 'nan' is beyond 180 degrees"),
        ("a,X,1,east,2,a ridge\n", "cuts.csv:2:lon: 'east' is no number"),
        ("a,X,1,1,2,a ridge\n", "cuts.csv: line 'a' has one point alone"),
        (
            "a,X,1,1,2,a ridge\nb,X,1,1,2,a river\na,X,2,3,4,\n",
            "cuts.csv:4:line: 'a' goes on after another line has begun",
        ),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, rows: str, fault: str) -> None:
    with pytest.raises(ValueError) as caught:
        cuts.listed(table(tmp_path, rows))
    assert str(caught.value) == fault


def test_a_closed_ring_cuts_a_piece_out_of_two_units() -> None:
    units = {"WEST": box(0, 0, 2, 2), "EAST": box(2, 0, 4, 2)}
    ring = [(1.0, 0.5), (3.0, 0.5), (3.0, 1.5), (1.0, 1.5), (1.0, 0.5)]
    listed = [
        pieces.Piece("west", ("WEST",), pieces._points("0.2 0.2")),
        pieces.Piece("east", ("EAST",), pieces._points("3.8 0.2")),
        pieces.Piece("ring-west", ("WEST",), pieces._points("1.5 1")),
        pieces.Piece("ring-east", ("EAST",), pieces._points("2.5 1")),
    ]
    found = pieces.compose(units, listed, {"WEST": [ring], "EAST": [ring]})
    assert {name: part.area for name, part in found.items()} == {
        "west": 3,
        "east": 3,
        "ring-west": 1,
        "ring-east": 1,
    }


def test_a_unit_in_two_pieces_without_a_line_is_named() -> None:
    listed = [pieces.Piece(name, ("X",), pieces._points("0.2 0.2")) for name in ("north", "south")]
    with pytest.raises(ValueError, match=r"X is in pieces north, south, and no line of cuts\.csv"):
        pieces.compose({"X": box(0, 0, 1, 1)}, listed, {})
