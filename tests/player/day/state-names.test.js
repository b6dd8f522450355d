import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { stateNameOn } from "../../../static/player/day/state-names.js";
import { atlasScene } from "../atlas-scene.js";
import { knot, smallMovement, smallTrack, step } from "./small-scene.js";

const atlas = atlasScene();
/** The atlas's words, for one movement. */
function sceneWith(changes) {
  const movement = smallMovement(changes);
  return { ...atlas, index: { ...atlas.index, movement: new Map([["m", movement]]) }, movement };
}
const nameOf = ({ movement, ...scene }, day, state) => stateNameOn(scene, movement, day, state);

describe("the name of a state on a day", () => {
  test("people are in exile until the day on which they may return", () => {
    const scene = sceneWith({ return_start: 300, return_end: 400 });
    assert.deepEqual(
      [299, 300, 401].map((day) => nameOf(scene, day, "in_exile")),
      ["in exile", "not back", "not back"],
    );
  });
  test("those who may never return stay in exile", () =>
    assert.equal(nameOf(sceneWith({ return_start: null }), 12000, "in_exile"), "in exile"));
  test("the dead counted in some regions alone are the least, from that count on", () => {
    const scene = sceneWith({ track: smallTrack({ died_in: [[200, 150, ["north"]]] }) });
    assert.equal(nameOf(scene, 150, "dead"), "died");
    assert.equal(nameOf(scene, 200, "dead"), "died (as far as counted)");
    assert.equal(nameOf(scene, 200, "home"), "at home");
  });
  test("who is open may be on the way while arrivals that nobody counted go on", () => {
    const track = smallTrack();
    track.curves.arrived = [step(29, 0), knot(40, 950)];
    const scene = sceneWith({ track });
    assert.equal(nameOf(scene, 35, "open"), "on the way or in exile: not known");
    assert.equal(nameOf(scene, 40, "open"), "dead or living: not known");
  });
});
