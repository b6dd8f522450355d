import assert from "node:assert/strict";
import { test } from "node:test";
import { PACES } from "../../../static/player/time/clock.js";
import { unitWords } from "../../../static/player/time/pace-words.js";

test("each pace and each step says itself", () => {
  for (const words of ["pace", "lagging", "back", "forward"]) {
    const said = PACES.map((unit) => unitWords(unit)[words]);
    assert.ok(said.every((text, n) => text.includes(PACES[n])));
  }
  assert.equal(unitWords("event").back, "Back one event");
  assert.equal(unitWords("event").forward, "Forward one event");
});
