"""The layers as one GeoPackage, with styles, and dates by which QGIS can animate them.

Written with pyogrio (GDAL). The table ``layer_styles``, which QGIS reads when it opens a
layer, has its style, as QML and as SLD, and turns on its temporal settings: features are shown from
``start``, the first second of a day, to ``end``, the last second of a day; an empty one is open.
Tables without places are joins.

The modification time that GDAL would record is set to the date of the data, so that two runs give
the same bytes. Another version of GDAL or SQLite may lay out the same content differently.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.export import qml, sld
from atlas.export.captions import captions
from atlas.export.fields import Field
from atlas.export.joins import Join
from atlas.export.layers import Layer, Properties
from atlas.export.styles import Rule, meets, rules_of
from atlas.read.dataset import Dataset

# GDAL's code for UTC, which a GeoPackage requires: no computer's time zone shifts a day.
_UTC = 100
_NOUNS = {"fill": "areas", "line": "lines", "marker": "points"}
_BY_KEYS = "Its keys are those of the other tables."


@dataclass(frozen=True)
class Part:
    """A table of the GeoPackage: features of a layer that are of one type of geometry.

    ``kind`` is how they are drawn: "fill", "line" or "marker".
    """

    name: str
    geometry: str
    kind: str
    layer: Layer
    features: list[tuple[Properties, BaseGeometry | None]]
    rules: list[Rule]

    @property
    def title(self) -> str:
        """What the table is called."""
        main = self.name == self.layer.name
        return self.layer.title if main else f"{self.layer.title}: {_NOUNS[self.kind]}"


def parts_of(layers: list[Layer], dataset: Dataset) -> list[Part]:
    """Return the tables that the layers become, with their styles.

    A table has one type of geometry: features that are not of the layer's main type go into a
    second one, such as ``homelands_points``. Features without a place are in the first.
    """
    return [part for layer in layers for part in _by_type(layer, rules_of(layer, dataset))]


def write_geopackage(path: Path, parts: list[Part], joins: list[Join], changed: str) -> None:
    """Write the tables into a new GeoPackage, in WGS 84.

    Args:
        path: The file, which must not exist yet.
        parts: The tables with places; features without one have an empty geometry.
        joins: The tables without.
        changed: The day to record as the file's last change, ``YYYY-MM-DD``.

    Raises:
        OSError: If the file cannot be written.
    """
    # GDAL has it per process; nothing else here writes a GeoPackage.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{changed}T00:00:00.000Z"})
    try:
        for number, part in enumerate(parts):
            _write_layer(path, part, append=number > 0)
        for join in joins:
            _write_join(path, join)
        _write_styles(path, parts, changed)
        _verify(path, parts, joins)
    except (RuntimeError, sqlite3.Error) as error:
        # On a full disk GDAL's own message is a page of SQL.
        raise OSError("the GeoPackage came out incomplete: is the disk full?") from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


_KINDS = {"Polygon": "fill", "LineString": "line", "Point": "marker"}


def _by_type(layer: Layer, rules: list[Rule]) -> list[Part]:
    """Split a layer by type of geometry; a single polygon or point goes with the multiple ones."""
    kinds = [None if g is None else g.geom_type.removeprefix("Multi") for _, g in layer.features]
    present = sorted({k for k in kinds if k}, key=lambda k: -kinds.count(k))
    main = present[0] if present else "Point"
    parts: list[Part] = []
    for kind in present or [main]:
        chosen = [
            feature
            for feature, own in zip(layer.features, kinds, strict=True)
            if own == kind or (own is None and kind == main)
        ]
        multiple = any(g is not None and g.geom_type.startswith("Multi") for _, g in chosen)
        name = layer.name if kind == main else f"{layer.name}_{kind.lower()}s"
        held = [rule for rule in rules if any(meets(p, rule) for p, _ in chosen)]
        geometry = f"Multi{kind}" if multiple else kind
        parts.append(Part(name, geometry, _KINDS[kind], layer, chosen, held))
    return parts


def _write_layer(path: Path, part: Part, append: bool) -> None:
    layer, features = part.layer, part.features
    columns = [_column(f, [properties[f.name] for properties, _ in features]) for f in layer.fields]
    days = [f.name for f in layer.fields if f.kind == "day"]
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array([geometry for _, geometry in features], dtype=object)),
        [values for values, _ in columns],
        fields=[f.name for f in layer.fields],
        field_mask=[empty for _, empty in columns],
        layer=part.name,
        driver="GPKG",
        geometry_type=part.geometry,
        promote_to_multi=part.geometry.startswith("Multi"),
        crs="EPSG:4326",
        append=append,
        gdal_tz_offsets={day: np.full(len(features), _UTC) for day in days},
        # What QGIS of 2022 reads without a warning.
        dataset_options=None if append else {"VERSION": "1.3"},
        layer_options={
            "IDENTIFIER": part.title,
            "DESCRIPTION": f"{layer.description} Time: fields start and end, both inclusive, "
            f"empty = open. Licence: {layer.licence}. {layer.attribution}.",
        },
    )


def _write_join(path: Path, join: Join) -> None:
    texts = list(zip(*join.rows, strict=True)) or [()] * len(join.fields)
    columns = [
        _column(definition, [_read(definition, text) for text in column])
        for definition, column in zip(join.fields, texts, strict=True)
    ]
    days = [field.name for field in join.fields if field.kind == "day"]
    pyogrio.raw.write(
        path,
        None,
        [values for values, _ in columns],
        fields=[field.name for field in join.fields],
        field_mask=[empty for _, empty in columns],
        layer=join.name,
        driver="GPKG",
        append=True,
        gdal_tz_offsets={day: np.full(len(join.rows), _UTC) for day in days},
        layer_options={"IDENTIFIER": join.title, "DESCRIPTION": f"{join.title}. {_BY_KEYS}"},
    )


def _read(definition: Field, text: str) -> Any:
    """Return a cell of a join as what it is; None if it is empty."""
    readers: dict[str, Callable[[str], Any]] = {"whole": int, "day": dt.date.fromisoformat}
    return readers.get(definition.kind, str)(text) if text else None


def _verify(path: Path, parts: list[Part], joins: list[Join]) -> None:
    """Raise sqlite3.Error if the file is not complete.

    GDAL reports no error when the disk fills up while it closes the file.
    """
    counts = {part.name: len(part.features) for part in parts}
    # The spatial indexes are made last of all.
    counts |= {"layer_styles": len(parts), "gpkg_extensions": len(parts)}
    counts |= {join.name: len(join.rows) for join in joins}
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for name, count in counts.items():
            found = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
            sound = sound and found == (count,)
    if not sound:
        raise sqlite3.DatabaseError("the file is not complete")


def _column(definition: Field, values: list[Any]) -> tuple[Any, Any]:
    """Return one field's values as an array, and which of them are empty."""
    empty = np.array([value is None for value in values])
    if definition.kind == "day":
        # Times, not dates: QGIS compares with times, and would show a unit a day early.
        moments = np.array(values, dtype="datetime64[D]").astype("datetime64[ms]")
        if definition.name in ("end", "shown_end"):
            moments += np.timedelta64(86_399_000, "ms")
        return moments, empty
    if definition.kind == "text":
        return np.array([value or None for value in values], dtype=object), None
    kind = np.int64 if definition.kind == "whole" else np.float64
    return np.array([0 if value is None else value for value in values], dtype=kind), empty


def _write_styles(path: Path, parts: list[Part], changed: str) -> None:
    """Add the table in which QGIS keeps the styles of a GeoPackage."""
    names, count = [part.name for part in parts], len(parts)
    columns: dict[str, list[Any]] = {
        "f_table_catalog": [""] * count,
        "f_table_schema": [""] * count,
        "f_table_name": names,
        "f_geometry_column": ["geom"] * count,
        "styleName": [f"{name}: as in the atlas, in time" for name in names],
        "styleQML": [
            qml.style(part.rules, part.kind, timed=True, said=captions(part.layer))
            for part in parts
        ],
        "styleSLD": [sld.style(p.name, p.title, p.rules, p.kind) for p in parts],
        "useAsDefault": [True] * count,
        "description": ["Colours and labels of the atlas; start to end, both inclusive"] * count,
        "owner": [""] * count,
        # QGIS takes the newest style and finds none at all where this column is missing.
        "update_time": [changed] * count,
    }
    kinds = {"useAsDefault": "bool", "update_time": "datetime64[ms]"}
    pyogrio.raw.write(
        path,
        None,
        [np.array(values, dtype=kinds.get(name, "object")) for name, values in columns.items()],
        fields=list(columns),
        layer="layer_styles",
        driver="GPKG",
        append=True,
        gdal_tz_offsets={"update_time": np.full(count, _UTC)},
        layer_options={"FID": "id", "DESCRIPTION": "Styles that QGIS takes on opening a layer"},
    )
