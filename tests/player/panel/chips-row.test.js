import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chipsSeen } from "../../../static/player/panel/chips-row.js";

const chips = (pressed, width = 100) =>
  [...pressed].map((each) => ({ width, pressed: each === "x", held: each === "k" }));
const seen = (pressed, room) =>
  chipsSeen(chips(pressed), room, 4, 40)
    .map((each) => (each ? "1" : "0"))
    .join("");

describe("chips in a row", () => {
  test("are all seen where they fit", () => assert.equal(seen("xxx", 308), "111"));
  test("leave room for the button that brings the others", () => {
    assert.equal(seen("xxx", 307), "110");
    assert.equal(seen("xxxxx", 351), "11000");
  });
  test("are seen first if they are pressed, in their places", () =>
    assert.equal(seen("--x-x", 352), "10101"));
  test("keep the one that the keyboard is on, however many are pressed and however little fits", () => {
    assert.equal(seen("xxxk", 260), "1001");
    assert.equal(seen("xxxk", 100), "0001");
  });
});
