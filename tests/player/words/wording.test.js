import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayOf } from "../../../static/player/time/days.js";
import { knownAmount, range, spread, toldOf } from "../../../static/player/words/ranges.js";
import {
  brief,
  capital,
  listed,
  monthYear,
  names,
  number,
  numberWord,
  ordinal,
  season,
  whenOf,
} from "../../../static/player/words/wording.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();

describe("the words of the map", () => {
  test("a count", () => assert.equal(number(59988), "59,988"));
  test("a month", () => assert.equal(monthYear(dayOf("1943-11-02")), "Nov 1943"));
  test("peoples by name", () =>
    assert.equal(names([{ name: "Chechens" }, { name: "Ingush" }]), "Chechens and Ingush"));
});

describe("a span on the map", () => {
  const cases = [
    ["1943-11-02", "1943-11-22", "November 1943"],
    ["1943-12-28", "1944-01-10", "Dec 1943 – Jan 1944"],
    ["1944-02-23", "1944-03-20", "Feb – Mar 1944"],
    ["1957-01-01", "1959-12-31", "1957–1959"],
    ["1957-01-01", "1957-12-31", "1957"],
  ];
  for (const [first, last, words] of cases)
    test(words, () => assert.equal(season(dayOf(first), dayOf(last)), words));
});

describe("a place's name on the map", () => {
  const cases = {
    "Frunze Oblast": "Frunze oblast",
    "Altai Krai": "Altai krai",
    "Karachai Autonomous Oblast": "Karachai AO",
    "Khanty-Mansi Autonomous Okrug": "Khanty-Mansi AO",
    "Kyrgyzstan (Kirghiz SSR)": "Kirghiz SSR",
    "Mozdok (town)": "Mozdok",
  };
  for (const [name, short] of Object.entries(cases))
    test(short, () => assert.equal(brief(name), short));
});

describe("a number and how far its sources differ", () => {
  test("a range is told where there is one", () => {
    assert.equal(spread(scene, { low: 25042, high: 25216 }), "25,042–25,216");
    assert.equal(spread(scene, { low: 5, high: 5 }), "");
    assert.equal(spread(scene, { low: null, high: 5 }), "");
  });
  test("with its range and how it is known", () => {
    const range = { low: 25042, high: 25216 };
    assert.equal(
      knownAmount(scene, { value: 25142, ...range, basis: "derived" }),
      "25,142 (25,042–25,216), derived",
    );
    assert.equal(knownAmount(scene, { value: 5, low: 5, high: 5, basis: null }), "5");
  });

  const movement = {
    track: { regions: [{ place: "x", from: 10, to: 20, told: [90, 130] }, { place: "y" }] },
  };
  test("the range told of a region holds its number of the day", () => {
    const of = (day, low, high) => toldOf(movement, "x", day, { low, high });
    assert.deepEqual(of(15, 100, 100), { low: 90, high: 130 });
    assert.deepEqual(of(15, 80, 140), { low: 80, high: 140 }, "and that of the day's own");
    assert.deepEqual(of(21, 100, 110), { low: 100, high: 110 }, "later nobody has told it");
  });
  test("where no number is known there is no range", () =>
    assert.equal(toldOf(movement, "x", 15, null), null));
});

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
    assert.equal(range(144740, 160717), "144,740–160,717");
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

describe("when a claim holds", () => {
  test("in the words of its source, where it has some", () =>
    assert.equal(whenOf({ when: "spring of 1944", from: 1, to: 2 }), "spring of 1944"));
  test("else by its days", () => {
    const days = { from: dayOf("1944-02-01"), to: dayOf("1944-02-29") };
    assert.equal(whenOf(days), "February 1944");
    assert.equal(whenOf({}), "date not stated");
  });
});
