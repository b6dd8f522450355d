"""Omissions: what an error found by a check costs, and what is left out with it.

An error costs the record on its line, or what it names in ``costs``. Whatever refers to that is
left out with it or loses the reference, just as if the row could not be read.
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

# In ``costs``, besides the names of tables: a shape, by its id.
SHAPES = "shapes"


def without(dataset: Dataset, found: Iterable[Fault]) -> Dataset | None:
    """Return the dataset without what the errors cost.

    Args:
        dataset: The dataset, which stays as it is.
        found: The faults; notes among them are ignored.

    Returns:
        The rest of the dataset, or None if the errors cost nothing. To its faults are added the
        errors, and how many records were left out with what they cost.
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
    """Return which columns refer to which tables in a dataset made in memory."""
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
    """Return all records by table and key; the key of a stop is "route seq"."""
    tables = {name: getattr(dataset, name) for name in KINDS}
    tables["territories"] = {key_of(t): t for t in dataset.territories}
    tables["routes"] = {key_of(s): s for stops in dataset.routes.values() for s in stops}
    return {name: dict(records) for name, records in tables.items()}
