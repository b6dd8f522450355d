import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { createRedraw } from "../../../static/player/map/redraw.js";

let frames;
let painted;
let seen;
let redraw;

beforeEach(() => {
  frames = [];
  globalThis.requestAnimationFrame = (callback) => frames.push(callback);
  globalThis.cancelAnimationFrame = (number) => (frames[number - 1] = null);
  mock.timers.enable({ apis: ["setTimeout"] });
  painted = 0;
  seen = true;
  redraw = createRedraw(
    () => seen,
    () => (painted += 1),
  );
});
afterEach(() => {
  mock.timers.reset();
  delete globalThis.requestAnimationFrame;
  delete globalThis.cancelAnimationFrame;
});

const frame = () => {
  for (const callback of frames.splice(0)) callback?.();
};

describe("the map is drawn", () => {
  test("once in a frame, however often it was asked for", () => {
    redraw.ask();
    redraw.ask();
    assert.equal(painted, 0);
    frame();
    assert.equal(painted, 1);
    frame();
    assert.equal(painted, 1, "and not again where nothing has changed");
  });
  test("at once if it is due, and then not in the next frame", () => {
    redraw.ask();
    redraw.due();
    frame();
    assert.equal(painted, 1);
    redraw.due();
    assert.equal(painted, 1);
  });
  test("at once whoever has asked, for paper", () => {
    redraw.now();
    redraw.now();
    assert.equal(painted, 2);
  });
  test("later where somebody asks for later, unless something is drawn before", () => {
    redraw.now();
    redraw.askIn(120);
    mock.timers.tick(119);
    frame();
    assert.equal(painted, 1);
    mock.timers.tick(1);
    frame();
    assert.equal(painted, 2);
    redraw.askIn(120);
    redraw.now();
    mock.timers.tick(500);
    frame();
    assert.equal(painted, 3);
  });
  test("as soon as it has a size", () => {
    seen = false;
    redraw.ask();
    frame();
    assert.equal(painted, 0);
    seen = true;
    redraw.due();
    assert.equal(painted, 1);
  });
  test("before whoever waits for it goes on, and where it has no size nobody waits", async () => {
    let heard = 0;
    const wait = () => redraw.settled().then(() => (heard += 1));
    redraw.ask();
    const drawn = wait();
    frame();
    await drawn;
    assert.deepEqual([painted, heard], [1, 1]);
    seen = false;
    redraw.ask();
    const unseen = wait();
    frame();
    await unseen;
    assert.deepEqual([painted, heard], [1, 2]);
  });
  test("no more once it is gone", () => {
    redraw.ask();
    redraw.askIn(10);
    redraw.destroy();
    mock.timers.tick(50);
    frame();
    assert.equal(painted, 0);
  });
});
