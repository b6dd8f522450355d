import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayOf } from "../../../static/player/time/days.js";
import { dayTyped } from "../../../static/player/time/typed-date.js";

const DAY = dayOf("1944-02-24");

describe("typed dates", () => {
  test("figures go from the day to the year, or as ISO writes them", () => {
    for (const text of ["24.02.1944", "24/2/1944", "24-02-1944", "24 2 1944", " 1944-02-24 "])
      assert.equal(dayTyped(text), DAY, text);
    assert.equal(dayTyped("3/8/1944"), dayOf("1944-08-03"), "as the atlas writes English");
  });

  test("a month may be named, in full or by three letters, in any order", () => {
    for (const text of ["24 February 1944", "24 feb 1944", "February 24, 1944"])
      assert.equal(dayTyped(text), DAY, text);
  });

  test("what is no date is none", () => {
    const none = [
      "",
      "1944",
      "February 1944",
      "30.02.1944",
      "02/24/1944",
      "24 ju 1944",
      "24 Foo 1944",
    ];
    const more = [
      "24 Feb Mar 1944",
      "1 24 Feb 1944",
      "24 Feb 44",
      "0.1.1944",
      "<b>",
      "24 Feb 1944 x",
    ];
    for (const text of [...none, ...more]) assert.ok(Number.isNaN(dayTyped(text)), text);
    assert.equal(dayTyped("24.02.1970"), dayOf("1970-02-24"), "a date, though none of the atlas");
  });
});
