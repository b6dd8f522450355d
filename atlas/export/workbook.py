"""The tables as one workbook (.xlsx), each cell of the kind that it is.

A spreadsheet that opens a CSV guesses: "000:308" becomes a time, "1943-11" a day, and what begins
with "=" is run. Here a text is a text, a whole number a number, and a date a date where it names a
day; a month, a year or a season stays a text, since it is no day. Nothing runs as a formula and
nothing is a link.

XlsxWriter was chosen over openpyxl and odfpy: it only writes, which is all that is asked for; it
has no dependencies, writes a cell as the kind it is told, and the same bytes twice once it is told
the date. openpyxl puts the time of day into each file, odfpy is several times slower.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

# What the format allows: characters in a cell and in the name of a sheet.
_MOST = 32_767
_NAME = 31
_CUT = " … [cut here: the whole is in data/]"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.(\d+))?")
# The first day that a spreadsheet counts from without a doubt: 1900 was no leap year.
_FIRST_DAY = dt.date(1900, 3, 1)
# A number of more digits is not kept whole.
_DIGITS = 15
_WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """One sheet: its header and rows as texts.

    ``numbers`` and ``days`` are the columns whose cells may become numbers and dates.
    """

    name: str
    records: list[list[str]]
    numbers: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


def workbook(sheets: Iterable[Sheet], title: str, created: dt.date) -> bytes:
    """Return the sheets as a workbook; the same sheets give the same bytes.

    Args:
        sheets: In order; a name that is too long or used before gets a number.
        title: What the workbook is, for its properties.
        created: The day that is recorded as that of its making.
    """
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        midnight = dt.datetime.combine(created, dt.time(), tzinfo=None)
        book.set_properties({"title": title, "created": midnight})
        formats = _Formats(book)
        used: set[str] = set()
        for sheet in sheets:
            _write(book.add_worksheet(_name(sheet.name, used)), sheet, formats)
    return stream.getvalue()


class _Formats:
    """The formats of cells in a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "bottom": 1})
        # An empty format would let a text that looks like a number be flagged or changed.
        self.text: Format = book.add_format({"num_format": "@"})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._book = book
        self._numbers: dict[int, Format] = {}

    def number(self, decimals: int) -> Format:
        """Return the format that shows a number with so many decimals."""
        if decimals not in self._numbers:
            shown = "0." + "0" * decimals if decimals else "0"
            self._numbers[decimals] = self._book.add_format({"num_format": shown})
        return self._numbers[decimals]


def _name(name: str, used: set[str]) -> str:
    plain = re.sub(r"[\[\]:*?/\\]|^'|'$", "_", name)
    number, found = 1, plain[:_NAME]
    while found.lower() in used:
        number += 1
        found = f"{plain[: _NAME - len(str(number)) - 1]}_{number}"
    used.add(found.lower())
    return found


def _write(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    if not sheet.records:
        return
    header, *rows = sheet.records
    for column, name in enumerate(header):
        page.write_string(0, column, name, formats.head)
        longest = max((len(row[column]) for row in rows), default=0)
        page.set_column(column, column, min(max(len(name), longest) + 2, _WIDEST))
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(rows), len(header) - 1)
    kinds = [(name in sheet.numbers, name in sheet.days) for name in header]
    for line, row in enumerate(rows, 1):
        for column, (cell, (may_count, may_date)) in enumerate(zip(row, kinds, strict=True)):
            decimals = _decimals(cell) if may_count else None
            day = _day(cell) if may_date else None
            if not cell:
                continue
            if decimals is not None:
                page.write_number(line, column, float(cell), formats.number(decimals))
            elif day is not None:
                page.write_datetime(line, column, day, formats.day)
            else:
                text = cell if len(cell) <= _MOST else cell[: _MOST - len(_CUT)] + _CUT
                page.write_string(line, column, text, formats.text)


def _decimals(cell: str) -> int | None:
    """Return how many decimals a number is written with; None if it is no number, or too long."""
    found = _NUMBER.fullmatch(cell)
    if not found or sum(c.isdigit() for c in cell) > _DIGITS:
        return None
    return len(found[1] or "")


def _day(cell: str) -> dt.date | None:
    """Return the day that a cell names in full; None for all else, such as a month or "1931~"."""
    if not _DAY.fullmatch(cell):
        return None
    try:
        day = dt.date.fromisoformat(cell)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None
