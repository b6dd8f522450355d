import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { WHOLE_PEOPLE_PX, widthOf } from "../../../static/player/day/lanes.js";
import {
  stripeWords,
  tintWords,
  widthSamples,
} from "../../../static/player/map/legend/legend-rows.js";

const wide = (people) => widthOf(people, null, "people");

describe("the widths in the legend", () => {
  test("are those of few, of the day and of many people, as the map draws them", () =>
    assert.deepEqual(widthSamples("people", 342647), [
      [wide(37000), "37,000"],
      [wide(342647), "342,647 now"],
      [wide(490000), "490,000"],
    ]));
  test("leave out the day on which nobody is under way", () =>
    assert.deepEqual(
      widthSamples("people", null).map(([, words]) => words),
      ["37,000", "", "490,000"],
    ));
  test("of shares are parts of a whole people, whatever the day", () =>
    assert.deepEqual(widthSamples("share", 5), [
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
