"""Who was held where on each day: the numbers that a GIS shows, by the rules of every map."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.export.exile import held_in_regions
from atlas.export.scale import diameter_of
from atlas.model.model import Model
from atlas.model.timeline import state
from atlas.picture.regions import regions_on
from tests import building


@pytest.fixture(scope="module")
def held(model):
    return [properties for properties, _ in held_in_regions(model)]


def on(held, day: dt.date) -> list[dict]:
    return [
        p
        for p in held
        if (p["start"] is None or p["start"] <= day) and (p["end"] is None or day <= p["end"])
    ]


def test_on_every_day_it_says_what_the_maps_say(held, model):
    view, movements = model.at(), tuple(model.dataset.movements.values())
    turns = {p["start"] for p in held if p["start"]}
    days = random.Random(14).sample(range(FIRST_DAY, LAST_DAY + 1), 150)
    days += [(turn - date_of(0)).days + n for turn in sorted(turns)[::7] for n in (-1, 0)]
    for day in days:
        mapped = {
            (region.place_id, h.movement_id): (h.value, h.last and h.last[0], bool(h.behind))
            for region in regions_on(view, movements, state(view, day))
            for h in region.held
        }
        told = {
            (p["place_id"], p["movement_id"]): (
                p["value"] if p["state"] == "counted" else None,
                p["value"] if p["state"] == "earlier" else None,
                p["state"] == "not back",
            )
            for p in on(held, date_of(day))
        }
        assert told == mapped, date_of(day)


def test_a_number_that_is_not_of_the_day_carries_the_year_of_its_count(held):
    (akmola,) = [p for p in on(held, dt.date(1949, 1, 31)) if p["place_id"] == "akmola-oblast"]
    assert (akmola["state"], akmola["value"]) == ("earlier", 59_988)
    assert akmola["counted"] == dt.date(1944, 3, 21)
    assert akmola["label"] == "Chechens and Ingush 59,988 (1944)"
    (counted,) = [p for p in on(held, dt.date(1944, 3, 21)) if p["place_id"] == "akmola-oblast"]
    assert (counted["counted"], counted["label"]) == (None, "Chechens and Ingush 59,988")


def test_no_number_is_said_of_a_region_once_its_people_may_return(held):
    (jambul,) = [p for p in on(held, dt.date(1958, 1, 1)) if p["place_id"] == "jambul-oblast"]
    assert (jambul["state"], jambul["value"]) == ("not back", None)
    assert jambul["label"] == "Karachais: not stated"


def test_a_place_has_its_words_once_and_its_circles_touch_none_of_each_other(held):
    now = [p for p in on(held, dt.date(1949, 1, 31)) if p["place_id"] == "kazakh-ssr"]
    assert len(now) == 5
    assert Counter(bool(p["label"]) for p in now) == {False: 4, True: 1}
    (label,) = [p["label"] for p in now if p["label"]]
    assert label.splitlines()[:2] == [
        "Kazakh SSR, oblasts not stated",
        "Chechens and Ingush 300,185 (1944)",
    ]
    radii = [diameter_of(p["value"]) / 2 for p in now]
    for n in range(4):
        assert now[n + 1]["shift"] - now[n]["shift"] > radii[n] + radii[n + 1]
    assert radii[0] - now[0]["shift"] == pytest.approx(now[0]["reach"], abs=0.02)


def test_nobody_in_exile_is_an_empty_layer():
    assert held_in_regions(Model(building.Dataset())) == []


def test_what_holds_to_the_end_is_open_and_marked_as_the_latest(held):
    assert {p["latest"] for p in held if p["end"] is None} == {"yes"}
    assert {p["latest"] for p in held if p["end"]} == {"no"}
    assert len(on(held, dt.date(1961, 12, 31))) == sum(p["latest"] == "yes" for p in held) > 10
