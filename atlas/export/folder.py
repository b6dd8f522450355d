"""The export: the data in every format in one folder, written whole or not at all.

A folder with an earlier export (its ``manifest.json`` says so) is brought up to date file by
file; anything else in it is never touched. Two runs on the same data give the same bytes (for the
GeoPackage: with the same version of GDAL).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from atlas.base import characters, web
from atlas.check import checks
from atlas.export import readme as export_readme
from atlas.export import tables as export_tables
from atlas.export.bibliography import bib, csl_json
from atlas.export.deposit import CRATE, citation_cff, deposit_of, ro_crate, zenodo
from atlas.export.geojson import geojson
from atlas.export.geopackage import parts_of, write_geopackage
from atlas.export.ground import ground
from atlas.export.joins import Join, csv, joins
from atlas.export.layers import Layer, layers
from atlas.export.linked_places import Edition, linked_places
from atlas.export.qgis_project import project
from atlas.export.workbook import workbook
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.folders import Folders, built_in
from atlas.read.own_folder import OwnFolder

MANIFEST = "manifest.json"
GEOPACKAGE = "geopackage/exile-and-return.gpkg"
PROJECT = "geopackage/exile-and-return.qgz"
WORKBOOK = "exile-and-return.xlsx"
_MADE_BY = "exile-and-return export"
# SQLite keeps these beside a GeoPackage that some program has open.
_OPEN_SUFFIXES = ("-wal", "-shm", "-journal")

PARTS = (
    *("data", "geodata", "own", "spreadsheet", "geojson", "geopackage"),
    *("joins", "linked-places", "bibliography"),
)


def export(
    out: Path,
    folders: Folders | None = None,
    dataset: Dataset | None = None,
    published: str = "",
) -> list[str]:
    """Write everything into the folder ``out``.

    The converted formats have the sound rows; the faithful copies have all.

    Args:
        out: A new folder, an empty one, or one with an earlier export.
        folders: The folders to export; the atlas's own if None.
        dataset: What was read from them, if that is at hand.
        published: The web address at which ``out`` will lie, for the addresses of places.

    Returns:
        The paths of the files in the folder, sorted.

    Raises:
        ValueError: If ``out`` is something else, lies within the data or cannot be written, or if
            the data cannot be read, or ``published`` is no address; the message is one sentence.
    """
    web.check(published)
    folders = folders or built_in()
    place = out.resolve()
    _check_name(place)
    for read in folders.paths if folders.own is None else (*folders.paths, folders.own.path):
        if place.is_relative_to(read.resolve()):
            raise ValueError(f"{out} is inside the data folder {read}: name a folder elsewhere")
    earlier = _earlier(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as scratch:
            new = Path(scratch) / "export"
            _write(new, folders, dataset, published)
            names = _files(new)
            _replace(place, new, names, earlier)
    except OSError as error:
        raise ValueError(f"{out} cannot be written ({error.strerror or error})") from None
    return names


def _check_name(place: Path) -> None:
    """Raise ValueError for a path that GDAL cannot write to, although the system could."""
    if characters.has_line_break(str(place)):
        raise ValueError(f"{place}: its name contains a line break or a tab: name another folder")
    try:
        str(place).encode()
    except UnicodeEncodeError:
        raise ValueError(f"{place}: its name is not UTF-8: name another folder") from None


def archive(folders: Folders, dataset: Dataset | None = None) -> bytes:
    """Return an export as a ZIP file; the same data gives the same bytes."""
    stream = io.BytesIO()
    with tempfile.TemporaryDirectory() as scratch:
        new = Path(scratch) / "export"
        _write(new, folders, dataset)
        with zipfile.ZipFile(stream, "w") as package:
            for name in _files(new):
                # No time of day inside: the same content must be the same bytes.
                entry = zipfile.ZipInfo(f"exile-and-return/{name}", (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                package.writestr(entry, (new / name).read_bytes())
    return stream.getvalue()


def _write(folder: Path, folders: Folders, dataset: Dataset | None, published: str = "") -> None:
    """Write all parts into a new folder, with README, licence and manifest."""
    dataset = dataset or checks.load(folders)
    data, own = folders.data, folders.own
    if not dataset.places:
        where = own.data if own and own.only else data
        raise ValueError(f"{where} has no places that can be read: there is nothing to export")
    package = _package(data)
    model = Model(dataset)
    content = layers(model)
    joined = joins(dataset, content)
    version = folders.version()
    edition = Edition(version, published)
    tables = [own.data] if own and own.only else [data, *([own.data] if own else [])]
    makers: dict[str, Callable[[], dict[str, bytes]]] = {
        "data": lambda: export_tables.copies(data, export_tables.FAITHFUL),
        "geodata": lambda: export_tables.copies(folders.geodata, export_tables.SHAPES),
        "own": lambda: _own(own) if own else {},
        "spreadsheet": lambda: {WORKBOOK: _workbook(tables, package, joined, version)},
        "joins": lambda: {f"{join.name}.csv": csv(join) for join in joined},
        "geojson": lambda: {f"{layer.name}.geojson": geojson(layer) for layer in content},
        "geopackage": lambda: _geopackage(folder, model, content, joined, package),
        "linked-places": lambda: {"places.geojson": linked_places(model, edition)},
        "bibliography": lambda: {
            "sources.bib": bib(dataset.works.values()),
            "sources.csl.json": csl_json(dataset.works.values()),
        },
    }
    without = {"own"} if own is None else {"data"} if own.only else set()
    parts = tuple(part for part in PARTS if part not in without)
    folder.mkdir()
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
    readme = export_readme.readme(parts, content, joined, version)
    (folder / "README.md").write_bytes(readme.encode())
    for name, licence in export_tables.copies(data, ("LICENSE.md",)).items():
        (folder / name).write_bytes(licence)
    # Of a folder of somebody's own we do not know who made it.
    deposit = None if own else deposit_of(package, _created(package), version, published)
    if deposit:
        (folder / "CITATION.cff").write_bytes(citation_cff(deposit))
        (folder / ".zenodo.json").write_bytes(zenodo(deposit))
        sizes = {name: (folder / name).stat().st_size for name in _files(folder)}
        # Its size hangs on the checksum of the file that would name it.
        (folder / CRATE).write_bytes(ro_crate(deposit, sizes | {MANIFEST: 0}))
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


def _own(own: OwnFolder) -> dict[str, bytes]:
    """Return the tables and shapes of a reader's own folder, byte for byte."""
    kinds = ((own.data, export_tables.FAITHFUL), (own.geodata, export_tables.SHAPES))
    return {
        f"{folder.name}/{name}": content
        for folder, patterns in kinds
        for name, content in export_tables.copies(folder, patterns).items()
    }


def _workbook(
    tables: list[Path], package: dict[str, Any], joined: list[Join], version: str
) -> bytes:
    sheets = export_tables.sheets(tables, package, joined, version)
    return workbook(sheets, str(package.get("title", "")), dt.date.fromisoformat(_created(package)))


def _created(package: dict[str, Any]) -> str:
    """Return the day of the data, ``YYYY-MM-DD``: no file that is made has another."""
    day = str(package.get("created", ""))[:10]
    try:
        return dt.date.fromisoformat(day).isoformat()
    except ValueError:
        return "1970-01-01"


def _geopackage(
    folder: Path, model: Model, content: list[Layer], joined: list[Join], package: dict[str, Any]
) -> dict[str, bytes]:
    """Return the GeoPackage, and the project of QGIS that shows it."""
    path, name = folder / "part.gpkg", Path(GEOPACKAGE).name
    parts = parts_of([*content, *ground(model)], model.dataset)
    try:
        write_geopackage(path, parts, joined, _created(package))
        made = {name: path.read_bytes()}
    finally:
        path.unlink(missing_ok=True)
    return made | {Path(PROJECT).name: project(parts, name, _created(package))}


def _package(data: Path) -> dict[str, Any]:
    """Return the descriptor of a data folder; empty if it cannot be read."""
    try:
        package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return package if isinstance(package, dict) else {}


def _files(folder: Path) -> list[str]:
    paths = (p for p in folder.rglob("*") if p.is_file())
    return sorted(p.relative_to(folder).as_posix() for p in paths)


def _earlier(out: Path) -> set[str]:
    """Return the files of an earlier export in ``out``; none if it is new or empty.

    Raises:
        ValueError: If ``out`` contains something else, or is open in another program.
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
    if any((out / f"{GEOPACKAGE}{suffix}").exists() for suffix in _OPEN_SUFFIXES):
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
    for name in names:
        # All are checked before any is moved: whole or not at all.
        folders = [parent for parent in (out / name).parents if parent.is_relative_to(out)]
        for path in (out / name, *folders):
            if path.exists() and path.is_dir() != (path in folders):
                raise ValueError(f"{path} is in the way: move it elsewhere first")
    for name in sorted(names, key=lambda name: name == MANIFEST):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(out / name)
    for name in earlier - set(names):
        path = out / name
        # Only inside the folder, whatever a manifest from elsewhere may say.
        if path.resolve().is_relative_to(out):
            path.unlink(missing_ok=True)
    for part in sorted({Path(name).parent for name in earlier} - {Path()}, reverse=True):
        folder = out / part
        if folder.resolve().is_relative_to(out) and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
