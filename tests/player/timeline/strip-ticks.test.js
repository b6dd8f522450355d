import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayOf, isoOf } from "../../../static/player/time/days.js";
import { paintTicks, ticksOf } from "../../../static/player/timeline/strip-ticks.js";

const ticks = (from, to, narrow = false) =>
  ticksOf({ from: dayOf(from), to: dayOf(to) }, narrow).map(([day, text, major]) => [
    isoOf(day),
    text,
    major,
  ]);
const named = (found) => found.filter(([, text]) => text).map(([, text]) => text);

describe("the lines of a page", () => {
  test("of days are the first of a month and every fifth, clear of the next first", () => {
    const found = ticks("1943-10-29", "1943-12-02");
    assert.deepEqual(named(found), ["1 Nov", "5", "10", "15", "20", "25", "1 Dec"]);
    assert.deepEqual(
      found.filter(([, , major]) => major).map(([iso]) => iso),
      ["1943-11-01", "1943-12-01"],
    );
  });
  test("of days on a phone are the first and the middle of a month", () =>
    assert.deepEqual(named(ticks("1943-11-01", "1943-12-20", true)), [
      "1 Nov",
      "15",
      "1 Dec",
      "15",
    ]));
  test("of a year are its months, and on a phone its quarters", () => {
    const year = ["1943-11-15", "1944-11-14"];
    assert.deepEqual(named(ticks(...year)).slice(0, 3), ["Dec", "Jan 1944", "Feb"]);
    assert.deepEqual(named(ticks(...year, true)), ["Jan 1944", "Apr", "Jul", "Oct"]);
  });
  test("of five years are their quarters, of which the first has a name", () => {
    const found = ticks("1943-01-01", "1947-12-31");
    assert.deepEqual(named(found), ["1943", "1944", "1945", "1946", "1947"]);
    assert.equal(found.length, 20);
  });
});

describe("the lines as they are drawn", () => {
  /** Each day is five pixels wide, from 100 on; each letter six pixels. */
  function written(right) {
    const texts = [];
    const context = {
      font: "",
      canvas: { dataset: { face: "t" } },
      fillRect: () => {},
      measureText: (text) => ({ width: 6 * text.length }),
      fillText: (text, x) => texts.push([text, x]),
    };
    const layout = { left: 100, right, scale: 1, narrow: false, magnifier: { top: 0, bottom: 9 } };
    const from = dayOf("1943-11-01");
    paintTicks(context, layout, { from, to: from + (right - 100) / 5 - 1 });
    return texts;
  }
  test("have their words right of them", () =>
    assert.deepEqual(written(150), [
      ["1 Nov", 103.5],
      ["5", 123.5],
    ]));
  test("have none where these would pass the end of the page", () => {
    assert.deepEqual(
      written(160).map(([text]) => text),
      ["1 Nov", "5"],
      "10: 145.5 to 161.5",
    );
    assert.deepEqual(
      written(165).map(([text]) => text),
      ["1 Nov", "5", "10"],
    );
  });
});
