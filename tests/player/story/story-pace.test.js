import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "../../../static/player/shell/store.js";
import { createPace } from "../../../static/player/story/story-pace.js";

const WEEK = [5000, 5008];
const YEARS = [5000, 17_000];

/** Takes the pace of a step, as the story does when it plays one. */
function begin(pace) {
  const store = createStore({ pace });
  const story = createPace(store);
  return {
    store,
    story,
    play: (key, days) => store.set({ pace: story.take(key, days) }),
    end: () => store.set(story.giveBack()),
    now: () => store.get().pace,
  };
}

test("the reader's pace comes back when the story ends", () => {
  const { play, end, now } = begin("week");
  play("a 1", YEARS);
  assert.equal(now(), "year");
  play("a 2", WEEK);
  assert.equal(now(), "day");
  end();
  assert.equal(now(), "week");
});

test("what the reader chooses in a story holds for its step, and afterwards", () => {
  const { store, play, end, now } = begin("week");
  play("a 1", WEEK);
  store.set({ pace: "month" });
  play("a 1", WEEK);
  assert.equal(now(), "month");
  play("a 2", WEEK);
  assert.equal(now(), "day");
  end();
  assert.equal(now(), "month");
});

test("a story that has played nothing changes no pace", () => {
  const { end, now } = begin("month");
  end();
  assert.equal(now(), "month");
});
