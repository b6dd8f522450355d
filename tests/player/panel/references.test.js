import assert from "node:assert/strict";
import { test } from "node:test";
import { statusWords } from "../../../static/player/panel/references.js";
import { atlasScene } from "../atlas-scene.js";

test("how place, date and number are known is said once where it is the same, and not without a place", () => {
  const scene = atlasScene();
  const words = (...status) => statusWords(scene, status).map(([, text]) => text);
  assert.deepEqual(words("documented", "documented", "documented"), [
    "place, date, number documented",
  ]);
  assert.deepEqual(words("documented", "derived", "schematic"), [
    "place documented",
    "date derived",
    "number schematic",
  ]);
  assert.deepEqual(words("", "documented", "documented"), []);
  assert.deepEqual(words(), []);
});
