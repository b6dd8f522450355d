import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { marksWidth } from "../../../static/player/theme/glyphs.js";
import { TINTS, mix, tintOf, veil } from "../../../static/player/theme/palette.js";
import { cssFill, inkOn } from "../../../static/player/theme/shades.js";

describe("a tint", () => {
  test("holds the counts under its limit", () => {
    const tints = [0, 19999, 20000, 49999, 50000, 100000, 5e6].map(tintOf);
    const order = tints.map((colour) => TINTS.findIndex((tint) => tint.colour === colour));
    assert.deepEqual(order, [0, 0, 1, 1, 2, 3, 3]);
  });
  test("is the darker the more it holds", () => {
    const light = TINTS.map(({ colour }) => parseInt(colour.slice(1, 3), 16));
    assert.deepEqual(
      light,
      [...light].sort((a, b) => b - a),
    );
  });
});

describe("a hue", () => {
  test("mixed with white", () => {
    assert.equal(mix("#000000", 0.5), "rgb(128, 128, 128)");
    assert.equal(mix("#204060", 1), "rgb(32, 64, 96)");
    assert.equal(mix("#204060", 0), "rgb(255, 255, 255)");
  });
  test("made see-through", () => assert.equal(veil("#204060", 0.5), "rgba(32, 64, 96, 0.5)"));
});

describe("the fill of a state", () => {
  const hue = "#315234";
  test("those waiting and those settled elsewhere are striped, each in its own direction", () => {
    assert.match(cssFill("taken", hue), /^repeating-linear-gradient\(135deg/);
    assert.match(cssFill("elsewhere", hue), /^repeating-linear-gradient\(0deg/);
  });
  test("the dead are nearly black whatever the hue", () =>
    assert.equal(cssFill("dead", hue), cssFill("dead", "#FFFFFF")));
  test("all states can be told apart but those at home from those back home", () => {
    const states = ["home", "taken", "under_way", "in_exile", "not_stated", "dead", "elsewhere"];
    assert.equal(new Set(states.map((state) => cssFill(state, hue))).size, states.length);
    assert.equal(cssFill("home", hue), cssFill("returned", hue));
  });
  test("letters on it are white or ink, whichever stands out", () => {
    assert.equal(inkOn("dead", hue), "#FFFFFF");
    assert.equal(inkOn("under_way", "#101040"), "#FFFFFF");
    assert.equal(inkOn("home", "#F0E040"), "#23262B");
  });
});

test("marks in a row stand a quarter of a mark apart", () => {
  assert.equal(marksWidth(1, 4), 8);
  assert.equal(marksWidth(3, 4), 3 * 8 + 2 * 2);
});
