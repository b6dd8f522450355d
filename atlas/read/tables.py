"""The CSV files of ``data/`` and ``geodata/``, read as text and checked cell by cell.

This is the only module that opens a CSV. Each record is one line, so that a
slip of the pen costs one record. Faulty rows are left out and reported; nothing
else is.
"""

from __future__ import annotations

import codecs
import csv
import functools
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from atlas.base.characters import composed, without_hidden
from atlas.base.faults import Fault
from atlas.base.memo import Memo
from atlas.read.cells import required, typed_cell, unique

_TORN = "a quotation mark opens a cell"
_BROKEN = "a cell contains a line break (Alt+Enter): write it on one line"
# No cell is that long: a quotation mark further down belongs to another cell.
_MOST_LINES = 50
# What spreadsheets put between cells instead of commas.
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}

# The list of map layers is kept beside the shapes, and describes only them.
LAYERS: dict[str, Any] = {
    "schema": {
        "fields": [
            {
                "name": "layer",
                "atlas:form": "id",
                "constraints": {"required": True, "unique": True},
            },
            {"name": "title", "constraints": {"required": True}},
            {"name": "producer", "constraints": {"required": True}},
            {"name": "licence", "constraints": {"required": True}},
            {"name": "url"},
            {"name": "accessed"},
            {"name": "method"},
        ],
        "primaryKey": "layer",
    }
}


@dataclass(frozen=True)
class Row:
    """One record: its line in the file (header = 1) and its typed cells by column.

    All readings of the same file share it.
    """

    line: int
    cells: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.cells[column]


@dataclass
class Table:
    """The sound rows of one CSV file, in file order.

    ``left_out`` has the first cells (in most tables the ids) of the rows left out;
    ``unread`` is true if nothing in the file could be read.
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    unread: bool = False

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def read_table(folder: Path, name: str, resource: dict[str, Any]) -> tuple[Table, list[Fault]]:
    """Return the table ``name`` of a folder, and what is wrong with the file.

    A row with a wrong number of cells, or with a cell that does not fit its field, is
    left out. A missing or unreadable file gives an empty table and one fault.

    Args:
        folder: The folder of the file.
        name: The name of the table: that of the file without ``.csv``.
        resource: The table's part of the data dictionary.
    """
    file = f"{name}.csv"
    try:
        content = (folder / file).read_bytes()
    except FileNotFoundError:
        return Table(name, unread=True), [Fault(file, None, "", "the file is missing")]
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        return Table(name, unread=True), [Fault(file, None, "", reason)]
    fields = resource["schema"]["fields"]
    key = (name, sha256(content).digest(), json.dumps(fields, sort_keys=True))
    table, faults = _PARSED.get(key, lambda: _parsed(content, name, fields))
    return replace(table, rows=[*table.rows], left_out={*table.left_out}), [*faults]


# After one file is saved again, the others need no second parsing.
_PARSED: Memo[tuple[str, bytes, str], tuple[Table, list[Fault]]] = Memo(64)


def _parsed(content: bytes, name: str, fields: list[dict[str, Any]]) -> tuple[Table, list[Fault]]:
    file = f"{name}.csv"
    table = Table(name, unread=True)
    try:
        text = composed(content.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        words = f"not UTF-8 (byte {error.start}): save it as CSV in UTF-8"
        return table, [Fault(file, line, "", words)]
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    try:
        header = _cells(lines[0])
    except ValueError as error:
        return table, [Fault(file, 1, "", str(error))]
    width = len(header)
    while header and not header[-1]:
        # Columns beyond the last name: spreadsheets write them where a cell was once in use.
        header.pop()
    faults = _header_faults(file, header, fields)
    if len(set(header)) == len(header) and {f["name"] for f in fields if required(f)} <= set(
        header
    ):
        table.unread = False
        faults += _read_rows(file, header, lines[1:], fields, table, width)
    return table, faults


def _cells(line: str) -> list[str]:
    """Return the cells of one line.

    Raises:
        ValueError: If they cannot be told apart.
    """
    if line == "":
        return []
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            words = f"{_TORN} that is not closed on this line"
        else:
            words = f"cannot be read as CSV ({error})"
        raise ValueError(words) from None


def _closes(lines: list[str], width: int) -> bool:
    """Return whether the cell that the first line leaves open is closed on a later one."""
    for end in range(2, min(len(lines), _MOST_LINES) + 1):
        try:
            (cells,) = csv.reader(io.StringIO("\n".join(lines[:end]), newline=""), strict=True)
        except (csv.Error, ValueError):
            continue
        return len(cells) == width
    return False


def _header_faults(file: str, header: list[str], fields: list[dict[str, Any]]) -> list[Fault]:
    known = [f["name"] for f in fields]
    if not header:
        return [Fault(file, None, "", "the file is empty; its header should be " + ",".join(known))]
    for separator in _OTHER_SEPARATORS:
        if len(header) == 1 < len(known) and header[0].split(separator)[:2] == known[:2]:
            return [Fault(file, 1, "", separated_otherwise(header))]
    faults = []
    missing = [column for column in known if column not in header]
    for number, column in enumerate(header):
        if column in known:
            continue
        if not column:
            faults.append(Fault(file, 1, "", f"column {number + 1} has no name"))
            continue
        expected = known[number] if number < len(known) else ""
        if expected in missing:
            # One slip, one fault: a column with a wrong name.
            missing.remove(expected)
            faults.append(Fault(file, 1, column, f"unknown column; expected {expected!r}"))
        else:
            faults.append(Fault(file, 1, column, "unknown column; it is not read"))
    faults += [Fault(file, 1, column, "column is missing") for column in missing]
    faults += [
        Fault(file, 1, column, "column appears twice")
        for column in sorted({*header} - {""})
        if header.count(column) > 1
    ]
    return faults


def _read_rows(
    file: str,
    header: list[str],
    lines: list[str],
    fields: list[dict[str, Any]],
    table: Table,
    width: int,
) -> list[Fault]:
    # ``width``: how many cells the first line has, including those beyond its last name.
    faults: list[Fault] = []
    misfits: list[Fault] = []
    seen: dict[str, dict[str, int]] = {f["name"]: {} for f in fields if unique(f)}
    readers = {f["name"]: _reader(f) for f in fields}
    torn = False
    for number, line in enumerate(lines, start=2):
        try:
            cells = _cells(line)
        except ValueError as error:
            if not torn:
                broken = _TORN in str(error) and _closes(lines[number - 2 :], width)
                faults.append(Fault(file, number, "", _BROKEN if broken else str(error)))
                table.left_out.add(line.partition(",")[0])
            torn = torn or _TORN in str(error)
            continue
        if not any(cells) or (torn and len(cells) != len(header)):
            # Empty, as spreadsheets leave some, or the rest of a torn cell, reported already.
            continue
        if len(cells) == width and not any(cells[len(header) :]):
            cells = cells[: len(header)]
        if len(cells) != len(header):
            slip = "a comma missing" if len(cells) < len(header) else "a comma too many"
            message = f"{len(cells)} cells where the header has {len(header)}; {slip}?"
            misfits.append(Fault(file, number, "", message))
            table.left_out.add(cells[0])
            continue
        torn = False
        raw = dict(zip(header, cells, strict=True))
        typed, row_faults = _typed_row(file, number, raw, readers, _is_counted(raw, fields))
        for column, places in seen.items():
            value = raw.get(column, "")
            if value and value in places:
                message = f"duplicate id {value!r} (first used on line {places[value]})"
                row_faults.append(Fault(file, number, column, message))
            places.setdefault(value, number)
        faults += row_faults
        if row_faults:
            # What refers to it does so by the visible part of its id.
            table.left_out.add(without_hidden(raw.get(fields[0]["name"], "")))
        else:
            table.rows.append(Row(number, MappingProxyType(typed)))
    if len(misfits) > max(3, len(table.rows)):
        # Not that many slips, but one: in the header.
        message = f"{len(misfits)} records left out: they do not have its {len(header)} cells"
        misfits = [Fault(file, 1, "", message)]
    return misfits + faults


# The text of a cell, and whether the row's unit is counted -> its value.
_Reader = Callable[[str, bool], Any]


def _reader(definition: dict[str, Any]) -> _Reader:
    """Return what reads the cells of a column, of which many are alike, each text once."""
    return functools.cache(lambda text, whole_only: typed_cell(text, definition, whole_only))


def _typed_row(
    file: str, line: int, raw: dict[str, str], readers: Mapping[str, _Reader], whole_only: bool
) -> tuple[dict[str, Any], list[Fault]]:
    typed: dict[str, Any] = {}
    faults = []
    for column, read in readers.items():
        try:
            typed[column] = read(raw.get(column, ""), whole_only)
        except ValueError as error:
            faults.append(Fault(file, line, column, str(error)))
    return typed, faults


def _is_counted(raw: dict[str, str], fields: list[dict[str, Any]]) -> bool:
    """Return whether the row's unit is counted; measured units (``atlas:decimals``) are not."""
    return any(
        raw.get(f["name"], "") in f["constraints"]["enum"]
        and raw.get(f["name"], "") not in f["atlas:decimals"]
        for f in fields
        if "atlas:decimals" in f
    )


def separated_otherwise(header: Sequence[str]) -> str:
    """Return what to say of a header whose names are not separated by commas; "" for others."""
    if len(header) != 1:
        return ""
    found = (name for separator, name in _OTHER_SEPARATORS.items() if separator in header[0])
    return next((f"its cells are separated by {n}: save it as CSV with commas" for n in found), "")


def read_cells(path: Path) -> list[list[str]]:
    """Return the records of a CSV as they are, header first, every cell as text.

    A line that cannot be read, or has a different number of cells than the header, is left out;
    without a readable header there are no records.

    Raises:
        OSError: If the file cannot be read.
    """
    records: list[list[str]] = []
    for line in path.read_bytes().removeprefix(codecs.BOM_UTF8).split(b"\n"):
        try:
            cells = _cells(line.decode("utf-8").removesuffix("\r"))
        except ValueError:
            cells = []
        if not records and not cells:
            return []
        if not records or len(cells) == len(records[0]):
            records.append(cells)
    return records


# What a spreadsheet takes for the beginning of a formula (OWASP), and what is only a number.
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def harmless(cell: str) -> str:
    """Return a cell as it is, or after an apostrophe if a spreadsheet would run it as a formula.

    A plain number such as -12.5 is left as it is: it computes nothing.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def csv_text(records: Iterable[Iterable[str]]) -> str:
    """Return records as CSV (RFC 4180): commas, quotes where needed, CRLF."""
    stream = io.StringIO()
    csv.writer(stream).writerows(records)
    return stream.getvalue()
