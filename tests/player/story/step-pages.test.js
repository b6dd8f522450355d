/** The pages of a step's words: which one follows, and where there is one alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pageAfter } from "../../../static/player/story/step-pages.js";

test("words that have room have no page to turn", () => {
  assert.equal(pageAfter(0, 718, 718), null);
  assert.equal(pageAfter(0, 0, 0), null, "hidden");
});

test("each page leads to the next, and the last to the first", () => {
  assert.deepEqual(pageAfter(0, 718, 2154), { left: 718, last: false });
  assert.deepEqual(pageAfter(717.5, 718, 2154), { left: 1436, last: false });
  assert.deepEqual(pageAfter(1436, 718, 2154), { left: 0, last: true });
});
