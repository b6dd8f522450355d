"""Two maps begin on the same days, whether an address asks for them or the reader chooses."""

from __future__ import annotations

from atlas.comparison import pair
from atlas.screen.scene import scene
from tests.node import answer

CHOSEN = """
  const { decode } = await player("scene/scene");
  const { pairFrom, pairRule, parametersOf } = await player("pair/pair-state");
  const { createStore } = await player("shell/store");
  const scene = decode(given.scene, { layers: {} });
  return given.asked.map(({ pair, left }) => {
    const right = scene.movements.find(({ id }) => id !== left).id;
    const start = { kind: "peoples", left, right, day: 0, then: 0, figures: "people", map: null };
    const rule = pairRule(scene, given.counted);
    const store = createStore({ playing: false, ...pairFrom(start) }, rule);
    store.set({ kind: pair });
    return parametersOf(store.get());
  });
"""


def test_a_choice_begins_on_the_days_of_an_address_that_names_none(model) -> None:
    movements, counted = model.dataset.movements, pair.counted_both_ways(model.dataset)
    asked = [{"pair": "dates", "left": movement} for movement in movements]
    asked += [{"pair": "return", "left": movement} for movement in counted]
    given = {"scene": scene(model, "v1"), "counted": counted, "asked": asked}
    for one, theirs in zip(asked, answer(CHOSEN, given), strict=True):
        found, left_out = pair.examined(one, model)
        assert (theirs, left_out) == (found.parameters(), [])
