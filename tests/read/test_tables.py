"""CSV is read as text; every fault names file, line, field and bad value."""

import pytest

from atlas.read import tables
from atlas.read.dictionary import built_in

WORDS = built_in()
HEADER = ",".join(f["name"] for f in WORDS["conflicts"]["schema"]["fields"])
CLAIM_COLUMNS = [f["name"] for f in WORDS["claims"]["schema"]["fields"]]


def read(tmp_path, text, name="conflicts", encoding="utf-8"):
    (tmp_path / f"{name}.csv").write_bytes(text.encode(encoding))
    table, faults = tables.read_table(tmp_path, name, WORDS[name])
    return table.rows, [str(f) for f in faults]


def claim(**cells):
    cells = {
        "claim_id": "a",
        "measure": "arrived",
        "unit": "persons",
        "value": "5",
        "span": "stock",
        "kind": "reported",
        "rank": "normal",
        "source": "pohl2015",
    } | cells
    return ",".join(f'"{cells.get(c, "")}"' for c in CLAIM_COLUMNS)


def claims(tmp_path, *rows):
    return read(tmp_path, "\n".join([",".join(CLAIM_COLUMNS), *rows]) + "\n", "claims")


def test_sound_rows_are_read_in_order(tmp_path):
    rows, faults = read(tmp_path, f"{HEADER}\nc01,Q,H,\nc02,Q,H,note\n")
    assert [r["conflict_id"] for r in rows] == ["c01", "c02"]
    assert [r.line for r in rows] == [2, 3]
    assert faults == []


def test_missing_and_empty_files_are_one_line(tmp_path):
    assert (
        tables.read_table(tmp_path, "conflicts", WORDS["conflicts"])[1][0].message
        == "the file is missing"
    )
    assert "is empty" in read(tmp_path, "")[1][0]


def test_wrong_encoding_is_named(tmp_path):
    _, faults = read(tmp_path, f"{HEADER}\nc01,Вопрос,H,\n", encoding="cp1251")
    assert faults[0].startswith("conflicts.csv:2: not UTF-8")


def test_extra_cell_leaves_out_only_its_row(tmp_path):
    rows, faults = read(tmp_path, f"{HEADER}\nc01,Q,H,,surplus\nc02,Q,H,\n")
    assert [r["conflict_id"] for r in rows] == ["c02"]
    assert faults == ["conflicts.csv:2: 5 cells where the header has 4; a comma too many?"]


def test_duplicate_ids_and_unknown_columns_are_named(tmp_path):
    _, faults = read(tmp_path, f"{HEADER},colour\nc01,Q,H,,x\nc01,Q,H,,x\n")
    assert "conflicts.csv:1:colour: unknown column; it is not read" in faults
    assert "conflicts.csv:3:conflict_id: duplicate id 'c01' (first used on line 2)" in faults


def test_a_truncated_quote_is_reported_not_raised(tmp_path):
    rows, faults = read(tmp_path, f'{HEADER}\nc01,Q,H,\nc02,"cut off')
    assert [r["conflict_id"] for r in rows] == ["c01"]
    assert faults == [
        "conflicts.csv:3: a quotation mark opens a cell that is not closed on this line"
    ]


def test_a_cell_torn_over_lines_costs_its_record_and_no_other(tmp_path):
    rows, faults = read(tmp_path, f'{HEADER}\nc01,"Q,\nmore, words,\n",H,\nc02,Q,H,\n')
    assert [r["conflict_id"] for r in rows] == ["c02"]
    assert len(faults) == 1


@pytest.mark.parametrize("cell", ['"two\nlines"', '"a, b\n\nc, d\n"', '"x\r\ny"'])
def test_a_cell_over_several_lines_is_said_as_that(tmp_path, cell):
    rows, faults = read(tmp_path, f"{HEADER}\nc01,{cell},H,\nc02,Q,H,\n")
    assert [r["conflict_id"] for r in rows] == ["c02"]
    assert faults == [
        "conflicts.csv:2: a cell contains a line break (Alt+Enter): write it on one line"
    ]


def test_letters_in_two_pieces_become_one(tmp_path):
    rows, faults = read(tmp_path, f"{HEADER}\nc01,Me\u0301ri,\u0418\u0306,\n")
    assert faults == []
    assert (rows[0]["question"], rows[0]["handling"]) == ("Méri", "Й")


def test_what_points_at_a_row_left_out_is_known_by_what_is_seen_of_its_id(tmp_path):
    (tmp_path / "conflicts.csv").write_text(f"{HEADER}\nc\u200b01,Q,H,\n", encoding="utf-8")
    table, _ = tables.read_table(tmp_path, "conflicts", WORDS["conflicts"])
    assert table.left_out == {"c01"}


@pytest.mark.parametrize(
    ("lon", "words"),
    [
        ("50°24'", "is not a number of degrees: write 50.4"),
        ("143 24 36.5", "is not a number of degrees: write 143.4101"),
        ("43,401", "write 43.401"),
        ("12.5W", "write -12.5"),
        ("143.12345678", "write 143.123457"),
        ("50°75'", "use digits and a decimal point, as in 43.401"),
        ("east", "use digits and a decimal point, as in 43.401"),
        ("200", "'200' is not a number of degrees: they lie between -180 and 180"),
    ],
)
def test_degrees_in_another_form_are_said_in_that_of_the_table(tmp_path, lon, words):
    columns = [f["name"] for f in WORDS["places"]["schema"]["fields"]]
    cells = {"place_id": "a", "name": "A", "kind": "town", "lat": "43.4", "lon": lon}
    row = ",".join(f'"{cells.get(column, "")}"' for column in columns)
    _, faults = read(tmp_path, ",".join(columns) + f"\n{row}\n", "places")
    (said,) = [fault for fault in faults if ":lon:" in fault]
    assert said.endswith(words)


def test_a_header_that_fits_no_row_is_one_line(tmp_path):
    rows, faults = read(tmp_path, HEADER + "\n" + "c,Q,H,,\n" * 9)
    assert rows == []
    assert faults == ["conflicts.csv:1: 9 records left out: they do not have its 4 cells"]


def test_a_column_with_a_wrong_name_is_one_line(tmp_path):
    _, faults = read(tmp_path, HEADER.replace("note", "notes") + "\nc01,Q,H,\n")
    assert faults == ["conflicts.csv:1:notes: unknown column; expected 'note'"]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"value": "59,988"}, "claims.csv:2:value: '59,988' is not a whole number: write 59988"),
        ({"value": "1\u00a0159\u00a0988"}, "is not a whole number: write 1159988"),
        ({"value": "59,98"}, "'59,98' is not a whole number: use digits only, as in 92307"),
        ({"value": "~93000"}, "'~93000' is not a whole number: write 93000, and begin the note wi"),
        ({"value": "about 93,000"}, "is not a whole number: write 93000, and begin the note with"),
        ({"value": "20702.0"}, "'20702.0' is not a whole number: write 20702"),
        ({"value": ">20702"}, "'>20702' is not a whole number: use digits only, as in 92307"),
        ({"value": "12.5"}, "claims.csv:2:value: '12.5' is not a whole number"),
        ({"value": "-4"}, "claims.csv:2:value: '-4' is below zero"),
        ({"unit": "percent", "value": "x"}, "claims.csv:2:value: 'x' is not a number"),
        ({"rank": "best"}, "claims.csv:2:rank: 'best' is not one of preferred, normal, deprecated"),
        ({"source": ""}, "claims.csv:2:source: is empty, but every record needs a value"),
        ({"claim_id": "Akmola 1"}, "claims.csv:2:claim_id: 'Akmola 1' is not an id"),
        ({"source": "Smith, p. 3"}, "as in smith1999[214]; the keys are in sources.bib"),
        ({"unit": "people"}, "nearest: peoples, temples; for example persons"),
        (
            {"note": "a\u202eb"},
            r"claims.csv:2:note: 'a\u202eb' contains U+202E RIGHT-TO-LEFT OV",
        ),
        ({"note": " x"}, "begins or ends with a space"),
        ({"as_of_end": "21.03.1944"}, "claims.csv:2:as_of_end: '21.03.1944' is not a date"),
    ],
)
def test_each_bad_cell_is_named(tmp_path, cells, message):
    rows, faults = claims(tmp_path, claim(**cells))
    assert rows == []
    assert message in faults[0]


def test_empty_zero_and_decimals_stay_apart(tmp_path):
    rows, faults = claims(
        tmp_path,
        claim(claim_id="unknown", value=""),
        claim(claim_id="none", value="0"),
        claim(claim_id="share", unit="percent", value="84.3"),
    )
    assert faults == []
    assert [r["value"] for r in rows] == [None, 0, 84.3]


def test_records_are_written_and_read_as_they_stand(tmp_path):
    records = [["id", "note"], ["a", 'she said "no", twice'], ["b", "a;b"], ["c", ""]]
    path = tmp_path / "x.csv"
    path.write_bytes(tables.csv_text(records).encode("utf-8-sig"))
    assert path.read_bytes().count(b"\r\n") == 4
    assert tables.read_cells(path) == records
    path.write_bytes(path.read_bytes() + b'd,"torn\n\xff,1\ne,2\n')
    assert tables.read_cells(path) == [*records, ["e", "2"]]
    path.write_bytes(b'"torn\na,b\n')
    assert tables.read_cells(path) == []


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_cells_parted_by_another_sign_are_one_line(tmp_path, sign, name):
    rows, faults = read(tmp_path, f"{HEADER}\nc01,Q,H,\n".replace(",", sign))
    assert rows == []
    assert faults == [
        f"conflicts.csv:1: its cells are separated by {name}: save it as CSV with commas"
    ]


def test_a_table_of_one_column_has_nothing_between_its_cells(tmp_path):
    (tmp_path / "plates.csv").write_text("out\na.svg\n", "utf-8")
    schema = {"schema": {"fields": [{"name": "out"}]}}
    rows, faults = tables.read_table(tmp_path, "plates", schema)
    assert [dict(row.cells) for row in rows] == [{"out": "a.svg"}]
    assert faults == []


def test_the_empty_rows_that_spreadsheets_leave_are_no_records(tmp_path):
    rows, faults = read(tmp_path, f"{HEADER}\nc01,Q,H,\n,,,\n,,,,,\nc02,Q,H,\n,,,\n")
    assert [r["conflict_id"] for r in rows] == ["c01", "c02"]
    assert faults == []


def test_the_empty_columns_that_spreadsheets_leave_are_no_columns(tmp_path):
    rows, faults = read(tmp_path, f"{HEADER},,\nc01,Q,H,,,\nc02,Q,H,\nc03,Q,H,,lost,\n")
    assert [r["conflict_id"] for r in rows] == ["c01", "c02"]
    assert faults == ["conflicts.csv:4: 6 cells where the header has 4; a comma too many?"]


def test_a_column_without_a_name_is_counted(tmp_path):
    _, faults = read(tmp_path, HEADER.replace(",", ",,", 1) + "\nc01,,Q,H,\n")
    assert faults == ["conflicts.csv:1: column 2 has no name"]


def test_a_column_of_a_folder_s_own_may_be_missing_from_the_file(tmp_path):
    fields = [{"name": "mine", "constraints": {"unique": True}}, {"name": "id"}]
    (tmp_path / "t.csv").write_text("id\na\n b\n", encoding="utf-8")
    table, faults = tables.read_table(tmp_path, "t", {"schema": {"fields": fields}})
    assert [row["id"] for row in table] == ["a"]
    assert [str(f) for f in faults] == [
        "t.csv:1:mine: column is missing",
        "t.csv:3:id: ' b' begins or ends with a space",
    ]


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
