"""The player and the Python package say the same of events and homelands."""

from __future__ import annotations

import pytest

from atlas.base.dates import parse_day
from atlas.paper.map.words import Words
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.screen.basemap import base
from atlas.screen.scene import scene
from atlas.words.language import language
from tests.node import answer

TOLD = """
  const { decode } = await player("scene/scene");
  const { eventsShown } = await player("time/steps");
  const scene = decode(given.scene, given.base);
  return given.movements.map((id) => eventsShown(scene, [id]).map((event) => event.id));
"""
EMPTIED = """
  const { decode } = await player("scene/scene");
  const { homelandsOn } = await player("day/homelands");
  const { stateOf } = await player("day/evaluate");
  const { dayOf } = await player("time/days");
  const scene = decode(given.scene, given.base);
  return given.asked.map(([id, date]) => {
    const day = dayOf(date);
    return homelandsOn(scene, scene.index.movement.get(id), day, stateOf(scene, id, day))[0].words;
  });
"""
BACK_BY = ("karachais-1943", "1960-06-01", "restored; 84.3 per cent back by 1959")
EMPTIED_IN = [
    ("crimean-tatars-1944", "1944-06-10", "May 1944"),
    ("koreans-1937", "1938-02-01", "Nov 1937"),
]


@pytest.fixture(scope="module")
def compiled(built_in, model):
    return {"scene": scene(model, "v"), "base": base(built_in)}


def test_only_events_that_concern_the_people_shown_are_told(compiled, built_in):
    movements = ["koreans-1937", "crimean-tatars-1944", "karachais-1943"]
    answers = answer(TOLD, compiled | {"movements": movements})
    for movement, told in zip(movements, answers, strict=True):
        shown = built_in.movements[movement]
        dated = [e.id for e in built_in.events_about([shown]) if e.start.first is not None]
        assert sorted(told) == sorted(dated)
        assert ("gen-births-1949" in told) == (movement == "karachais-1943")


def test_a_homeland_is_emptied_in_the_month_the_last_were_taken(compiled, model):
    asked = [(movement, iso) for movement, iso, _ in EMPTIED_IN]
    answers = answer(EMPTIED, compiled | {"asked": asked})
    for (movement, iso, month), words in zip(EMPTIED_IN, answers, strict=True):
        assert words == f"emptied {month}"
        shown = picture(model, Address(day=parse_day(iso), movements=(movement,)))
        (said,) = {Words(shown, language("en")).state_of(h) for h in shown.homelands[:1]}
        assert said.replace("November", "Nov") == f"emptied {month}"


def test_a_share_that_is_back_is_told_where_nobody_counted(compiled, model):
    movement, iso, words = BACK_BY
    assert answer(EMPTIED, compiled | {"asked": [(movement, iso)]}) == [words]
    shown = picture(model, Address(day=parse_day(iso), movements=(movement,)))
    assert Words(shown, language("en")).state_of(shown.homelands[0]) == words
