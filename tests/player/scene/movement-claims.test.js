/** Claims of a movement: which they are, and that they are looked for once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { claimsOfMovement } from "../../../static/player/scene/movement-claims.js";

test("claims are found by their movement, in the order of the scene", () => {
  const a = { movement: "one", value: 1 };
  const b = { movement: "two" };
  const c = { movement: "one", value: 3 };
  const scene = { claims: { a, b, c, of_a_people: { peoples: ["people"] } } };
  assert.deepEqual(claimsOfMovement(scene, "one"), [a, c]);
  assert.deepEqual(claimsOfMovement(scene, "none"), []);
  // The same list for a scene with other picks, which has the same claims.
  assert.equal(claimsOfMovement({ ...scene }, "two"), claimsOfMovement(scene, "two"));
});
