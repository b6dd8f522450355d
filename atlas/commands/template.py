"""A folder to start from: ``python -m atlas template`` writes it, and needs only Python itself.

The empty tables get their headers from the data dictionary, and ``COLUMNS.md`` is that dictionary
for people, so neither is ever out of date. The example and the guide are files in ``template/``
beside the package.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_MODEL = _ROOT / "template"
_DICTIONARY = _ROOT / "data" / "datapackage.json"
_LAYERS = ("homelands", "destination_oblasts")
# A list of words longer than this is put below its column, one per line.
_MOST_WORDS_IN_LINE = 20
_NO_SHAPES = '{"type":"FeatureCollection","features":[\n]}\n'


def write(out: Path) -> list[str]:
    """Write the folder ``out``, and return the lines that tell the user what to do next.

    Nothing is ever overwritten.

    Raises:
        ValueError: If ``out`` exists and is not an empty folder.
        OSError: If it cannot be written.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        state = "is not empty" if out.is_dir() else "is a file"
        raise ValueError(f"--out {str(out)!r} {state}: name a new folder")
    for name, content in files().items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # "x": if somebody else has written it meanwhile, theirs stays.
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
    return [
        f"{out}: read README.md, then fill data/ and geodata/.",
        f"To see an example: python -m atlas open --data {shlex.quote(str(out / 'example'))}",
    ]


def files() -> dict[str, str]:
    """Return the files of the folder, by their path in it."""
    found = {
        path.relative_to(_MODEL).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(_MODEL.rglob("*"))
        if path.is_file()
    }
    package = json.loads(_DICTIONARY.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        header = ",".join(field["name"] for field in resource["schema"]["fields"])
        for folder in ("data", "example/data"):
            found.setdefault(f"{folder}/{resource['name']}.csv", f"{header}\n")
    found["COLUMNS.md"] = "\n".join(_columns(package)) + "\n"
    for layer in _LAYERS:
        for folder in ("geodata", "example/geodata"):
            found.setdefault(f"{folder}/{layer}.geojson", _NO_SHAPES)
    return found


def _columns(package: dict[str, Any]) -> Iterator[str]:
    """Yield each table's columns in Markdown: their meaning, which are required, their words."""
    yield "# What each column means\n"
    yield "**Bold** = must be filled in every row; the others where your source says something."
    yield "(EDTF) = a date in a form that README.md shows. The examples are from the atlas."
    for resource in package["resources"]:
        yield f"\n## {resource['name']}.csv\n\n{resource['description']}\n"
        for field in resource["schema"]["fields"]:
            rules = field.get("constraints", {})
            name = f"`{field['name']}`"
            meaning, words = _meaning(field["description"], rules.get("enum", []))
            pieces = [f"- {f'**{name}**' if rules.get('required') else name}: {meaning}"]
            if rules.get("enum") and not words:
                pieces.append(f"One of: {', '.join(rules['enum'])}.")
            elif field.get("example", "…") not in ("", "…"):
                pieces.append(f"For example `{field['example']}`.")
            yield " ".join(pieces)
            yield from (f"  - {word}" for word in words)


def _meaning(description: str, allowed: list[str]) -> tuple[str, list[str]]:
    """Return a column's meaning, and its words one by one if there are too many for a line."""
    if len(allowed) <= _MOST_WORDS_IN_LINE:
        return description, []
    first = re.search(rf"\b{re.escape(allowed[0])} = ", description)
    start = first.start() if first else len(description)
    meaning = description[:start].replace(" A new word must be entered here.", "").strip()
    return meaning, re.split(r"; (?=[a-z0-9-]+ = )", description[start:].rstrip("."))
