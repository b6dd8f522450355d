"""The layers as one GeoPackage, with dates by which QGIS can animate them.

Written with pyogrio (GDAL). The table ``layer_styles``, which QGIS reads when it opens a
layer, turns on each layer's temporal settings: features are shown from ``start``, the first second
of a day, to ``end``, the last second of a day; an empty one is open. Other programs ignore it.

The modification time that GDAL would record is set to the date of the data, so that two runs give
the same bytes. Another version of GDAL or SQLite may lay out the same content differently.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.export.fields import Field
from atlas.export.layers import Layer, Properties

# QGIS's own codes: the days are in two fields; the last day belongs to the span.
_START_AND_END_FIELDS, _LAST_INCLUDED = 2, 1
# GDAL's code for UTC, which a GeoPackage requires: no computer's time zone shifts a day.
_UTC = 100


def write_geopackage(path: Path, layers: list[Layer], changed: str) -> None:
    """Write the layers into a new GeoPackage, in WGS 84.

    A table has one type of geometry: features that are not of the layer's main type go into a
    second one, such as ``homelands_points``. Features without a place have an empty geometry.

    Args:
        path: The file, which must not exist yet.
        layers: The layers to write.
        changed: The day to record as the file's last change, ``YYYY-MM-DD``.

    Raises:
        OSError: If the file cannot be written.
    """
    parts = [part for layer in layers for part in _by_type(layer)]
    # GDAL has it per process; nothing else here writes a GeoPackage.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{changed}T00:00:00.000Z"})
    try:
        for number, (name, kind, layer, features) in enumerate(parts):
            _write_layer(path, name, kind, layer, features, append=number > 0)
        _write_styles(path, [name for name, *_ in parts], changed)
        _verify(path, {name: len(features) for name, *_, features in parts})
    except (RuntimeError, sqlite3.Error) as error:
        # On a full disk GDAL's own message is a page of SQL.
        raise OSError("the GeoPackage came out incomplete: is the disk full?") from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


_Part = tuple[str, str, Layer, list[tuple[Properties, BaseGeometry | None]]]


def _by_type(layer: Layer) -> list[_Part]:
    """Split a layer by type of geometry; a single polygon or point goes with the multiple ones."""
    kinds = [None if g is None else g.geom_type.removeprefix("Multi") for _, g in layer.features]
    present = sorted({k for k in kinds if k}, key=lambda k: -kinds.count(k))
    main = present[0] if present else "Point"
    parts: list[_Part] = []
    for kind in present or [main]:
        chosen = [
            feature
            for feature, own in zip(layer.features, kinds, strict=True)
            if own == kind or (own is None and kind == main)
        ]
        multiple = any(g is not None and g.geom_type.startswith("Multi") for _, g in chosen)
        name = layer.name if kind == main else f"{layer.name}_{kind.lower()}s"
        parts.append((name, f"Multi{kind}" if multiple else kind, layer, chosen))
    return parts


def _write_layer(
    path: Path,
    name: str,
    kind: str,
    layer: Layer,
    features: list[tuple[Properties, BaseGeometry | None]],
    append: bool,
) -> None:
    columns = [_column(f, [properties[f.name] for properties, _ in features]) for f in layer.fields]
    days = [f.name for f in layer.fields if f.kind == "day"]
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array([geometry for _, geometry in features], dtype=object)),
        [values for values, _ in columns],
        fields=[f.name for f in layer.fields],
        field_mask=[empty for _, empty in columns],
        layer=name,
        driver="GPKG",
        geometry_type=kind,
        promote_to_multi=kind.startswith("Multi"),
        crs="EPSG:4326",
        append=append,
        gdal_tz_offsets={day: np.full(len(features), _UTC) for day in days},
        # What QGIS of 2022 reads without a warning.
        dataset_options=None if append else {"VERSION": "1.3"},
        layer_options={
            "IDENTIFIER": layer.title if name == layer.name else f"{layer.title}: {kind}",
            "DESCRIPTION": f"{layer.description} Time: fields start and end, both inclusive, "
            f"empty = open. Licence: {layer.licence}. {layer.attribution}.",
        },
    )


def _verify(path: Path, counts: dict[str, int]) -> None:
    """Raise sqlite3.Error if the file is not complete.

    GDAL reports no error when the disk fills up while it closes the file.
    """
    # The spatial indexes are made last of all.
    counts = {**counts, "layer_styles": len(counts), "gpkg_extensions": len(counts)}
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
        if definition.name == "end":
            moments += np.timedelta64(86_399_000, "ms")
        return moments, empty
    if definition.kind == "text":
        return np.array([value or None for value in values], dtype=object), None
    kind = np.int64 if definition.kind == "whole" else np.float64
    return np.array([0 if value is None else value for value in values], dtype=kind), empty


def _write_styles(path: Path, names: list[str], changed: str) -> None:
    """Add the table in which QGIS keeps the styles of a GeoPackage."""
    columns: dict[str, list[Any]] = {
        "f_table_catalog": [""] * len(names),
        "f_table_schema": [""] * len(names),
        "f_table_name": names,
        "f_geometry_column": ["geom"] * len(names),
        "styleName": [f"{name} in time" for name in names],
        "styleQML": [_temporal_style()] * len(names),
        "styleSLD": [""] * len(names),
        "useAsDefault": [True] * len(names),
        "description": ["Temporal settings: start to end, both inclusive"] * len(names),
        "owner": [""] * len(names),
        # QGIS takes the newest style and finds none at all where this column is missing.
        "update_time": [changed] * len(names),
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
        gdal_tz_offsets={"update_time": np.full(len(names), _UTC)},
        layer_options={"FID": "id", "DESCRIPTION": "Settings that QGIS takes on opening a layer"},
    )


def _temporal_style() -> str:
    settings = {
        "enabled": 1,
        "mode": _START_AND_END_FIELDS,
        "limitMode": _LAST_INCLUDED,
        "startField": "start",
        "endField": "end",
        "accumulate": 0,
        "durationField": "",
        "durationUnit": "days",
        "fixedDuration": 0,
        "startExpression": "",
        "endExpression": "",
    }
    attributes = " ".join(f"{name}={quoteattr(str(value))}" for name, value in settings.items())
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        f'<qgis styleCategories="Temporal" version="3.22.0"><temporal {attributes}>'
        "<fixedRange><start></start><end></end></fixedRange></temporal></qgis>\n"
    )
