import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  about,
  amount,
  isSpan,
  isKnown,
  isTold,
  knownAmount,
  spread,
} from "../../../static/player/words/ranges.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const q = (value, low, high, basis = "documented") => ({ value, low, high, basis });

describe("a number in words", () => {
  test("is the number where there is one", () => {
    assert.equal(amount(scene, q(478479, 471000, 494456)), "478,479");
  });
  test("is its bounds where there is none", () => {
    assert.equal(amount(scene, q(null, 2900, 125000)), "between 2,900 and 125,000");
    assert.equal(amount(scene, q(null, 1200, 1200)), "1,200");
    assert.equal(amount(scene, q(null, 1361, null)), "at least 1,361");
    assert.equal(amount(scene, q(null, 0, 600)), "at most 600");
  });
  test("is not stated where nothing bounds it", () => {
    assert.equal(amount(scene, q(null, 0, null)), "not stated");
    assert.equal(amount(scene, null), "not stated");
    assert.deepEqual([q(null, 0, null), null, q(null, 0, 5), q(0, 0, 0)].map(isKnown), [
      false,
      false,
      true,
      true,
    ]);
  });
  test("has a range beside it only where it is a number", () => {
    assert.equal(spread(scene, q(5, 4, 6)), "4–6");
    assert.equal(spread(scene, q(null, 4, 6)), "");
    assert.equal(spread(scene, q(5, 4, null)), "at least 4");
    assert.equal(knownAmount(scene, q(5, 4, 6, "derived")), "5 (4–6), derived");
    assert.equal(knownAmount(scene, q(null, 4, 6, "estimated")), "between 4 and 6, estimated");
  });
  test("between two counts is rounded to what it can bear, and what is counted is not", () => {
    const between = q(39128, 39128, 39281, "interpolated");
    assert.equal(knownAmount(scene, between), "≈\u00a039,100 (39,100–39,300), interpolated");
    assert.equal(knownAmount(scene, q(39128, 39128, 39281)), "39,128 (39,128–39,281), documented");
    const collapsed = q(63990, 63980, 64004, "interpolated");
    assert.equal(knownAmount(scene, collapsed), "≈\u00a064,000, interpolated");
    assert.equal(spread(scene, q(5200, 5149, null, "interpolated")), "at least 5,100");
  });
  test("of a share keeps no more than two digits that mean something", () =>
    assert.deepEqual([0.3, 9.4, 48.2, 99.6, 100].map(about), [0.3, 9.4, 48, 100, 100]));
  test("is set smaller where it is a span, which the sign alone does not make it", () =>
    assert.deepEqual(["2,345,678", "≈\u00a02,350,000", "at most 600"].map(isSpan), [
      false,
      false,
      true,
    ]));
  test("is worth a line where somebody may be counted by it", () => {
    const numbers = [q(0, 0, 0), q(3, 3, 3), q(null, 0, 9), q(null, 2, 9), q(null, 2, null)];
    const told = (state) => numbers.map((n) => isTold(state, n));
    assert.deepEqual(told("in_exile"), [false, true, true, true, true]);
    // That no more died by a day than a later one will count says nothing of it.
    assert.deepEqual(told("dead"), [false, true, false, true, true]);
    // In no count: as a bound alone it repeats how wide the other parts are.
    assert.equal(isTold("not_stated", q(null, 0, 9)), false);
    assert.equal(isTold("not_stated", q(null, 2, 9)), true);
    assert.equal(isTold("excess_dead", q(null, 0, 9)), false);
    assert.equal(isTold("excess_dead", q(9, 9, 9)), true);
    assert.equal(isTold("excess_dead", null), false);
  });
});
