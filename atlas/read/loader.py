"""Reading folder after folder into one: the records, works and shapes that will make a dataset.

The first folder that defines an id keeps it. What a reader's own folder defines again is a fault
that names both places, and what is wrong in it is named with the folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from atlas.base.faults import Fault
from atlas.read import geometries, records, tables
from atlas.read.citations import Work, read_bibliography
from atlas.read.dangling import Lost, Refers, drop_dangling, refers_of
from atlas.read.dictionary import BUILT_IN_DATA, Dictionary, read_dictionary
from atlas.read.own_folder import OwnFolder
from atlas.read.records import Stop, Territory, key_of, record_of

_READ_AGAIN = "of the atlas, and that one stays: leave this out, or give it another id"


def _no_records() -> dict[str, dict[str, Any]]:
    return {name: {} for name in records.KINDS}


@dataclass
class Reading:
    """What has been read so far; ``held`` are the records by table and key."""

    held: dict[str, dict[str, Any]] = field(default_factory=_no_records)
    works: dict[str, Work] = field(default_factory=dict)
    units: dict[str, geometries.Feature] = field(default_factory=dict)
    legs: dict[str, geometries.Feature] = field(default_factory=dict)
    layers: list[dict[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lost: Lost = field(default_factory=Lost)
    lines: dict[str, dict[str, int]] = field(
        default_factory=lambda: {name: {} for name in records.KINDS}
    )
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    _words: Dictionary = field(default_factory=dict)
    _work_lines: dict[str, int] = field(default_factory=dict)

    def read_tables(self, folder: Path, own: OwnFolder | None = None) -> None:
        """Add the records of all tables of a folder."""
        words = self._dictionary(folder, own)
        if not words:
            self.lost.unread |= set(records.KINDS)
            return
        for name in records.KINDS:
            if own is not None and not own.holds("data", f"{name}.csv"):
                continue
            table, faults = tables.read_table(folder, name, words[name])
            self.faults += own.named(faults, "data") if own else faults
            self.lost.left_out.setdefault(name, set()).update(table.left_out)
            if table.unread:
                self.lost.unread.add(name)
            self._add(name, table, own)

    def _dictionary(self, folder: Path, own: OwnFolder | None) -> Dictionary:
        if own is not None and not (folder / "datapackage.json").exists():
            if self._words:
                return self._words
            words, faults = read_dictionary(BUILT_IN_DATA, records.COLUMNS)
        else:
            words, faults = read_dictionary(folder, records.COLUMNS)
            faults = own.named(faults, "data") if own else faults
        self.faults += faults
        # What points whither is the same in all of them; the first tells it.
        self._words = self._words or words
        return words

    def _add(self, name: str, table: tables.Table, own: OwnFolder | None) -> None:
        file = own.file("data", f"{name}.csv") if own else ""
        taken: dict[str, str] = {}
        for key, record in self.held[name].items() if own else ():
            # A route is one thing, though it stands on many lines: its first tells where.
            taken.setdefault(_identity(record), key)
        said: set[str] = set()
        for row in table:
            record = record_of(name, row)
            key, identity = key_of(record), _identity(record)
            if identity in taken:
                if identity not in said:
                    earlier = f"data/{name}.csv:{self.lines[name][taken[identity]]}"
                    words = f"{identity!r} stands already at {earlier} {_READ_AGAIN}"
                    self.faults.append(Fault(file, row.line, _column(name), words))
                said.add(identity)
                continue
            if key in self.held[name]:
                # Two rows for one stop or one part of the land: which is meant nobody knows.
                words = f"{key!r} stands already at line {self.lines[name][key]}"
                self.faults.append(Fault(file or f"{name}.csv", row.line, _column(name), words))
                continue
            self.held[name][key] = record
            self.lines[name][key] = row.line
            if own:
                self.files.setdefault(name, {})[key] = file

    def read_works(self, folder: Path, own: OwnFolder | None = None) -> None:
        """Add the works of a folder's bibliography."""
        if own is not None and not own.holds("data", "sources.bib"):
            return
        library = read_bibliography(folder / "sources.bib", may_be_empty=own is not None)
        self.faults += own.named(library.faults, "data") if own else library.faults
        self.lost.left_out.setdefault("sources", set()).update(library.left_out)
        if library.unread:
            self.lost.unread.add("sources")
        for key, work in library.works.items():
            if own and key in self.works:
                earlier = f"data/sources.bib:{self._work_lines[key]}"
                words = f"{key!r} stands already at {earlier} {_READ_AGAIN}"
                file = own.file("data", "sources.bib")
                self.faults.append(Fault(file, library.lines[key], "", words))
                continue
            self.works[key] = work
            self._work_lines[key] = library.lines[key]

    def read_shapes(
        self, layers: Iterable[str], folder: Path, own: OwnFolder | None = None
    ) -> None:
        """Add the outlines or legs of some layers."""
        for layer in layers:
            if own is not None and not own.holds("geodata", f"{layer}.geojson"):
                continue
            held = self.units if layer in geometries.UNIT_LAYERS else self.legs
            taken = dict(held) if own else {}
            for feature in self.features(layer, folder, own):
                if feature.id not in taken:
                    held[feature.id] = feature
                    continue
                first = taken[feature.id]
                earlier = f"geodata/{first.file}:{first.line}"
                words = f"{feature.id!r} stands already at {earlier} {_READ_AGAIN}"
                self.faults.append(Fault(feature.file, feature.line, "id", words))

    def features(
        self, layer: str, folder: Path, own: OwnFolder | None = None
    ) -> list[geometries.Feature]:
        """Return the features of one layer; its faults are kept."""
        found, faults, unread = geometries.read_layer(folder, layer, may_be_empty=own is not None)
        self.faults += own.named(faults, "geodata") if own else faults
        if unread:
            self.lost.unread.add(layer)
        if own:
            found = [replace(f, file=own.file("geodata", f.file)) for f in found]
        return found

    def read_origins(self, folder: Path, own: OwnFolder | None = None) -> None:
        """Add the list of map layers with their origin and licence."""
        if own is not None and not own.holds("geodata", "layers.csv"):
            return
        layers, faults = tables.read_table(folder, "layers", tables.LAYERS)
        self.faults += own.named(faults, "geodata") if own else faults
        self.layers += [row.cells for row in layers]

    def join(self) -> None:
        """Leave out what points at nothing."""
        if self._words:
            self.faults += drop_dangling(self.held, self.refers, self.where, self.lost)

    @property
    def refers(self) -> Refers:
        """Which columns name records of which table; nothing where no dictionary could be read."""
        return refers_of(self._words)

    def where(self, table: str, key: str) -> tuple[str, int | None]:
        """Return the file of a record and its line there."""
        file = self.files.get(table, {}).get(key, f"{table}.csv")
        return file, self.lines[table].get(key)


def _identity(record: records.Record) -> str:
    return record.route_id if isinstance(record, Stop) else key_of(record)


def _column(table: str) -> str:
    kind, id_column = records.KINDS[table]
    return id_column or ("place_id" if kind is Territory else "route_id")
