"""Between two counts the numbers of places are rounded; the fullest makes up for what is too much.

No movement of the built-in data comes to that, so a small one does, in Python and in the player.
"""

from __future__ import annotations

import pytest

from atlas.base.dates import parse_day
from atlas.model import timeline
from atlas.model.model import Model
from atlas.screen.scene import scene
from tests.building import claim, dataset
from tests.node import answer

DAYS = range(parse_day("1943-11-01"), parse_day("1944-01-01"))
STATES = """
  const { decode } = await player("scene/scene");
  const { stateOf } = await player("day/evaluate");
  const scene = decode(given.scene, { layers: {} });
  return given.days.map((day) => stateOf(scene, "m", day).exile);
"""


def two_places():
    """Two places that fill at different speeds: on 6 November, of 271 who came, 71 and 201."""
    return dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("all", "arrived", 1000, "1943-11-23", place_id="exile"),
        claim("away", "arrived", 315, "1943-12-15", place_id="away"),
        claim("north", "arrived", 362, "1943-11-10", place_id="north"),
        claim("dead", "died", 9, "1945-01-01"),
    )


def in_python(data):
    found = []
    for day in DAYS:
        exile = timeline.state(Model(data).at(), day).movements["m"].exile
        found.append({place: q and q.as_json() for place, q in exile.items()})
    return found


def in_the_player(data):
    return answer(STATES, {"scene": scene(Model(data), "v"), "days": list(DAYS)})


@pytest.mark.parametrize("states", [in_python, in_the_player])
def test_one_person_too_many_is_taken_from_the_fullest_place(states):
    exile = states(two_places())[DAYS.index(parse_day("1943-11-06"))]
    assert {place: q["value"] for place, q in exile.items()} == {"away": 71, "north": 200}
    # The least is no more than the number itself.
    assert exile["north"]["low"] == 200


def test_the_player_says_the_same_on_every_day():
    data = two_places()
    assert in_the_player(data) == in_python(data)
