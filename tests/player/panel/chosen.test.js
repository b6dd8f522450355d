import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { drivingText, insteadText, pickedFor } from "../../../static/player/panel/chosen.js";
import { disputesOf } from "../../../static/player/panel/panel-rivals.js";
import { sceneOf, smallMovement } from "../day/small-scene.js";

const claim = (value, changes = {}) => ({ movement: "m", measure: "arrived", value, ...changes });

describe("a count that a reader may choose", () => {
  const movement = smallMovement({ whole_claim: "own", rivals: ["own", "rival"], disputes: [] });
  const claims = {
    own: claim(10, { id: "own" }),
    rival: claim(20, { id: "rival" }),
    else: claim(10, { id: "else" }),
  };
  const scene = sceneOf({ movements: [movement], claims });
  test("says whether it drives the picture", () => {
    const says = (id, pick) => drivingText(scene, claims[id], pick);
    assert.equal(says("own", []), "drives the picture");
    assert.equal(says("rival", []), null);
    assert.equal(says("rival", ["rival"]), "drives the picture: your choice");
    assert.equal(says("own", ["rival"]), "the atlas’s own; you chose another");
    assert.equal(says("else", ["rival"]), null);
  });
  test("replaces the atlas's own", () => {
    assert.equal(pickedFor(scene, claims.own, ["rival"]).value, 20);
    assert.equal(pickedFor(scene, claims.own, []), claims.own);
    assert.equal(pickedFor(scene, claims.else, ["rival"]), claims.else);
  });
  test("bears on the states that its measure makes", () => {
    const arrivals = { ...movement, disputes: [["own", "rival"]] };
    assert.deepEqual(disputesOf(scene, arrivals, "in_exile"), ["own"]);
    assert.deepEqual(disputesOf(scene, arrivals, "home"), []);
    assert.deepEqual(disputesOf(scene, arrivals, "not_stated"), []);
  });
});

describe("a sentence whose number the reader has replaced", () => {
  const movement = smallMovement({
    whole_claim: "own",
    rivals: ["own", "rival"],
    disputes: [["few", "fewer"]],
  });
  const claims = { own: claim(1234), rival: claim(1300), few: claim(36), fewer: claim(30) };
  const scene = sceneOf({ movements: [movement], claims });
  const says = (text, { pick = ["rival"], ...more } = {}) =>
    insteadText(scene, { movement: "m", text, ...more }, pick);
  const NOTE = "The picture shows, as you chose: 1,300, not 1,234.";

  for (const text of ["1,234 came.", "Of them 1,234", "They were 1,234, all told", "(1,234)"])
    test(`gets a note: ${text}`, () => assert.equal(says(text), NOTE));
  for (const text of ["21,234 came.", "1,234,567", "1,234.5 tonnes", "11,234", "In 1234", "none"])
    test(`gets none: ${text}`, () => assert.equal(says(text), null));
  test("gets one where it rests on the claim, whatever it says", () => {
    assert.equal(says("They came.", { claims: ["own"] }), NOTE);
    assert.equal(says(null, { claims: ["own"] }), NOTE);
  });
  test("a small number may be a day: it needs the claim", () => {
    assert.equal(says("On 36 trains", { pick: ["fewer"] }), null);
    assert.match(says("36 died", { pick: ["fewer"], claims: ["few"] }), /30, not 36/);
  });
  test("gets one where another language sets thousands apart with a space", () => {
    assert.equal(says("Прибыли 1\u00A0234 человека."), NOTE);
    assert.equal(says("1\u00A0234,5 тонны"), null);
  });
  test("names every number that was replaced", () =>
    assert.match(
      says("1,234", { pick: ["rival", "fewer"], claims: ["few"] }),
      /1,300, not 1,234; 30, not 36\.$/,
    ));
  test("gets none where nothing is replaced, nor of another people's", () => {
    assert.equal(says("1,234 came.", { pick: [] }), null);
    assert.equal(says("1,234 came.", { movement: "other" }), null);
    assert.equal(says("1,234 came.", { movement: null }), null);
  });
});
