"""The exported tables: as they are, and in a form that is safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, no matter who
wrote it. The faithful copy, for programs, keeps every byte; the other form, for people, puts an
apostrophe before such a cell, and the README says so.
"""

from __future__ import annotations

from pathlib import Path

from atlas.read import tables

FAITHFUL = (
    *("*.csv", "translations/*.csv"),
    *("datapackage.json", "sources.bib", "README.md", "LICENSE.md"),
)
SHAPES = ("*.geojson", "base/*.geojson", "layers.csv", "README*.md")


def copies(folder: Path, patterns: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of a folder that match, by their path in it, byte for byte.

    Raises:
        OSError: If one cannot be read.
    """
    paths = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def spreadsheets(*folders: Path) -> dict[str, bytes]:
    """Return every table of the folders, by file name, with no cell that a spreadsheet would run.

    Rows of a later folder follow those of the first, under its columns. The encoding is UTF-8 with
    a byte order mark, by which spreadsheets recognise it, and lines end with CRLF. A line that
    cannot be read is left out, and so is a table without a readable first line.

    Raises:
        OSError: If a file cannot be read.
    """
    found: dict[str, list[list[str]]] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.csv"))):
        records = tables.read_cells(path)
        if records:
            table = found.setdefault(path.name, records[:1])
            rows = (dict(zip(records[0], record, strict=True)) for record in records[1:])
            table += [[row.get(column, "") for column in table[0]] for row in rows]
    return {
        name: tables.csv_text(
            [tables.harmless(cell) for cell in record] for record in records
        ).encode("utf-8-sig")
        for name, records in sorted(found.items())
    }
