import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { goalOf } from "../../../static/player/search/goals.js";
import { entriesOf } from "../../../static/player/search/entries.js";
import { isKnown } from "../../../static/player/scene/selection.js";
import { FIRST_DAY, LAST_DAY, isoOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const all = scene.movements.map((movement) => movement.id);
const STATE = { day: 0, to: 20, view: "period", movements: all, selected: null, map: null };
const goal = (group, id, state = STATE) => goalOf(scene, state, { group, id });

test("every result leads to a day of the axis, movements that there are, and something known", () => {
  for (const entry of entriesOf(scene).filter(({ group }) => group !== "story")) {
    const patch = goalOf(scene, { ...STATE, day: FIRST_DAY }, entry);
    const { day, movements, selected, map } = patch;
    assert.ok(day >= FIRST_DAY && day <= LAST_DAY, entry.id);
    assert.ok(movements.length && movements.every((id) => all.includes(id)), entry.id);
    assert.ok(selected ? isKnown(scene, selected) : entry.group === "people", entry.id);
    assert.ok(!map || [map.lon, map.lat].every(Number.isFinite), entry.id);
    assert.deepEqual([patch.view, patch.to, patch.playing], ["day", null, false]);
  }
});

describe("a result leads", () => {
  test("to an event's day and place", () => {
    const { day, selected, map } = goal("event", "ci-khaibakh");
    assert.equal(isoOf(day), "1944-02-23");
    assert.deepEqual(selected, { type: "event", id: "ci-khaibakh" });
    assert.equal(Math.round(map.lon), 45);
  });
  test("to a people alone, at the beginning of its removal, on a map that fits it", () => {
    const { day, movements, map } = goal("people", "kalmyks");
    assert.deepEqual([isoOf(day), movements, map], ["1943-12-28", ["kalmyks-1943"], null]);
  });
  test("to the first event that names a person", () => {
    const { selected, day } = goal("person", "granskii");
    assert.equal(selected.id, "ci-regiment-1944-03-22");
    assert.equal(isoOf(day), "1944-03-22");
  });
  test("to what a source says first", () => {
    const { selected } = goal("source", "pohl2015");
    assert.ok(["claim", "event"].includes(selected.type));
  });
  test("to the first that is told of a place", () => {
    const { selected, map } = goal("place", "elista");
    assert.deepEqual(selected, { type: "place", id: "elista" });
    assert.equal(Math.round(map.lat), 46);
  });
  test("to peoples who were not shown, and leaves those who were", () => {
    const state = { ...STATE, movements: ["koreans-1937"] };
    assert.deepEqual(goal("event", "kal-command", state).movements, ["kalmyks-1943"]);
    assert.deepEqual(goal("event", "kal-command").movements, all);
  });
});
