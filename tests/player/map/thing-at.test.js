import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { areaAt, thingAt } from "../../../static/player/map/thing-at.js";
import { anchorX, anchorY, screenX, screenY } from "../../../static/player/plane/projection.js";
import { sceneOf, smallMovement } from "../day/small-scene.js";
import { view } from "./view.js";

const square = (west, south, east, north) => [
  [Float64Array.from([west, south, east, south, east, north, west, north])],
];
const unit = (id, ...bounds) => ({ id, polygons: square(...bounds), bounds });
const movement = smallMovement();
const flow = {
  id: "f",
  peoples: ["p"],
  origin: "a",
  destination: "b",
  depart: [0, 0],
  arrive: [9, 9],
  value: null,
  dates: "derived",
  route: "r",
};
const scene = sceneOf({
  movements: [movement],
  flows: [flow],
  routes: { r: { spans: [{ status: "derived" }] } },
});
const now = view();
const region = (id, ...bounds) => ({ place: id, unit: unit(id, ...bounds), held: [], value: null });
const [small, large] = [region("small", 60, 38, 64, 42), region("large", 55, 36, 75, 46)];
const nothing = {
  fronts: [],
  stations: [],
  runs: [],
  homelands: [],
  regions: [],
  countedDay: 0,
  corridorAt: () => null,
  stateOn: () => ({}),
};
const [x, y] = [screenX(now, 62), screenY(now, 40)];

describe("the area under a point", () => {
  const at = (things, ...point) => areaAt(scene, now, { ...nothing, ...things }, ...point);
  test("is the smallest region", () => {
    assert.equal(at({ regions: [large, small] }, x, y).id, "small");
    assert.equal(at({ regions: [large] }, x, y).id, "large");
  });
  test("is a homeland before any region, but for one of which nothing is known", () => {
    const homeland = { movement, place: "home", unit: unit("o", 55, 36, 75, 46), phase: "home" };
    assert.equal(at({ regions: [small], homelands: [homeland] }, x, y).id, "home");
    const unknown = { ...homeland, phase: "unknown" };
    assert.equal(at({ regions: [small], homelands: [unknown] }, x, y).id, "small");
  });
  test("is none where there is none", () => assert.equal(at({ regions: [small] }, 5, 5), null));
});

describe("the thing under a point", () => {
  const group = { movement, direction: "outward", peoples: [{ name: "People" }] };
  const front = { group, rings: [{ x, y, flows: [flow] }], box: null };
  const station = { place: "s", documented: true, x, y };
  const run = { flow: 0, route: "r", group, from: 0, to: 100, width: 4, status: "derived" };
  /** A way of 100 km that runs from the point eastwards, 100 pixels long. */
  const tracks = {
    of: () => ({
      km: [0, 100],
      xy: [x - anchorX(now), y - anchorY(now), x + 100 - anchorX(now), y - anchorY(now)],
    }),
  };
  const at = (things, dx = 0, dy = 0) =>
    thingAt(scene, now, { ...nothing, ...things }, tracks, x + dx, y + dy);

  test("is a front before a station, a station before a way, a way before an area", () => {
    const all = { fronts: [front], stations: [station], runs: [run], regions: [small] };
    assert.match(at(all).key, /^front:/);
    assert.equal(at({ ...all, fronts: [] }).key, "place:s");
    assert.equal(at({ ...all, fronts: [], stations: [] }).key, "flow:f");
    assert.equal(at({ regions: [small] }).key, "place:small");
  });
  test("is a front within ten pixels of its ring, or on its card", () => {
    assert.ok(at({ fronts: [front] }, 9.9));
    assert.equal(at({ fronts: [front] }, 10), null);
    const carded = { ...front, box: { x: x + 20, y, width: 30, height: 10 } };
    for (const dx of [20, 50]) assert.ok(at({ fronts: [carded] }, dx, 10));
    for (const [dx, dy] of [
      [19.9, 5],
      [50.1, 5],
      [30, -0.1],
      [30, 10.1],
    ])
      assert.equal(at({ fronts: [carded] }, dx, dy), null);
  });
  test("is a station within seven pixels", () => {
    assert.ok(at({ stations: [station] }, 0, 6.9));
    assert.equal(at({ stations: [station] }, 0, 7), null);
  });
  test("is a way within seven pixels, or as far as it is wide", () => {
    assert.ok(at({ runs: [run] }, 50, 6.9));
    assert.equal(at({ runs: [run] }, 50, 7.1), null);
    const wide = { ...run, width: 30 };
    assert.ok(at({ runs: [wide] }, 50, 16.9));
    assert.equal(at({ runs: [wide] }, 50, 17.1), null);
  });
  test("is no way where it has not come", () =>
    assert.equal(at({ runs: [{ ...run, from: 101, to: 200 }] }, 50), null));
});
