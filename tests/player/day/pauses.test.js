import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createPauses, nextPause, pausesAtEvents } from "../../../static/player/day/pauses.js";
import { leadOf } from "../../../static/player/day/moment.js";
import { dayOf, isoOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const open = { pauses: null, presenting: false, tour: null, view: "day", to: null, selected: null };

describe("time that runs", () => {
  test("stops at events in a presentation, unless the reader wants it otherwise", () => {
    assert.equal(pausesAtEvents(open), false);
    assert.equal(pausesAtEvents({ ...open, presenting: true }), true);
    assert.equal(pausesAtEvents({ ...open, presenting: true, pauses: false }), false);
    assert.equal(pausesAtEvents({ ...open, pauses: true }), true);
  });
  test("has the stops of a story in a story", () =>
    assert.equal(pausesAtEvents({ ...open, pauses: true, tour: { id: "a", step: 1 } }), false));
  test("goes to the next event of those shown", () => {
    const state = { ...open, pauses: true, movements: ["chechens-ingush-1944"] };
    const day = nextPause(scene, { ...state, day: dayOf("1944-02-22") });
    assert.equal(isoOf(day), "1944-02-23");
    assert.ok(nextPause(scene, { ...state, day }) > day);
  });
  test("stops only where another sentence is told", () => {
    const state = { ...open, pauses: true, movements: ["chechens-ingush-1944"] };
    const pauseOf = createPauses(scene);
    const told = (day) => leadOf(scene, { ...state, day })?.id;
    let [day, stops] = [dayOf("1943-12-01"), 0];
    for (
      let next = pauseOf({ ...state, day });
      next < Infinity;
      next = pauseOf({ ...state, day })
    ) {
      assert.equal(next, nextPause(scene, { ...state, day }), "as found anew");
      assert.equal(pauseOf({ ...state, day: next - 1 }), next);
      assert.notEqual(told(next), told(next - 1), isoOf(next));
      [day, stops] = [next, stops + 1];
    }
    assert.ok(stops > 20, String(stops));
  });
  test("runs through where nobody wants a stop", () =>
    assert.equal(
      nextPause(scene, { ...open, day: 0, movements: ["chechens-ingush-1944"] }),
      Infinity,
    ));
});
