import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { choosable, chosenIn, pickAfter, questionsOf } from "../../../static/player/scene/picks.js";

const MOVEMENT = {
  whole_claim: "total",
  rivals: ["total", "total-b", "total-c"],
  disputes: [["north", "north-b"]],
};

describe("what a reader may choose", () => {
  test("is the total and each other dispute, the atlas's own first", () => {
    assert.deepEqual(questionsOf(MOVEMENT), [
      ["total", "total-b", "total-c"],
      ["north", "north-b"],
    ]);
    assert.deepEqual(questionsOf({ disputes: MOVEMENT.disputes }), [["north", "north-b"]]);
    assert.deepEqual(questionsOf({}), []);
  });
  test("of all movements together", () => {
    const other = { whole_claim: null, disputes: [["x", "y"]] };
    assert.equal(choosable({ movements: [MOVEMENT, other] }).size, 7);
  });
});

describe("what a reader has chosen", () => {
  test("is one of each dispute, in the order of the disputes", () => {
    assert.deepEqual(chosenIn(MOVEMENT, ["north-b", "total-c", "total-b"]), [
      ["total", "total-c"],
      ["north", "north-b"],
    ]);
  });
  test("is nothing where it is the atlas's own", () =>
    assert.deepEqual(chosenIn(MOVEMENT, ["total", "another"]), []));
  test("replaces the earlier choice of its dispute", () => {
    assert.deepEqual(pickAfter(MOVEMENT, ["total-b", "north-b"], "total-c"), [
      "north-b",
      "total-c",
    ]);
  });
  test("is forgotten with the atlas's own", () => {
    assert.deepEqual(pickAfter(MOVEMENT, ["total-b", "north-b"], "total"), ["north-b"]);
  });
  test("leaves the choices in other movements alone", () =>
    assert.deepEqual(pickAfter(MOVEMENT, ["elsewhere"], "north-b"), ["elsewhere", "north-b"]));
});
