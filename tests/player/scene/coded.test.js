import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeKm, decodeLine, linesOf, numbersIn } from "../../../static/player/scene/coded.js";
import { packed } from "./packed.js";

test("numbers come out of a text as they went in", () => {
  const numbers = [0, -1, 1, 15, 16, -16, -17, 1023, 1_800_000, -1_800_000];
  assert.deepEqual([...numbersIn(packed(numbers))], numbers);
  assert.deepEqual([...numbersIn("")], []);
});

test("a line is steps in whole grains of a degree, and the nearest double to each", () => {
  assert.deepEqual([...decodeLine(packed([43456, 42000, 1, -2]))], [43.456, 42, 43.457, 41.998]);
  assert.deepEqual([...decodeLine(packed([434567, 420000]), 10000)], [43.4567, 42]);
  assert.deepEqual([...decodeKm(packed([0, 834, 1416]))], [0, 8.34, 22.5]);
});

/** Two arcs: from 0,0 over 1,0 to 2,0 and back to 0,0 over 1,1. */
const arcs = {
  points: packed([3, 3]),
  steps: packed([0, 0, 1000, 0, 1000, 0, 0, 0, -1000, 1000, -1000, -1000]),
};

test("a line is put together of arcs, forwards and backwards, and a ring is not closed", () => {
  const lineOf = linesOf(arcs);
  assert.deepEqual([...lineOf(packed([0]))], [0, 0, 1, 0, 2, 0]);
  assert.deepEqual([...lineOf(packed([1]))], [2, 0, 1, 0, 0, 0]);
  assert.deepEqual([...lineOf(packed([0, 2]), true)], [0, 0, 1, 0, 2, 0, 1, 1]);
  // The second arc backwards, then the first.
  assert.deepEqual([...lineOf(packed([3, -2]), true)], [0, 0, 1, 1, 2, 0, 1, 0]);
  assert.deepEqual([...lineOf("")], []);
});
