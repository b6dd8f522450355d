"""The player and the Python package write a number, its bounds and its range in the same words."""

from __future__ import annotations

import random

import pytest

from atlas.model.curves import BASES, Quantity
from atlas.model.model import Model
from atlas.screen.language_pack import words
from atlas.screen.scene import scene
from atlas.words.amounts import about, amount, spread
from atlas.words.language import language, speaking
from tests.node import answer

EDGES = [0, 1, 7, 9, 10, 46, 95, 99, 100, 105, 115, 285, 994, 995, 999, 1_000, 1_050, 1_150]
EDGES += [9_949, 9_950, 9_999, 10_000, 10_050, 10_150, 12_345, 39_128, 63_990, 99_950, 99_999]
EDGES += [100_500, 101_500, 364_000, 364_473, 478_479, 999_499, 999_500, 1_234_567]
# Values with the least and the greatest: those of the last collapse once they are rounded.
RANGES = [(39_128, 39_128, 39_281), (0, 0, 4), (7, 7, None), (None, 0, 600), (None, 1_361, None)]
RANGES += [(None, 2_900, 125_000), (None, 0, None), (63_990, 63_980, 64_004), (95, 95, 95)]
SAID = """
  const { speak } = await player("language/say");
  const { about, amount, spread } = await player("words/ranges");
  const told = ([value, low, high, basis]) => {
    const quantity = { value, low, high, basis };
    return [amount(given.scene, quantity), spread(given.scene, quantity)];
  };
  speak(given.pack);
  try {
    return { rounded: given.values.map(about), told: given.quantities.map(told) };
  } finally {
    speak();
  }
"""


@pytest.fixture(scope="module")
def cases():
    chance = random.Random(14)
    values = EDGES + [chance.randrange(10 ** chance.randint(1, 7)) for _ in range(300)]
    ranges = RANGES + [(v, v - v // 9, v + v // 400) for v in values]
    return values, [(*each, basis) for each in ranges for basis in BASES]


@pytest.mark.parametrize("tag", ["en", "ru", "kk"])
def test_a_number_is_rounded_and_written_the_same(model: Model, cases, tag):
    values, quantities = cases
    tongue = language(tag)
    with speaking(tongue):
        given = {"scene": scene(model, "v"), "pack": None if tag == "en" else words(tongue)}
    given |= {"values": values, "quantities": quantities}
    found = answer(SAID, given)
    assert found["rounded"] == [about(value) for value in values]
    told = [Quantity(*each) for each in quantities]
    assert found["told"] == [[amount(tongue, each), spread(tongue, each)] for each in told]
    for (said, _), each in zip(found["told"], told, strict=True):
        between = each.basis == "interpolated" and bool(each.value)
        assert said.startswith("≈") == between, said
