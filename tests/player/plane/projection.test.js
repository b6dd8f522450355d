import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  ANCHOR,
  anchorX,
  anchorY,
  inView,
  latOf,
  lonOf,
  scaleOf,
  screenX,
  screenY,
  toAnchor,
  toScreen,
  viewOf,
  worldX,
  worldY,
} from "../../../static/player/plane/projection.js";

const near = (actual, expected, by = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);

describe("Web Mercator", () => {
  test("the world runs from 0 to 1", () => {
    near(worldX(-180), 0);
    near(worldX(0), 0.5);
    near(worldX(180), 1);
    near(worldY(0), 0.5);
    // The latitude at which the map is square: atan(sinh(π)).
    near(worldY(85.05112877980659), 0, 1e-12);
  });
  test("60° north lies where EPSG:3857 puts it", () => {
    // y = R ln(tan(75°)) = 8399737.889818357 m, of a half circumference of 20037508.342789244 m.
    near(worldY(60), 0.5 - 8399737.889818357 / (2 * 20037508.342789244), 1e-12);
  });
  test("what is projected comes back", () => {
    for (const [lon, lat] of [
      [45.7, 43.3],
      [131.9, 43.1],
      [-70, -55],
    ]) {
      near(lonOf(worldX(lon)), lon);
      near(latOf(worldY(lat)), lat);
    }
  });
  test("a zoom doubles the scale", () => {
    assert.equal(scaleOf(0), 256);
    assert.equal(scaleOf(3), 2048);
    near(scaleOf(3.5) / scaleOf(3), Math.SQRT2);
  });
});

describe("a view", () => {
  const view = viewOf([40, 42, 48, 46], 800, 300, { dpr: 2, type: 1 });
  test("shows its box whole and centred", () => {
    near(screenX(view, 40) + screenX(view, 48), 800, 1e-6);
    near(screenY(view, 42) + screenY(view, 46), 300, 1e-6);
    near(screenY(view, 46), 0, 1e-6);
    assert.ok(screenX(view, 40) > 0, "the height decides");
  });
  test("keeps what else it is given", () => assert.deepEqual([view.dpr, view.type], [2, 1]));
  test("knows where its anchor lies", () => {
    near(anchorX(view), screenX(view, 70));
    near(anchorY(view), screenY(view, 48));
    near(ANCHOR.x, 250 / 360);
  });
  test("meets a box that reaches in, and with a margin one that is near", () => {
    assert.ok(inView(view, [30, 43, 41, 44]));
    assert.ok(!inView(view, [60, 43, 70, 44]));
    assert.ok(!inView(view, [40, 46.1, 48, 47]));
    assert.ok(inView(view, [40, 46.1, 48, 47], 20));
  });
  test("sets a context for anchored paths and for screen pixels, where it begins on the canvas", () => {
    const set = [];
    const context = { setTransform: (...numbers) => set.push(numbers) };
    toScreen(context, { ...view, x: 5, y: 7 });
    assert.deepEqual(set[0], [2, 0, 0, 2, 10, 14]);
    toAnchor(context, view);
    near(set[1][4], 2 * anchorX(view));
    near(set[1][5], 2 * anchorY(view));
  });
});
