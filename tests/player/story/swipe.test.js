import assert from "node:assert/strict";
import { test } from "node:test";
import { listenSwipe, swiped } from "../../../static/player/story/swipe.js";

test("a finger to the left brings what comes next, as a page turned", () => {
  assert.equal(swiped(-60, 10), 1);
  assert.equal(swiped(60, -10), -1);
});

test("a tap and a finger that scrolls turn nothing", () => {
  assert.equal(swiped(-20, 0), 0);
  assert.equal(swiped(-60, 40), 0);
  assert.equal(swiped(0, 300), 0);
});

test("only a finger swipes, and one that the browser has taken for scrolling does not", () => {
  const listeners = {};
  const turned = [];
  listenSwipe({ addEventListener: (name, listener) => (listeners[name] = listener) }, (by) =>
    turned.push(by),
  );
  const down = (pointerType) =>
    listeners.pointerdown({ pointerType, isPrimary: true, clientX: 200, clientY: 100 });
  const up = () => listeners.pointerup({ clientX: 100, clientY: 100 });
  down("touch");
  up();
  up();
  down("mouse");
  up();
  down("touch");
  listeners.pointercancel();
  up();
  assert.deepEqual(turned, [1]);
});
