import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createCorners } from "../../../static/player/map/inset/inset-corners.js";
import { viewOf } from "../../../static/player/plane/projection.js";
import { atlasScene } from "../atlas-scene.js";
import { withWest } from "./western.js";

const scene = atlasScene();
const western = withWest(scene);
const main = viewOf([30.3, 36, 96, 58], 960, 430, { type: 1 });
const karachais = scene.index.movement.get("karachais-1943");

/** Which of the sizes the inset has, and its corner. */
function spot(movements, day, less, frame = {}) {
  const homelands = [{ movement: karachais, unit: { bounds: [40.5, 43, 43, 44.2] } }];
  const corners = createCorners(western, [40.2, 42.2, 47.1, 44.4], 9);
  const sizes = [{ width: 268, height: 143 }, ...(less ? [less] : [])];
  const shown = { shown: new Set(movements), homelands, day, wide: false, ...frame };
  const found = corners.spotFor(main, shown, sizes);
  return found && [found.size, found.x, found.y];
}

describe("the inset", () => {
  test("goes where it covers nothing of the movements shown", () => {
    assert.deepEqual(spot(["karachais-1943"], 6000), [0, 9, 9]);
    const moved = spot(["karachais-1943", "w"], 6000);
    assert.notDeepEqual(moved, [0, 9, 9]);
  });
  test("is smaller where that leaves a homeland free", () => {
    const chosen = ["karachais-1943", "volga-germans-1941"];
    assert.deepEqual(spot(chosen, karachais.start), [0, 9, 9]);
    assert.deepEqual(spot(chosen, karachais.start, { width: 200, height: 100 }), [1, 9, 9]);
  });
  test("stays where every corner is taken only while people move there", () => {
    const every = western.movements.map(({ id }) => id);
    assert.notEqual(spot(every, karachais.start), null);
    assert.equal(spot(every, karachais.start + 1500), null);
    assert.notEqual(spot(every, karachais.start + 1500, null, { wide: true }), null);
  });
  test("is not there where nothing in it is concerned", () =>
    assert.equal(spot(["karachais-1943"], 6000, null, { homelands: [] }), null));
});
