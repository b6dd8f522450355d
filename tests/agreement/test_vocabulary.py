"""The player calls a thing what Python calls it, and fills it alike: both from one table."""

from __future__ import annotations

import re

import pytest

from atlas.base import theme
from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.paper.plate import texts
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.screen.scene import scene
from atlas.words import claims, names, vocabulary
from atlas.words.language import language
from tests.node import answer

HUE = "#315234"
WORDS = """
  const { gradeName, idsOf, stateName, wordsOf } = await player("words/vocabulary");
  const { scene } = given;
  const all = {};
  for (const list of given.lists)
    all[list] = Object.fromEntries(idsOf(scene, list).map((id) => [id, wordsOf(scene, list, id)]));
  const states = given.moments.map(([state, moment]) => stateName(scene, state, moment));
  return { all, states, grades: given.grades.map((grade) => gradeName(scene, grade)) };
"""
STILL_HOME = """
  const { stillHome } = await player("words/vocabulary");
  return given.shares.map((share) => stillHome(given.scene, share));
"""
PUT = """
  const { listed, number, season } = await player("words/wording");
  const { range } = await player("words/ranges");
  return {
    lists: given.lists.map(listed),
    numbers: given.numbers.map(number),
    ranges: given.ranges.map(([low, high]) => range(low, high)),
    seasons: given.seasons.map(([first, last]) => season(first, last)),
  };
"""
FILLS = """
  const { STACK, TINTS, mix, tintOf } = await player("theme/palette");
  const tints = TINTS.map(({ colour }) => colour);
  const { fillOf } = await player("theme/shades");
  return {
    stack: STACK,
    fills: STACK.map((state) => fillOf(state, given.hue)),
    tints: given.numbers.map((number) => tints.indexOf(tintOf(number))),
    mixes: given.parts.map((part) => mix(given.hue, part)),
  };
"""


@pytest.fixture(scope="module")
def carried(built_in):
    return scene(Model(built_in), "v")


def test_a_share_still_at_home_has_the_same_words_in_both_languages(carried):
    shares = [n / 1000 for n in range(1001)] + [0.0799999, 0.5799999, 0.29, 0.07]
    said = answer(STILL_HOME, {"scene": carried, "shares": shares})
    assert said == [vocabulary.still_home(share) for share in shares]
    assert len(set(said)) == len(vocabulary.terms("still_home"))


def test_every_word_of_the_player_is_the_one_of_the_table(carried):
    asked = {"scene": carried, "lists": vocabulary.SHOWN, "moments": [], "grades": list("ABCD")}
    said = answer(WORDS, asked)
    for name in vocabulary.SHOWN:
        assert said["all"][name] == {
            identity: vocabulary.words_of(name, identity) for identity in vocabulary.terms(name)
        }
    assert said["grades"] == [claims.grade_text(grade) for grade in "ABCD"]


def test_every_measure_is_said_as_in_python(built_in, carried):
    for key, claim in built_in.claims.items():
        assert carried["claims"][key]["doing"] == claims.doing_text(claim)
        assert claim.measure in vocabulary.terms("measure")


@pytest.mark.parametrize(
    "date", ["1943-06-01", "1944-03-01", "1949-01-01", "1957-06-01", "1961-12-31"]
)
def test_the_panel_and_a_plate_name_the_states_of_a_day_alike(built_in, carried, date):
    shown = picture(Model(built_in), Address(day=parse_day(date)))
    moments, plate = [], []
    for movement in shown.movements:
        state = shown.state.movements[movement.id]
        free = movement.return_start.first
        for part in texts.account(language("en"), shown, movement):
            if part.state in ("whole", "disputed", "added"):
                # What all states add up to is none of them.
                continue
            moment = {
                "free": free is not None and shown.day >= free,
                "least": bool(state.dead_in),
            }
            moments.append([part.state, moment])
            plate.append(part.words)
    asked = {"scene": carried, "lists": [], "moments": moments, "grades": []}
    assert plate and answer(WORDS, asked)["states"] == plate


def test_lists_numbers_ranges_and_seasons_are_written_alike():
    lists = [[], ["a"], ["a", "b"], ["a", "b", "c"]]
    numbers = [0, 999, 59988, 1000000, 84.3]
    ranges = [(25042, 25216), (5, 5)]
    days = [parse_day(f"1937-{month:02}-15") for month in range(1, 13)]
    seasons = [[first, first + more] for first in days for more in (10, 40, 200, 331, 700)]
    asked = {"lists": lists, "numbers": numbers, "ranges": ranges, "seasons": seasons}
    said = answer(PUT, asked)
    assert said["lists"] == [names.listed(words) for words in lists]
    assert said["numbers"] == [claims.number(number) for number in numbers]
    assert said["ranges"] == [language("en").range(25042, 25216), "5"]
    assert said["seasons"] == [language("en").season(*span) for span in seasons]


def test_states_and_tints_are_filled_alike():
    numbers = [0, 19_999, 20_000, 49_999, 50_000, 99_999, 100_000, 10**6]
    parts = [0, 0.2, 0.24, 0.42, 0.62, 1]
    drawn = answer(FILLS, {"hue": HUE, "numbers": numbers, "parts": parts})
    assert tuple(drawn["stack"]) == theme.STACK
    for state, fill in zip(drawn["stack"], drawn["fills"], strict=True):
        own = theme.fill_of(state, HUE)
        assert (_hex(fill["ground"]), fill["ink"] and _hex(fill["ink"])) == (own.ground, own.ink)
        assert fill["angle"] == own.angle
    assert drawn["tints"] == [theme.tint_of(number) for number in numbers]
    assert [_hex(mixed) for mixed in drawn["mixes"]] == [theme.mix(HUE, part) for part in parts]


def _hex(colour: str) -> str:
    """A colour of CSS, "rgb(1, 2, 3)" or "#010203", as the latter."""
    return colour if colour.startswith("#") else theme.to_hex(map(int, re.findall(r"\d+", colour)))
