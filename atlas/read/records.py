"""The records of the data: people, movement, event, claim, flow, route, place, person, term.

Records are immutable and refer to each other by id; :class:`atlas.read.dataset.Dataset`
joins them. Quantities are plain numbers in the unit that the record names.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property

from atlas.base.dates import Span
from atlas.read.citations import Citation
from atlas.read.tables import Row
from atlas.read.told import Told

# The kind of an event that a named person tells of in words that are published.
TESTIMONY = "testimony"


@dataclass(frozen=True)
class People:
    """A people; ``name_own`` is its name for itself, ``own_lang`` the language of that name."""

    id: str
    name: str
    name_own: str
    name_ru: str
    endonym_note: str
    colour: str
    text_colour: str
    mark: str
    summary: str
    source: tuple[Citation, ...]
    own_lang: str = ""


@dataclass(frozen=True)
class Movement:
    """One operation or flight of one or more peoples."""

    id: str
    people_ids: tuple[str, ...]
    title: str
    kind: str
    start: Span
    end: Span
    return_start: Span
    return_end: Span
    homeland_id: str
    whole_claim_id: str
    summary: str

    @property
    def return_recorded(self) -> bool:
        """Whether a return home is recorded, even if only its beginning or its end."""
        return bool(self.return_start.text or self.return_end.text)


@dataclass(frozen=True)
class Territory:
    """The role of a unit in the history of a movement's homeland."""

    movement_id: str
    place_id: str
    role: str
    valid_from: Span
    valid_to: Span
    status: str
    source: tuple[Citation, ...]
    note: str


@dataclass(frozen=True)
class Event:
    """An event on a date; without ``people_ids`` it concerns all peoples of its movement.

    ``quotation`` holds exact words of the one work in ``quoted_from``; ``refutation`` says in our
    own words what speaks against them.
    """

    id: str
    movement_id: str
    people_ids: tuple[str, ...]
    kind: str
    start: Span
    end: Span
    place_id: str
    title: str
    text: str
    status: str
    source: tuple[Citation, ...]
    quoting: tuple[Citation, ...]
    document: str = ""
    quotation: str = ""
    quoted_from: tuple[Citation, ...] = ()
    translation: str = ""
    refutation: str = ""

    @property
    def grade(self) -> str:
        """The grade of a testimony, D as of every memoir; "" for events of other kinds."""
        return "D" if self.kind == TESTIMONY else ""


@dataclass(frozen=True)
class Claim:
    """A quantity that a document states: of some people, at a place, as of a date."""

    id: str
    movement_id: str
    people_ids: tuple[str, ...]
    event_id: str
    place_id: str
    measure: str
    unit: str
    value: int | float | None
    value_low: int | float | None
    value_high: int | float | None
    as_of_start: Span
    as_of_end: Span
    span: str
    kind: str
    rank: str
    grade: str
    part_of: str
    parts_complete: bool
    conflict_id: str
    place_status: str
    date_status: str
    value_status: str
    source: tuple[Citation, ...]
    quoting: tuple[Citation, ...]
    seed_line: str
    quotation: str
    note: str
    # The note as the data has it, where the claim is a translation: it bounds the figure.
    note_written: str = field(default="", metadata={"is_column": False})

    @cached_property
    def first_day(self) -> int | None:
        """First day that it refers to, or None where that is open or not stated."""
        return self.as_of_start.first if self.as_of_start.text else self.as_of_end.first

    @cached_property
    def last_day(self) -> int | None:
        """Last day that it refers to: the day on which a running total is reached."""
        return self.as_of_end.last if self.as_of_end.text else self.as_of_start.last

    @property
    def clock(self) -> str:
        """The time of day that it refers to, "" where none is given."""
        return self.as_of_end.clock or self.as_of_start.clock or ""


@dataclass(frozen=True)
class Flow:
    """A stream of people from one place to another along one route."""

    id: str
    movement_id: str
    people_ids: tuple[str, ...]
    direction: str
    mode: str
    origin_id: str
    destination_id: str
    route_id: str
    depart_start: Span
    depart_end: Span
    arrive_start: Span
    arrive_end: Span
    claim_id: str
    status: str
    source: tuple[Citation, ...]
    quoting: tuple[Citation, ...]
    note: str


@dataclass(frozen=True)
class Stop:
    """One station or waypoint of a route, and how it is reached from the one before."""

    route_id: str
    seq: int
    place_id: str
    mode: str
    leg_status: str
    point_status: str
    source: tuple[Citation, ...]
    note: str


@dataclass(frozen=True)
class Place:
    """A town, station, unit or aggregate; ``lon``/``lat`` in degrees, WGS 84, or None."""

    id: str
    name: str
    name_then: str
    name_now: str
    name_ru: str
    variants: str
    kind: str
    part_of: str
    lon: float | None
    lat: float | None
    coordinate_precision: str
    geonameid: str
    source: tuple[Citation, ...]

    @property
    def is_several(self) -> bool:
        """Whether it stands for several places together, and has no shape of its own."""
        return self.kind == "aggregate"


@dataclass(frozen=True)
class Conflict:
    """A question on which the sources disagree, and how it is handled."""

    id: str
    question: str
    handling: str
    note: str


@dataclass(frozen=True)
class Interpretation:
    """What somebody calls the removals, on which ground, and with whom they disagree.

    ``quotation`` is from the first work of ``source``; ``disagrees`` are ids of others.
    """

    id: str
    people_ids: tuple[str, ...]
    who: str
    term: str
    ground: str
    source: tuple[Citation, ...]
    quotation: str
    translation: str
    disagrees: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Sum:
    """A total that other claims should add up to: the sum of ``plus``, less ``minus``.

    ``rounded_to`` is the step to which the source rounded the total, or None. ``difference`` is
    the total less what it should be, as somebody recorded it, or None.
    """

    id: str
    movement_id: str
    title: str
    total_id: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    rounded_to: int | float | None
    difference: int | float | None
    conflict_id: str
    note: str


@dataclass(frozen=True)
class Tour:
    """A story told in steps, of one people or several."""

    id: str
    people_ids: tuple[str, ...]
    title: str
    summary: str


@dataclass(frozen=True)
class TourStep:
    """One step of a tour: a picture of the atlas, its number in large, and a few sentences.

    ``until`` is the last day that the step plays or spans, inclusive; without ``movement_ids`` all
    are shown; ``map`` and ``selected`` are written as in an address. ``voice`` is an event that
    quotes somebody, ``source_ids`` are the events and claims that the text rests on.
    """

    tour_id: str
    step: int
    part: str
    heading: str
    date: Span
    until: Span
    view: str
    movement_ids: tuple[str, ...]
    map: str
    selected: str
    number: Told
    number_label: str
    text: Told
    voice: str
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class SheetLine:
    """What a teacher's sheet has beside its tour: an aim, a part of the plan, a question, a word.

    ``kind`` says which. Only a part of the plan has ``minutes`` and perhaps the steps that it tells
    (both inclusive), only a word explained has a ``term``, only a question ``conflict_ids``.
    """

    id: str
    tour_ids: tuple[str, ...]
    kind: str
    term: str
    minutes: int | None
    first_step: int | None
    last_step: int | None
    text: Told
    conflict_ids: tuple[str, ...]
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """A person whom events name, and who that was at the time.

    ``named_as`` is how texts of events name the person, separated by semicolons; where it is empty
    they do so by the last word of ``name``.
    """

    id: str
    name: str
    name_ru: str
    named_as: str
    born: Span
    role: str
    source: tuple[Citation, ...]


@dataclass(frozen=True)
class Toponym:
    """What a people calls a place in its own language, ``language`` a BCP 47 tag.

    ``source`` is the title or address of where it was read, and ``note`` says how.
    """

    id: str
    place_id: str
    language: str
    name: str
    source: str
    note: str


@dataclass(frozen=True)
class Term:
    """A term of the glossary, with what it is called in each language that the data is in.

    ``written_as`` is how English texts write it, separated by semicolons; where it is empty they
    write ``name``. A translation of such a text has a word that begins with one of ``stems_ru`` or
    ``stems_kk``, separated likewise; without stems it is free. A term of the ``regime`` stands in
    quotation marks. ``source_ru`` and ``source_kk`` are the title or address of where the
    equivalent was read, "" where it was not read anywhere, and ``note`` says how.
    """

    id: str
    name: str
    written_as: str
    name_ru: str
    name_kk: str
    regime: bool
    stems_ru: str
    stems_kk: str
    meaning: str
    source: tuple[Citation, ...]
    source_ru: str
    source_kk: str
    note: str

    @property
    def names(self) -> dict[str, str]:
        """The term by language, as a BCP 47 tag."""
        return {"en": self.name, "ru": self.name_ru, "kk": self.name_kk}

    @property
    def sources_of_names(self) -> dict[str, str]:
        """Where the term was read in each language but English, "" where it was not."""
        return {"ru": self.source_ru, "kk": self.source_kk}


@dataclass(frozen=True)
class RailwaySegment:
    """What is known of one segment of the railway network of the time."""

    id: str
    line: str
    from_place: str
    to_place: str
    opened: str
    opened_low: str
    opened_high: str
    gauge: str
    status: str
    source: str
    note: str


Record = (
    People
    | Movement
    | Territory
    | Event
    | Claim
    | Flow
    | Stop
    | Place
    | Conflict
    | Interpretation
    | Sum
    | Tour
    | TourStep
    | SheetLine
    | Person
    | Toponym
    | Term
    | RailwaySegment
)

# Table -> (type of its records, the column that becomes ``id``).
KINDS: dict[str, tuple[type[Record], str]] = {
    "peoples": (People, "people_id"),
    "movements": (Movement, "movement_id"),
    "territories": (Territory, ""),
    "events": (Event, "event_id"),
    "claims": (Claim, "claim_id"),
    "flows": (Flow, "flow_id"),
    "routes": (Stop, ""),
    "places": (Place, "place_id"),
    "conflicts": (Conflict, "conflict_id"),
    "interpretations": (Interpretation, "interpretation_id"),
    "sums": (Sum, "sum_id"),
    "tours": (Tour, "tour_id"),
    "tour_steps": (TourStep, ""),
    "sheet_lines": (SheetLine, "line_id"),
    "persons": (Person, "person_id"),
    "toponyms": (Toponym, "toponym_id"),
    "terms": (Term, "term_id"),
    "railways": (RailwaySegment, "segment_id"),
}


def _columns(kind: type[Record], id_column: str) -> dict[str, str]:
    types = {f.name: str(f.type) for f in fields(kind) if f.metadata.get("is_column", True)}
    # "yes" or "no" in the file has no form of its own.
    types = {name: "str" if type_ == "bool" else type_ for name, type_ in types.items()}
    return {(id_column if name == "id" else name): type_ for name, type_ in types.items()}


# Table -> column -> the type that a cell is read as: what every data dictionary has to describe.
COLUMNS = {table: _columns(kind, id_column) for table, (kind, id_column) in KINDS.items()}
_YES_OR_NO = {
    table: [f.name for f in fields(kind) if f.type == "bool"] for table, (kind, _) in KINDS.items()
}


def record_of(table: str, row: Row) -> Record:
    """Return a sound row of ``table`` as a record."""
    kind, id_column = KINDS[table]
    cells = {
        ("id" if column == id_column else column): row.cells[column] for column in COLUMNS[table]
    }
    for name in _YES_OR_NO[table]:
        cells[name] = cells[name] == "yes"
    return kind(**cells)


def key_of(record: Record) -> str:
    """Return the key that distinguishes a record from all others in its table."""
    if isinstance(record, Territory):
        return f"{record.movement_id} {record.place_id} {record.role}"
    if isinstance(record, Stop):
        return f"{record.route_id} {record.seq}"
    if isinstance(record, TourStep):
        return f"{record.tour_id} {record.step}"
    return record.id
