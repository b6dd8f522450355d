import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inShort } from "../../../static/player/panel/panel-states.js";
import { dayOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

describe("a people in short", () => {
  const scene = atlasScene();
  const short = (date, id) => {
    const { count, text } = inShort(scene, scene.index.movement.get(id), dayOf(date));
    return [count, text];
  };
  test("says of each number whether it was worked out", () =>
    assert.deepEqual(short("1949-01-01", "chechens-ingush-1944"), [
      "≈\u00a0364,000",
      "in exile, interpolated; at least 1,272 died",
    ]));
  test("does not give an estimate for a count", () =>
    assert.deepEqual(short("1949-03-01", "karachais-1943"), ["57,300", "in exile, estimated"]));
  test("adds nothing to a count", () =>
    assert.equal(
      short("1948-12-01", "meskhetian-turks-1944")[1],
      "in exile; between 15,000 and 50,000 died",
    ));
  test("says when people were last counted", () =>
    assert.deepEqual(short("1945-01-01", "koreans-1937"), ["", "last counted Dec 1937: 172,597"]));
});
