"""A reader's own folder: ``data/`` and ``geodata/`` that are read beside the atlas's own, or alone.

This module says what such a folder is and how faults name its files; :mod:`atlas.read.loader`
reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from atlas.base.characters import shown
from atlas.base.faults import Fault
from atlas.read.cells import nearest

_SPREADSHEETS = {".xlsx", ".xls", ".ods", ".numbers"}
_READ = {".csv", ".geojson", ".bib", ".json"}


@dataclass(frozen=True)
class OwnFolder:
    """A folder with ``data/``, ``geodata/`` or both; ``only`` means it replaces the atlas's own."""

    path: Path
    only: bool = False

    @property
    def data(self) -> Path:
        """The folder of the tables."""
        return self.path / "data"

    @property
    def geodata(self) -> Path:
        """The folder of the shapes."""
        return self.path / "geodata"

    @property
    def name(self) -> str:
        """The name of the folder in a fault."""
        return shown(self.path.resolve().name or str(self.path))

    def named(self, faults: Iterable[Fault], kind: str) -> list[Fault]:
        """Return faults found in ``data`` or ``geodata`` (``kind``), named with the folder."""
        return [replace(f, file=self.file(kind, f.file)) for f in faults]

    def file(self, kind: str, file: str) -> str:
        """Return the name in a fault of a file in ``data`` or ``geodata`` (``kind``)."""
        return f"{self.name}/{kind}/{file}"

    def contains(self, fault: Fault) -> bool:
        """Return whether a fault is in this folder."""
        return fault.file == self.name or fault.file.startswith(f"{self.name}/")

    def is_read(self, kind: str, file: str) -> bool:
        """Return whether a file is to be read; a folder that is read alone needs all tables."""
        if self.only and kind == "data" and not file.endswith(".json"):
            return True
        return (self.path / kind / file).exists()

    def file_faults(self, tables: Iterable[str], layers: Iterable[str]) -> list[Fault]:
        """Return a fault for each file that would not be read, or one if there is nothing to read.

        ``tables`` and ``layers`` are the names, without extension, of the files that are read.
        """
        if not self.path.is_dir():
            return [Fault(self.name, None, "", f"{str(self.path)!r} is not a folder")]
        read = {
            "data": {*(f"{table}.csv" for table in tables), "sources.bib", "datapackage.json"},
            "geodata": {*(f"{layer}.geojson" for layer in layers), "layers.csv"},
        }
        found = list(self._misplaced(read))
        found += [fault for kind, files in read.items() for fault in self._unread(kind, files)]
        if not found and not any(
            (self.path / kind / file).exists() for kind, files in read.items() for file in files
        ):
            words = "has no tables, such as data/movements.csv, and no shapes: nothing to add"
            return [Fault(self.name, None, "", words)]
        return found

    def _misplaced(self, read: Mapping[str, set[str]]) -> Iterator[Fault]:
        """Yield a fault for each file in the folder itself, where none is read."""
        for path in sorted(self.path.iterdir()):
            known = path.suffix.lower() in {*_SPREADSHEETS, *_READ}
            if known and not path.name.startswith((".", "~")) and path.is_file():
                kind = "geodata" if path.name in read["geodata"] or _is_shape(path) else "data"
                words = f"is not read here: move it to {kind}/"
                yield Fault(f"{self.name}/{path.name}", None, "", words)

    def _unread(self, kind: str, files: set[str]) -> Iterator[Fault]:
        folder = self.path / kind
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            ending = path.suffix.lower()
            if path.name in files or path.name.startswith((".", "~")):
                continue
            if ending in _SPREADSHEETS:
                words = "spreadsheets are not read: save each table as CSV (UTF-8, commas)"
            elif ending in _READ:
                words = f"is not read: no file in {kind} has this name{nearest(path.name, files)}"
            else:
                continue
            yield Fault(self.file(kind, path.name), None, "", words)


def tables_of(path: Path) -> Path | None:
    """Return the reader's own folder whose ``data/`` this is, or None if it is something else.

    Tables that replace the atlas's come with a dictionary of their own.
    """
    folder = path.resolve()
    inside = folder.name == "data" and not (folder / "datapackage.json").exists()
    return path.parent if inside and (folder.parent / "geodata").is_dir() else None


def _is_shape(path: Path) -> bool:
    return path.suffix.lower() == ".geojson"


def is_own(path: Path) -> bool:
    """Return whether a folder has ``data/`` or ``geodata/`` in it, whatever else is there."""
    return (path / "data").is_dir() or (path / "geodata").is_dir()
