"""The CSV files of ``data/``, read as text and checked cell by cell.

This is the only module that opens a CSV. ``datapackage.json`` is the dictionary:
what it says of a field (required, enumerated, unique, its form) is what is
checked here. Faulty rows are left out and reported; nothing else is.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from atlas.citations import parse_citations
from atlas.dates import parse_span
from atlas.faults import Fault

BUILT_IN_DATA = Path(__file__).resolve().parent.parent / "data"

# What is counted comes in whole numbers; what is measured (tonnes, per cent) need not.
_COUNTED_UNITS = {
    "persons",
    "families",
    "households",
    "farms",
    "echelons",
    "men",
    "women",
    "children",
    "adults",
    "leaders",
    "wagons",
    "trucks",
    "houses",
    "raions",
    "districts",
    "weapons",
    "horses",
    "camels",
    "cows",
    "sheep",
    "donkeys",
    "bulls",
    "head-of-cattle",
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:--[a-z0-9-]+)?(?:@[a-z0-9-]+)?")


@dataclass(frozen=True)
class Row:
    """One record: its line in the file (header = 1) and its typed cells by column."""

    line: int
    cells: dict[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.cells[column]


@dataclass
class Table:
    """The sound rows of one CSV file, in file order."""

    name: str
    rows: list[Row] = field(default_factory=list)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


@cache
def dictionary() -> dict[str, Any]:
    """Return the data dictionary: the resources of ``datapackage.json`` by name."""
    package = json.loads((BUILT_IN_DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def read_table(folder: Path, name: str) -> tuple[Table, list[Fault]]:
    """Return the table ``name`` of a data folder, and what is wrong with the file.

    A row with a wrong number of cells or a cell that does not fit its field is
    left out. A missing or unreadable file gives an empty table and one fault.
    """
    fields = dictionary()[name]["schema"]["fields"]
    file = f"{name}.csv"
    table = Table(name)
    try:
        text = (folder / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        return table, [Fault(file, None, "", "the file is missing")]
    except OSError as error:
        return table, [Fault(file, None, "", f"cannot be read ({error.strerror})")]
    except UnicodeDecodeError as error:
        return table, [Fault(file, None, "", f"not UTF-8 (byte {error.start}): save it as UTF-8")]
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    faults: list[Fault] = []
    try:
        header = next(reader, [])
        faults += _header_faults(file, header, fields)
        if not {f["name"] for f in fields if _required(f)} <= set(header):
            return table, faults
        _read_rows(reader, file, header, fields, table, faults)
    except csv.Error as error:
        faults.append(
            Fault(file, reader.line_num, "", f"not readable as CSV from here on ({error})")
        )
    return table, faults


def read_text_rows(path: Path) -> list[dict[str, str]]:
    """Return a CSV that the dictionary does not know (the list of map layers), all cells as text.

    A file that cannot be read gives no rows: it describes the map and is not needed to draw it.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error):
        return []


def _required(definition: dict[str, Any]) -> bool:
    return bool(definition.get("constraints", {}).get("required"))


def _header_faults(file: str, header: list[str], fields: list[dict[str, Any]]) -> list[Fault]:
    known = [f["name"] for f in fields]
    if not header:
        return [Fault(file, None, "", "the file is empty; its header should be " + ",".join(known))]
    faults = [
        Fault(file, 1, column, "unknown column; it is not read")
        for column in header
        if column not in known
    ]
    faults += [
        Fault(file, 1, column, "column is missing") for column in known if column not in header
    ]
    faults += [
        Fault(file, 1, column, "column appears twice")
        for column in sorted(set(header))
        if header.count(column) > 1
    ]
    return faults


def _read_rows(
    reader: Any,
    file: str,
    header: list[str],
    fields: list[dict[str, Any]],
    table: Table,
    faults: list[Fault],
) -> None:
    seen: dict[str, dict[str, int]] = {f["name"]: {} for f in fields if _unique(f)}
    line = reader.line_num + 1
    for cells in reader:
        row_line, line = line, reader.line_num + 1
        if not cells:
            continue
        if len(cells) != len(header):
            message = f"{len(cells)} cells where the header has {len(header)}; a comma too many?"
            faults.append(Fault(file, row_line, "", message))
            continue
        raw = dict(zip(header, cells, strict=True))
        typed, row_faults = _typed_row(file, row_line, raw, fields)
        for column, lines in seen.items():
            value = raw.get(column, "")
            if value in lines:
                message = f"{value!r} stands already at line {lines[value]}"
                row_faults.append(Fault(file, row_line, column, message))
            lines.setdefault(value, row_line)
        faults += row_faults
        if not row_faults:
            table.rows.append(Row(row_line, typed))


def _unique(definition: dict[str, Any]) -> bool:
    return bool(definition.get("constraints", {}).get("unique"))


def _typed_row(
    file: str, line: int, raw: dict[str, str], fields: list[dict[str, Any]]
) -> tuple[dict[str, Any], list[Fault]]:
    typed: dict[str, Any] = {}
    faults = []
    for definition in fields:
        column = definition["name"]
        text = raw.get(column, "")
        try:
            typed[column] = _typed_cell(text, definition, raw)
        except ValueError as error:
            faults.append(Fault(file, line, column, str(error)))
    return typed, faults


def _typed_cell(text: str, definition: dict[str, Any], raw: dict[str, str]) -> Any:
    if text != text.strip():
        raise ValueError(f"{text!r} begins or ends with a space")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError(f"{text!r} is not in Unicode form NFC")
    if any(unicodedata.category(c) == "Cc" for c in text):
        raise ValueError(f"{text!r} holds a control character or a line break")
    if text == "" and _required(definition):
        raise ValueError("is empty, but every record needs it")
    allowed = definition.get("constraints", {}).get("enum")
    if allowed and text and text not in allowed:
        raise ValueError(f"{text!r} is none of {', '.join(allowed)}")
    form = _FORMS.get(definition.get("atlas:form", ""))
    return form(text, raw) if form else text


def _id(text: str, _raw: dict[str, str]) -> str:
    if text and not _ID.fullmatch(text):
        raise ValueError(f"{text!r} is not an id (lower case letters, digits and hyphens)")
    return text


def _ids(text: str, raw: dict[str, str]) -> tuple[str, ...]:
    return tuple(_id(piece.strip(), raw) for piece in text.split(";") if piece.strip())


def _whole(text: str, _raw: dict[str, str]) -> int | None:
    if text == "":
        return None
    if not re.fullmatch(r"-?\d{1,15}", text):
        raise ValueError(f"{text!r} is not a whole number")
    return int(text)


def _quantity(text: str, raw: dict[str, str]) -> int | float | None:
    if raw.get("unit") in _COUNTED_UNITS or re.fullmatch(r"-?\d+", text):
        number = _whole(text, raw)
    elif re.fullmatch(r"\d{1,15}\.\d{1,6}", text):
        return float(text)
    else:
        number = None
        if text:
            raise ValueError(f"{text!r} is not a number")
    if number is not None and number < 0:
        raise ValueError(f"{text!r} is below zero")
    return number


def _degrees(text: str, _raw: dict[str, str]) -> float | None:
    if text == "":
        return None
    if not re.fullmatch(r"-?\d{1,3}(?:\.\d{1,6})?", text) or abs(float(text)) > 180:
        raise ValueError(f"{text!r} is not a number of degrees")
    return float(text)


def _latitude(text: str, raw: dict[str, str]) -> float | None:
    degrees = _degrees(text, raw)
    if degrees is not None and abs(degrees) > 90:
        raise ValueError(f"{text!r} is no latitude: longitude and latitude swapped?")
    return degrees


def _colour(text: str, _raw: dict[str, str]) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise ValueError(f"{text!r} is not a colour such as #315234")
    return text


_FORMS: dict[str, Callable[[str, dict[str, str]], Any]] = {
    "id": _id,
    "ids": _ids,
    "whole": _whole,
    "quantity": _quantity,
    "degrees": _degrees,
    "latitude": _latitude,
    "colour": _colour,
    "edtf": lambda text, _raw: parse_span(text),
    "citations": lambda text, _raw: parse_citations(text),
}
