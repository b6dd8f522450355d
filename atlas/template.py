"""The folder to begin with: ``python -m atlas template`` writes it, and needs only Python itself.

The empty tables get their headers from the data dictionary, so that they are never behind it. The
example and the guide are files of ``template/`` beside the package.
"""

from __future__ import annotations

import json
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_MODEL = _ROOT / "template"
_DICTIONARY = _ROOT / "data" / "datapackage.json"
_LAYERS = ("homelands", "destination_oblasts")
_NO_SHAPES = '{"type":"FeatureCollection","features":[\n]}\n'


def write(out: Path) -> list[str]:
    """Write the folder ``out`` and return what to say of it, line by line.

    Nothing is ever overwritten: raises ValueError where ``out`` is there and not an empty folder,
    OSError where it cannot be written.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ValueError(f"--out {str(out)!r} is not empty: name a new folder")
    for name, content in files().items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # "x": should someone else have written it meanwhile, theirs stays.
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
    return [
        f"{out}: read README.md, then fill data/ and geodata/.",
        f"To see a finished one: python -m atlas open --data {out / 'example'}",
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
    for layer in _LAYERS:
        for folder in ("geodata", "example/geodata"):
            found.setdefault(f"{folder}/{layer}.geojson", _NO_SHAPES)
    return found
