import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayOf } from "../../../static/player/time/days.js";
import {
  STATES,
  capital,
  listed,
  number,
  numberWord,
  ordinal,
  range,
  stateName,
  whenOf,
} from "../../../static/player/words/phrases.js";

describe("numbers in words", () => {
  const ordinals = { 1: "first", 3: "third", 20: "twentieth", 21: "21st", 22: "22nd", 23: "23rd" };
  Object.assign(ordinals, { 24: "24th", 30: "30th", 111: "111th", 112: "112th", 113: "113th" });
  Object.assign(ordinals, { 101: "101st", 102: "102nd" });
  for (const [n, words] of Object.entries(ordinals))
    test(words, () => assert.equal(ordinal(Number(n)), words));
  test("thousands are set apart", () => {
    assert.equal(number(494456), "494,456");
    assert.equal(number(1000000), "1,000,000");
    assert.equal(number(999), "999");
  });
  test("decimals stay as they are written", () => assert.equal(number(1234.5678), "1,234.5678"));
  test("a range is two numbers, or one where they agree", () => {
    assert.equal(range(144740, 160717), "144,740 – 160,717");
    assert.equal(range(5, 5), "5");
  });
  test("small numbers are words", () => {
    assert.deepEqual([0, 1, 10, 11].map(numberWord), ["no", "one", "ten", "11"]);
  });
});

describe("lists", () => {
  const cases = [
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
  ];
  for (const [words, told] of cases) test(told || "none", () => assert.equal(listed(words), told));
});

test("a word with a capital", () => assert.equal(capital("four"), "Four"));

describe("the name of a state", () => {
  test("each has one", () => {
    const named = STATES.map((state) => stateName(state));
    assert.equal(new Set(named).size, STATES.length);
    assert.ok(named.every((name, n) => name !== STATES[n]));
  });
  test("nobody is still at home before the removal began, nor after it", () => {
    assert.equal(stateName("home"), "still at home");
    assert.equal(stateName("home", { started: false }), "at home");
    assert.equal(stateName("home", { over: true }), "at home");
  });
  test("only those who travel by rail alone are on trains", () => {
    assert.equal(stateName("under_way"), "on trains");
    assert.equal(stateName("under_way", { modes: new Set(["rail", "truck"]) }), "on the way");
    assert.equal(stateName("under_way", { modes: new Set(["foot"]) }), "on the way");
  });
  test("after the release nobody is held: who is away is not back", () => {
    assert.equal(stateName("exile_total", { free: true }), "not back");
    assert.equal(stateName("exile_total"), "in exile");
  });
  test("where the dead are counted in some regions alone it is the least", () => {
    assert.equal(stateName("dead", { least: true }), "died so far, at least");
  });
});

describe("when a claim holds", () => {
  test("in the words of its source, where it has some", () =>
    assert.equal(whenOf({ when: "spring of 1944", from: 1, to: 2 }), "spring of 1944"));
  test("else by its days", () => {
    const days = { from: dayOf("1944-02-01"), to: dayOf("1944-02-29") };
    assert.equal(whenOf(days), "February 1944");
    assert.equal(whenOf({}), "date not stated");
  });
});
