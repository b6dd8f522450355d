"""What the atlas's own files say, read once for all tests that damage a copy of some of them.

A test of one bad cell reads twenty files, and nineteen of them are as they were. Those that hold
the very bytes of the atlas's own are not parsed again; any other file is read as always.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from atlas.read import geometries, loader, tables
from atlas.read.citations import Bibliography, read_bibliography
from atlas.read.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA

_T = TypeVar("_T")

# Taken here: they stand in for themselves below.
_read_table = tables.read_table
_read_layer = geometries.read_layer


class ReadOnce:
    """Stands in for the three readers of files; what it gives may be added to."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[Any, Any]] = {}

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tables, "read_table", self.table)
        monkeypatch.setattr(geometries, "read_layer", self.layer)
        monkeypatch.setattr(loader, "read_bibliography", self.bibliography)

    def table(self, folder: Path, name: str, resource: dict[str, Any]) -> tuple[Any, list[Any]]:
        own = BUILT_IN_GEODATA if name == "layers" else BUILT_IN_DATA
        file, found = f"{name}.csv", lambda: _read_table(folder, name, resource)
        table, faults = self._once((name,), folder / file, own / file, resource, found)
        return replace(table, rows=[*table.rows], left_out={*table.left_out}), [*faults]

    def layer(
        self, folder: Path, layer: str, may_be_empty: bool = False
    ) -> tuple[list[Any], list[Any], bool]:
        file, found = f"{layer}.geojson", lambda: _read_layer(folder, layer, may_be_empty)
        features, faults, unread = self._once(
            (file,), folder / file, BUILT_IN_GEODATA / file, may_be_empty, found
        )
        return [*features], [*faults], unread

    def bibliography(self, path: Path, may_be_empty: bool = False) -> Bibliography:
        found = self._once(
            ("works",),
            path,
            BUILT_IN_DATA / "sources.bib",
            may_be_empty,
            lambda: read_bibliography(path, may_be_empty),
        )
        return Bibliography(
            {**found.works}, {**found.lines}, [*found.faults], {*found.left_out}, found.unread
        )

    def _once(
        self, key: tuple[object, ...], path: Path, own: Path, given: object, read: Callable[[], _T]
    ) -> _T:
        """Return what was read before of the same bytes with the same thing ``given``, or read."""
        if not _same(path, own):
            return read()
        before, result = self._known.get(key, (None, None))
        if result is None or before != given:
            result = read()
            self._known[key] = given, result
        return result


def _same(path: Path, own: Path) -> bool:
    try:
        return path.read_bytes() == own.read_bytes()
    except OSError:
        return False
