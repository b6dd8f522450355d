import assert from "node:assert/strict";
import { test } from "node:test";
import { barsOn, notBack } from "../../../static/player/map/ways/stayed.js";

const route = (...places) => ({ stops: places.map((place) => ({ place })) });
const flow = (name) => ({ movement: "m", route: name, reverse: true });
const movement = { id: "m" };
const group = { direction: "homeward", movement, members: [0, 1, 2] };
const scene = {
  flows: [flow("long"), flow("branch"), flow("counted")],
  routes: {
    long: route("home", "junction", "far"),
    branch: route("home", "junction", "near"),
    counted: route("home", "junction"),
  },
};
const regions = [{ held: [{ movement, behind: { total: null, told: true } }] }];

test("a bar stands where a way home begins, as long as some are not back", () => {
  const frame = { scene, runs: [{ group }, { group }], regions };
  assert.deepEqual(
    barsOn(frame).map((each) => each.route),
    ["long", "branch"],
    "and none at the junction from which a stream is counted",
  );
  assert.deepEqual(barsOn({ ...frame, regions: [{ held: [{ movement, behind: null }] }] }), []);
  const away = { ...group, direction: "outward" };
  assert.deepEqual(barsOn({ ...frame, runs: [{ group: away }] }), []);
});

test("whose people are not all back the regions say", () =>
  assert.deepEqual([...notBack(regions)], ["m"]));
