"""The data to take away: every form in one folder, written whole or not at all.

A folder that holds an earlier export (its ``manifest.json`` says so) is brought up to date
file by file; what else stands in it is never touched. Two runs on the same data give the same
bytes (of the GeoPackage: with the same version of GDAL).
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from atlas import export_readme, export_tables, whole_file
from atlas.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA, Dataset, fingerprint, load
from atlas.export_geojson import geojson
from atlas.export_geopackage import write_geopackage
from atlas.export_layers import Layer, layers
from atlas.export_places import linked_places
from atlas.export_works import csl_json

MANIFEST = "manifest.json"
GEOPACKAGE = "geopackage/exile-and-return.gpkg"
_MADE_BY = "exile-and-return export"
# SQLite keeps these beside a GeoPackage that some program has open.
_OPEN_MARKS = ("-wal", "-shm", "-journal")

PARTS = {
    "data": "The tables as they are, with their dictionary",
    "geodata": "The shapes as they are",
    "spreadsheets": "The tables for a spreadsheet",
    "geojson": "Map layers as GeoJSON",
    "geopackage": "Map layers as GeoPackage, for QGIS",
    "linked-places": "The places as a gazetteer, Linked Places format",
    "bibliography": "The works as BibTeX and CSL-JSON",
}


def export(
    out: Path,
    data: Path = BUILT_IN_DATA,
    geodata: Path = BUILT_IN_GEODATA,
    dataset: Dataset | None = None,
) -> list[str]:
    """Write everything into the folder ``out`` and return the paths in it, sorted.

    The forms that are made hold the sound rows; the faithful copies hold all.
    Raises ValueError, in one sentence, where ``out`` is something other than an export or
    cannot be written, and where the data cannot be read.
    """
    place = out.resolve()
    earlier = _earlier(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.folder_beside(place) as scratch:
            new = scratch / "export"
            _write(new, data, geodata, dataset, tuple(PARTS))
            names = _files(new)
            _replace(place, new, names, earlier)
    except OSError as error:
        raise ValueError(f"{out} cannot be written ({error.strerror or error})") from None
    return names


def archive(
    part: str = "",
    data: Path = BUILT_IN_DATA,
    geodata: Path = BUILT_IN_GEODATA,
    dataset: Dataset | None = None,
) -> bytes:
    """Return an export as a ZIP file: all of it, or one of ``PARTS``, with README and licence.

    The same data gives the same bytes. Raises ValueError for an unknown part.
    """
    if part and part not in PARTS:
        raise ValueError(f"{part!r} is none of {', '.join(PARTS)}")
    stream = io.BytesIO()
    with tempfile.TemporaryDirectory() as scratch:
        new = Path(scratch) / "export"
        _write(new, data, geodata, dataset, (part,) if part else tuple(PARTS))
        with zipfile.ZipFile(stream, "w") as package:
            for name in _files(new):
                # No time of day inside: the same content must be the same bytes.
                entry = zipfile.ZipInfo(f"exile-and-return/{name}", (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                package.writestr(entry, (new / name).read_bytes())
    return stream.getvalue()


def _write(
    folder: Path, data: Path, geodata: Path, dataset: Dataset | None, parts: tuple[str, ...]
) -> None:
    """Write the wanted parts into a new folder, with README, licence and manifest."""
    dataset = dataset or load(data, geodata)
    if not dataset.places:
        raise ValueError(f"{data} holds no places that can be read: nothing to export")
    package = _package(data)
    content = layers(dataset)
    makers: dict[str, Callable[[], dict[str, bytes]]] = {
        "data": lambda: export_tables.copies(data, export_tables.FAITHFUL),
        "geodata": lambda: export_tables.copies(geodata, export_tables.SHAPES),
        "spreadsheets": lambda: export_tables.spreadsheets(data),
        "geojson": lambda: {f"{layer.name}.geojson": geojson(layer) for layer in content},
        "geopackage": lambda: _geopackage(folder, content, package),
        "linked-places": lambda: {"places.geojson": linked_places(dataset)},
        "bibliography": lambda: {
            **export_tables.copies(data, ("sources.bib",)),
            "sources.csl.json": csl_json(dataset.works.values()),
        },
    }
    folder.mkdir()
    version = fingerprint(data, geodata)
    for part in parts:
        try:
            made = makers[part]()
        except OSError as error:
            if error.filename and not Path(error.filename).is_relative_to(folder):
                words = f"{error.filename} cannot be read ({error.strerror})"
                raise ValueError(words) from None
            raise
        for name, content_bytes in made.items():
            path = folder / part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content_bytes)
    readme = export_readme.readme(parts, content, version)
    (folder / "README.md").write_bytes(readme.encode())
    for name, licence in export_tables.copies(data, ("LICENSE.md",)).items():
        (folder / name).write_bytes(licence)
    manifest = {
        "made_by": _MADE_BY,
        "data_version": version,
        "version": package.get("version", ""),
        "files": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in _files(folder)
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_bytes(text.encode())


def _geopackage(folder: Path, content: list[Layer], package: dict[str, Any]) -> dict[str, bytes]:
    path = folder / "part.gpkg"
    try:
        write_geopackage(path, content, str(package.get("created", ""))[:10] or "1970-01-01")
        return {Path(GEOPACKAGE).name: path.read_bytes()}
    finally:
        path.unlink(missing_ok=True)


def _package(data: Path) -> dict[str, Any]:
    """Return the descriptor of a data folder; an unreadable one says nothing."""
    try:
        package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return package if isinstance(package, dict) else {}


def _files(folder: Path) -> list[str]:
    paths = (p for p in folder.rglob("*") if p.is_file())
    return sorted(p.relative_to(folder).as_posix() for p in paths)


def _earlier(out: Path) -> set[str]:
    """Return the files of an earlier export in ``out``, empty where it is new or empty.

    Raises ValueError where ``out`` holds something else, or is open in another program.
    """
    try:
        if not out.exists() or (out.is_dir() and not any(out.iterdir())):
            return set()
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        if manifest["made_by"] != _MADE_BY:
            raise ValueError
        names = {str(name) for name in manifest["files"]} | {MANIFEST}
    except (OSError, ValueError, KeyError, TypeError):
        raise ValueError(f"{out} is not an earlier export: name a new or an empty folder") from None
    if any((out / f"{GEOPACKAGE}{mark}").exists() for mark in _OPEN_MARKS):
        raise ValueError(f"{out / GEOPACKAGE} is open in another program: close it first")
    return names


def _replace(out: Path, new: Path, names: list[str], earlier: set[str]) -> None:
    """Move a finished export to its place; over an earlier one file by file, manifest last."""
    if not out.exists():
        new.replace(out)
        return
    foreign = [name for name in names if name not in earlier and (out / name).exists()]
    if foreign:
        raise ValueError(f"{out / foreign[0]} is not from an earlier export: move it away first")
    for name in sorted(names, key=lambda name: name == MANIFEST):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(out / name)
    for name in earlier - set(names):
        path = out / name
        # Only inside the folder, whatever a manifest made elsewhere may say.
        if path.resolve().is_relative_to(out):
            path.unlink(missing_ok=True)
    for part in sorted({Path(name).parent for name in earlier} - {Path()}, reverse=True):
        folder = out / part
        if folder.resolve().is_relative_to(out) and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
