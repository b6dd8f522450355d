"""Reading several folders into one: the records, works and shapes that a dataset is made from.

The first folder that defines an id keeps it. A second definition in a reader's own folder is a
fault that names both places. Faults in that folder name the folder too.
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
from atlas.read.records import Stop, Territory, TourStep, key_of, record_of


def _no_records() -> dict[str, dict[str, Any]]:
    return {name: {} for name in records.KINDS}


@dataclass
class Reading:
    """What has been read so far; ``records`` are by table and key."""

    records: dict[str, dict[str, Any]] = field(default_factory=_no_records)
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
    _first_dictionary: Dictionary = field(default_factory=dict)
    _work_lines: dict[str, int] = field(default_factory=dict)

    def read_tables(self, folder: Path, own: OwnFolder | None = None) -> None:
        """Add the records of all tables of a folder."""
        dictionary = self._dictionary(folder, own)
        if not dictionary:
            self.lost.unread |= set(records.KINDS)
            return
        for name in records.KINDS:
            if own is not None and not own.is_read("data", f"{name}.csv"):
                continue
            table, faults = tables.read_table(folder, name, dictionary[name])
            self.faults += own.named(faults, "data") if own else faults
            self.lost.left_out.setdefault(name, set()).update(table.left_out)
            if table.unread:
                self.lost.unread.add(name)
            self._add(name, table, own)

    def _dictionary(self, folder: Path, own: OwnFolder | None) -> Dictionary:
        if own is not None and not (folder / "datapackage.json").exists():
            if self._first_dictionary:
                return self._first_dictionary
            dictionary, faults = read_dictionary(BUILT_IN_DATA, records.COLUMNS)
        else:
            dictionary, faults = read_dictionary(folder, records.COLUMNS)
            faults = own.named(faults, "data") if own else faults
        self.faults += faults
        # Which column refers to which table is the same in all of them.
        self._first_dictionary = self._first_dictionary or dictionary
        return dictionary

    def _add(self, name: str, table: tables.Table, own: OwnFolder | None) -> None:
        file = own.file("data", f"{name}.csv") if own else ""
        taken: dict[str, str] = {}
        for key, record in self.records[name].items() if own else ():
            # Where one thing takes many lines, its first says where it is.
            taken.setdefault(_identity(record), key)
        reported: set[str] = set()
        for row in table:
            record = record_of(name, row)
            key, identity = key_of(record), _identity(record)
            if identity in taken:
                if identity not in reported:
                    earlier = f"data/{name}.csv:{self.lines[name][taken[identity]]}"
                    words = _already_in_atlas("id", identity, earlier)
                    self.faults.append(Fault(file, row.line, _column(name), words))
                reported.add(identity)
                continue
            if key in self.records[name]:
                # Two rows for one stop or one part of the land: nobody knows which is meant.
                words = f"duplicate row {key!r} (first used on line {self.lines[name][key]})"
                self.faults.append(Fault(file or f"{name}.csv", row.line, _column(name), words))
                continue
            self.records[name][key] = record
            self.lines[name][key] = row.line
            if own:
                self.files.setdefault(name, {})[key] = file

    def read_works(self, folder: Path, own: OwnFolder | None = None) -> None:
        """Add the works of a folder's bibliography."""
        if own is not None and not own.is_read("data", "sources.bib"):
            return
        library = read_bibliography(folder / "sources.bib", may_be_empty=own is not None)
        self.faults += own.named(library.faults, "data") if own else library.faults
        self.lost.left_out.setdefault("sources", set()).update(library.left_out)
        if library.unread:
            self.lost.unread.add("sources")
        for key, work in library.works.items():
            if own and key in self.works:
                earlier = f"data/sources.bib:{self._work_lines[key]}"
                words = _already_in_atlas("key", key, earlier)
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
            if own is not None and not own.is_read("geodata", f"{layer}.geojson"):
                continue
            features = self.units if layer in geometries.UNIT_LAYERS else self.legs
            taken = dict(features) if own else {}
            for feature in self.features(layer, folder, own):
                if feature.id not in taken:
                    features[feature.id] = feature
                    continue
                first = taken[feature.id]
                earlier = f"geodata/{first.file}:{first.line}"
                words = _already_in_atlas("id", feature.id, earlier)
                self.faults.append(Fault(feature.file, feature.line, "id", words))

    def features(
        self, layer: str, folder: Path, own: OwnFolder | None = None
    ) -> list[geometries.Feature]:
        """Return the features of one layer, and add its faults."""
        found, faults, unread = geometries.read_layer(folder, layer, may_be_empty=own is not None)
        self.faults += own.named(faults, "geodata") if own else faults
        if unread:
            self.lost.unread.add(layer)
        if own:
            found = [replace(f, file=own.file("geodata", f.file)) for f in found]
        return found

    def read_origins(self, folder: Path, own: OwnFolder | None = None) -> None:
        """Add the list of map layers with their origin and licence."""
        if own is not None and not own.is_read("geodata", "layers.csv"):
            return
        layers, faults = tables.read_table(folder, "layers", tables.LAYERS)
        self.faults += own.named(faults, "geodata") if own else faults
        self.layers += [dict(row.cells) for row in layers]

    def join(self) -> None:
        """Leave out what refers to nothing."""
        if self._first_dictionary:
            self.faults += drop_dangling(self.records, self.refers, self.where, self.lost)

    @property
    def refers(self) -> Refers:
        """Which columns name records of which table; empty if no dictionary could be read."""
        return refers_of(self._first_dictionary)

    def where(self, table: str, key: str) -> tuple[str, int | None]:
        """Return the file of a record and its line there."""
        file = self.files.get(table, {}).get(key, f"{table}.csv")
        return file, self.lines[table].get(key)


def _already_in_atlas(kind: str, identity: str, earlier: str) -> str:
    """Return what is wrong with a row, entry or shape of a reader's own that the atlas has too."""
    return (
        f"duplicate {kind} {identity!r}: the atlas already has it ({earlier}) and keeps its own; "
        f"leave this one out or give it another {kind}"
    )


def _identity(record: records.Record) -> str:
    # A route or a tour is one thing, though it takes many lines.
    if isinstance(record, TourStep):
        return record.tour_id
    return record.route_id if isinstance(record, Stop) else key_of(record)


# The column at which a row without an id of its own is at fault.
_FIRST_COLUMNS: dict[type[records.Record], str] = {
    Stop: "route_id",
    Territory: "place_id",
    TourStep: "tour_id",
}


def _column(table: str) -> str:
    kind, id_column = records.KINDS[table]
    return id_column or _FIRST_COLUMNS[kind]
