import assert from "node:assert/strict";
import { test } from "node:test";
import { tellingOf, weightOf } from "../../../static/player/day/event-weights.js";
import { atlasScene } from "../atlas-scene.js";

const TELLING = {
  3: ["roundup", "restoration", "arrival", "release", "departure", "return", "flight", "decree"],
  2: ["transit", "legal", "plan", "exile"],
  1: ["death", "homeland", "unheard-of"],
  0: ["memory", "testimony", "accusation"],
};

for (const [grade, kinds] of Object.entries(TELLING))
  for (const kind of kinds)
    test(`a ${kind} tells of its day: ${grade}`, () =>
      assert.equal(tellingOf({ kind }), Number(grade)));

test("an accusation weighs least of all kinds of the atlas", () => {
  const kinds = new Set(atlasScene().events.map(({ kind }) => kind));
  for (const kind of kinds)
    if (kind !== "accusation") assert.ok(weightOf({ kind }) > weightOf({ kind: "accusation" }));
});
