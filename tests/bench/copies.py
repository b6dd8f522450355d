"""The atlas many times over: movements copied with their claims, events, flows and territories.

It shows how cost grows with the data. Nothing of it is history: it is read from a temporary folder
and never stands beside the data.
"""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from atlas.read.dataset import BUILT_IN_DATA, Dataset, load

# Tables whose rows belong to a movement. Places, routes, works and peoples stay as they are.
COPIED = ("movements", "territories", "events", "claims", "flows")


def times(count: int) -> Dataset:
    """Return the built-in data with each movement ``count`` times, each copy on the same days."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        shutil.copytree(BUILT_IN_DATA, folder)
        dictionary = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        for table in dictionary["resources"]:
            if table["name"] in COPIED:
                _copy(folder / table["path"], _ids(table), count)
        return load(folder)


def _ids(table: dict[str, Any]) -> set[str]:
    """Return the columns that name a record which is copied too."""
    schema = table["schema"]
    keys = [schema["primaryKey"]] if isinstance(schema["primaryKey"], str) else []
    references = schema.get("foreignKeys", [])
    # An empty name stands for the table itself.
    named = [r["fields"] for r in references if r["reference"]["resource"] in (*COPIED, "")]
    return {*keys, *named}


def _copy(file: Path, ids: set[str], count: int) -> None:
    """Write the rows of a table again for each copy, its ids with the copy's number."""
    with file.open(encoding="utf-8", newline="") as source:
        rows = csv.DictReader(source)
        names = list(rows.fieldnames or [])
        found = list(rows)
    copies = [
        {
            name: f"{row[name]}-copy-{n}" if name in ids and row[name] else row[name]
            for name in names
        }
        for n in range(2, count + 1)
        for row in found
    ]
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*found, *copies])
