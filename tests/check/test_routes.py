"""A route that is no way from one place to another is said at the stop that makes it so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.check import checks
from tests.building import claim, dataset, flow, place, stop
from tests.own_folder import errors, write_example

WHOLE = claim("whole", "removed", 1000, "1943-11-10")


def found(*stops, **lost) -> list[str]:
    data = dataset(WHOLE, flows=(flow(),))
    for n, name in enumerate("abcx"):
        data.places[name] = place(name, lon=60.0 + n, lat=50.0)
    data.places["x"] = replace(data.places["x"], lon=None)
    data.routes["r"] = [stop("r", n, name) for n, name in enumerate(stops, start=1)]
    data.lost.left_out |= lost
    said = checks.check(data)
    return [str(fault) for fault in said if fault.file == "routes.csv" and fault.severity != "note"]


HOME = "; the way home is a stream with the direction homeward on the same route"


@pytest.mark.parametrize(
    ("stops", "said"),
    [
        ("abc", []),
        ("aba", [f"routes.csv:place_id: route 'r' returns to 'a', already its stop 1{HOME}"]),
        ("abcb", [f"routes.csv:place_id: route 'r' returns to 'b', already its stop 2{HOME}"]),
        ("aab", [f"routes.csv:place_id: route 'r' returns to 'a', already its stop 1{HOME}"]),
        ("a", ["routes.csv:seq: route 'r' has only one stop: it needs a first and a last"]),
        ("axb", ["routes.csv:place_id: 'x' has no coordinates: route 'r' cannot be drawn"]),
    ],
)
def test_each_is_named_for_what_it_is(stops, said):
    assert found(*stops) == said


def test_a_route_whose_other_stops_were_lost_is_not_blamed():
    assert found("a", routes={"r"}) == []


def test_a_route_of_one_stop_is_said_once_with_its_line(tmp_path):
    folder = write_example(tmp_path / "my-people")
    path = folder / "data" / "routes.csv"
    path.write_text("\n".join(path.read_text(encoding="utf-8").split("\n")[:2]) + "\n")
    (said,) = [line for line in errors(folder) if "only one stop" in line]
    assert said.startswith(
        "my-people/data/routes.csv:2:seq: route 'example-route' has only one stop"
    )
    assert not [line for line in errors(folder) if "coordinates" in line]


def test_no_route_of_the_atlas_goes_back(built_in):
    assert not [fault for fault in checks.check(built_in) if "goes back" in fault.message]
