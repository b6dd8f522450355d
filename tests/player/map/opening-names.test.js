import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pictureOn } from "../../../static/player/day/picture.js";
import { createStreams } from "../../../static/player/day/streams.js";
import { corridorsOf } from "../../../static/player/day/corridors.js";
import { namedAtOpening } from "../../../static/player/map/labels/opening-names.js";
import { viewOf } from "../../../static/player/plane/projection.js";
import { titlePicture } from "../../../static/player/shell/address-query.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const at = (opening) =>
  pictureOn(
    scene,
    /** @type {any} */ ({ ...titlePicture(scene), opening }),
    createStreams(scene),
    corridorsOf(scene),
  );
const box = { x: 0, y: 0, width: 200, height: 100 };
/** The whole land, some twelve pixels a degree. */
const all = viewOf([29, 38, 137, 55], 1366, 340, { type: 1, dpr: 1 });
const named = (inset) => namedAtOpening(all, at(true), inset).homelands.map(({ name }) => name);

describe("at the opening", () => {
  test("nobody is on the way, and nothing else is on the map but the homelands", () => {
    const { runs, corridors, towns, regions, journeys, streams, homelands } = at(true);
    assert.deepEqual([runs, corridors, towns, regions, journeys], [[], [], [], [], []]);
    assert.ok(streams.shown.every((shown) => !shown));
    assert.deepEqual(
      new Set(homelands.map(({ movement }) => movement.id)),
      new Set(scene.movements.map(({ id }) => id)),
    );
    assert.ok(at(false).corridors.length, "people without a total are on their way already");
  });
  test("each movement has its name once, on the map or in the inset", () => {
    assert.equal(named(null).length, scene.movements.length);
    assert.equal(new Set(named(null)).size, scene.movements.length);
    const beside = named(box);
    for (const name of ["Karachais", "Balkars", "Chechens and Ingush"])
      assert.ok(!beside.includes(name), name);
    for (const name of ["Kalmyks", "Crimean Tatars", "Meskhetian Turks", "Koreans"])
      assert.ok(beside.includes(name), name);
  });
  test("a small homeland has its name alone", () => {
    const { homelands } = namedAtOpening(all, at(true), null);
    const words = Object.fromEntries(homelands.map((home) => [home.name, home.words]));
    assert.equal(words["Karachais"], "");
    assert.notEqual(words["Kalmyks"], "");
  });
  test("and at no other time is anything changed", () => {
    const frame = at(false);
    assert.equal(namedAtOpening(all, frame, null), frame);
  });
});
