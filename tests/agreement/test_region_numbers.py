"""Numbers of regions are the same on plates and on screen: blocks, ranges, tints."""

from __future__ import annotations

from itertools import pairwise

import pytest

from atlas.base.dates import parse_day
from atlas.base.theme import BREAKS
from atlas.model.curves import Quantity
from atlas.paper.map.words import Words
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.screen.basemap import base
from atlas.screen.scene import scene
from atlas.words.amounts import spread
from atlas.words.language import language
from tests.node import answer

EN = language("en")
# On 21 March 1944 two of the three peoples in the Kazakh SSR have a number of the day.
DAYS = [
    "1938-02-01",
    "1944-03-21",
    "1944-12-31",
    "1949-01-01",
    "1956-12-31",
    "1957-06-01",
    "1961-12-31",
]
BLOCKS = """
  const { decode } = await player("scene/scene");
  const { regionsOn } = await player("day/regions");
  const { stateOf } = await player("day/evaluate");
  const { dayOf } = await player("time/days");
  const { regionBlocks } = await player("map/labels/region-numbers");
  const scene = decode(given.scene, given.base);
  const written = (block) => block.rows.map((row) => row.map(({ text }) => text).join(" "));
  return given.days.map((date) => {
    const day = dayOf(date);
    const regions = regionsOn(scene, scene.movements, day, (id) => stateOf(scene, id, day));
    const said = regions.map((region) => {
      const blocks = regionBlocks(scene, region, true);
      return [region.place, [blocks[0], blocks.at(-1)].map(written)];
    });
    return { said: Object.fromEntries(said) };
  });
"""
RANGES = """
  const { range, spread } = await player("words/ranges");
  const { tintWords } = await player("map/legend/legend-rows");
  const spreads = given.quantities.map((quantity) => spread(given.scene, quantity));
  return { spreads, range: range(4000, 6000), tints: tintWords() };
"""


@pytest.fixture(scope="module")
def on_screen(built_in, model):
    given = {"scene": scene(model, "v"), "base": base(built_in), "days": DAYS}
    return dict(zip(DAYS, answer(BLOCKS, given), strict=True))


@pytest.mark.parametrize("day", DAYS)
def test_the_numbers_of_a_region_are_the_same_in_full_and_in_short(on_screen, model, day):
    seen = picture(model, Address(day=parse_day(day)))
    words = Words(seen, EN)
    blocks = {region.place_id: words.region(region) for region in seen.regions}
    on_paper = {
        place: [[said for _, said in block.said] for block in (found[1], found[-1])]
        for place, found in blocks.items()
    }
    assert on_screen[day]["said"] == on_paper


def test_a_range_is_written_the_same_everywhere(model):
    cases = [(5, 4000, 6000), (5, 5, 5), (None, 4, 6), (0, 0, 9), (5, 4000, None), (5, 5, None)]
    quantities = [{"value": v, "low": low, "high": high} for v, low, high in cases]
    found = answer(RANGES, {"scene": scene(model, "v"), "quantities": quantities})
    assert found["spreads"] == [spread(EN, Quantity(*case, "documented")) for case in cases]
    assert found["range"] == EN.range(4000, 6000)
    between = [EN.range(low // 1000, high // 1000) for low, high in pairwise(BREAKS)]
    assert found["tints"][1:-1] == between
