import assert from "node:assert/strict";
import { test } from "node:test";
import { actOn } from "../../../static/player/search/search-keys.js";

const press = (key, more = {}) => actOn({ key, isComposing: false, keyCode: 13, ...more });

test("arrows move among the results, and Enter chooses one", () => {
  assert.deepEqual(
    ["ArrowDown", "ArrowUp", "Enter", "a"].map((key) => press(key)),
    [1, -1, "choose", null],
  );
});
test("the Enter that ends a word of an input method chooses nothing", () => {
  assert.equal(press("Enter", { isComposing: true }), null);
  assert.equal(press("Enter", { keyCode: 229 }), null);
  assert.equal(press("ArrowDown", { isComposing: true }), null);
});
