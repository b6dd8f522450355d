"""The export: the data in every format in one folder, written whole or not at all.

A folder with an earlier export (its ``manifest.json`` says so) is brought up to date file by
file; anything else in it is never touched. Two runs on the same data give the same bytes (for the
GeoPackage: with the same version of GDAL).
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from pathlib import Path

from atlas.base import characters, web
from atlas.export.contents import NAME, Contents
from atlas.export.deposit import CRATE, citation_cff, ro_crate, zenodo
from atlas.read.dataset import Dataset
from atlas.read.folders import Folders, built_in

MANIFEST = "manifest.json"
GEOPACKAGE = f"geopackage/{NAME}.gpkg"
_MADE_BY = "exile-and-return export"
# SQLite keeps these beside a GeoPackage that some program has open.
_OPEN_SUFFIXES = ("-wal", "-shm", "-journal")


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
    """Write all parts into a new folder, with README, licence, description and manifest."""
    contents = Contents(folders, dataset, published)
    folder.mkdir()
    for part in contents.parts:
        try:
            made = contents.files(part, folder)
        except OSError as error:
            if error.filename and not Path(error.filename).is_relative_to(folder):
                words = f"{error.filename} cannot be read ({error.strerror})"
                raise ValueError(words) from None
            raise
        for name, content in made.items():
            path = folder / part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for name, content in contents.about().items():
        (folder / name).write_bytes(content)
    deposit = contents.deposit
    if deposit:
        (folder / "CITATION.cff").write_bytes(citation_cff(deposit))
        (folder / ".zenodo.json").write_bytes(zenodo(deposit))
        sizes = {name: (folder / name).stat().st_size for name in _files(folder)}
        # Its size hangs on the checksum of the file that would name it.
        (folder / CRATE).write_bytes(ro_crate(deposit, sizes | {MANIFEST: 0}))
    manifest = {
        "made_by": _MADE_BY,
        "data_version": contents.version,
        "version": contents.package.get("version", ""),
        "files": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in _files(folder)
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_bytes(text.encode())


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
