"""Small data sets made in memory, for tests of the model alone."""

from __future__ import annotations

from shapely import box

from atlas.base.dates import parse_span
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Claim, Flow, Movement, People, Place, Stop


def movement(**cells) -> Movement:
    values = {
        "id": "m",
        "people_ids": ("p",),
        "title": "M",
        "kind": "deportation",
        "start": "1943-11-02",
        "end": "1943-11-23",
        "return_start": "1957",
        "return_end": "1959",
        "homeland_id": "home",
        "whole_claim_id": "whole",
        "summary": "",
    } | cells
    for column in ("start", "end", "return_start", "return_end"):
        values[column] = parse_span(values[column])
    return Movement(**values)


def claim(identity: str, measure: str, value: int | None, as_of: str = "", **cells) -> Claim:
    start, _, end = as_of.partition("/") if as_of else ("", "", "")
    values = {
        "id": identity,
        "movement_id": "m",
        "people_ids": ("p",),
        "event_id": "",
        "place_id": "",
        "measure": measure,
        "unit": "persons",
        "value": value,
        "value_low": None,
        "value_high": None,
        "as_of_start": parse_span(start),
        "as_of_end": parse_span(end or start),
        "span": "cumulative",
        "kind": "reported",
        "rank": "preferred",
        "grade": "B",
        "part_of": "",
        "parts_complete": False,
        "conflict_id": "",
        "place_status": "documented",
        "date_status": "documented",
        "value_status": "documented",
        "source": (),
        "quoting": (),
        "seed_line": "",
        "quotation": "",
        "note": "",
    } | cells
    return Claim(**values)


def place(
    identity: str, kind: str = "oblast", lon: float = 70.0, lat: float = 45.0, part_of: str = ""
) -> Place:
    return Place(identity, identity, "", "", "", "", kind, part_of, lon, lat, "town", "", ())


def flow(identity: str = "f", **cells) -> Flow:
    values = {
        "id": identity,
        "movement_id": "m",
        "people_ids": ("p",),
        "direction": "outward",
        "mode": "rail",
        "origin_id": "home",
        "destination_id": "away",
        "route_id": "r",
        "depart_start": "1943-11-02",
        "depart_end": "1943-11-06",
        "arrive_start": "1943-11-12",
        "arrive_end": "1943-11-23",
        "claim_id": "",
        "status": "derived",
        "source": (),
        "quoting": (),
        "note": "",
    } | cells
    for column in ("depart_start", "depart_end", "arrive_start", "arrive_end"):
        values[column] = parse_span(values[column])
    return Flow(**values)


def stop(route_id: str, seq: int, place_id: str, mode: str = "rail") -> Stop:
    return Stop(route_id, seq, place_id, mode if seq > 1 else "", "derived", "derived", (), "")


def dataset(*claims: Claim, flows: tuple[Flow, ...] = (), **cells) -> Dataset:
    """A data set of one movement ``m`` of the people ``p``, with its claims."""
    one = movement(**cells)
    people = People("p", "P", "P", "", "", "#315234", "#315234", "disc", "", ())
    places = [place("home"), place("away"), place("north"), place("exile", "aggregate")]
    return Dataset(
        peoples={"p": people, "q": people},
        movements={one.id: one},
        claims={c.id: c for c in claims},
        flows={f.id: f for f in flows},
        places={p.id: p for p in places},
    )


def two_ways(**first) -> Dataset:
    """Two streams from a to b, one of 100 going on to c and one of 300 to d."""
    data = dataset(
        claim("whole", "removed", 400, "1943-11-02"),
        claim("few", "arrived", 100, "1943-11-23", place_id="c"),
        claim("many", "arrived", 300, "1943-11-23", place_id="d"),
        flows=(
            flow("small", route_id="r1", claim_id="few", **first),
            flow("large", route_id="r2", claim_id="many"),
        ),
    )
    spots = {"a": (60.0, 50.0), "b": (62.0, 50.0), "c": (62.0, 52.0), "d": (64.0, 50.0)}
    data.places.update({key: place(key, lon=lon, lat=lat) for key, (lon, lat) in spots.items()})
    data.routes["r1"] = [stop("r1", n, p) for n, p in enumerate("abc", start=1)]
    data.routes["r2"] = [stop("r2", n, p) for n, p in enumerate("abd", start=1)]
    return data


def unit(identity: str, valid: str, *corners: float, layer: str = "homelands") -> Feature:
    """An outline that is a box: west, south, east, north."""
    shape = box(*(corners or (40, 43, 45, 44)))
    return Feature(
        identity, identity.partition("@")[0], layer, parse_span(valid), "close", "", "", shape, {}
    )
