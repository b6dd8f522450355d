"""The workbook, read back by a library that did not write it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest

from atlas.export.workbook import Sheet, workbook

DAY = dt.date(2026, 11, 22)


def read(*sheets: Sheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets, "T", DAY)))


@pytest.mark.parametrize(
    ("cell", "value", "shown"),
    [
        ("59988", 59988, "0"),
        ("0", 0, "0"),
        ("-12.50", -12.5, "0.00"),
        ("43.2156", 43.2156, "0.0000"),
        ("007", "007", "@"),
        ("1e5", "1e5", "@"),
        ("12345678901234567", "12345678901234567", "@"),
        ("about 5", "about 5", "@"),
        ("", None, "General"),
    ],
)
def test_a_number_is_a_number_and_shows_the_decimals_written(cell, value, shown):
    found = read(Sheet("s", [["n"], [cell]], numbers=frozenset({"n"})))["s"]["A2"]
    assert (found.value, found.number_format) == (value, shown)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1944-02-23", dt.datetime(1944, 2, 23)),  # noqa: DTZ001
        ("1943-11", "1943-11"),
        ("1943", "1943"),
        ("19440223", "19440223"),
        ("1931~", "1931~"),
        ("1929-24", "1929-24"),
        ("1943-12-28/1943-12-31", "1943-12-28/1943-12-31"),
        ("1944-02-23T11:00", "1944-02-23T11:00"),
        ("1944-02-30", "1944-02-30"),
        ("1899-05-01", "1899-05-01"),
    ],
)
def test_a_date_is_one_only_where_it_names_a_day(cell, value):
    assert read(Sheet("s", [["d"], [cell]], days=frozenset({"d"})))["s"]["A2"].value == value


@pytest.mark.parametrize(
    "cell",
    [
        *("=HYPERLINK(1)", "+7 (495)", "-cmd", "@SUM(1)", "\t=1", "{=1}", "000:308", "1944-02-23"),
        *("59988", "https://example.org/", "TRUE", "<b>&amp;</b>", "Нохчий \U0001f600"),
    ],
)
def test_any_other_cell_is_the_text_that_it_is(cell):
    found = read(Sheet("s", [["t"], [cell]]))["s"]["A2"]
    assert (found.value, found.data_type, found.hyperlink) == (cell, "s", None)


def test_no_formula_and_no_link_is_anywhere_in_the_file():
    made = workbook([Sheet("s", [["=a"], ["=1+1"], ["http://example.org"]])], "=1", DAY)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "hyperlink" not in sheet
        assert not any("external" in name for name in package.namelist())


def test_names_of_sheets_are_made_to_fit():
    long = "a" * 40
    book = read(*(Sheet(name, [["x"]]) for name in (long, long + "b", "A/b", "a_B", "empty")))
    assert book.sheetnames == ["a" * 31, "a" * 29 + "_2", "A_b", "a_B_2", "empty"]
    assert read(Sheet("none", []))["none"].dimensions == "A1:A1"


def test_a_cell_that_is_too_long_says_that_it_is_cut():
    found = read(Sheet("s", [["t"], ["x" * 40_000]]))["s"]["A2"].value
    assert len(found) == 32_767
    assert found.endswith("x … [cut here: the whole is in data/]")


def test_the_same_sheets_are_the_same_bytes_with_no_time_of_day_in_them():
    sheets = [Sheet("s", [["d", "n"], ["1944-02-23", "5"]], frozenset("n"), frozenset("d"))]
    once = workbook(sheets, "T", DAY)
    assert workbook(sheets, "T", DAY) == once
    with zipfile.ZipFile(io.BytesIO(once)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        about = package.read("docProps/core.xml").decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", about) == ["2026-11-22T00:00:00Z"] * 2
