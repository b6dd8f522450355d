import assert from "node:assert/strict";
import { test } from "node:test";
import { inPlaces } from "../../../static/player/dom/elements.js";

test("elements stand in a message where its language has them", () => {
  const parts = { first: "1", second: ["2", "3"] };
  assert.deepEqual(inPlaces("{second} before {first}.", parts), ["2", "3", " before ", "1", "."]);
  assert.deepEqual(inPlaces("no places", parts), ["no places"]);
});
