"""The totals of each people: on every day what the state of that day says, placed or not."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.export.totals import totals
from atlas.model.model import Model
from atlas.model.timeline import state
from atlas.words.amounts import about
from tests import building

NAMES = (
    *("whole", "home", "taken", "under_way", "in_exile"),
    *("returned", "elsewhere", "dead", "excess_dead"),
)


@pytest.fixture(scope="module")
def table(model):
    made = totals(model)
    return [dict(zip([f.name for f in made.fields], row, strict=True)) for row in made.rows]


def on(table, day: dt.date, quantity: str) -> dict[str, dict]:
    """Return the row of each movement; two on one day are a fault."""
    found, text = {}, day.isoformat()
    for row in table:
        in_time = (row["start"] or text) <= text <= (row["end"] or text)
        if row["quantity"] == quantity and in_time:
            assert row["movement_id"] not in found
            found[row["movement_id"]] = row
    return found


def test_on_every_day_it_says_what_the_state_says(table, model):
    view = model.at()
    turns = [row["start"] for row in table if row["start"]]
    chosen = random.Random(7)
    days = chosen.sample(range(FIRST_DAY, LAST_DAY + 1), 30)
    for turn in chosen.sample(turns, 30):
        days += [(dt.date.fromisoformat(turn) - date_of(0)).days + n for n in (-1, 0)]
    for day in days:
        movements = state(view, day).as_json()["movements"]
        for name in (*NAMES, "unplaced"):
            rows = on(table, date_of(day), name)
            for movement, told in movements.items():
                quantity = told["exile"].get(name) if name == "unplaced" else told[name]
                row = rows.get(movement)
                if quantity is None:
                    assert row is None or (row["value"], bool(row["last"])) == ("", True)
                    continue
                rough = quantity["basis"] == "interpolated"
                said = [quantity[key] for key in ("value", "low", "high")]
                shown = ["" if n is None else str(about(n) if rough else n) for n in said]
                assert [row[f"value{end}"] for end in ("", "_low", "_high")] == shown
                assert row["basis"] == quantity["basis"]


def test_around_each_count_it_names_the_claims_of_that_day(table, model):
    view, chosen = model.at(), random.Random(7)
    for movement in ("karachais-1943", "chechens-ingush-1944", "kalmyks-1943"):
        for name, curve in (("in_exile", "living"), ("returned", "returned"), ("dead", "died")):
            line = view.track(movement).curves()[curve]
            days = line.days if line else ()
            days = [day + n for day in days if FIRST_DAY < day < LAST_DAY for n in (-1, 0, 1)]
            for day in chosen.sample(days, min(9, len(days))):
                row = on(table, date_of(day), name).get(movement)
                if row and row["value"]:
                    claims = tuple(dict.fromkeys(line.claims_at(day)))
                    assert tuple(filter(None, row["claim_ids"].split(";"))) == claims


def test_those_of_no_stated_region_have_their_number_and_their_source(table):
    day = dt.date(1949, 1, 31)
    everybody, nowhere = (
        on(table, day, name)["chechens-ingush-1944"] for name in ("in_exile", "unplaced")
    )
    assert everybody["value"] == nowhere["value"] == "364800"
    assert everybody["claim_ids"] == "ci-living-1949-01-ediev"
    assert everybody["label"] == "Chechens and Ingush, in exile: 364,800"


def test_what_is_no_longer_known_is_the_last_count_with_its_day_and_no_value(table):
    row = on(table, dt.date(1957, 6, 30), "in_exile")["karachais-1943"]
    assert (row["value"], row["last"], row["counted"]) == ("", "63100", "1953-01-31")
    # It is no number of those who are not back by 1957.
    assert row["label"] == "Karachais, in exile: 63,100 (1953)"


def test_nothing_is_said_of_people_whose_number_no_source_gives(table):
    assert totals(Model(building.Dataset())).rows == []
    assert "kazakhs-1928" not in {row["movement_id"] for row in table}
    assert not [row for row in table if row["label"] and row["value"] == "0"]
