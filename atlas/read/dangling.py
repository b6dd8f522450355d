"""What points at nothing: left out or emptied, and said once for each cause.

A claim that names a place nobody defined would otherwise stop every screen. Where
the place is missing because its row or its whole file could not be read, that has
been said already; here it is only counted what went with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from atlas.base.faults import Fault
from atlas.read.cells import nearest
from atlas.read.dictionary import Dictionary

# References whose loss leaves a record that still says something true: the reference
# is emptied, the record stays. Any other dangling reference takes its record out.
_OPTIONAL = {
    ("movements", "whole_claim_id"),
    ("events", "place_id"),
    ("claims", "event_id"),
    ("claims", "part_of"),
    ("claims", "conflict_id"),
    ("flows", "claim_id"),
    ("places", "part_of"),
    ("sums", "movement_id"),
    ("sums", "conflict_id"),
}


@dataclass
class Lost:
    """What could not be read: whole tables or layers, and ids of single records by table."""

    unread: set[str] = field(default_factory=set)
    left_out: dict[str, set[str]] = field(default_factory=dict)

    def has(self, table: str, identity: str) -> bool:
        """Return whether a record may have been there and was lost in reading."""
        return table in self.unread or identity in self.left_out.get(table, ())

    def any_of(self, table: str) -> bool:
        """Return whether anything of a table was lost in reading."""
        return table in self.unread or bool(self.left_out.get(table))

    def add(self, table: str, identity: str) -> None:
        """Note that a record was left out."""
        self.left_out.setdefault(table, set()).add(identity)


# Table -> its columns that name a record of another table, and which table that is.
Refers = Mapping[str, tuple[tuple[str, str], ...]]
# Table, key -> the file of a record and its line there.
Where = Callable[[str, str], tuple[str, int | None]]


@dataclass(frozen=True)
class _Dangling:
    table: str
    key: str
    column: str
    target: str
    wanted: str


def drop_dangling(
    held: dict[str, dict[str, Any]],
    refers: Refers,
    where: Where,
    lost: Lost,
) -> list[Fault]:
    """Leave out of ``held`` (records by table and key) what points at nothing; return the faults.

    ``refers`` tells which columns name records of which table, ``where`` the place of a record.
    Again and again until all that is left holds. ``lost`` gains what was left out.
    """
    found: list[_Dangling] = []
    known: list[_Dangling] = []
    while True:
        dropped = [d for d in _dangling(held, refers) if (d.table, d.column) not in _OPTIONAL]
        for dangling in dropped:
            if not drop(held, dangling.table, dangling.key):
                continue
            (known if lost.has(dangling.target, dangling.wanted) else found).append(dangling)
        # Noted only after the round, so that a record is not the cause of its own loss.
        for dangling in dropped:
            lost.add(dangling.table, dangling.key.rpartition(" ")[0] or dangling.key)
        if not dropped:
            break
    for dangling in list(_dangling(held, refers)):
        records = held[dangling.table]
        records[dangling.key] = replace(records[dangling.key], **{dangling.column: ""})
        (known if lost.has(dangling.target, dangling.wanted) else found).append(dangling)
    return [*_causes(found, held, where), *_consequences(known, where, lost)]


def drop(held: dict[str, dict[str, Any]], table: str, key: str) -> bool:
    """Take a record out, a stop with its whole route; return whether it was still there."""
    records = held[table]
    if key not in records:
        return False
    if table == "routes":
        route = records[key].route_id
        for other in [other for other, stop in records.items() if stop.route_id == route]:
            del records[other]
    else:
        del records[key]
    return True


def refers_of(dictionary: Dictionary) -> Refers:
    """Return which columns name records of which table, as the dictionary says it."""
    return {
        table: tuple(
            (f["name"], f["atlas:refers"])
            for f in resource["schema"]["fields"]
            if "atlas:refers" in f
        )
        for table, resource in dictionary.items()
    }


def _dangling(held: dict[str, dict[str, Any]], refers: Refers) -> Iterator[_Dangling]:
    ids = {table: set(records) for table, records in held.items()}
    ids["routes"] = {stop.route_id for stop in held["routes"].values()}
    for table, records in held.items():
        for key, record in records.items():
            for column, target in refers.get(table, ()):
                value = getattr(record, column)
                for wanted in (value,) if isinstance(value, str) else value:
                    if wanted and wanted not in ids[target]:
                        yield _Dangling(table, key, column, target, wanted)
                        break


def _causes(
    found: list[_Dangling], held: dict[str, dict[str, Any]], where: Where
) -> Iterator[Fault]:
    """One fault for each id that no file holds, at the first record that names it."""
    groups: dict[tuple[str, str, str, str], list[_Dangling]] = {}
    for d in found:
        groups.setdefault((d.table, d.column, d.target, d.wanted), []).append(d)
    for (table, column, target, wanted), same in groups.items():
        message = f"{wanted!r} is not in {target}.csv{nearest(wanted, held[target])}"
        if len(same) > 1:
            message += f"; {len(same)} records {_fate(table, column)} for it"
        yield Fault(*where(table, same[0].key), column, message)


def _consequences(known: list[_Dangling], where: Where, lost: Lost) -> Iterator[Fault]:
    """One fault for each table and what it lost with another, whose own fault is said elsewhere."""
    groups: Counter[tuple[str, str, str, str]] = Counter()
    for d in known:
        column = d.column if (d.table, d.column) in _OPTIONAL else ""
        groups[where(d.table, d.key)[0], d.table, column, d.target] += 1
    for (file, table, column, target), count in groups.items():
        what = "1 record" if count == 1 else f"{count} records"
        if table == "routes":
            what = "1 route" if count == 1 else f"{count} routes"
        whither = f"{target}.csv" if target in lost.unread else f"what is left out of {target}.csv"
        points = "it points" if count == 1 else "they point"
        message = f"{what} {_fate(table, column)}, {points} into {whither}"
        yield Fault(file, None, column, message)


def _fate(table: str, column: str) -> str:
    return "emptied" if (table, column) in _OPTIONAL else "left out"
