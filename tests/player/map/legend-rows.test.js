import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { WHOLE_PEOPLE_PX, widthOf } from "../../../static/player/day/lanes.js";
import {
  stripeWords,
  tintWords,
  lineNumbers,
  widthSamples,
} from "../../../static/player/map/legend/legend-rows.js";

const wide = (people) => widthOf(people, null, "people");

describe("the widths in the legend", () => {
  const run = (kind, value) => ({ kind, value });
  test("are those of lines of the map, and of the people under way", () => {
    const runs = [run("core", null), run("bed", 37000), run("band", 342647), run("bed", 490000)];
    assert.deepEqual(widthSamples("people", lineNumbers(runs)), [
      [wide(37000), "37,000"],
      [wide(342647), "342,647 now"],
      [wide(490000), "490,000"],
    ]);
  });
  test("say each number once", () =>
    assert.deepEqual(
      widthSamples("people", lineNumbers([run("band", 5000), run("bed", 5000)])).map(([, w]) => w),
      ["", "5,000 now", ""],
    ));
  test("are none where no line has a number", () =>
    assert.deepEqual(
      widthSamples("people", lineNumbers([run("core", null), run("band", null)])).map(([, w]) => w),
      ["", "", ""],
    ));
  test("of shares are parts of a whole people, whatever the day", () =>
    assert.deepEqual(widthSamples("share", lineNumbers([])), [
      [WHOLE_PEOPLE_PX / 4, "25 %"],
      [WHOLE_PEOPLE_PX / 2, "50 %"],
      [WHOLE_PEOPLE_PX, "all of a people"],
    ]));
});

describe("the tints in the legend", () => {
  test("are those of the map, in thousands", () =>
    assert.deepEqual(tintWords(), ["under 20", "20–50", "50–100", "100 and more"]));
});

describe("the stripes in the legend", () => {
  const region = (...held) => ({ unit: {}, partial: true, value: null, held });
  const away = { value: null, behind: null };
  const behind = { value: null, behind: { total: null, told: false } };
  test("are of people held whose number is not stated", () => {
    const words = "held here, number not stated";
    assert.deepEqual([stripeWords([]), stripeWords([region(away)])], [words, words]);
  });
  test("are of those not back after the release, when nobody is held", () => {
    assert.equal(stripeWords([region(behind)]), "not back, number here not stated");
    const both = "held here or not back, number not stated";
    assert.equal(stripeWords([region(behind), region(away)]), both);
  });
  test("are not explained by regions that are counted or without an outline", () => {
    const counted = { ...region({ value: 5, behind: null }), partial: false, value: 5 };
    assert.equal(
      stripeWords([counted, { ...region(away), unit: null }, region(behind)]),
      "not back, number here not stated",
    );
  });
});
