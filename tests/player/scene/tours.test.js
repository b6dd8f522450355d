import assert from "node:assert/strict";
import { test } from "node:test";
import { spotBeside, stepAt, tourAt, toursOf } from "../../../static/player/scene/tours.js";

const STEPS = [{ heading: "one" }, { heading: "two" }];
const SCENE = {
  movements: [
    { id: "m", peoples: ["a", "b"] },
    { id: "n", peoples: ["c"] },
  ],
  tours: [
    { id: "a", peoples: ["a"], steps: STEPS },
    { id: "b", peoples: ["b"], steps: STEPS },
    { id: "c", peoples: ["c"], steps: STEPS },
    { id: "all", peoples: ["c", "b", "a"], steps: STEPS },
  ],
};
const ids = ({ all, own }) => [all.map(({ id }) => id), own.map(({ id }) => id)];

test("a step is found by its tour and its number", () => {
  assert.equal(tourAt(SCENE, { id: "a", step: 9 }).id, "a");
  assert.equal(stepAt(SCENE, { id: "a", step: 2 }).heading, "two");
  for (const spot of [null, { id: "a", step: 0 }, { id: "a", step: 3 }, { id: "x", step: 1 }])
    assert.equal(stepAt(SCENE, spot), null);
});

test("a tour has a first and a last step", () => {
  assert.deepEqual(spotBeside(SCENE, { id: "a", step: 1 }, 1), { id: "a", step: 2 });
  assert.equal(spotBeside(SCENE, { id: "a", step: 1 }, -1), null);
  assert.equal(spotBeside(SCENE, { id: "a", step: 2 }, 1), null);
});

test("peoples shown have the tours that tell of them alone", () => {
  assert.deepEqual(ids(toursOf(SCENE, ["n"])), [[], ["c"]]);
  assert.deepEqual(ids(toursOf(SCENE, ["m"])), [[], ["a", "b"]]);
  assert.deepEqual(ids(toursOf(SCENE, [])), [[], []]);
});

test("the tour of all stands apart where all are shown", () => {
  assert.deepEqual(ids(toursOf(SCENE, ["m", "n"])), [["all"], ["a", "b", "c"]]);
});
