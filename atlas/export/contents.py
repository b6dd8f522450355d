"""What an export holds: its parts, each made of the same data when it is asked for."""

from __future__ import annotations

import datetime as dt
import functools
import json
from pathlib import Path
from typing import Any

from atlas.check import checks
from atlas.export import readme as export_readme
from atlas.export import tables as export_tables
from atlas.export.bibliography import bib, csl_json
from atlas.export.deposit import Deposit, deposit_of
from atlas.export.geojson import geojson
from atlas.export.geopackage import Part, parts_of, write_geopackage
from atlas.export.ground import ground
from atlas.export.joins import Join, csv, joins
from atlas.export.layers import Layer, layers
from atlas.export.linked_places import Edition, linked_places
from atlas.export.qgis_project import project
from atlas.export.totals import totals
from atlas.export.workbook import workbook
from atlas.model.model import Model
from atlas.read import records
from atlas.read.dataset import Dataset
from atlas.read.dictionary import read_dictionary
from atlas.read.folders import Folders, built_in

PARTS = (
    *("data", "geodata", "own", "spreadsheet", "geojson", "geopackage"),
    *("joins", "linked-places", "bibliography"),
)
NAME = "exile-and-return"
_OWN_TITLE = "A folder of data, exported by the program of Exile and Return"


class Contents:
    """The content of an export.

    Args:
        folders: The folders to export.
        dataset: What was read from them; None to read them now.
        published: The web address at which the export will lie, or "".

    Raises:
        ValueError: If the data cannot be read.
    """

    def __init__(self, folders: Folders, dataset: Dataset | None, published: str) -> None:
        self.folders = folders
        self.dataset = dataset or checks.load(folders)
        self.published = published
        own = folders.own
        self.own_alone = own is not None and own.only
        if not self.dataset.places:
            where = own.data if own and own.only else folders.data
            raise ValueError(f"{where} has no places that can be read: there is nothing to export")
        self.package = _package(folders.data)
        self.version = folders.version()
        self.model = Model(self.dataset)
        # An export of somebody's own rows alone does not pass for the atlas.
        ours = folders.has_atlas_tables
        self.title = str(self.package.get("title", "")) if ours else _OWN_TITLE

    @property
    def parts(self) -> tuple[str, ...]:
        """Its parts: no ``own`` without such a folder, no ``data`` where it stands alone."""
        without = "own" if self.folders.own is None else "data" if self.own_alone else ""
        return tuple(part for part in PARTS if part != without)

    @functools.cached_property
    def layers(self) -> list[Layer]:
        """The map layers."""
        return layers(self.model)

    @functools.cached_property
    def joins(self) -> list[Join]:
        """The tables without places: what belongs to what, and the totals of each people."""
        return [*joins(self.dataset, self.layers), totals(self.model)]

    @property
    def created(self) -> str:
        """The day of the data, ``YYYY-MM-DD``: no file that is made has another."""
        day = str(self.package.get("created", ""))[:10]
        try:
            return dt.date.fromisoformat(day).isoformat()
        except ValueError:
            return "1970-01-01"

    @property
    def deposit(self) -> Deposit | None:
        """What a repository is told; None with anything of somebody else's: who made it?"""
        if not self.folders.is_atlas:
            return None
        return deposit_of(self.package, self.created, self.version, self.published)

    def files(self, part: str, scratch: Path) -> dict[str, bytes]:
        """Return the files of a part by their path in it.

        Args:
            part: One of ``parts``.
            scratch: A folder in which a file may be made for a moment.

        Raises:
            OSError: If a file cannot be read or made.
        """
        makers = {
            "data": lambda: export_tables.copies(self.folders.data, export_tables.FAITHFUL),
            "geodata": lambda: export_tables.copies(self.folders.geodata, export_tables.SHAPES),
            "own": self._own,
            "spreadsheet": lambda: {f"{NAME}.xlsx": self._workbook()},
            "joins": lambda: {f"{join.name}.csv": csv(join) for join in self.joins},
            "geojson": lambda: {f"{layer.name}.geojson": geojson(layer) for layer in self.layers},
            "geopackage": lambda: self._geopackage(scratch / "part.gpkg"),
            "linked-places": lambda: {"places.geojson": self._places()},
            "bibliography": self._bibliography,
        }
        return makers[part]()

    def about(self) -> dict[str, bytes]:
        """Return the files that say what the others are: README and licence."""
        folders = self.folders
        made = export_readme.Made(
            self.version,
            tables=folders.has_atlas_tables,
            shapes=folders.has_atlas_shapes,
            deposited=self.deposit is not None,
        )
        readme = export_readme.readme(self.parts, self.layers, self.joins, made)
        # That of the atlas, for what in this export is of the atlas.
        ours = made.tables or made.shapes
        licence = export_tables.copies(built_in().data, ("LICENSE.md",)) if ours else {}
        return {"README.md": readme.encode(), **licence}

    def _own(self) -> dict[str, bytes]:
        """Return the tables and shapes of a reader's own folder, byte for byte."""
        own = self.folders.own
        if not own:
            return {}
        kinds = ((own.data, export_tables.FAITHFUL), (own.geodata, export_tables.SHAPES))
        return {
            f"{folder.name}/{name}": content
            for folder, patterns in kinds
            for name, content in export_tables.copies(folder, patterns).items()
        }

    def _workbook(self) -> bytes:
        own = [self.folders.own.data] if self.folders.own else []
        tables = own if self.own_alone else [self.folders.data, *own]
        heading = f"{self.title}. Data version {self.version}."
        # The one by which the tables were read: not a damaged one of the folder.
        dictionary, _ = read_dictionary(self.folders.data, records.COLUMNS)
        sheets = export_tables.sheets(tables, dictionary, self.joins, heading)
        return workbook(sheets, self.title, dt.date.fromisoformat(self.created))

    def _geopackage(self, path: Path) -> dict[str, bytes]:
        """Return the GeoPackage, and the project of QGIS that shows it."""
        parts = parts_of([*self.layers, *ground(self.model)], self.dataset)
        name = f"{NAME}.gpkg"
        try:
            write_geopackage(path, parts, self.joins, self.created)
            made = {name: path.read_bytes()}
        finally:
            path.unlink(missing_ok=True)
        return made | {f"{NAME}.qgz": self._project(parts, name)}

    def _project(self, parts: list[Part], name: str) -> bytes:
        return project(parts, self.joins, name, self.title, self.created)

    def _places(self) -> bytes:
        edition = Edition(self.version, self.published, ours=self.folders.is_atlas)
        return linked_places(self.model, edition)

    def _bibliography(self) -> dict[str, bytes]:
        works = self.dataset.works.values()
        return {"sources.bib": bib(works), "sources.csl.json": csl_json(works)}


def _package(data: Path) -> dict[str, Any]:
    """Return the descriptor of a data folder; empty if it cannot be read."""
    try:
        package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return package if isinstance(package, dict) else {}
