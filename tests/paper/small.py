"""A small country on paper: two movements whose lines share rails, and a flight, as plates.

Its shapes are boxes and straight lines and its numbers round, so that what is drawn depends on
nothing but the code. ``python -m tests.paper.small`` writes down what is drawn now, for
``test_small.py`` to compare: after a change that is meant, and after a look at the plates, which
``--plates FOLDER`` writes as PNG.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely

from atlas.base.dates import parse_day, parse_span
from atlas.model.model import Model
from atlas.paper.plate.plate import Figure, plate
from atlas.paper.sheet.display_list import Begin, Clip, Shape, Thing, Words
from atlas.picture.address import Address
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Claim, Event, People, Territory
from tests.building import claim, flow, movement, place, stop, unit

DRAWN = Path(__file__).with_name("small.json")
FIGURES = {
    "on the way": Figure(Address(day=parse_day("1943-11-09")), page="120"),
    "so far, in Russian": Figure(
        Address(day=parse_day("1943-11-16"), view="sofar", lang="ru"), page="89"
    ),
    "all, as shares": Figure(
        Address(day=parse_day("1944-03-01"), view="all", basis="share"), page="183"
    ),
    "exile, greyscale": Figure(Address(day=parse_day("1944-03-01")), page="183", greyscale=True),
    "before and after": Figure(
        Address(day=parse_day("1943-11-09"), pick=("c-more",)), "before-after", "183"
    ),
    "return": Figure(Address(day=parse_day("1958-06-01"), movements=("m",)), "return", "183"),
    "grid": Figure(Address(day=parse_day("1943-11-09")), "grid", "183"),
    "multiples": Figure(Address(day=parse_day("1944-02-20"), movements=("n",)), "multiples", "183"),
    "flight, on a slide": Figure(
        Address(day=parse_day("1932-06-01"), view="sofar", movements=("k",)), page="slide"
    ),
    "before the return, on a slide": Figure(
        Address(day=parse_day("1956-12-31"), movements=("m", "n"), map=(56.0, 48.0, 4.6)),
        page="slide",
    ),
    "chart": Figure(
        Address(day=parse_day("1944-02-20")), "chart", "a4", site="https://atlas.example/"
    ),
}


def country() -> Dataset:
    """Return the data: ``m`` of two peoples, with a return; ``n`` without; ``k``, who fled.

    The homelands of ``m`` and ``n`` lie in the Caucasus, which plates enlarge.
    """
    both = ("p", "q")
    about = {"movement_id": "n", "people_ids": ("r",)}
    claims = [
        _both("whole", "removed", 400_000, "1943-11-02/1943-11-06", conflict_id="w"),
        _both("less", "removed", 380_000, "1943-11-06", conflict_id="w", rank="normal"),
        _both("c", "arrived", 100_000, "1943-11-23", place_id="c", conflict_id="c"),
        _both(
            "c-more", "arrived", 150_000, "1943-11-23", place_id="c", conflict_id="c", rank="normal"
        ),
        _both("d", "arrived", 260_000, "1943-11-23", place_id="d"),
        _both("x", "arrived", 30_000, "1943-11-23", place_id="x-ssr"),
        _both("died", "died", 50_000, "1943-11-02/1948-12-31", span="period", kind="estimated"),
        _both("stock", "in-exile", 340_000, "1949-01-01", place_id="exile", span="stock"),
        _both("back", "returned", 200_000, "1957-03-01/1959-12-31", place_id="a"),
        claim("n-whole", "removed", 90_000, "1944-02-10/1944-02-12", **about),
        claim("n-d", "arrived", 60_000, "1944-02-28", place_id="d", **about),
    ]
    flows = [
        flow(
            "small", people_ids=both, claim_id="c", route_id="r1",
            origin_id="a", destination_id="c",
        ),
        flow(
            "large", people_ids=both, claim_id="d", route_id="r2",
            origin_id="a", destination_id="d",
        ),
        flow(
            "back", route_id="r2", origin_id="d", destination_id="a", direction="homeward",
            people_ids=both, claim_id="back",
            depart_start="1957-03-01", depart_end="1959-06-30",
            arrive_start="1957-04-01", arrive_end="1959-12-31",
        ),
        flow(
            "other", route_id="r3", origin_id="e", destination_id="d", claim_id="n-d",
            movement_id="n", people_ids=("r",), status="documented",
            depart_start="1944-02-10", depart_end="1944-02-12",
            arrive_start="1944-02-24", arrive_end="1944-02-28",
        ),
        flow(
            "flight", route_id="r4", origin_id="c", destination_id="d", mode="caravan",
            movement_id="k", people_ids=("s",), depart_start="1931-05", depart_end="1932-11",
            arrive_start="1931-10", arrive_end="1933-05",
        ),
    ]  # fmt: skip
    movements = [
        movement(people_ids=both, homeland_id="a"),
        movement(
            id="k", people_ids=("s",), title="K", kind="flight", start="1931-05", end="1933-06",
            return_start="", return_end="", homeland_id="c", whole_claim_id="",
        ),
        movement(
            id="n", people_ids=("r",), title="N", start="1944-02-10", end="1944-02-28",
            return_start="", return_end="", homeland_id="e", whole_claim_id="n-whole",
        ),
    ]  # fmt: skip
    spots = {
        "a": (45.4, 43.2), "e": (42.5, 43.4), "b": (50.0, 47.0),
        "c": (58.0, 52.0), "d": (66.0, 47.5), "x-ssr": (60.0, 46.0),
    }  # fmt: skip
    kinds = {"x-ssr": "ssr", "a": "assr", "e": "assr"}
    places = [place(k, kinds.get(k, "oblast"), lon, lat) for k, (lon, lat) in spots.items()]
    named = [replace(p, name=f"{p.id.upper()} Oblast", name_now="New") for p in places]
    shapes = [
        unit("a@1936", "1936/1943-12-31", 44.5, 42.7, 46.3, 43.8),
        unit("a@1957", "1957-01-09/1961-12-31", 44.5, 42.7, 46.5, 44.0),
        unit("e@1936", "", 41.8, 43.0, 43.2, 43.9),
        unit("c@1936", "", 56.0, 51.0, 60.5, 53.0, layer="destinations"),
        unit("d@1936", "", 64.0, 46.2, 68.5, 49.0, layer="destinations"),
        unit("x-ssr@1936", "", 52.0, 44.5, 69.5, 54.0, layer="destinations"),
    ]
    colours = {"p": ("disc", "#315234"), "q": ("ring", "#2B84CC"), "r": ("square", "#9B6C25")}
    colours["s"] = ("triangle-up", "#9B3B59")
    stations = {"r1": "abc", "r2": "abd", "r3": "ebd", "r4": "cd"}
    return Dataset(
        peoples={
            key: People(key, f"{key.upper()}s", f"{key.upper()}", "", "", ink, ink, mark, "", ())
            for key, (mark, ink) in colours.items()
        },
        movements={m.id: m for m in movements},
        territories=[
            _territory("m", "a", "homeland"),
            _territory("m", "a", "dissolved", "1944-01-01/1957-01-08"),
            _territory("m", "a", "restored", "1957-01-09/"),
            _territory("n", "e", "homeland"),
        ],
        events={"held": _event("held", "1943-11-09", "A meeting is held")},
        claims={c.id: c for c in claims},
        flows={f.id: f for f in flows},
        routes={
            route: [
                stop(route, n, p, "caravan" if route == "r4" else "rail")
                for n, p in enumerate(way, start=1)
            ]
            for route, way in stations.items()
        },
        places={p.id: p for p in [*named, place("home"), place("exile", "aggregate")]},
        units={u.id: u for u in shapes},
        legs={leg.id: leg for leg in _legs(spots, ("ab", "bc", "bd"))},
        base=_base(),
    )


def _both(identity: str, measure: str, value: int, as_of: str, **cells: object) -> Claim:
    """A claim of both peoples of the first movement."""
    return claim(identity, measure, value, as_of, people_ids=("p", "q"), **cells)


def _territory(of: str, place_id: str, role: str, valid: str = "/") -> Territory:
    first, _, last = valid.partition("/")
    return Territory(of, place_id, role, parse_span(first), parse_span(last), "documented", (), "")


def _event(identity: str, day: str, title: str) -> Event:
    span = parse_span(day)
    return Event(identity, "m", (), "decree", span, span, "a", title, "", "documented", (), ())


def _legs(spots: dict[str, tuple[float, float]], pairs: Sequence[str]) -> Iterator[Feature]:
    """Rails with a bend half way; between other stations there is only a straight line."""
    for first, last in pairs:
        (x, y), (x2, y2) = spots[first], spots[last]
        bend = ((x + x2) / 2, (y + y2) / 2 + 0.4)
        line = shapely.LineString([(x, y), bend, (x2, y2)])
        yield Feature(
            f"{first}--{last}@1930", "", "railways", parse_span("1930"), "close", "", "", line, {}
        )


def _base() -> dict[str, list[Feature]]:
    def ground(layer: str, shape: shapely.Geometry, **extra: str) -> Feature:
        valid = parse_span("")
        return Feature(f"{layer}-{extra}", "", layer, valid, "close", "", "", shape, extra)

    land, abroad = shapely.box(38, 42, 75, 60), shapely.box(38, 36, 75, 42)
    return {
        "land": [ground("land", land, kind="ussr"), ground("land", abroad, kind="other")],
        "coast": [ground("coast", shapely.LineString([(48, 42), (48, 45), (51, 45)]))],
        "lakes": [ground("lakes", shapely.box(48.5, 43, 50.5, 45))],
        "rivers": [ground("rivers", shapely.LineString([(49, 45), (48, 48), (49, 54)]))],
        "borders": [
            ground("borders", shapely.LineString([(52, 42), (52, 55)]), kind="republic"),
            ground("borders", shapely.LineString([(38, 42), (72, 42)]), kind="state"),
        ],
        "railways": [ground("railways", shapely.LineString([(41, 45), (70, 46)]))],
        "labels": [
            ground("labels", shapely.Point(61, 50), text="Kazakh SSR", kind="republic"),
            ground("labels", shapely.Point(49.5, 44), text="Caspian Sea", kind="sea"),
        ],
    }  # fmt: skip


Row = tuple[str, list[float]]


def drawn(things: Sequence[Thing]) -> list[Row]:
    """Return what is drawn, a row a thing: what it is in words, and its measures in millimetres."""
    rows: list[Row] = []
    for thing in things:
        if isinstance(thing, Words):
            look = f"{thing.weight}{' italic' if thing.italic else ''} {thing.colour} {thing.halo}"
            measures = (thing.x, thing.y, thing.size, thing.angle, thing.spacing, thing.halo_width)
            rows.append((f"{thing.words!r} {look}", _rounded(measures)))
        elif isinstance(thing, Shape):
            look = f"{thing.fill} {thing.stroke} {thing.cap} {thing.join} {len(thing.outline[1])}"
            rows.append((look, _rounded((*_measures(thing), thing.width, *thing.dash))))
        elif isinstance(thing, Clip):
            rows.append(("clip", _rounded(thing.frame or ())))
        elif isinstance(thing, Begin):
            rows.append((f"{thing.id} {dict(thing.data)}", []))
    return rows


def _measures(shape: Shape) -> tuple[float, ...]:
    """Bounds of an outline, and how far it runs."""
    vertices, _ = shape.outline
    steps = np.hypot(*np.diff(vertices, axis=0).T)
    return *vertices.min(axis=0), *vertices.max(axis=0), float(steps.sum())


def _rounded(numbers: Sequence[float]) -> list[float]:
    return [round(float(number), 2) for number in numbers]


def main() -> None:
    """Write down what is drawn now."""
    parser = argparse.ArgumentParser(prog="python -m tests.paper.small", description=__doc__)
    parser.add_argument("--plates", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    model = Model(country())
    made = {name: plate(model, figure, "v1") for name, figure in FIGURES.items()}
    lines = [
        f"{json.dumps(name)}: [\n"
        + ",\n".join(json.dumps(row, ensure_ascii=False) for row in drawn(each.sheet.display_list))
        + "\n]"
        for name, each in made.items()
    ]
    DRAWN.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    for name, each in made.items() if options.plates else ():
        each.sheet.save(options.plates / f"{name}.png", 150)


if __name__ == "__main__":
    main()
