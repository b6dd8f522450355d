"""All that the sources say, joined: the one thing the rest of the program reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from atlas import geometries, records, tables
from atlas.citations import Work, read_bibliography
from atlas.faults import Fault
from atlas.records import (
    Claim,
    Conflict,
    Event,
    Flow,
    Movement,
    People,
    Place,
    RailwaySegment,
    Stop,
    Territory,
)

BUILT_IN_DATA = tables.BUILT_IN_DATA
BUILT_IN_GEODATA = BUILT_IN_DATA.parent / "geodata"

# References whose loss leaves a record that still says something true: the reference
# is emptied, the record stays. Any other dangling reference takes its record out.
_OPTIONAL = {
    ("movements", "whole_claim_id"),
    ("events", "place_id"),
    ("claims", "event_id"),
    ("claims", "part_of"),
    ("claims", "conflict_id"),
    ("flows", "claim_id"),
}

_T = TypeVar("_T")


@dataclass
class Dataset:
    """The sound records by id, in file order, with the faults found while reading.

    ``lines`` tells where a record stands: ``lines["claims"][claim_id]``.
    """

    peoples: dict[str, People] = field(default_factory=dict)
    movements: dict[str, Movement] = field(default_factory=dict)
    territories: list[Territory] = field(default_factory=list)
    events: dict[str, Event] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)
    routes: dict[str, list[Stop]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    railways: dict[str, RailwaySegment] = field(default_factory=dict)
    works: dict[str, Work] = field(default_factory=dict)
    units: dict[str, geometries.Feature] = field(default_factory=dict)
    legs: dict[str, geometries.Feature] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """Claims by movement, in file order; "" holds those about several."""
        return group(self.claims.values(), lambda c: c.movement_id)

    @cached_property
    def parts_of(self) -> dict[str, list[Claim]]:
        """Claims by the total that they are a part of."""
        return group((c for c in self.claims.values() if c.part_of), lambda c: c.part_of)

    @cached_property
    def flows_of(self) -> dict[str, list[Flow]]:
        """Flows by movement, in file order."""
        return group(self.flows.values(), lambda f: f.movement_id)

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """Events by movement, by first day; "" holds those about several."""
        ordered = sorted(self.events.values(), key=lambda e: (_start(e), e.start.clock or ""))
        return group(ordered, lambda e: e.movement_id)

    @cached_property
    def claims_of_event(self) -> dict[str, list[Claim]]:
        """Claims by the event that they belong to."""
        return group((c for c in self.claims.values() if c.event_id), lambda c: c.event_id)


def _start(event: Event) -> int:
    for day in (event.start.first, event.start.last):
        if day is not None:
            return day
    return 10**6


def group(items: Iterable[_T], key: Callable[[_T], str]) -> dict[str, list[_T]]:
    """Return the items in lists by key, each list in the order they came."""
    groups: dict[str, list[_T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def load(data: Path = BUILT_IN_DATA, geodata: Path = BUILT_IN_GEODATA) -> Dataset:
    """Return everything that can be read from the two folders, and what could not.

    Never raises for bad data: a faulty record is left out and reported.
    """
    dataset = Dataset()
    for name in records.KINDS:
        table, faults = tables.read_table(data, name)
        dataset.faults += faults
        _add_records(dataset, table)
    dataset.works, faults = read_bibliography(data / "sources.bib")
    dataset.faults += faults
    for layer in geometries.UNIT_LAYERS:
        dataset.units.update(_features(dataset, geodata, layer))
    for layer in geometries.LEG_LAYERS:
        dataset.legs.update(_features(dataset, geodata, layer))
    _drop_dangling(dataset)
    return dataset


def _add_records(dataset: Dataset, table: tables.Table) -> None:
    lines = dataset.lines.setdefault(table.name, {})
    for row in table:
        record: Any = records.record_of(table.name, row)
        if isinstance(record, Territory):
            dataset.territories.append(record)
            lines[f"{record.movement_id} {record.place_id} {record.role}"] = row.line
        elif isinstance(record, Stop):
            dataset.routes.setdefault(record.route_id, []).append(record)
            lines[f"{record.route_id} {record.seq}"] = row.line
        else:
            getattr(dataset, table.name)[record.id] = record
            lines[record.id] = row.line
    for stops in dataset.routes.values():
        stops.sort(key=lambda stop: stop.seq)


def _features(dataset: Dataset, geodata: Path, layer: str) -> dict[str, geometries.Feature]:
    features, faults = geometries.read_layer(geodata, layer)
    dataset.faults += faults
    return {f.id: f for f in features}


def _drop_dangling(dataset: Dataset) -> None:
    """Leave out what points at nothing, again and again until all that is left holds.

    A claim that names a place nobody defined would otherwise stop every screen.
    """
    while True:
        faults = list(_dangling(dataset))
        if not faults:
            return
        for fault, table, identity in faults:
            dataset.faults.append(fault)
            if (table, fault.field) in _OPTIONAL:
                held = getattr(dataset, table)
                # A record with two dangling references may be gone by the second.
                if identity in held:
                    held[identity] = replace(held[identity], **{fault.field: ""})
            elif table == "routes":
                dataset.routes.pop(identity.rpartition(" ")[0], None)
            elif table == "territories":
                dataset.territories = [
                    t
                    for t in dataset.territories
                    if f"{t.movement_id} {t.place_id} {t.role}" != identity
                ]
            else:
                getattr(dataset, table).pop(identity, None)


def _dangling(dataset: Dataset) -> Iterable[tuple[Fault, str, str]]:
    for name, resource in tables.dictionary().items():
        references = [
            (f["name"], f["atlas:refers"])
            for f in resource["schema"]["fields"]
            if "atlas:refers" in f
        ]
        for identity, record in _records_with_ids(dataset, name):
            for column, target in references:
                known = getattr(dataset, target)
                value = getattr(record, column)
                for wanted in (value,) if isinstance(value, str) else value:
                    if wanted and wanted not in known:
                        line = dataset.lines[name].get(identity)
                        message = f"{wanted!r} is not in {target}.csv"
                        yield Fault(f"{name}.csv", line, column, message), name, identity
                        break


def _records_with_ids(dataset: Dataset, name: str) -> list[tuple[str, Any]]:
    if name == "territories":
        return [(f"{t.movement_id} {t.place_id} {t.role}", t) for t in dataset.territories]
    if name == "routes":
        return [(f"{s.route_id} {s.seq}", s) for stops in dataset.routes.values() for s in stops]
    return list(getattr(dataset, name).items())


def fingerprint(*folders: Path) -> str:
    """Return a short hash of all CSV, BibTeX, JSON and GeoJSON below the folders.

    The same files give the same hash on every machine; it names the data version.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".csv", ".bib", ".json", ".geojson"} and path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
