import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createInsetBox } from "../../../static/player/map/inset/inset-box.js";
import { createSpans, seenSpan } from "../../../static/player/map/inset/inset-spans.js";
import {
  anchorX,
  anchorY,
  screenX,
  screenY,
  viewOf,
} from "../../../static/player/plane/projection.js";
import { CAUCASUS } from "../../../static/player/theme/palette.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const karachais = scene.index.movement.get("karachais-1943");
const frame = {
  shown: new Set(["karachais-1943"]),
  homelands: [{ movement: karachais, unit: { bounds: [40.5, 43, 43, 44.2] } }],
  day: karachais.start,
  wide: false,
  terse: true,
};
const main = (changes = {}) => ({
  ...viewOf([30.3, 36, 96, 58], 960, 430, { type: 1, dpr: 1 }),
  ...changes,
});

describe("the box of the inset", () => {
  const place = createInsetBox(scene);
  test("has room for an edge, a title and the whole of the North Caucasus", () => {
    const { box, view } = place(main(), frame);
    assert.deepEqual([box.width, box.height, box.title], [268, 143, 21]);
    assert.deepEqual([view.x, view.y], [box.x + 2, box.y + 23]);
    assert.deepEqual([view.width, view.height], [264, 118]);
    assert.ok(screenX(view, CAUCASUS[0]) >= -1e-6 && screenX(view, CAUCASUS[2]) <= 264 + 1e-6);
    assert.ok(screenY(view, CAUCASUS[3]) >= -1e-6 && screenY(view, CAUCASUS[1]) <= 118 + 1e-6);
  });
  test("keeps its view from day to day, and has another with larger type", () => {
    const { view } = place(main(), frame);
    assert.equal(place(main(), { ...frame, day: frame.day + 1 }).view, view);
    const large = place(main({ type: 1.25 }), frame);
    assert.notEqual(large.view, view);
    assert.equal(large.box.title, 21 * 1.25);
  });
  test("is not shown on a small map, nor where it would enlarge nothing", () => {
    assert.equal(place(main({ small: true }), frame), null);
    const { view } = place(main(), frame);
    const near = viewOf(CAUCASUS, 960, 430, { type: 1, dpr: 1 });
    assert.ok(near.scale > view.scale);
    assert.equal(place(near, { ...frame, wide: true }), null);
    const almost = main({ scale: view.scale / 1.2 });
    assert.equal(place(almost, { ...frame, wide: true }), null);
    const larger = main({ scale: view.scale / 1.3 });
    assert.notEqual(place(larger, { ...frame, wide: true }), null);
    assert.equal(place(larger, { ...frame, wide: true, terse: false }), null, "of few movements");
  });
});

describe("the stretch of a track that lies in the inset", () => {
  const view = viewOf(CAUCASUS, 264, 118, {});
  /** A track straight across the screen, a vertex every 100 pixels and kilometres. */
  const across = (y) => ({
    xy: Float64Array.from(
      [-200, -100, 0, 100, 200, 300, 400].flatMap((x) => [x - anchorX(view), y - anchorY(view)]),
    ),
    km: Float64Array.from([0, 100, 200, 300, 400, 500, 600]),
  });
  test("reaches from the segment that comes in to the one that leaves", () =>
    assert.deepEqual(seenSpan(view, across(60)), [100, 600]));
  test("is none where the track passes by", () => assert.equal(seenSpan(view, across(300)), null));
  test("is found once for a track", () => {
    let asked = 0;
    const track = across(60);
    const tracks = {
      of: () => {
        asked += 1;
        return track;
      },
    };
    const spanOf = createSpans(tracks);
    const run = { route: "r", group: { movement: { id: "m" } } };
    assert.equal(spanOf(view, run), spanOf(view, run));
    assert.equal(asked, 2, "the track is looked up, its span is remembered");
  });
});
