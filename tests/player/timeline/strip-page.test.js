import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LAST_DAY, dayOf, isoOf } from "../../../static/player/time/days.js";
import {
  lengthWords,
  magnification,
  paceOfLength,
  pageFrom,
  pageOf,
} from "../../../static/player/timeline/strip-page.js";

const page = (...given) => {
  const { from, to } = pageOf(...given);
  return [isoOf(from), isoOf(to)];
};

describe("a page of the magnifier", () => {
  test("opens on a round date, with some of what came before", () => {
    // Twelve days before 24 February: 12 February, and so the first of that month.
    assert.deepEqual(page("day", dayOf("1944-02-24")), ["1944-02-01", "1944-03-31"]);
    assert.deepEqual(page("week", dayOf("1944-02-24")), ["1943-10-01", "1944-09-29"]);
    assert.deepEqual(page("month", dayOf("1944-02-24")), ["1943-01-01", "1947-12-31"]);
  });
  test("of a year a second is the whole axis", () =>
    assert.deepEqual(page("year", 500), ["1928-01-01", "1961-12-31"]));
  test("turns to the month of the hand when that runs over its end", () => {
    const before = pageFrom("day", dayOf("1944-02-01"));
    assert.deepEqual(page("day", before.to + 1, before), ["1944-04-01", "1944-05-30"]);
  });
  test("turns a month farther back when the hand runs over its beginning", () => {
    const before = pageFrom("day", dayOf("1944-02-01"));
    assert.deepEqual(page("day", before.from - 1, before), ["1943-12-01", "1944-01-29"]);
  });
  test("stays inside the axis", () => {
    assert.deepEqual(pageFrom("day", -40), { from: 0, to: 59 });
    assert.deepEqual(pageFrom("day", LAST_DAY), { from: LAST_DAY - 59, to: LAST_DAY });
  });
});

describe("the length of a page", () => {
  test("drawn by hand becomes the nearest pace", () => {
    assert.deepEqual([1, 60, 140, 160, 365, 2000, 12419].map(paceOfLength), [
      "day",
      "day",
      "day",
      "week",
      "week",
      "month",
      "year",
    ]);
  });
  test("in words", () => {
    const words = ["day", "week", "month"].map((pace) => lengthWords(pageFrom(pace, 0)));
    assert.deepEqual(words, ["60 days", "12 months", "5 years"]);
  });
  test("says how many times larger a day is", () => {
    // 12,419 days of the axis on 60, 365 and 1,826 days.
    const times = ["day", "week", "month"].map((pace) => magnification(pageFrom(pace, 0)));
    assert.deepEqual(times, [210, 34, 7]);
  });
});
