import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createBasemap } from "../../../static/player/map/ground/basemap.js";
import { stillSignature } from "../../../static/player/map/ground/standing.js";
import { splitRuns } from "../../../static/player/day/picture.js";
import { viewOf } from "../../../static/player/plane/projection.js";
import { view } from "./view.js";

const line = (changes) => ({ line: Float64Array.from([60, 40, 61, 41]), ...changes });
const basemap = createBasemap({
  land: [],
  lakes: [],
  rivers: [],
  borders: [
    line({ kind: "republic", from: 100, to: 199 }),
    line({ kind: "region", from: 150, to: null }),
    line({ kind: "state", from: 300, to: null, line: Float64Array.from([10, 60, 11, 61]) }),
  ],
  railways: [line({ from: 400, to: null })],
  labels: [],
});

describe("the era of a ground", () => {
  const close = view();
  const far = viewOf([30, 30, 120, 70], 420, 260, { dpr: 1 });
  const era = (day, on = far) => basemap.era("lines", on, day);
  test("changes when a border appears and on the day after it has gone", () => {
    assert.equal(era(50), era(99));
    assert.notEqual(era(99), era(100));
    assert.equal(era(100), era(199));
    assert.notEqual(era(199), era(200));
  });
  test("does not change with what is out of view or too small to be drawn", () => {
    assert.equal(era(250, close), era(350, close), "a border in the far north");
    assert.equal(era(140), era(160), "regions would be clutter");
    assert.equal(era(350), era(450), "and so would railways");
    assert.notEqual(era(140, close), era(160, close));
    assert.notEqual(era(350, close), era(450, close));
  });
  test("of all parts tells whether the ground must be drawn again", () => {
    assert.equal(basemap.eras(far, 50), basemap.eras(far, 60));
    assert.notEqual(basemap.eras(far, 50), basemap.eras(far, 150));
  });
});

describe("what stands still", () => {
  const group = (id, last = 9) => ({ movement: { id }, direction: "outward", last });
  const run = (of, kind, changes = {}) => ({
    group: of,
    kind,
    route: "r",
    from: 0,
    to: 100,
    least: 5,
    most: 6,
    disputed: false,
    ...changes,
  });
  const [gone, moving] = [group("gone", 4), group("moving")];
  test("are the ways of those who are not on them that day", () => {
    const runs = [run(gone, "core"), run(moving, "core"), run(moving, "band")];
    const split = splitRuns(runs, "sofar", 5);
    assert.deepEqual(split, { moving: runs.slice(1), still: [runs[0]], threads: [] });
  });
  test("are threads on a picture of one day: the way alone, without those who went", () => {
    const runs = [run(gone, "bed"), run(gone, "core"), run(moving, "core"), run(moving, "band")];
    const split = splitRuns(runs, "day", 5);
    assert.deepEqual(split, { moving: runs.slice(2), still: [], threads: [runs[1]] });
    assert.ok(!alike({ threads: [run(gone, "core")] }));
    assert.deepEqual(splitRuns(runs, "day", 4).threads, [], "on its last day it is not over");
  });
  const frame = (changes = {}) => ({
    wide: true,
    basis: "people",
    homelands: [],
    parts: [],
    corridors: [],
    still: [run(gone, "bed")],
    threads: [],
    ...changes,
  });
  const alike = (changes) => stillSignature(frame(changes)) === stillSignature(frame());
  test("looks alike as long as nobody could see a difference", () => {
    assert.ok(alike({}));
    assert.ok(alike({ still: [run(gone, "bed", { least: 5.02 })] }));
    assert.ok(!alike({ still: [run(gone, "bed", { least: 5.2 })] }));
    assert.ok(!alike({ still: [run(gone, "bed", { to: 101 })] }));
    assert.ok(!alike({ basis: "share" }));
  });
  test("changes with a homeland by 24ths of its people", () => {
    const homeland = (share) => ({
      homelands: [{ unit: { id: "u" }, phase: "emptying", share }],
    });
    const signature = (share) => stillSignature(frame(homeland(share)));
    assert.equal(signature(0.5), signature(0.51));
    assert.notEqual(signature(0.5), signature(0.55));
    assert.notEqual(signature(0), signature(null));
  });
});
