import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { placeOn } from "../../../static/player/dom/roving.js";

describe("the keys of a row of buttons", () => {
  test("go on and back, and stay at its ends", () => {
    assert.deepEqual(
      ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"].map((key) => placeOn(key, 1, 3)),
      [2, 2, 0, 0],
    );
    assert.equal(placeOn("ArrowRight", 2, 3), 2);
    assert.equal(placeOn("ArrowLeft", 0, 3), 0);
  });
  test("go to its ends", () => {
    assert.equal(placeOn("Home", 2, 4), 0);
    assert.equal(placeOn("End", 1, 4), 3);
  });
  test("are no others", () => {
    for (const key of ["Tab", "Enter", " ", "Escape", "PageDown", "f"])
      assert.equal(placeOn(key, 1, 3), null, key);
  });
});
