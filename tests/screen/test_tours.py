"""Tours in the scene: addresses that open, days that play, figures put in."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from atlas.base.dates import parse_day
from atlas.picture import address, tours
from atlas.screen.tours import tour_entries


@pytest.fixture(scope="module")
def entries(model):
    return {entry["id"]: entry for entry in tour_entries(model)}


def test_every_step_opens_at_an_address_of_which_nothing_is_ignored(model, entries, built_in):
    for tour, entry in entries.items():
        for step, told in zip(built_in.steps_of[tour], entry["steps"], strict=True):
            found, left_out = address.examined(parse_qs(told["address"]), model)
            assert not left_out
            assert (found, []) == tours.opened(step, model)


def test_a_step_opens_on_its_first_day_if_it_plays_and_on_its_last_if_it_looks_back(
    model, built_in
):
    plays, stands = built_in.steps_of["karachais"][3:5]
    assert (plays.until.text, stands.view) == ("1943-11-10", "sofar")
    assert tours.opened(plays, model)[0].day == parse_day("1943-11-03")
    assert tours.opened(stands, model)[0].day == parse_day("1943-11-23")
    span = tours.opened(built_in.steps_of["all-peoples"][3], model)[0]
    assert (span.view, span.day, span.to) == (
        *("period", parse_day("1943-11-02")),
        parse_day("1944-12-31"),
    )


def test_only_a_step_of_single_days_plays(entries):
    plays = [step["plays"] for step in entries["karachais"]["steps"]]
    assert plays[2] is None and plays[4] is None
    assert plays[3] == [parse_day("1943-11-03"), parse_day("1943-11-10")]


def test_figures_stand_between_the_words_with_their_bounds_and_without_unit(entries):
    _, days, between, most, *_ = entries["karachais"]["steps"][3]["text"]
    assert days == {"claim": "kar-transit-days", "words": "14–21"}
    assert between == " days, with "
    assert most == {"claim": "kar-per-wagon", "words": "more than 50"}


def test_a_number_is_a_claim_a_quantity_of_the_day_or_none(entries):
    assert entries["karachais"]["steps"][3]["number"] == {
        "claim": "kar-per-wagon",
        "words": "more than 50",
    }
    assert entries["kalmyks"]["steps"][9]["number"] == {"state": "returned"}
    assert entries["all-peoples"]["steps"][0]["number"] is None


def test_a_file_that_follows_a_tour_opens_at_the_picture_of_its_step(model):
    asked, _ = address.examined({"tour": "kalmyks", "step": "3", "lang": "ru"}, model)
    found = tours.followed(asked, model)
    assert (found.day, found.movements) == (parse_day("1943-12-28"), ("kalmyks-1943",))
    assert (found.tour, found.step, found.lang) == ("kalmyks", 3, "ru")
    beside = replace(asked, selected=("claim", "kal-hours"))
    assert tours.followed(beside, model) == replace(found, selected=("claim", "kal-hours"))
    alone = address.Address()
    assert tours.followed(alone, model) is alone
