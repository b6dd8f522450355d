import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createStore } from "../../../static/player/shell/store.js";
import { periodRule } from "../../../static/player/time/period.js";
import { moveHand, tapOrDrag } from "../../../static/player/timeline/strip-pointer.js";

describe("a ring on the strip", () => {
  /** First and last day after a ring was brought to a day. */
  function moved(day, which, view = "period") {
    const open = { day: 100, to: 130, view };
    const store = createStore(open, periodRule({ address: { period_days: 365 } }));
    moveHand(store, day, which);
    return [store.get().day, store.get().to];
  }
  test("sets its own end of the period", () => {
    assert.deepEqual(moved(90, "day"), [90, 130]);
    assert.deepEqual(moved(121, "to"), [100, 120], "the ring stands behind its day");
  });
  test("pushes the other one where it meets it", () => {
    assert.deepEqual(moved(140, "day"), [140, 140]);
    assert.deepEqual(moved(90, "to"), [100, 100]);
  });
  test("moves the day alone where no period is shown", () =>
    assert.equal(moved(140, "day", "day")[0], 140));
});

describe("a press on an event", () => {
  const at = (clientX, type = "pointermove") => ({ clientX, clientY: 0, type });
  /** What a press at 100 does that is followed by moves, and ends in some way. */
  function done(moves, last = "pointerup") {
    const said = [];
    const press = tapOrDrag(at(100), {
      begin: () => {
        said.push("drag");
        return ({ clientX }) => said.push(clientX);
      },
      tap: () => said.push("event"),
    });
    for (const x of moves) press.move(at(x));
    press.release(at(0, last));
    return said;
  }
  test("opens it where the pointer is lifted again", () => {
    assert.deepEqual(done([]), ["event"]);
    assert.deepEqual(done([102, 105]), ["event"], "a finger is never quite still");
  });
  test("scrubs once it moves, also back over the event", () =>
    assert.deepEqual(done([103, 108, 101]), ["drag", 108, 101]));
  test("is nothing where the browser takes it away", () =>
    assert.deepEqual(done([], "pointercancel"), []));
});
