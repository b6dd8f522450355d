import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { aheadText } from "../../../static/player/panel/panel-ahead.js";

/** What is told of plans: id, number, and the plan of which each is a part. */
function told(plans, day) {
  const claims = {};
  const places = {};
  for (const [id, value, part_of] of plans) {
    const common = { measure: "planned", unit: "persons", when: "May 1944", from: 5000, to: 5000 };
    claims[id] = { ...common, value, amount: `${value} persons`, part_of, place: id };
    places[id] = { name: id };
  }
  const plan = plans.map(([id]) => id);
  const movement = { id: "m", plan, start: 5100, end: 5200, homeland: "home" };
  return aheadText({ claims, places }, movement, day);
}

describe("what is ahead", () => {
  test("is a planned total with its parts, never beside them", () => {
    const plans = [
      ["all", 300, null],
      ...[1, 2, 3].map((n) => [`region ${n}`, 50, "all"]),
      ["republic", 150, "all"],
      ...[1, 2, 3, 4, 5, 6].map((n) => [`oblast ${n}`, 25, "republic"]),
    ];
    assert.equal(
      told(plans, 5110),
      "300 persons in all (May 1944); 50 for region 1; 50 for region 2; " +
        "50 for region 3; 150 for republic (25 for oblast 1, 25 for oblast 2 and 4 more).",
    );
  });
  test("of many plans tells the first and counts the others", () => {
    const many = Array.from({ length: 9 }, (_, n) => [`r${n + 1}`, n + 1, null]);
    const text = told(many, 5110);
    assert.equal(text.match(/persons for/g).length, 5);
    assert.ok(text.endsWith("and 4 more."));
  });
  test("tells one more rather than say that there is one", () => {
    const six = Array.from({ length: 6 }, (_, n) => [`r${n}`, 1, null]);
    assert.equal(told(six, 5110).match(/persons for/g).length, 6);
  });
  test("is nothing once it is over, before it was planned, and of the homeland itself", () => {
    assert.equal(told([["r", 1, null]], 5200), null);
    assert.equal(told([["r", 1, null]], 4999), null);
    assert.equal(told([["home", 1, null]], 5110), null);
  });
  test("gives a part to the nearest total that is told", () => {
    const plans = [
      ["all", 100, null],
      ["unknown", null, "all"],
      ["part", 40, "unknown"],
    ];
    assert.equal(told(plans, 5110), "100 persons in all (May 1944); 40 for part.");
  });
});
