import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  FIRST_DAY,
  LAST_DAY,
  addMonths,
  clampDay,
  dayOf,
  dayOfParts,
  isoOf,
  longDate,
  monthLength,
  parts,
  shortDate,
  spanText,
  weekdayOf,
} from "../../../static/player/time/days.js";

describe("days", () => {
  test("a day is a whole number since 1 January 1928", () => {
    assert.equal(dayOf("1928-01-01"), 0);
    assert.equal(dayOf("1928-12-31"), 365, "1928 was a leap year");
    assert.equal(dayOf("1929-01-01"), 366);
    assert.equal(dayOf("1927-12-31"), -1);
  });

  test("the axis ends on 31 December 1961", () => {
    // 34 years, of which 1928, 32, 36, 40, 44, 48, 52, 56 and 60 are leap years.
    assert.equal(LAST_DAY, 34 * 365 + 9 - 1);
    assert.equal(isoOf(LAST_DAY), "1961-12-31");
    assert.equal(isoOf(FIRST_DAY), "1928-01-01");
  });

  test("the browser's calendar agrees on every day of the axis", () => {
    for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) {
      const date = new Date(Date.UTC(1928, 0, 1 + day));
      assert.equal(isoOf(day), date.toISOString().slice(0, 10));
      assert.equal(parts(day).weekday, date.getUTCDay());
      assert.equal(dayOf(isoOf(day)), day);
    }
  });

  test("the rules of centuries hold outside the axis", () => {
    assert.equal(isoOf(dayOfParts(1900, 3, 1) - 1), "1900-02-28");
    assert.equal(isoOf(dayOfParts(2000, 3, 1) - 1), "2000-02-29");
  });

  test("a clock after the date is ignored", () => {
    assert.equal(dayOf("1944-02-24T11:00"), dayOf("1944-02-24"));
  });

  for (const text of [
    "1943-02-29",
    "1944-13-01",
    "1944-00-10",
    "1944-04-31",
    "1944-2-24",
    "24.2.1944",
    "",
    null,
  ]) {
    test(`${JSON.stringify(text)} is no date`, () => assert.ok(Number.isNaN(dayOf(text))));
  }

  test("a day in words", () => {
    const day = dayOf("1944-02-24");
    assert.equal(longDate(day), "24 February 1944");
    assert.equal(shortDate(day), "24 Feb 1944");
    assert.equal(weekdayOf(day), "Thursday");
  });

  test("months have their own lengths", () => {
    assert.deepEqual(
      [1, 2, 4, 12].map((month) => monthLength(1944, month)),
      [31, 29, 30, 31],
    );
    assert.equal(monthLength(1943, 2), 28);
  });

  test("a month on from its last day is the last day of a shorter month", () => {
    assert.equal(isoOf(addMonths(dayOf("1944-01-31"), 1)), "1944-02-29");
    assert.equal(isoOf(addMonths(dayOf("1943-12-31"), 2)), "1944-02-29");
    assert.equal(isoOf(addMonths(dayOf("1944-03-31"), -1)), "1944-02-29");
    assert.equal(isoOf(addMonths(dayOf("1944-01-15"), -1)), "1943-12-15");
    assert.equal(isoOf(addMonths(dayOf("1944-05-05"), 12)), "1945-05-05");
  });

  test("a day beyond the axis is held at its end, a part of a day rounded", () => {
    assert.equal(clampDay(-5), FIRST_DAY);
    assert.equal(clampDay(99999), LAST_DAY);
    assert.equal(clampDay(10.6), 11);
  });
});

describe("a span in words", () => {
  const span = (from, to) => spanText(from && dayOf(from), to && dayOf(to));
  const cases = [
    ["1944-02-23", "1944-02-29", "23–29 February 1944"],
    ["1943-12-28", "1944-01-03", "28 December 1943 – 3 January 1944"],
    ["1944-02-23", "1944-03-20", "23 February – 20 March 1944"],
    ["1944-01-01", "1944-12-31", "1944"],
    ["1941-01-01", "1944-12-31", "1941–1944"],
    ["1944-02-01", "1944-02-29", "February 1944"],
    ["1944-02-01", "1944-05-31", "February – May 1944"],
    ["1943-11-01", "1944-05-31", "November 1943 – May 1944"],
    ["1944-05-18", "1944-05-18", "18 May 1944"],
    ["1944-05-18", null, "since 18 May 1944"],
    [null, "1944-05-18", "by 18 May 1944"],
    [null, null, "date not stated"],
  ];
  for (const [from, to, words] of cases) {
    test(words, () => assert.equal(span(from, to), words));
  }
});
