import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { percents } from "../../../static/player/map/legend/legend-shares.js";

describe("the shares of the legend", () => {
  const cases = [
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [1000, 1, 0],
      [99, 1, 0],
    ],
    [
      [0, 0, 5],
      [0, 0, 100],
    ],
    [
      [199, 1, 0],
      [99, 1, 0],
    ],
  ];
  for (const [parts, shares] of cases)
    test(`of ${parts.join(", ")}`, () => assert.deepEqual(percents(parts), shares));
  test("of nothing are none", () => assert.equal(percents([0, 0, 0]), null));
});
