import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { WHOLE_PEOPLE_PX, widthOf } from "../../../static/player/day/lanes.js";
import { widthSamples } from "../../../static/player/map/legend/legend-rows.js";

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
