"""The fields of the exported layers: their names, kinds and meanings.

The README of an export is written from these; a test compares the features with them.
"""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """A field: ``kind`` is text, whole, number or day; an empty text or None means not stated."""

    name: str
    kind: str
    meaning: str


_START = Field("start", "day", "first day it is valid, inclusive; null = open")
_END = Field("end", "day", "last day it is valid, inclusive; null = open")
# Programs whose styles have no clock show what holds then; "end" is no name to all of them.
_LATEST = Field("latest", "text", "yes if it is valid on the last day of the atlas, else no")
_MOVEMENT = Field("movement_id", "text", "the movement, movements.csv")
_PEOPLE_IDS = Field("people_ids", "text", "the peoples, separated by semicolons, peoples.csv")
_PEOPLES = Field("peoples", "text", "their names")
_CLAIMS = Field("claims", "whole", "how many figures refer to it")
_CLAIM_IDS = Field("claim_ids", "text", "which ones, separated by semicolons, claims.csv")
_WHEN = Field("when", "text", "the same in words, to the precision of the source")
_SOURCE = Field("source", "text", "who says so, and whom they quote")
_NOTE = Field("note", "text", "what a careful reader should know")
_VALUE = Field("value", "number", "the figure as printed, in its unit; null = not stated")
_UNIT = Field("unit", "text", "what is counted: persons, families, farms …")

UNIT_FIELDS = (
    Field("id", "text", "place-id@first day of this version of the unit"),
    Field("place_id", "text", "the unit, places.csv"),
    Field("name", "text", "its name at the time"),
    Field("name_ru", "text", "its Russian name"),
    Field("kind", "text", "what it was: oblast, raion, ssr …"),
    _START,
    _END,
    Field("shown_end", "day", "last day that QGIS draws it: a homeland until its parts cover it"),
    _LATEST,
    Field("valid", "text", "the same as written with the shape, EDTF"),
    Field("movement_ids", "text", "the movements whose homeland it is part of"),
    Field("roles", "text", "for each of them: homeland, dissolved or restored"),
    Field(
        "role_end", "day", "last day it was divided, or people fled it, if its outline lasts longer"
    ),
    Field(
        "emptied", "day", "first day on which nobody is at home; null = none taken, or they fled"
    ),
    _CLAIMS,
    _CLAIM_IDS,
    Field("figures_start", "day", "first day that one refers to, but for plans and accusations"),
    Field("certainty", "text", "of the outline: exact, close or approximate"),
    Field("geometry_source", "text", "the outline's origin, geodata/layers.csv"),
    Field("geometry_method", "text", "derived, or schematic where we drew part of it"),
)
FLOW_FIELDS = (
    Field("id", "text", "the stream, flows.csv"),
    _MOVEMENT,
    Field("movement", "text", "its title"),
    _PEOPLE_IDS,
    _PEOPLES,
    Field("direction", "text", "outward, homeward or onward"),
    Field("mode", "text", "main means of transport"),
    Field("origin_id", "text", "from, places.csv"),
    Field("origin", "text", "its name"),
    Field("destination_id", "text", "to, places.csv"),
    Field("destination", "text", "its name"),
    Field("route_id", "text", "the route, routes.csv; homeward streams follow it backwards"),
    Field("start", "day", "first possible day of the first departure"),
    Field("end", "day", "last possible day of the last arrival"),
    _WHEN,
    Field("depart_start", "text", "first departure, EDTF"),
    Field("depart_end", "text", "last departure, EDTF"),
    Field("arrive_start", "text", "first arrival, EDTF"),
    Field("arrive_end", "text", "last arrival, EDTF"),
    _VALUE,
    _UNIT,
    Field("persons", "whole", "persons on this line alone: the value less what other lines carry"),
    Field(
        "persons_by", "text", "of a return: how many were back by the end of a month, day=persons"
    ),
    Field("claim_id", "text", "the claim that says how many, claims.csv"),
    Field("status", "text", "documented, derived, or schematic: drawn by us"),
    Field("km", "number", "length of the journey in kilometres"),
    _SOURCE,
    _NOTE,
)
PLACE_FIELDS = (
    Field("id", "text", "the place, places.csv"),
    Field("name", "text", "its name at the time"),
    Field("name_then", "text", "the same, in full"),
    Field("name_now", "text", "its name now, where it differs"),
    Field("name_ru", "text", "its Russian name at the time"),
    Field("variants", "text", "other spellings, separated by semicolons"),
    Field("kind", "text", "what it is; aggregate = a group of places, with no point"),
    Field("part_of", "text", "the unit it lay in, places.csv"),
    Field("start", "day", "first day that a figure for it refers to; null = none is dated"),
    Field("end", "day", "last such day"),
    Field("coordinate_precision", "text", "exact, town, approximate, proxy or label"),
    Field("geonameid", "text", "GeoNames id"),
    _CLAIMS,
    _CLAIM_IDS,
    _SOURCE,
)
CLAIM_FIELDS = (
    Field("id", "text", "the claim, claims.csv"),
    Field("text", "text", "the claim as one line"),
    _MOVEMENT,
    _PEOPLE_IDS,
    _PEOPLES,
    Field("place_id", "text", "where, places.csv"),
    Field("place", "text", "its name"),
    Field("place_kind", "text", "what it was: oblast, town …; aggregate = several, in no shape"),
    Field("start", "day", "first day it refers to; null = not dated"),
    Field("end", "day", "last day it refers to; null = not dated"),
    _WHEN,
    Field("measure", "text", "which stage or quantity"),
    _VALUE,
    Field("value_low", "number", "lowest the source allows"),
    Field("value_high", "number", "highest the source allows"),
    _UNIT,
    Field("span", "text", "point, stock, cumulative (running total) or period"),
    Field("kind", "text", "reported, planned, estimated, calculated or accusation"),
    Field("rank", "text", "preferred, normal (shown beside it) or deprecated (known wrong)"),
    Field("grade", "text", "A primary text, B scholar, C reference work or news, D memoir"),
    Field("conflict_id", "text", "the disagreement it is part of, conflicts.csv"),
    Field("place_status", "text", "how the place is known: documented, derived, schematic"),
    Field("date_status", "text", "how the date is known"),
    Field("value_status", "text", "how the value is known"),
    _SOURCE,
    _NOTE,
)
EXILE_FIELDS = (
    Field("id", "text", "place@movement@first day"),
    Field("place_id", "text", "where, places.csv"),
    Field("place", "text", "its name"),
    Field("place_kind", "text", "what it was: oblast, krai, ssr …"),
    Field("extent", "text", "whole; rest = a republic without the oblasts counted apart"),
    _MOVEMENT,
    Field("movement", "text", "its title"),
    _PEOPLE_IDS,
    _PEOPLES,
    _START,
    _END,
    _LATEST,
    Field("state", "text", "counted, earlier (the last count), not back or not stated: no number"),
    Field("value", "whole", "persons held there, or those of the last count; null = not stated"),
    Field("value_low", "whole", "lowest that any source gives"),
    Field("value_high", "whole", "highest that any source gives"),
    Field("basis", "text", "how the number of these days is known: documented, derived …"),
    Field("counted", "day", "day of the last count, if the number is no longer of these days"),
    _CLAIM_IDS,
    Field("shift", "number", "how far right of the place its circle stands on a map, in mm"),
    Field("reach", "number", "how far from the place the circles of all its peoples reach, in mm"),
    Field("label", "text", "all peoples of the place with their numbers, on the last of them"),
)
GROUND_FIELDS = (
    Field("id", "text", "the feature, geodata/base"),
    Field("text", "text", "its name, where it has one"),
    Field("kind", "text", "what it is"),
    _START,
    _END,
    _LATEST,
)
# All places together, a row for each spell of days.
TOTAL_FIELDS = (
    Field("id", "text", "movement@quantity@first day"),
    _MOVEMENT,
    Field("movement", "text", "its title"),
    _PEOPLE_IDS,
    _PEOPLES,
    Field(
        *("quantity", "text"),
        "whole, home, taken, under_way, in_exile, unplaced (of these, in no stated region), "
        "returned, elsewhere, dead or excess_dead: as in `state --json`, see data/README.md",
    ),
    _START,
    _END,
    _LATEST,
    Field("value", "whole", "persons at the end of each of these days; null = not stated"),
    Field("value_low", "whole", "lowest that any source gives"),
    Field("value_high", "whole", "highest that any source gives; null = open"),
    Field("basis", "text", "how it is known; what is interpolated is rounded: 364,782 as 365,000"),
    Field("last", "whole", "the last count of all in exile, where these days have no number"),
    Field("counted", "day", "the day of that count"),
    _CLAIM_IDS,
    Field("label", "text", "who, where and how many, in words; null = not worth a line"),
)
# Which figures refer to a feature, and which works a figure rests on.
FEATURE_CLAIM_FIELDS = (
    Field("layer", "text", "the layer that the feature is in"),
    Field("feature_id", "text", "the feature: its field `id`"),
    Field("claim_id", "text", "a figure that refers to it, claims.csv"),
)
CLAIM_WORK_FIELDS = (
    Field("claim_id", "text", "the figure, claims.csv"),
    Field("part", "text", "source: what was read; quoting: what that cites"),
    Field("number", "whole", "which of several, from 1"),
    Field("work", "text", "the key of the work"),
    Field("locator", "text", "the place in it"),
)
WORK_FIELDS = (
    Field("work", "text", "its key, sources.bib"),
    Field("type", "text", "what it is, as biblatex says it"),
    Field("author", "text", "its authors; a body stands in braces"),
    Field("editor", "text", "its editors"),
    Field("date", "text", "when it came out, as exactly as is known"),
    Field("title", "text", "its title"),
    Field("within", "text", "the journal or the book that it is in"),
    Field("publisher", "text", "publisher, institution or archive"),
    Field("url", "text", "its address on the web"),
    Field("doi", "text", "its DOI"),
    Field("language", "text", "the language that it is in, where that is known: ISO 639-1"),
    Field("note", "text", "how much of it was read, in which language, and how good it is"),
)
