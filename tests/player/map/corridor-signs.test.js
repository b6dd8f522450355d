import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  chevronsAlong,
  isInSeason,
  spotOn,
} from "../../../static/player/map/ways/corridor-signs.js";

describe("the chevrons of a corridor", () => {
  test("keep their distance and move on with the days", () => {
    const [first, second] = [chevronsAlong(200, 0), chevronsAlong(200, 4)];
    assert.ok(first.length > 3);
    const gaps = new Set(first.slice(1).map((at, n) => at - first[n]));
    assert.equal(gaps.size, 1);
    assert.equal(second[0] - first[0], 4);
    assert.deepEqual(chevronsAlong(200, 30), first, "and after a whole distance look the same");
  });
  test("stay off its ends", () =>
    assert.ok(chevronsAlong(100, 27).every((at) => at > 0 && at < 100)));
  test("move only in its season", () => {
    const corridor = { flow: { depart: [10, 12], arrive: [15, 20] } };
    assert.deepEqual(
      [9, 10, 20, 21].map((day) => isInSeason(corridor, day)),
      [false, true, true, false],
    );
  });
});

test("a spot on a line has the line's direction there", () => {
  const spine = { xy: [0, 0, 10, 0, 10, 10], runs: [0, 10, 20] };
  assert.deepEqual(spotOn(spine, 5), { x: 5, y: 0, dx: 1, dy: 0 });
  assert.deepEqual(spotOn(spine, 20), { x: 10, y: 10, dx: 0, dy: 1 });
});
