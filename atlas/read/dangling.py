"""Dangling references: left out or emptied, and reported once for each cause.

A claim that names a place nobody defined would otherwise stop every screen. Where
the place is missing because its row or its whole file could not be read, that has
been reported already; here only what was lost with it is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from atlas.base.faults import Fault
from atlas.read.cells import nearest
from atlas.read.dictionary import Dictionary
from atlas.read.told import Told

# A record that loses such a reference still says something true: the reference is
# emptied, the record stays. Any other dangling reference removes its record.
_OPTIONAL = {
    ("movements", "whole_claim_id"),
    ("events", "place_id"),
    ("claims", "event_id"),
    ("claims", "part_of"),
    ("claims", "conflict_id"),
    ("flows", "claim_id"),
    ("places", "part_of"),
    ("interpretations", "disagrees"),
    ("sums", "movement_id"),
    ("sums", "conflict_id"),
    ("tour_steps", "voice"),
}


@dataclass
class Lost:
    """What could not be read: whole tables or layers, and ids of single records by table."""

    unread: set[str] = field(default_factory=set)
    left_out: dict[str, set[str]] = field(default_factory=dict)

    def has(self, table: str, identity: str) -> bool:
        """Return whether a record may have been in the data and was lost in reading."""
        return table in self.unread or identity in self.left_out.get(table, ())

    def any_of(self, table: str) -> bool:
        """Return whether anything in a table was lost in reading."""
        return table in self.unread or bool(self.left_out.get(table))

    def add(self, table: str, identity: str) -> None:
        """Note that a record was left out."""
        self.left_out.setdefault(table, set()).add(identity)


# Table -> its columns that name records, and which table each refers to.
Refers = Mapping[str, tuple[tuple[str, str], ...]]
# (Table, key) -> the file of a record and its line there.
Where = Callable[[str, str], tuple[str, int | None]]


@dataclass(frozen=True)
class _Dangling:
    table: str
    key: str
    column: str
    target: str
    wanted: str


def drop_dangling(
    tables: dict[str, dict[str, Any]],
    refers: Refers,
    where: Where,
    lost: Lost,
) -> list[Fault]:
    """Remove dangling references, again and again until every reference that is left holds.

    Args:
        tables: Records by table and key; dangling ones are removed or emptied in place.
        refers: Which columns name records of which table.
        where: Gives the file and line of a record.
        lost: What was lost in reading; gains what is left out here.

    Returns:
        A fault for each cause, then one for each table that lost records with another.
    """
    found: list[_Dangling] = []
    known: list[_Dangling] = []
    while True:
        unmet = list(_dangling(tables, refers))
        dropped = [d for d in unmet if (d.table, d.column) not in _OPTIONAL]
        for dangling in dropped:
            if not drop(tables, dangling.table, dangling.key):
                continue
            (known if lost.has(dangling.target, dangling.wanted) else found).append(dangling)
        # Added only after the round, so that a record is not the cause of its own loss.
        for dangling in dropped:
            lost.add(dangling.table, dangling.key.rpartition(" ")[0] or dangling.key)
        if not dropped:
            break
    # Nothing was dropped in the last round: what it found can all be emptied.
    for dangling in unmet:
        records = tables[dangling.table]
        record = records[dangling.key]
        nothing = type(getattr(record, dangling.column))()
        records[dangling.key] = replace(record, **{dangling.column: nothing})
        (known if lost.has(dangling.target, dangling.wanted) else found).append(dangling)
    return [*_causes(found, tables, where), *_consequences(known, where, lost)]


def drop(tables: dict[str, dict[str, Any]], table: str, key: str) -> bool:
    """Remove a record, a stop with its whole route; return whether it was still there."""
    records = tables[table]
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
    """Return which columns name records of which table, as the dictionary has it."""
    return {
        table: tuple(
            (f["name"], f["atlas:refers"])
            for f in resource["schema"]["fields"]
            if "atlas:refers" in f
        )
        for table, resource in dictionary.items()
    }


def _dangling(tables: dict[str, dict[str, Any]], refers: Refers) -> Iterator[_Dangling]:
    ids = {table: set(records) for table, records in tables.items()}
    ids["routes"] = {stop.route_id for stop in tables["routes"].values()}
    for table, records in tables.items():
        for key, record in records.items():
            for column, target in refers.get(table, ()):
                for wanted in _named(getattr(record, column)):
                    if wanted and wanted not in ids[target]:
                        yield _Dangling(
                            table=table, key=key, column=column, target=target, wanted=wanted
                        )
                        break


def _named(value: str | Told | tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids that a cell names."""
    if isinstance(value, Told):
        return value.claim_ids
    return (value,) if isinstance(value, str) else value


def _causes(
    found: list[_Dangling], tables: dict[str, dict[str, Any]], where: Where
) -> Iterator[Fault]:
    """Yield one fault for each id that is in no file, at the first record that names it."""
    groups: dict[tuple[str, str, str, str], list[_Dangling]] = {}
    for d in found:
        groups.setdefault((d.table, d.column, d.target, d.wanted), []).append(d)
    for (table, column, target, wanted), same in groups.items():
        message = f"{wanted!r} is not in {target}.csv{nearest(wanted, tables[target])}"
        if len(same) > 1:
            message += f"; {_fate(table, column, f'{len(same)} records')} because of it"
        yield Fault(*where(table, same[0].key), column, message)


def _consequences(known: list[_Dangling], where: Where, lost: Lost) -> Iterator[Fault]:
    """Yield one fault for each table that lost records with another, whose faults are reported."""
    groups: Counter[tuple[str, str, str, str]] = Counter()
    for d in known:
        column = d.column if (d.table, d.column) in _OPTIONAL else ""
        groups[where(d.table, d.key)[0], d.table, column, d.target] += 1
    for (file, table, column, target), count in groups.items():
        what = "1 record" if count == 1 else f"{count} records"
        if table == "routes":
            what = "1 route" if count == 1 else f"{count} routes"
        refers = "it refers" if count == 1 else "they refer"
        unread = target in lost.unread
        rows = (
            f"{target}.csv, which could not be read" if unread else f"rows left out of {target}.csv"
        )
        message = f"{_fate(table, column, what)}: {refers} to {rows}"
        yield Fault(file, None, column, message)


def _fate(table: str, column: str, records: str) -> str:
    """Return what becomes of some records: "emptied in 2 records" or "2 records left out"."""
    return f"emptied in {records}" if (table, column) in _OPTIONAL else f"{records} left out"
