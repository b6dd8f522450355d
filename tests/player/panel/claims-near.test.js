import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { claimsNear } from "../../../static/player/panel/claims-near.js";
import { whoseClaim } from "../../../static/player/panel/claim-card.js";
import { sceneOf } from "../day/small-scene.js";

const claim = (from, to, changes = {}) => ({
  movement: "m",
  place: "x",
  measure: "arrived",
  unit: "persons",
  rank: "normal",
  value: 10,
  from,
  to,
  ...changes,
});
const ids = (list) => list.map(({ id }) => id);
const near = (claims, selected, day, more = {}) => {
  const scene = sceneOf({ claims, ...more });
  const found = claimsNear(scene, selected, day);
  return [ids(found.near), ids(found.other)];
};
const PLACE = { type: "place", id: "x" };

describe("the claims about a place", () => {
  test("are those within a month of the day, the others follow, the nearest first", () => {
    const claims = {
      far: claim(500, 500),
      early: claim(60, 69),
      month: claim(100 - 31, 69),
      within: claim(90, 110),
      late: claim(131, 140),
      later: claim(132, 132),
    };
    assert.deepEqual(near(claims, PLACE, 100), [
      ["early", "month", "within", "late"],
      ["later", "far"],
    ]);
  });
  test("lead with those that drive the picture, persons before echelons", () => {
    const claims = {
      rival: claim(100, 100),
      echelons: claim(100, 100, { rank: "preferred", unit: "echelons" }),
      persons: claim(100, 100, { rank: "preferred" }),
      superseded: claim(100, 100, { rank: "deprecated" }),
    };
    assert.deepEqual(near(claims, PLACE, 100), [["persons", "echelons", "rival"], ["superseded"]]);
  });
  test("of people without a total come as the scene orders them, the dead before court cases", () => {
    const claims = {
      charged: claim(100, 100, { rank: "preferred", order: 7 }),
      farms: claim(100, 100, { unit: "farms", order: 4 }),
      dead: claim(100, 100, { order: 0 }),
    };
    assert.deepEqual(near(claims, PLACE, 100)[0], ["dead", "farms", "charged"]);
  });
  test("are the last before the day where nothing was counted near it", () => {
    const claims = { old: claim(10, 10), last: claim(50, 50), next: claim(300, 300) };
    assert.deepEqual(near(claims, PLACE, 200), [["last"], ["next", "old"]]);
  });
  test("leave out other places", () =>
    assert.deepEqual(near({ other: claim(100, 100, { place: "y" }) }, PLACE, 100), [[], []]));
});

test("the claims about an event are all near, whenever they were counted", () => {
  const events = [{ id: "e", claims: ["listed"] }];
  const claims = {
    of: claim(5, 5, { event: "e" }),
    listed: claim(999, 999),
    other: claim(5, 5),
  };
  assert.deepEqual(near(claims, { type: "event", id: "e" }, 100, { events })[0].sort(), [
    "listed",
    "of",
  ]);
});

test("whose a claim is", () => {
  const peoples = [
    { id: "c", name: "Chechens" },
    { id: "i", name: "Ingush" },
  ];
  const scene = sceneOf({ movements: [], peoples });
  assert.equal(whoseClaim(scene, { peoples: ["c", "i", "nobody"] }), "Chechens and Ingush");
  assert.equal(whoseClaim(scene, {}), "");
});
