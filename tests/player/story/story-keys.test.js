import assert from "node:assert/strict";
import { test } from "node:test";
import { storyKey } from "../../../static/player/story/story-keys.js";

const asked = (key, more = {}) =>
  storyKey({ key, shiftKey: false, target: { closest: () => null }, ...more });

test("arrows and a clicker's keys turn the steps, Escape leaves", () => {
  assert.deepEqual(
    ["ArrowRight", "PageDown"].map((key) => asked(key)),
    ["next", "next"],
  );
  assert.deepEqual(
    ["ArrowLeft", "PageUp"].map((key) => asked(key)),
    ["previous", "previous"],
  );
  assert.equal(asked("Escape"), "leave");
});

test("other keys are none of the story's", () => {
  for (const key of [" ", "f", "ArrowUp", "ArrowDown", "Home", "x"]) assert.equal(asked(key), null);
});

test("the hand of the timeline keeps its arrows, and Shift goes to the next event", () => {
  const closest = (selector) => selector === ".xr-hand";
  assert.equal(asked("ArrowRight", { target: { closest } }), null);
  assert.equal(asked("ArrowRight", { shiftKey: true }), null);
});
