"""The exported tables: as they are, and as the sheets of a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from atlas.export.joins import Join
from atlas.export.workbook import Sheet
from atlas.read import tables
from atlas.read.dictionary import Dictionary

FAITHFUL = (
    *("*.csv", "translations/*.csv"),
    *("datapackage.json", "sources.bib", "README.md", "LICENSE.md"),
)
SHAPES = ("*.geojson", "base/*.geojson", "layers.csv", "README*.md")

_ABOUT = (
    "Every table is a sheet, every record a row; the sheet “columns” says what a column holds.",
    "An empty cell: the source does not say. Zero: zero.",
    "A date that names a day is a date. A month, a year, a season or a span is a text (EDTF).",
    "No cell is a formula. The program does not read this file: it reads the tables in data/.",
)


def copies(folder: Path, patterns: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of a folder that match, by their path in it, byte for byte.

    Raises:
        OSError: If one cannot be read.
    """
    paths = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def sheets(
    folders: list[Path], described: Dictionary, joined: list[Join], heading: str
) -> list[Sheet]:
    """Return every table of the folders as a sheet, after two that say what they hold.

    Rows of a later folder follow those of the first, under its columns. A line that cannot be
    read is left out, and so is a table without a readable first line.

    Args:
        folders: The folders of the tables.
        described: The data dictionary; it says which columns have numbers and dates.
        joined: Tables that follow those of the folders.
        heading: What the workbook is, for its first line.

    Raises:
        OSError: If a file cannot be read.
    """
    found: dict[str, list[list[str]]] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.csv"))):
        records = tables.read_cells(path)
        if records:
            table = found.setdefault(path.stem, records[:1])
            rows = (dict(zip(records[0], record, strict=True)) for record in records[1:])
            table += [[row.get(column, "") for column in table[0]] for row in rows]
    typed = [_sheet(name, records, described.get(name, {})) for name, records in found.items()]
    return [
        Sheet("about", [[line] for line in (heading, *_ABOUT)]),
        _columns(found, described, joined),
        *typed,
        *map(_joined, joined),
    ]


def _fields(resource: dict[str, Any]) -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = resource.get("schema", {}).get("fields", [])
    return fields


def _sheet(name: str, records: list[list[str]], resource: dict[str, Any]) -> Sheet:
    fields = _fields(resource)
    return Sheet(
        name,
        records,
        numbers=frozenset(f["name"] for f in fields if f.get("type") in ("number", "integer")),
        days=frozenset(f["name"] for f in fields if f.get("atlas:form") == "edtf"),
    )


def _joined(join: Join) -> Sheet:
    numbers, days = (
        frozenset(f.name for f in join.fields if f.kind == kind) for kind in ("whole", "day")
    )
    return Sheet(join.name, [[f.name for f in join.fields], *map(list, join.rows)], numbers, days)


def _columns(found: dict[str, list[list[str]]], described: Dictionary, joined: list[Join]) -> Sheet:
    """Return the dictionary as a sheet: a row for each column of each table."""
    meanings = {
        name: {f["name"]: str(f.get("description", "")) for f in _fields(resource)}
        for name, resource in described.items()
    }
    rows = [
        [name, column, meanings.get(name, {}).get(column, "")]
        for name, records in found.items()
        for column in records[0]
    ]
    rows += [[j.name, f.name, f.meaning] for j in joined for f in j.fields]
    return Sheet("columns", [["table", "column", "meaning"], *rows])
