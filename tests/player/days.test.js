import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf } from "../../static/player/time/days.js";

test("a day is a whole number since 1 January 1928", () => {
  assert.equal(dayOf("1928-01-01"), 0);
  assert.equal(isoOf(0), "1928-01-01");
  assert.equal(isoOf(dayOf("1944-02-29")), "1944-02-29");
});
