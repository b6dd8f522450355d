"""A return counts on each day those who are back, on every way home that has a number."""

from __future__ import annotations

import math

import pytest

from atlas.base.dates import parse_day
from atlas.model import timeline
from atlas.model.model import Model
from atlas.paper.map.extent import points_of
from atlas.paper.map.points import card_place, rings_of
from atlas.paper.map.projection import Panel
from atlas.paper.map.tracks import Tracks
from atlas.paper.plate.plate import Figure, plate
from atlas.paper.sheet.display_list import Begin, End, Words
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.routes import fronts
from tests.building import claim, dataset, flow, place, stop

HOME = {
    "direction": "homeward",
    "depart_start": "1957-01-09",
    "depart_end": "1959",
    "arrive_start": "1957-01-18",
    "arrive_end": "1959",
}
WAYS = {"a": (60.0, 50.0), "b": (62.0, 50.0), "c": (62.0, 52.0)}


def returning(*claims, flows=None, **cells):
    """A movement whose ways home run from c over b to a."""
    whole = claim("whole", "removed", 1000, "1943-11-02")
    own = flows or (flow("f", claim_id="all", **HOME),)
    data = dataset(whole, *claims, flows=own, return_start="1957-01-09", **cells)
    data.places.update({key: place(key, lon=lon, lat=lat) for key, (lon, lat) in WAYS.items()})
    data.routes["r"] = [stop("r", n, key) for n, key in enumerate("abc", start=1)]
    return data


def counted(data, day: str, identity: str = "f", picks: tuple[str, ...] = ()):
    number = fronts.count_of(Model(data).at(picks), data.flows[identity]).on(parse_day(day))
    return None if number is None else number.value


def beds(data, day: str, view: str = "day"):
    shown = picture(Model(data), Address(day=parse_day(day), view=view))
    return {r.number for r in shown.runs if r.direction == "homeward" and r.kind == "bed"}


def test_a_way_home_is_as_wide_as_those_who_are_back():
    data = returning(
        claim("some", "returned", 200, "1957-12-31"), claim("all", "returned", 900, "1959-12-31")
    )
    for day in ("1957-01-20", "1957-06-30", "1957-12-31", "1958-07-01", "1959-12-31"):
        back = timeline.state(Model(data).at(), day).movements["m"].returned.value
        assert counted(data, day) == back
        assert beds(data, day) == beds(data, day, "sofar") == {back}
        (front,) = picture(Model(data), Address(day=parse_day(day))).fronts
        assert front.value == back
    assert counted(data, "1957-12-31") == 200 and counted(data, "1959-12-31") == 900
    assert beds(data, "1957-06-30", "all") == {900}


def test_on_the_last_day_of_a_return_nobody_is_before_its_last_people():
    def is_marked(day, **cells):
        data = returning(flows=(flow("f", **{**HOME, **cells}),))
        (front,) = picture(Model(data), Address(day=parse_day(day))).fronts
        return front.marked

    assert is_marked("1959-12-30") and not is_marked("1959-12-31")
    day = "1957-05-03"
    columns = ("depart_start", "depart_end", "arrive_start", "arrive_end")
    assert is_marked(day, **dict.fromkeys(columns, day)), "a train of that day"


def test_where_nobody_counted_the_returned_the_way_home_has_no_number_until_it_is_run():
    # The model takes preferred figures alone.
    data = returning(claim("all", "returned", 900, "1959-12-31", rank="normal"))
    assert timeline.state(Model(data).at(), "1958-01-01").movements["m"].returned is None
    assert counted(data, "1958-01-01") is None and beds(data, "1958-01-01") == set()
    assert counted(data, "1959-12-31") == 900 and beds(data, "1960-01-01") == {900}
    bare = returning(flows=(flow("f", **HOME),))
    assert counted(bare, "1958-01-01") is None and beds(bare, "1960-01-01") == set()


def test_two_ways_share_the_returned_as_their_numbers_do_and_never_more():
    parts = [claim(key, "returned", n, "1959-12-31", place_id=key) for key, n in
             (("a", 300), ("b", 500))]  # fmt: skip
    ways = tuple(flow(f"f-{key}", claim_id=key, **HOME) for key in "ab")
    data = returning(claim("all", "returned", 900, "1959-12-31"), *parts, flows=ways)
    for day in ("1957-06-30", "1958-07-01", "1959-12-31"):
        back = timeline.state(Model(data).at(), day).movements["m"].returned.value
        numbers = [counted(data, day, f"f-{key}") for key in "ab"]
        # 100 of the 900 are on no way.
        assert numbers == [back * 300 // 900, back * 500 // 900]
    assert [counted(data, "1959-12-31", f"f-{key}") for key in "ab"] == [300, 500]


def test_who_settled_elsewhere_is_counted_where_they_settled():
    settled = [
        claim("first", "settled-elsewhere", 10, "1957-12-31", place_id="north"),
        claim("there", "settled-elsewhere", 80, "1959-12-31", place_id="north"),
        claim("away", "settled-elsewhere", 500, "1958-12-31", place_id="away"),
    ]
    data = returning(*settled, flows=(flow("f", claim_id="there", **HOME),))
    assert counted(data, "1957-12-31") == 10 and counted(data, "1959-12-31") == 80
    assert timeline.state(Model(data).at(), "1957-12-31").movements["m"].elsewhere.value > 10


def test_a_train_home_that_was_counted_is_as_full_on_every_day():
    data = returning(claim("train", "loaded", 60, "1957-04-25", people_ids=("q",)),
                     flows=(flow("f", claim_id="train", **HOME),))  # fmt: skip
    assert counted(data, "1957-01-10") == 60


def test_a_picked_figure_drives_the_way_home_too():
    data = returning(
        claim("all", "returned", 900, "1959-12-31", conflict_id="k"),
        claim("other", "returned", 600, "1959-12-31", conflict_id="k", rank="normal"),
    )
    for pick in ((), ("other",)):
        state = timeline.state(Model(data).at(pick), "1958-07-01")
        assert counted(data, "1958-07-01", picks=pick) == state.movements["m"].returned.value
    assert counted(data, "1959-12-31", picks=("other",)) == 600


def test_a_card_of_those_back_home_stands_at_home_while_the_front_is_far_away(
    built_in, model
) -> None:
    # Three days after the decree: the first are between Saratov and Astrakhan.
    day = parse_day("1957-01-12")
    shown = picture(model, Address(day=day, movements=("chechens-ingush-1944",)))
    panel = Panel((0, 0, 183, 120), points_of([shown]))
    rings = rings_of(panel, shown, Tracks(model, panel, wide=False, basis="people"), 1.0)
    ring = rings[0]
    grozny = built_in.places["grozny"]
    home = panel.to_mm(grozny.lon, grozny.lat)
    assert math.dist(card_place(panel, shown, ring, 1.0), home) < 1
    assert math.dist((ring.x, ring.y), home) > 15


@pytest.mark.parametrize("arrive", ["1957-01-09/1957-12-31", "1957"])
def test_the_first_home_take_no_longer_than_the_way_out_did(arrive):
    out = flow("out", depart_start="1943-11-02", arrive_start="1943-11-12")
    data = returning(flows=(flow("f", **HOME | {"arrive_start": arrive}), out))
    assert fronts.window_of(data, data.flows["f"]).arrive[0] == parse_day("1957-01-19")
    # Where nobody went out on that way all that is known is the span of the source.
    data = returning(flows=(flow("f", **HOME | {"arrive_start": arrive}),))
    assert fronts.window_of(data, data.flows["f"]).arrive[0] == parse_day("1957-12-31")


def test_every_return_of_the_atlas_has_at_its_mark_the_number_of_its_card(built_in, model) -> None:
    days = [parse_day(d) for d in ("1957-02-15", "1957-06-01", "1958-06-01", "1959-12-31")]
    seen = set()
    for day in days:
        shown = picture(model, Address(day=day))
        for front in shown.fronts:
            flow_claim = built_in.claims.get(built_in.flows[front.id].claim_id)
            if front.direction == "homeward" and flow_claim and flow_claim.measure == "returned":
                back = shown.state.movements[front.movement_id].returned
                assert front.value == back.least, front.id
                seen.add(front.movement_id)
    assert seen == {"chechens-ingush-1944", "balkars-1944", "kalmyks-1943"}


def words_in_groups(sheet, begins: str) -> list[str]:
    """What is written in groups whose id begins so; groups are not nested."""
    inside, words = False, []
    for thing in sheet.display_list:
        if isinstance(thing, Begin | End):
            inside = isinstance(thing, Begin) and thing.id.startswith(begins)
        elif inside and isinstance(thing, Words):
            words.append(thing.words)
    return words


@pytest.mark.parametrize("day", ["1957-06-01", "1961-12-31"])
def test_a_plate_of_all_peoples_writes_who_is_not_back_and_who_was_counted(model, day) -> None:
    # In the Kazakh SSR five peoples have a number each, two of them with "In all regions".
    made = plate(model, Figure(Address(day=parse_day(day))), "v1")
    said = made.sheet.render("svg").decode()
    behind = timeline.state(model.at(), day).movements["chechens-ingush-1944"].in_exile
    on_the_map, _, listed = said.partition("Not on the map")
    # In June 1957 nobody had counted them.
    assert (behind.value if behind else None) == (106_000 if day > "1958" else None)
    if behind:
        assert f"{behind.value:,}" in "".join(words_in_groups(made.sheet, "count:"))
    # The last counts of five peoples in one republic are together on the map, or listed below it.
    is_on_map = "count:kazakh-ssr" in made.sheet.groups
    assert "95,256" in (on_the_map if is_on_map else listed)
