import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pixelsAt } from "../../../static/player/map/ways/journeys.js";
import { EDGES, drawRange } from "../../../static/player/map/ways/range-edges.js";
import {
  TrackCache,
  layTrack,
  markTracks,
  spotAt,
  traceTrack,
} from "../../../static/player/map/ways/tracks.js";
import { latOf, lonOf, worldX, worldY } from "../../../static/player/plane/projection.js";

const SCALE = 256 * 2 ** 4;
const near = (actual, expected, by = 1e-6) =>
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);
/** A point so many pixels to the right of the anchor and below it. */
const at = (x, y) => [lonOf(worldX(70) + x / SCALE), latOf(worldY(48) + y / SCALE)];
/** East 100 pixels, then south 100: ten kilometres each. */
const ROUTE = {
  line: Float64Array.from([...at(0, 0), ...at(100, 0), ...at(100, 100)]),
  cumulative: Float64Array.from([0, 10, 20]),
  spans: [
    { leg: "a", reversed: false, from: 0, to: 10 },
    { leg: "b", reversed: false, from: 10, to: 20 },
  ],
  km: 20,
};
const lay = (offset, side = () => 1, route = ROUTE) => layTrack(route, SCALE, () => offset, side);

describe("a track", () => {
  test("on the rails lies where the route does", () => {
    const { xy, km, px } = lay(0);
    [0, 0, 100, 0, 100, 100].forEach((value, n) => near(xy[n], value));
    assert.deepEqual([...km], [0, 10, 20]);
    near(px[2], 200);
  });
  test("in a lane lies beside them, to the right of the way, and its corner is mitred", () => {
    const { xy } = lay(4);
    // To the right of east is south (down the screen), to the right of south is west.
    [0, 4, 96, 4, 96, 100].forEach((value, n) => near(xy[n], value));
  });
  test("of a leg stored backwards keeps to the same side", () => {
    const spans = ROUTE.spans.map((span) => ({ ...span, reversed: true }));
    const { xy } = lay(4, () => -1, { ...ROUTE, spans });
    near(xy[1], 4);
    near(lay(4, () => -1).xy[1], -4);
  });
  test("loses the vertices that nobody could see", () => {
    const line = Float64Array.from([...at(0, 0), ...at(50, 0.4), ...at(100, 0)]);
    const { km } = lay(0, () => 1, { ...ROUTE, line });
    assert.deepEqual([...km], [0, 20]);
  });
});

describe("a point on a track", () => {
  const track = lay(0);
  test("at a kilometre, with the direction of the way", () => {
    const { x, y, dx, dy } = spotAt(track, track.km, 15);
    near(x, 100);
    near(y, 50);
    assert.deepEqual([Math.round(dx), Math.round(dy)], [0, 1]);
  });
  test("is never beyond its ends", () => {
    near(spotAt(track, track.km, -3).x, 0);
    near(spotAt(track, track.km, 99).y, 100);
  });
  test("in pixels by kilometres", () => {
    near(pixelsAt(track, 5), 50);
    near(pixelsAt(track, 20), 200);
  });
});

describe("a stretch of a track", () => {
  const view = {
    scale: SCALE,
    left: worldX(70) * SCALE,
    top: worldY(48) * SCALE,
    width: 300,
    height: 300,
  };
  const traced = (from, to, seen = view) => {
    const path = [];
    const step = (kind) => (x, y) => path.push([kind, Math.round(x), Math.round(y)]);
    traceTrack({ moveTo: step("to"), lineTo: step("line") }, seen, lay(0), from, to);
    return path;
  };
  test("is traced from kilometre to kilometre", () =>
    assert.deepEqual(traced(5, 15), [
      ["to", 50, 0],
      ["line", 100, 0],
      ["line", 100, 50],
    ]));
  test("leaves out what is out of view", () => {
    const below = { ...view, top: view.top + 60 };
    assert.deepEqual(traced(0, 20, below), [
      ["to", 100, 0],
      ["line", 100, 100],
    ]);
    assert.deepEqual(traced(0, 20, { ...view, left: view.left + 500 }), []);
  });
  test("keeps words off it", () => {
    const marks = [];
    const tracks = { of: () => lay(0) };
    const run = { route: "r", group: { movement: { id: "m" } }, from: 0, to: 10 };
    markTracks({ mark: (x, y) => marks.push([x, y]) }, view, [run], tracks);
    assert.ok(marks.length >= 20, "every five pixels");
    assert.ok(marks.some(([x, y]) => Math.abs(x - 50) < 3 && Math.abs(y) < 1));
  });
});

test("tracks are laid once for a scale and an arrangement of lanes", () => {
  let laid = 0;
  const lanes = { offset: () => (laid += 1) && 0, sideOf: () => 1 };
  const tracks = new TrackCache({ routes: { r: ROUTE } }, lanes).at(SCALE, false, "people");
  const first = tracks.of("r", "m");
  assert.equal(tracks.of("r", "m"), first);
  assert.notEqual(tracks.of("r", "n"), first);
  assert.equal(tracks.at(SCALE, false, "share").of("r", "m"), first, "thin lanes know no basis");
  assert.notEqual(tracks.at(SCALE, true, "share").of("r", "m"), first);
  assert.ok(laid > 0);
});

describe("a disputed number on a line", () => {
  const drawn = (run, width) => {
    const widths = [];
    const context = { stroke: () => widths.push(context.lineWidth) };
    drawRange(context, run, "#204060", width);
    return widths;
  };
  test("is pale to the greatest told, between fine lines", () => {
    assert.deepEqual(drawn({ disputed: true, most: 9 }, 5), [9 + EDGES, 11.2, 9]);
  });
  test("too fine for its scale is two fine lines", () => {
    assert.deepEqual(drawn({ disputed: true, most: 5 }, 5), [5 + EDGES, 7.2]);
  });
  test("is nothing where the sources agree", () =>
    assert.deepEqual(drawn({ disputed: false, most: 5 }, 5), []));
});
