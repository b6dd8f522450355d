import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createReading, readingTime } from "../../../static/player/panel/reading.js";

const event = (id, start) => ({ id, start, title: "", text: "x".repeat(100) });
const first = event("first", 10);
const second = event("second", 20);
const playing = { playing: true, day: 25, movements: ["a"] };

describe("a sentence", () => {
  test("stays until it can have been read", () => {
    const read = createReading();
    assert.equal(read(first, playing, 0), first);
    assert.equal(read(second, playing, readingTime(first) - 1), first);
    assert.equal(read(second, playing, readingTime(first)), second);
    assert.equal(read(first, playing, readingTime(first) + 1), second, "and the next has its time");
  });
  test("takes longer the longer it is", () => {
    assert.ok(readingTime({ ...first, text: "x".repeat(300) }) > readingTime(first));
    assert.ok(readingTime({ ...first, text: "x" }) >= 2000);
  });
  test("gives way when the clock stops, time runs back or others are shown", () => {
    for (const state of [
      { ...playing, playing: false },
      { ...playing, day: 5 },
      { ...playing, movements: ["b"] },
    ]) {
      const read = createReading();
      read(first, playing, 0);
      assert.equal(read(second, state, 1), second);
    }
  });
});
