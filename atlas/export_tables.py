"""The tables to take away: as they are, and in a form that a spreadsheet may open.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, whoever
wrote it. The faithful copy keeps every byte, for programs; the other form puts an apostrophe
before such a cell, for people, and says so.
"""

from __future__ import annotations

import re
from pathlib import Path

from atlas import tables

FAITHFUL = ("*.csv", "datapackage.json", "sources.bib", "README.md", "LICENSE.md")
SHAPES = ("*.geojson", "base/*.geojson", "layers.csv", "README*.md")

_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def copies(folder: Path, patterns: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of a folder that match, by their path in it, byte for byte.

    Raises OSError where one cannot be read.
    """
    paths = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def spreadsheets(data: Path) -> dict[str, bytes]:
    """Return every table of a data folder, by name, with no cell that a spreadsheet would run.

    UTF-8 with a byte order mark, by which spreadsheets know it, and CRLF. Raises OSError
    where a table cannot be read and ValueError where it is not CSV.
    """
    return {
        path.name: tables.csv_text(
            [[harmless(cell) for cell in record] for record in tables.read_cells(path)]
        ).encode("utf-8-sig")
        for path in sorted(data.glob("*.csv"))
    }


def harmless(cell: str) -> str:
    """Return a cell as it is, or with an apostrophe before it where it would run as a formula.

    A plain number such as -12.5 stays one: it computes nothing.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
