import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bandOf, changeIn, cutBand } from "../../../static/player/day/bands.js";
import { STACK } from "../../../static/player/theme/palette.js";
import { knot, sceneOf, smallMovement, smallTrack, step } from "./small-scene.js";

const at = (band, day) => band.tops[band.days.lastIndexOf(day)];
const top = (edges, part) => edges[STACK.indexOf(part)];
const height = (edges, part) =>
  top(edges, part) - (STACK.indexOf(part) ? edges[STACK.indexOf(part) - 1] : 0);

describe("a movement's band", () => {
  const band = bandOf(sceneOf(), "m");
  test("has an edge for every state", () =>
    assert.ok(band.tops.every((edges) => edges.length === STACK.length)));
  test("is full to the top on every day", () => {
    for (const edges of band.tops) assert.ok(Math.abs(edges.at(-1) - 1) < 1e-12);
  });
  test("is all at home at first", () => assert.equal(height(band.tops[0], "home"), 1));
  test("holds the dead at its bottom", () => {
    assert.equal(top(at(band, 40), "dead"), 0.05);
    assert.equal(top(at(band, 40), "in_exile"), 1);
  });
  test("stands at each count, and at both ends of the axis", () => {
    // And beside it, where no line runs on; twice where counts leap.
    const days = [0, 9, 10, 10, 20, 22, 29, 39, 40, 40, 41, 41, 199, 200, 200, 12418];
    assert.deepEqual(band.days, days);
  });
  test("stands on the day before a curve that opens with people, and jumps", () => {
    const died = [knot(50, 100)];
    const track = smallTrack({ curves: { ...smallTrack().curves, died } });
    const jumping = bandOf(sceneOf({ movements: [smallMovement({ track })] }), "m");
    assert.deepEqual(
      [49, 50].map((day) => height(at(jumping, day), "dead")),
      // Of a whole of 1,000 and 43 more: not all of the living are counted on that day.
      [0, 100 / 1043],
    );
  });
  test("ends a count with a step and no slope", () => {
    const track = smallTrack({ regions: [] });
    track.curves.living.push(step(300, 850), [301, null, 0, null, "derived", "", 1]);
    const ending = bandOf(sceneOf({ movements: [smallMovement({ track })] }), "m");
    const first = ending.days.indexOf(301);
    const exiled = ending.tops.slice(first - 1, first + 2).map((tops) => height(tops, "in_exile"));
    assert.deepEqual(ending.days.slice(first - 1, first + 2), [300, 301, 301]);
    assert.deepEqual(exiled, [0.85, 0.85, 0]);
    // A window that ends there shows the step, one that begins there what follows.
    assert.deepEqual(
      cutBand(ending, 250, 301).tops.map((tops) => height(tops, "in_exile")),
      [0.85, 0.85, 0.85, 0],
    );
    assert.equal(height(cutBand(ending, 301, 400).tops[0], "in_exile"), 0);
  });
  test("is none where no source gives a whole", () => {
    const track = smallTrack({ whole: null });
    assert.equal(bandOf(sceneOf({ movements: [smallMovement({ track: null })] }), "m"), null);
    assert.equal(bandOf(sceneOf({ movements: [smallMovement({ track })] }), "m"), null);
    assert.equal(bandOf(sceneOf(), "another"), null);
  });
});

describe("a window on a band", () => {
  const fill = (share) => STACK.map(() => share);
  const band = { days: [0, 10, 20], tops: [fill(0), fill(1), fill(0.5)] };
  test("is cut at its sides, on the straight line", () => {
    const cut = cutBand(band, 5, 14);
    assert.deepEqual(cut.days, [5, 10, 14]);
    assert.deepEqual(
      cut.tops.map(([edge]) => edge),
      [0.5, 1, 0.8],
    );
  });
  test("tells how much changes in it", () => {
    assert.equal(changeIn(band, 0, 10), 1);
    assert.equal(changeIn(band, 12, 16), 0.9 - 0.7);
    assert.equal(changeIn(bandOf(sceneOf(), "m"), 500, 600), 0);
  });
});
