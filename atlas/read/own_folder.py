"""A reader's own folder: ``data/`` and ``geodata/`` that are read beside the atlas's own, or alone.

Here stands what such a folder is and how its files are called in a fault; what is in them is read
by :mod:`atlas.read.dataset`.
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
    """A folder that holds ``data/``, ``geodata/`` or both; ``only`` it, or beside the built-in."""

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
        """What the folder is called in a fault."""
        return shown(self.path.resolve().name or str(self.path))

    def named(self, faults: Iterable[Fault], kind: str) -> list[Fault]:
        """Return faults found in ``data`` or ``geodata`` (``kind``), the folder before the file."""
        return [replace(f, file=self.file(kind, f.file)) for f in faults]

    def file(self, kind: str, file: str) -> str:
        """Return what a file of ``data`` or ``geodata`` (``kind``) is called in a fault."""
        return f"{self.name}/{kind}/{file}"

    def has(self, fault: Fault) -> bool:
        """Return whether a fault is of this folder."""
        return fault.file == self.name or fault.file.startswith(f"{self.name}/")

    def holds(self, kind: str, file: str) -> bool:
        """Return whether a file is to be read; of ``only`` this folder no table may be missing."""
        if self.only and kind == "data" and not file.endswith(".json"):
            return True
        return (self.path / kind / file).exists()

    def strangers(self, tables: Iterable[str], layers: Iterable[str]) -> list[Fault]:
        """Return a fault for each file that nobody would read, or one where there is none at all.

        ``tables`` and ``layers`` are the names, without ending, of what is read.
        """
        if not self.path.is_dir():
            return [Fault(self.name, None, "", f"{str(self.path)!r} is not a folder")]
        read = {
            "data": {*(f"{table}.csv" for table in tables), "sources.bib", "datapackage.json"},
            "geodata": {*(f"{layer}.geojson" for layer in layers), "layers.csv"},
        }
        found = list(self._beside(read))
        found += [fault for kind, files in read.items() for fault in self._unread(kind, files)]
        if not found and not any(
            (self.path / kind / file).exists() for kind, files in read.items() for file in files
        ):
            words = "holds no table, such as data/movements.csv, and no shape: nothing to add"
            return [Fault(self.name, None, "", words)]
        return found

    def _beside(self, read: Mapping[str, set[str]]) -> Iterator[Fault]:
        """What lies in the folder itself, where nobody looks for it."""
        for path in sorted(self.path.iterdir()):
            known = path.suffix.lower() in {*_SPREADSHEETS, *_READ}
            if known and not path.name.startswith((".", "~")) and path.is_file():
                kind = "geodata" if path.name in read["geodata"] or _is_shape(path) else "data"
                words = f"is not read: what is read lies in {kind}"
                yield Fault(f"{self.name}/{path.name}", None, "", words)

    def _unread(self, kind: str, files: set[str]) -> Iterator[Fault]:
        folder = self.path / kind
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            ending = path.suffix.lower()
            if path.name in files or path.name.startswith((".", "~")):
                continue
            if ending in _SPREADSHEETS:
                words = "a spreadsheet is not read: save each table of it as CSV (UTF-8, commas)"
            elif ending in _READ:
                words = f"is not read: no file of {kind} is called so{nearest(path.name, files)}"
            else:
                continue
            yield Fault(self.file(kind, path.name), None, "", words)


def tables_of(path: Path) -> Path | None:
    """Return the reader's own folder whose ``data/`` a folder is, or None if it is another.

    Tables that stand in place of the atlas's bring their own dictionary.
    """
    folder = path.resolve()
    inside = folder.name == "data" and not (folder / "datapackage.json").exists()
    return path.parent if inside and (folder.parent / "geodata").is_dir() else None


def _is_shape(path: Path) -> bool:
    return path.suffix.lower() == ".geojson"


def is_own(path: Path) -> bool:
    """Return whether a folder has ``data/`` or ``geodata/`` in it, whatever lies beside them."""
    return (path / "data").is_dir() or (path / "geodata").is_dir()
