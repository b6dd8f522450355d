"""Leaving out: what an error of a check costs, and what goes with it.

An error costs the record that stands on its line, or what it names in ``costs``. Whatever
points at that goes with it or loses the reference, as where a row could not be read.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from atlas.base.faults import Fault, errors
from atlas.read import dictionary
from atlas.read.dangling import Lost, Refers, drop, drop_dangling, refers_of
from atlas.read.dataset import Dataset, tables_of
from atlas.read.records import KINDS, key_of

# In ``costs``, beside the names of the tables: a shape, by its id.
SHAPES = "shapes"


def without(dataset: Dataset, found: Iterable[Fault]) -> Dataset | None:
    """Return the dataset without what the errors cost; None if they cost nothing.

    Its faults gain the errors, and how many records went with what is left out.
    """
    wrong = errors(found)
    costs = _costs(dataset, wrong)
    if not costs:
        return None
    held = records_of(dataset)
    lost = Lost(set(dataset.lost.unread), {t: set(k) for t, k in dataset.lost.left_out.items()})
    for table, key in costs:
        if table in held and drop(held, table, key):
            lost.add(table, key.rpartition(" ")[0] or key)
    gone = {key for table, key in costs if table == SHAPES}
    lines = dataset.lines.get("routes", {})
    refers = dataset.refers or _usual_refers()
    consequences = drop_dangling(held, refers, dataset.where, lost)
    return replace(
        dataset,
        **tables_of(held, lines or held["routes"]),
        units={key: unit for key, unit in dataset.units.items() if key not in gone},
        legs={key: leg for key, leg in dataset.legs.items() if key not in gone},
        faults=list(dict.fromkeys([*dataset.faults, *wrong, *consequences])),
        lost=lost,
    )


@functools.cache
def _usual_refers() -> Refers:
    """What names what in a dataset that was made in memory."""
    return refers_of(dictionary.built_in())


def _costs(dataset: Dataset, wrong: list[Fault]) -> set[tuple[str, str]]:
    if not wrong:
        return set()
    held = records_of(dataset)
    places = {
        dataset.where(table, key): (table, key)
        for table, records in held.items()
        for key in records
    }
    shapes = dataset.units.keys() | dataset.legs.keys()
    found: set[tuple[str, str]] = set()
    for fault in wrong:
        on_line = places.get((fault.file, fault.line)) if fault.line else None
        found.update(fault.costs if fault.costs is not None else [on_line] if on_line else [])
    return {(t, key) for t, key in found if key in (shapes if t == SHAPES else held[t])}


def records_of(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """Return all records by table and key."""
    tables = {name: getattr(dataset, name) for name in KINDS}
    tables["territories"] = {key_of(t): t for t in dataset.territories}
    tables["routes"] = {key_of(s): s for stops in dataset.routes.values() for s in stops}
    return {name: dict(records) for name, records in tables.items()}
