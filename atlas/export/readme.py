"""The README of an export: what each file is, and what each field in the layers means."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.export.fields import Field
from atlas.export.joins import Join
from atlas.export.layers import Layer

_INTRODUCTION = """\
# Exile and Return: data

An atlas of Soviet forced migrations, 1928–1961. Data version {version}.
Licence: `LICENSE.md`. `manifest.json` lists the files with their SHA-256.
"""

# An export of somebody else's tables alone has none of the atlas's.
_INTRODUCTION_OWN = """\
# A folder of data, exported by the program of Exile and Return

Exile and Return is an atlas of Soviet forced migrations, 1928–1961. Its own tables are not in this
export, or not as they are in the atlas. Data version {version}.
{shapes}What is in `{rows}` has the
licence that its author gives it, whatever a file copied from the atlas says there. A licence or an
origin named below is of what comes from `geodata`, not of these rows. `manifest.json` lists the
files with their SHA-256.
"""
_SHAPES = "Licence of the shapes in `geodata`: `LICENSE.md`. "

_DEPOSIT = """\
## Depositing
`CITATION.cff` says how to cite these data, `.zenodo.json` is what Zenodo asks of a deposit, and
`ro-crate-metadata.json` describes every file (RO-Crate 1.1). They name the version of the data that
this folder holds. A repository adds the DOI.
"""

_OWN = """\
## own
A folder that was read in place of the tables of the atlas, byte for byte. All that follows is made
of its rows. The program reads it back:
`python -m atlas validate --data own --only --geodata geodata`.
"""

_PARTS = {
    "data": """\
## data
The tables byte for byte, with the dictionary of every column (`datapackage.json`, a Frictionless
Data Package), the works (`sources.bib`) and the rules of the model (`README.md`). This is the
form to compute with and to cite. The program reads it back:
`python -m atlas validate --data data --geodata geodata`.
""",
    "geodata": """\
## geodata
The shapes byte for byte: homelands, regions of exile, the legs of the journeys, the railways.
`layers.csv` names the origin and the licence of each.
""",
    "own": """\
## own
A folder that somebody added to the atlas, byte for byte. All that follows includes its rows, which
have the licence that their author gives them. The program reads it back:
`python -m atlas validate --data own`.
""",
    "spreadsheet": """\
## spreadsheet
`exile-and-return.xlsx`: every table as a sheet, for reading, sorting and filtering. A text is a
text, a number a number, and a date a date where it names a day; `1943-11`, which names none, stays
a text. The sheet `columns` says what each column holds. No cell is run as a formula. Faulty rows
are in it too, but for lines that cannot be read; the formats below leave all of them out. The
program does not read this file: change the tables it was made of.
""",
    "geojson": """\
## geojson
RFC 7946, WGS 84, one feature per line. `start` and `end` are ISO dates, both inclusive; null is
open: no day is known, or it lies beyond the atlas. A feature with null at both ends is not dated.
Other fields keep the precision of the source (`when`, `valid`, the EDTF fields): only in `start`
and `end` does a year or a month become its first and last day. Geometry is null where a place
cannot be put on a map.
""",
    "geopackage": """\
## geopackage
Open `exile-and-return.qgz` in QGIS (3.22 was tried): layers in order and in the colours of the
atlas, on land, water, borders and railways of the day, in an equal-area projection. The temporal
controller is on, from 1928 to 1961 by months: press Play, or choose a step of one day. The map
shows what holds at the end of the step, and every way on which people were in it. QGIS takes 30
days for a month: after December 1961 come six steps in which there is nothing new.

In the corner are those in exile in all places together, or their last count with its year: what no
source gives by region has no circle.

Hue says who. A line is as wide as its people (165,000 to the millimetre), on the way home as those
who were back by then; it is solid, dashed or dotted as its way is documented, derived or drawn by
us, and dotted where nobody was counted. A circle has a square millimetre for 3,000 people of a
region of exile; it is hollow, and the year of the count stands behind the number, where the last
count is of an earlier day. A small square is people whose number no source states. A homeland is
filled until its people were gone. The layer of single figures is there to be turned on.

`exile-and-return.gpkg` has the layers of `geojson`, the ground, the tables of `joins`, and in
`layer_styles` a style for each layer, as QML, which QGIS takes by itself, and as SLD 1.0 for other
programs. An SLD has no clock: it shows what holds on the last day (`latest`). For a clock, set the
start and end fields by hand: `start` and `end` (of outlines `shown_end`), last day included. They
are times in UTC, the first and the last second of a day; empty is open. Outlines that are points,
such as the seats of the Korean raions, have a layer of their own, `homelands_points`. Two runs with
the same version of GDAL give the same bytes; another version may lay out the same content
differently. Merely opening the file in QGIS changes bytes in it.
""",
    "joins": """\
## joins
What belongs to what, one pair a row, and totals, as CSV and as tables of the GeoPackage: for
databases, and for formats that cut a field short, such as a Shapefile. `feature_claims` has the
figures of each feature, `claim_works` the works of each figure with the place in them, and `works`
the works.

`totals` says how many of each people were where on which days, all places together, and so also
those whose region no source states, who are in no feature. `in_exile` and the other quantities are
those of `python -m atlas state --json` at the end of each of these days, but what is interpolated
is rounded. On a day without a row no source says anything.
""",
    "linked-places": """\
## linked-places
All places in the [Linked Places format](https://github.com/LinkedPasts/linked-places-format) 1.3
(its context document is still called 1.1), as World Historical Gazetteer takes them: names with
languages and sources, types (Getty AAT, GeoNames) and GeoNames classes, shapes with their dates and
certainty, the unit each place was in, the streams of people that left it, and what was counted
there. `@id` is an address below the one given by `--published`, at which this folder must then lie;
without one it is a `urn:uuid` made from the place's id, the same in every export. Where only the
last day of a shape is known, its start is given as no later than that; a place that cannot be put
on a map has a collection without geometries. Positions of the atlas: GeoNames (CC BY 4.0),
© OpenStreetMap contributors (ODbL 1.0); its outlines: made with Natural Earth.
""",
    "bibliography": """\
## bibliography
The works for biblatex (`sources.bib`; biber and pandoc read it without a warning) and as
CSL-JSON. Capitals of an English title stand in braces, so that no style lowers those of a name; of
a title in another language `langid` says which, and a style leaves its letters alone. `language` is
that of a work whose title is not in it; CSL has one `language` for both. A title in square brackets
is ours: the work was not seen, and whoever cites it gives none. Dates are as exact as the entry
says; letters that tell works of one year apart are left to the processor. Authors whom the entry
does not name are `and others`, which CSL has as a name, "others": pandoc prints "et al.". `annote`,
or `note` in CSL, says how much of a work was read, and how good it is. The day on which a page of
the web was read is recorded for two works only. What no field says is left out: many works, most of
them pages of the web, have no date, and biber lists these if it is asked to validate.
`data/sources.bib` is the bibliography as it was entered.
""",
}


@dataclass(frozen=True)
class Made:
    """What an export was made of: the version of the data, and what of it is the atlas's own.

    ``deposited`` says whether it has the files that a repository asks for.
    """

    version: str
    tables: bool = True
    shapes: bool = True
    deposited: bool = True


def readme(parts: tuple[str, ...], layers: list[Layer], joins: list[Join], made: Made) -> str:
    """Return the README of an export with these parts, as Markdown."""
    own_alone = "own" in parts and "data" not in parts
    introduction = _INTRODUCTION if made.tables else _INTRODUCTION_OWN
    known = _PARTS | ({"own": _OWN} if own_alone else {})
    rows, shapes = "own" if own_alone else "data", _SHAPES if made.shapes else ""
    pieces = [introduction.format(version=made.version, rows=rows, shapes=shapes)]
    pieces += [known[part] for part in parts]
    pieces += [_DEPOSIT] if made.deposited else []
    if {"geojson", "geopackage"} & set(parts):
        pieces += ["## The layers\n", *(_layer(layer) for layer in layers)]
    if "joins" in parts:
        pieces += [
            "## The tables without places\n",
            *(f"### {j.name}: {j.title}\n{_table(j.fields)}" for j in joins),
        ]
    return "\n".join(pieces)


def _layer(layer: Layer) -> str:
    return (
        f"### {layer.name}: {layer.title}\n"
        f"{layer.description} Licence: {layer.licence}. {layer.attribution}.\n\n"
        f"{_table(layer.fields)}"
    )


def _table(fields: tuple[Field, ...]) -> str:
    rows = "\n".join(f"| `{f.name}` | {f.kind} | {f.meaning} |" for f in fields)
    return f"| field | kind | meaning |\n|---|---|---|\n{rows}\n"
