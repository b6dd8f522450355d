"""Claims in words: no more precise, and no surer, than their source."""

from __future__ import annotations

import re

import pytest

from atlas.words import claims
from atlas.words.language import language, speaking
from tests.building import claim, dataset, flow


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({}, "59,988 persons arrived, away, 21 March 1944"),
        ({"unit": "echelons"}, "59,988 echelons arrived, away, 21 March 1944"),
        ({"kind": "planned"}, "59,988 persons planned to arrive, away, 21 March 1944"),
        ({"note": "about"}, "about 59,988 persons arrived, away, 21 March 1944"),
        ({"note": "At least; one region"}, "at least 59,988 persons arrived, away, 21 March 1944"),
        (
            {"note": "at least: one region", "value_low": 59988, "value_high": 70000},
            "at least 59,988 persons arrived, away, 21 March 1944",
        ),
        ({"value": None, "value_low": 8}, "at least 8 persons arrived, away, 21 March 1944"),
        ({"value": None, "value_high": 8}, "at most 8 persons arrived, away, 21 March 1944"),
        (
            {"value": None, "value_low": 8, "note": '"over 8%"; registered'},
            "more than 8 persons arrived, away, 21 March 1944",
        ),
        (
            {"value": None, "value_high": 8, "note": '"up to"'},
            "up to 8 persons arrived, away, 21 March 1944",
        ),
        ({"note": "Nearly that."}, "nearly 59,988 persons arrived, away, 21 March 1944"),
        ({"note": "over the years"}, "59,988 persons arrived, away, 21 March 1944"),
        ({"note": "more than"}, "more than 59,988 persons arrived, away, 21 March 1944"),
        ({"value_low": 59988}, "more than 59,988 persons arrived, away, 21 March 1944"),
        (
            {"value": None, "value_low": 8, "value_high": 10, "unit": "percent"},
            "8–10 per cent arrived, away, 21 March 1944",
        ),
        ({"value": None}, "number not stated arrived, away, 21 March 1944"),
        ({"value": 1}, "1 person arrived, away, 21 March 1944"),
        ({"value": 1, "unit": "places"}, "1 place arrived, away, 21 March 1944"),
        ({"value": 1, "unit": "women"}, "1 woman arrived, away, 21 March 1944"),
        ({"value": 1, "unit": "feeding-points"}, "1 feeding point arrived, away, 21 March 1944"),
        ({"value": 1, "unit": "nkvd-agents"}, "1 NKVD agent arrived, away, 21 March 1944"),
        ({"value": 1, "unit": "sheep"}, "1 sheep arrived, away, 21 March 1944"),
        (
            {"value": 1, "unit": "persons-per-wagon"},
            "1 person per wagon arrived, away, 21 March 1944",
        ),
        ({"value": None, "value_low": 1}, "at least 1 person arrived, away, 21 March 1944"),
        (
            {"value": None, "value_low": 0, "value_high": 1},
            "0–1 persons arrived, away, 21 March 1944",
        ),
    ],
)
def test_a_claim_is_one_line(cells, text):
    given = {"value": 59988} | cells
    c = claim("a", "arrived", given.pop("value"), "1944-03-21", place_id="away", **given)
    assert claims.claim_text(dataset(c), c) == text


@pytest.mark.parametrize(
    ("measure", "unit", "text"),
    [
        ("transit-days", "days", "20 days on the way"),
        ("temples-destroyed", "temples", "20 temples destroyed"),
        ("said-to-have-left-with-the-germans", "men", "20 men said to have left with the Germans"),
    ],
)
def test_what_is_counted_is_said_once(measure, unit, text):
    c = claim("a", measure, 20, unit=unit)
    assert claims.claim_text(dataset(c), c) == f"{text}, undated"


def test_no_claim_of_the_atlas_doubles_its_unit_or_counts_one_as_many(built_in):
    texts = [claims.claim_text(built_in, claim) for claim in built_in.claims.values()]
    doubled = [text for text in texts if re.search(r"\b(\w+) \1\b", text)]
    units = {claim.unit for claim in built_in.claims.values()}
    words = {claims.unit_text(unit, 2) for unit in units}
    many = "|".join(words - {claims.unit_text(unit, 1) for unit in units})
    plural = [text for text in texts if re.match(rf"(?:[a-z]+ )*1 ({many})\b", text)]
    assert (doubled, plural) == ([], [])


def test_an_event_is_of_its_peoples_by_name_and_of_many_by_their_number(built_in):
    whose = {e.id: claims.whose(built_in, e) for e in built_in.events.values()}
    assert whose["bal-order-1944-02-26"] == "Balkars"
    assert whose["ci-gko-1944-01-31"] == "Chechens and Ingush"
    assert whose["gen-births-1949"] == "Karachais, Chechens, Ingush and Balkars"
    assert whose["gen-illegal-1989-11-14"] == "9 peoples"
    assert all(whose.values())


def test_estimated_deaths_are_called_what_they_are():
    c = claim("a", "excess-deaths", 13141, "1944/1952", span="period", kind="estimated")
    line = claims.claim_text(dataset(c), c)
    assert line == "13,141 persons died beyond the normal (estimate), 1944 to 1952"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1929-24", "", "winter 1929–30"),
        ("1931-03-08", "1931", "8 March 1931"),
        ("1930", "1930", "1930"),
        ("1930", "1931-08-05", "1930 to 5 August 1931"),
    ],
)
def test_a_season_says_its_end_only_where_that_adds_something(start, end, words):
    f = flow(depart_start=start, depart_end="", arrive_start="", arrive_end=end)
    assert claims.season(f) == words


@pytest.mark.parametrize(
    ("span", "as_of", "words"),
    [
        ("period", "1931/1933", "1931 to 1933"),
        ("stock", "1932/1933", "1932 to 1933"),
        ("stock", "1944-06/1944-08", "June 1944 to August 1944"),
        ("stock", "1945/1945-12", "December 1945"),
        ("point", "1944-03-21", "21 March 1944"),
        ("cumulative", "1944-02-23/1944-02-29", "29 February 1944"),
    ],
)
def test_a_count_of_which_two_years_are_known_is_not_dated_to_the_later(span, as_of, words):
    assert claims.claim_when(claim("a", "held", 5, as_of, span=span)) == words


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"value": 21}, "прибыло: 21 человек"),
        ({"value": 1, "unit": "echelons"}, "прибыло: 1 эшелон"),
        ({"value": 21, "kind": "estimated"}, "прибыло: 21 человек (оценка)"),
        ({"value": 22}, "22 человека прибыло"),
        ({"value": 11}, "11 человек прибыло"),
        ({"value": 81, "unit": "percent"}, "81 % прибыло"),
        ({"value": None, "value_low": 14, "value_high": 21}, "14–21 человек прибыло"),
    ],
)
def test_in_russian_no_verb_of_several_follows_one(cells, text):
    with speaking(language("ru")):
        said = claims.count_text(claim("a", "arrived", **{"value": 5, **cells}))
    assert said.replace(" ", " ") == text.replace(" ", " ")


def test_years_alone_are_joined_as_a_language_joins_them():
    for tag, words in (("ru", "1931–1933"), ("kk", "1931–1933"), ("en", "1931 to 1933")):
        with speaking(language(tag)):
            assert claims.claim_when(claim("a", "held", 5, "1931/1933", span="period")) == words


def test_a_grade_and_a_place_are_worded_in_one_place_and_unknown_ones_stand_as_they_are():
    assert claims.grade_text("B") == "Grade B: scholar citing documents"
    assert claims.grade_text("") == ""
    assert set(claims.grade_headings()) == set("ABCD")
    assert claims.place_name(dataset(), "away") == "away"
    assert claims.place_name(dataset(), "nowhere") == "nowhere"


def test_a_stream_counted_in_farms_says_how_many(built_in):
    said = {flow.id: claims.size(built_in, flow) for flow in built_in.flows_of["kazakhs-1928"]}
    assert said["kaz-tajikistan"] == "1,767 farms moved"
    assert said["kaz-home"] == "234 farms asked to return"
    assert said["kaz-home-siberia"] == "1 brigade planned"
    assert said["kaz-iran"] == ""
    assert claims.size(built_in, built_in.flows["ci-to-akmola"]) == ""
