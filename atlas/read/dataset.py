"""All that the sources say, joined: the one thing the rest of the program reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from atlas.base.faults import Fault
from atlas.base.grouping import group
from atlas.base.memo import Tables
from atlas.read import dictionary, geometries
from atlas.read.citations import Work
from atlas.read.dangling import Lost, Refers
from atlas.read.loader import Reading
from atlas.read.own_folder import OwnFolder
from atlas.read.records import (
    KINDS,
    Claim,
    Conflict,
    Event,
    Flow,
    Interpretation,
    Movement,
    People,
    Person,
    Place,
    RailwaySegment,
    SheetLine,
    Stop,
    Sum,
    Term,
    Territory,
    Toponym,
    Tour,
    TourStep,
)
from atlas.read.translations import Field, Translation, Translations, read_translations

BUILT_IN_DATA = dictionary.BUILT_IN_DATA
BUILT_IN_GEODATA = BUILT_IN_DATA.parent / "geodata"

# A digest of name, time and size of each file read: what tells one state of the files from another.
Stamp = str

_Table = TypeVar("_Table")

# What is read of a folder: of tables or of shapes, they have no name in common.
_READ = (
    *(f"{table}.csv" for table in KINDS),
    *("sources.bib", dictionary.FILE, "layers.csv"),
    *(f"{n}.geojson" for n in (*geometries.UNIT_LAYERS, *geometries.LEG_LAYERS)),
    *(f"{layer}.geojson" for layer in geometries.BASE_LAYERS),
)


@dataclass(frozen=True)
class Dataset:
    """The sound records by id, in file order, with the faults found while reading.

    It is never changed: :class:`atlas.model.model.Model` keeps what is derived from it, and
    whoever leaves something out makes another with :func:`dataclasses.replace`.

    ``lines`` tells where a record stands: ``lines["claims"][claim_id]``, and ``files`` in which
    file, for what a reader's own folder added. ``base`` holds what lies below (land, rivers,
    railways …) by layer, ``layers`` the origin of each map layer as the columns of
    ``geodata/layers.csv``; ``lost`` what could not be read or was left out; ``refers`` which
    columns name records of which table. By ``stamp`` the pages know the state of the files from
    which it was read.

    ``is_atlas`` is false if it holds rows or shapes of somebody else, of whom neither licence nor
    name is known (:attr:`atlas.read.folders.Folders.is_atlas`).

    ``language`` is that of the texts. The data is written in English; of a translation
    (:func:`atlas.words.translated.translated`) ``written`` is the dataset that was translated, and
    ``translated_in`` has the folders of tables where translations lie.
    """

    peoples: Mapping[str, People] = field(default_factory=dict)
    movements: Mapping[str, Movement] = field(default_factory=dict)
    territories: Sequence[Territory] = field(default_factory=list)
    events: Mapping[str, Event] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    routes: Mapping[str, Sequence[Stop]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    interpretations: Mapping[str, Interpretation] = field(default_factory=dict)
    sums: Mapping[str, Sum] = field(default_factory=dict)
    tours: Mapping[str, Tour] = field(default_factory=dict)
    tour_steps: Mapping[str, TourStep] = field(default_factory=dict)
    sheet_lines: Mapping[str, SheetLine] = field(default_factory=dict)
    persons: Mapping[str, Person] = field(default_factory=dict)
    toponyms: Mapping[str, Toponym] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    railways: Mapping[str, RailwaySegment] = field(default_factory=dict)
    works: Mapping[str, Work] = field(default_factory=dict)
    units: Mapping[str, geometries.Feature] = field(default_factory=dict)
    legs: Mapping[str, geometries.Feature] = field(default_factory=dict)
    base: Mapping[str, Sequence[geometries.Feature]] = field(default_factory=dict)
    layers: Sequence[dict[str, str]] = field(default_factory=list)
    faults: Sequence[Fault] = field(default_factory=list)
    lost: Lost = field(default_factory=Lost)
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    refers: Refers = field(default_factory=dict)
    stamp: Stamp = field(default="", compare=False)
    language: str = "en"
    is_atlas: bool = field(default=True, compare=False)
    written: Dataset | None = field(default=None, repr=False, compare=False)
    translated_in: Sequence[Path] = field(default=(), compare=False)

    @property
    def as_written(self) -> Dataset:
        """The dataset in English, for what depends on words and not on their meaning."""
        return self.written or self

    @cached_property
    def translations(self) -> Translations:
        """The translations of its texts, read when first asked for; an earlier folder's hold."""
        found: dict[str, dict[Field, Translation]] = {}
        for folder in reversed(self.translated_in):
            read, _ = read_translations(folder)
            for tag, texts in read.by_language.items():
                found.setdefault(tag, {}).update(texts)
        return Translations(found)

    def derived(self, make: Callable[[Dataset], _Table]) -> _Table:
        """Return the one table that a class or function makes of this dataset."""
        return self._tables.of(make)

    @cached_property
    def _tables(self) -> Tables[Dataset]:
        return Tables(self)

    def where(self, table: str, key: str) -> tuple[str, int | None]:
        """Return the file of a record and its line there, None if it came from no file."""
        file = self.files.get(table, {}).get(key, f"{table}.csv")
        return file, self.lines.get(table, {}).get(key)

    def line(self, table: str, key: str) -> int | None:
        """Return the line of a record in its file, None if it came from no file."""
        return self.where(table, key)[1]

    def row(self, table: str, key: str) -> str:
        """Return where a record stands, for a reader, such as "data/claims.csv:5", or ""."""
        file, line = self.where(table, key)
        return f"{file if '/' in file else f'data/{file}'}:{line}" if line else ""

    def is_own(self, table: str, key: str) -> bool:
        """Return whether a record is of a reader's own folder, read beside or without the atlas."""
        return key in self.files.get(table, {})

    @cached_property
    def toponyms_of(self) -> dict[str, list[Toponym]]:
        """The names that peoples have for a place, by place."""
        return group(self.toponyms.values(), lambda t: t.place_id)

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
        return group(in_order(self.events.values()), lambda e: e.movement_id)

    def concerned(self, event: Event) -> tuple[str, ...]:
        """Return the peoples whom an event concerns, by id; none where its row does not say."""
        movement = self.movements.get(event.movement_id)
        return event.people_ids or (movement.people_ids if movement else ())

    def events_about(self, movements: Iterable[Movement]) -> list[Event]:
        """Return the events of movements and those of several that concern their peoples.

        By first day, each once.
        """
        shown = list(movements)
        peoples = {people for movement in shown for people in movement.people_ids}
        found = [event for movement in shown for event in self.events_of.get(movement.id, [])]
        found += [e for e in self.events_of.get("", []) if peoples & set(self.concerned(e))]
        return in_order(found)

    @cached_property
    def steps_of(self) -> dict[str, list[TourStep]]:
        """The steps of each tour that has any, in their order."""
        in_sequence = sorted(self.tour_steps.values(), key=lambda step: step.step)
        return group(in_sequence, lambda step: step.tour_id)

    @cached_property
    def sheet_of(self) -> dict[str, list[SheetLine]]:
        """The lines of the teacher's sheet of each tour that has one, in the order of the file."""
        lines = [(tour, line) for line in self.sheet_lines.values() for tour in line.tour_ids]
        by_tour = group(lines, lambda pair: pair[0])
        return {tour: [line for _, line in pairs] for tour, pairs in by_tour.items()}

    @cached_property
    def claims_of_event(self) -> dict[str, list[Claim]]:
        """Claims by the event that they belong to."""
        return group((c for c in self.claims.values() if c.event_id), lambda c: c.event_id)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events by first day, those of one day by the hour and then in the order they came."""
    return sorted(events, key=lambda e: (_start(e), e.start.clock or ""))


def _start(event: Event) -> int:
    for day in (event.start.first, event.start.last):
        if day is not None:
            return day
    return 10**6


def load(
    data: Path = BUILT_IN_DATA, geodata: Path = BUILT_IN_GEODATA, *, own: OwnFolder | None = None
) -> Dataset:
    """Return everything that can be read from the two folders, and what could not.

    What a reader's ``own`` folder holds is added; an id that is there already is a fault, and the
    first holds. With ``own.only`` its tables and outlines stand alone, on the same ground.
    Never raises for bad data: a faulty record is left out and reported.
    """
    reading = Reading()
    if own is None or not own.only:
        reading.read_tables(data)
        reading.read_works(data)
        reading.read_shapes(geometries.UNIT_LAYERS, geodata)
    reading.read_shapes(geometries.LEG_LAYERS, geodata)
    if own is not None:
        layers = (*geometries.UNIT_LAYERS, *geometries.LEG_LAYERS)
        reading.faults += own.file_faults(reading.records, layers)
        reading.read_tables(own.data, own)
        reading.read_works(own.data, own)
        reading.read_shapes(layers, own.geodata, own)
    reading.join()
    base = {
        layer.rpartition("/")[2]: reading.features(layer, geodata)
        for layer in geometries.BASE_LAYERS
    }
    reading.read_origins(geodata)
    if own is not None:
        reading.read_origins(own.geodata, own)
    beside = () if own is None else (own.data,)
    folders = beside if own is not None and own.only else (data, *beside)
    return replace(_dataset(reading, base), translated_in=folders)


def _dataset(reading: Reading, base: dict[str, list[geometries.Feature]]) -> Dataset:
    return Dataset(
        **tables_of(reading.records, reading.lines["routes"]),
        works=reading.works,
        units=reading.units,
        legs=reading.legs,
        base=base,
        layers=reading.layers,
        faults=reading.faults,
        lost=reading.lost,
        lines=reading.lines,
        files=reading.files,
        refers=reading.refers,
    )


def tables_of(held: dict[str, dict[str, Any]], order: Iterable[str]) -> dict[str, Any]:
    """Return the tables of a dataset from records by table and key.

    ``order``: the keys of the stops in file order, those that are gone among them.
    """
    tables: dict[str, Any] = dict(held)
    tables["territories"] = list(held["territories"].values())
    stops = sorted(held["routes"].values(), key=lambda stop: stop.seq)
    by_route = group(stops, lambda stop: stop.route_id)
    in_file_order = dict.fromkeys(key.rpartition(" ")[0] for key in order)
    tables["routes"] = {route: by_route[route] for route in in_file_order if route in by_route}
    return tables


def fingerprint(*folders: Path) -> str:
    """Return a short hash of all that is read from the folders: tables, works, words and shapes.

    The same files give the same hash on every machine; it names the data version. What else lies
    there, such as an export, is nothing of the data.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder / name for name in _READ):
            if path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
