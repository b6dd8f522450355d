import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LAST_DAY, dayOf, isoOf } from "../../../static/player/time/days.js";
import {
  chaptersOf,
  edgePatch,
  eventsShown,
  playPatch,
  stepPatch,
} from "../../../static/player/time/steps.js";

const day = dayOf;
const event = (id, iso, movement, peoples = []) => ({
  id,
  movement,
  peoples,
  start: day(iso),
  end: day(iso),
});
const SCENE = {
  movements: [
    {
      id: "a",
      kind: "deportation",
      peoples: ["as"],
      start: day("1944-02-23"),
      end: day("1944-03-20"),
      return_start: day("1957-01-09"),
      return_end: day("1960-12-31"),
    },
    { id: "b", kind: "flight", peoples: ["bs"], start: day("1930-01-01"), end: day("1933-12-31") },
  ],
  events: [
    event("order", "1944-01-31", "a"),
    event("first train", "1944-02-23", "a"),
    event("of the b", "1931-06-01", "b"),
    event("decree for all", "1948-11-26", null, ["as", "cs"]),
    event("of nobody shown", "1949-01-01", null, ["cs"]),
    event("declaration", "1989-11-14", null, ["as"]),
    event("law", "1991-04-26", null, ["as"]),
  ],
};
const ids = (events) => events.map(({ id }) => id);
const at = (iso, more = {}) => ({ day: day(iso), movements: ["a"], step: "day", ...more });

describe("events of the movements shown", () => {
  test("are their own, and those of several movements that concern their peoples", () => {
    const shown = ids(eventsShown(SCENE, ["a"]));
    assert.deepEqual(shown, ["order", "first train", "decree for all", "declaration", "law"]);
  });
  test("leave out those of another people", () => {
    assert.deepEqual(ids(eventsShown(SCENE, ["b"])), ["of the b"]);
  });
  test("are none where nothing is shown", () => assert.deepEqual(eventsShown(SCENE, []), []));
});

describe("a step", () => {
  const reached = (patch) => isoOf(patch.day);
  test("of a day, a month, a year", () => {
    const from = at("1944-01-31");
    assert.equal(reached(stepPatch(SCENE, from, 1)), "1944-02-01");
    assert.equal(reached(stepPatch(SCENE, from, 1, "month")), "1944-02-29");
    assert.equal(reached(stepPatch(SCENE, from, -1, "year")), "1943-01-31");
  });
  test("ends the playing", () =>
    assert.equal(stepPatch(SCENE, at("1944-01-31"), 1).playing, false));
  test("does not leave the axis", () => {
    assert.equal(stepPatch(SCENE, at("1928-01-01"), -1, "year").day, 0);
    assert.equal(stepPatch(SCENE, at("1961-12-31"), 1, "month").day, LAST_DAY);
  });
  test("to the next event, and to the one before", () => {
    assert.equal(reached(stepPatch(SCENE, at("1944-02-01"), 1, "event")), "1944-02-23");
    assert.equal(reached(stepPatch(SCENE, at("1944-02-23"), -1, "event")), "1944-01-31");
  });
  test("before the first event goes to the first day, after the last to the last day", () => {
    assert.equal(stepPatch(SCENE, at("1944-01-31"), -1, "event").day, 0);
    assert.equal(stepPatch(SCENE, at("1950-01-01"), 1, "event").day, LAST_DAY);
  });
  test("from the last day opens what happened after it, one by one", () => {
    const end = at("1961-12-31", { selected: null });
    const first = stepPatch(SCENE, end, 1, "event");
    assert.deepEqual(first.selected, { type: "event", id: "declaration" });
    const second = stepPatch(SCENE, { ...end, ...first }, 1, "event");
    assert.deepEqual(second.selected, { type: "event", id: "law" });
    const back = stepPatch(SCENE, { ...end, ...first }, -1, "event");
    assert.equal(back.selected, null);
    const beyond = stepPatch(SCENE, { ...end, ...second }, 1, "event");
    assert.deepEqual(beyond, { playing: false, day: LAST_DAY }, "and after the last nothing");
    const before = stepPatch(SCENE, end, -1, "event");
    assert.equal(isoOf(before.day), "1948-11-26", "and back to the days before");
  });
  test("does not take an event of the last day for one beyond it", () => {
    const scene = { ...SCENE, events: [event("last", "1961-12-31", "a")] };
    const patch = stepPatch(scene, at("1961-12-31", { selected: null }), 1, "event");
    assert.deepEqual(patch, { playing: false, day: LAST_DAY });
  });
  test("to the first or the last day ends the playing", () => {
    assert.deepEqual(edgePatch(at("1944-01-31"), "first"), { playing: false, day: 0 });
    assert.deepEqual(edgePatch(at("1944-01-31"), "last"), { playing: false, day: LAST_DAY });
    assert.equal(stepPatch(SCENE, at("1944-01-31"), 1, "event").playing, false);
  });
});

describe("Play", () => {
  const still = { ...at("1950-01-01"), playing: false, pace: "day", selected: null };
  test("pauses what plays", () => {
    assert.deepEqual(playPatch(SCENE, { ...still, playing: true }, false), { playing: false });
  });
  test("takes a month a second where nobody is on the move", () => {
    assert.deepEqual(playPatch(SCENE, still, false), { playing: true, pace: "month" });
  });
  test("keeps a pace that the reader has set", () => {
    assert.deepEqual(playPatch(SCENE, still, true), { playing: true });
  });
  test("takes a day a second from ten days before a removal", () => {
    const near = { ...still, day: day("1944-02-13") };
    assert.deepEqual(playPatch(SCENE, near, false), { playing: true });
    assert.equal(playPatch(SCENE, { ...near, day: near.day - 1 }, false).pace, "month");
    const last = { ...still, day: day("1944-03-20") };
    assert.deepEqual(playPatch(SCENE, last, false), { playing: true }, "and until its last day");
    assert.equal(playPatch(SCENE, { ...last, day: last.day + 1 }, false).pace, "month");
  });
  test("closes an event that was opened, for it belongs to its day", () => {
    const opened = { ...still, selected: { type: "event", id: "law" } };
    assert.equal(playPatch(SCENE, opened, false).selected, null);
    const people = { ...still, selected: { type: "movement", id: "a" } };
    assert.ok(!("selected" in playPatch(SCENE, people, false)));
  });
});

describe("the chapters of a movement", () => {
  const told = (movement) =>
    chaptersOf(movement).map(({ name, day: first, pace }) => [name, isoOf(first), pace]);
  test("are removal, exile and return", () => {
    assert.deepEqual(told(SCENE.movements[0]), [
      ["removal", "1944-02-23", "day"],
      ["exile", "1944-03-21", "month"],
      ["return", "1957-01-09", "month"],
    ]);
  });
  test("a flight is one", () => {
    assert.deepEqual(told(SCENE.movements[1]), [["flight", "1930-01-01", "month"]]);
  });
  test("end with the atlas", () => {
    const names = (end) => told({ ...SCENE.movements[0], end: day(end) }).map(([name]) => name);
    assert.deepEqual(names("1961-12-31"), ["removal", "return"]);
    assert.deepEqual(names("1961-12-30"), ["removal", "exile", "return"]);
  });
  test("whoever never came back has no return", () => {
    const names = told({ ...SCENE.movements[0], return_start: null }).map(([name]) => name);
    assert.deepEqual(names, ["removal", "exile"]);
  });
});
