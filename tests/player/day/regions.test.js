import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { regionsOn } from "../../../static/player/day/regions.js";
import { lookOf, tintSignature } from "../../../static/player/map/ground/region-tints.js";
import { stateOf } from "../../../static/player/day/evaluate.js";
import { knot, region, sceneOf, smallMovement, smallTrack } from "./small-scene.js";

const UNITS = ["north", "south"].map((place) => ({
  id: `${place}@`,
  place,
  from: null,
  to: null,
  bounds: [60, 40, 62, 42],
}));

function on(day, ...movements) {
  return within({}, day, ...movements);
}
function within(republics, day, ...movements) {
  const scene = sceneOf({ movements, units: UNITS, republics });
  const found = regionsOn(scene, movements, day, (id) => stateOf(scene, id, day));
  return new Map(found.map((item) => [item.place, item]));
}
const returning = (changes = {}) => {
  const track = smallTrack({
    regions: ["north", "south"].map((place, n) =>
      region(place, [550, 400][n], { arrive_from: 30, from: 40, to: 299, ...changes[place] }),
    ),
  });
  track.curves.returned = [knot(300, 0), knot(400, 400)];
  return smallMovement({ track, return_start: 300, return_end: 400 });
};

describe("regions of exile", () => {
  test("hold those who were counted there", () => {
    const found = on(100, smallMovement());
    assert.deepEqual([...found.keys()], ["north", "south"]);
    const { value, partial, rest, held, unit } = found.get("north");
    assert.deepEqual([partial, rest, unit.id, held.length], [false, false, "north@", 1]);
    assert.equal(held[0].value, value);
  });
  test("hold several peoples together", () => {
    const other = smallMovement({ id: "n" });
    const both = on(100, smallMovement(), other).get("south");
    assert.equal(both.value, 2 * on(100, other).get("south").value);
    assert.deepEqual(
      both.held.map(({ movement }) => movement.id),
      ["m", "n"],
    );
  });
  test("are partly known where one people was counted and another was not", () => {
    const unknown = region("south", 400, { held_from: 25, arrive_from: 200, from: 210, to: 999 });
    const track = smallTrack({ regions: [unknown] });
    const found = on(100, smallMovement(), smallMovement({ id: "n", track })).get("south");
    assert.equal(found.partial, true);
    assert.equal(found.held[1].value, null);
  });
  test("keep their last count while nobody may return", () => {
    const track = smallTrack({
      regions: [region("north", 950, { arrive_from: 30, from: 40, to: 99, told: [900, 990] })],
    });
    const [held] = on(150, smallMovement({ track })).get("north").held;
    assert.equal(held.value, null);
    assert.deepEqual([held.last.value, held.last.day], [950, 40]);
    assert.deepEqual(held.last.told, { low: 900, high: 990 });
    assert.equal(held.behind, null);
  });
  test("may hold those who were not back, and one of them says how many in all", () => {
    const found = on(350, returning());
    const told = [...found.values()].map(({ place, held: [{ value, behind }] }) => [
      place,
      value,
      behind.told,
    ]);
    assert.deepEqual(told, [
      ["north", null, true],
      ["south", null, false],
    ]);
  });
  test("may still hold somebody when nobody counted who stayed", () => {
    const movement = returning();
    movement.track.curves.living = [knot(40, 950), [299, null, 0, null, "derived", "", 1]];
    const [{ behind }] = on(320, movement).get("north").held;
    assert.equal(behind.total, null);
  });
  test("hold nobody once a source counts nobody there", () => {
    const movement = returning();
    movement.track.curves.living = [knot(40, 950), knot(320, 0)];
    assert.deepEqual([...on(320, movement).keys()], []);
  });
});

describe("a republic and its oblasts", () => {
  const counted = (...regions) => smallMovement({ track: smallTrack({ regions }) });
  const days = { arrive_from: 30, from: 40, to: 299 };
  const land = region("north", 200, { ...days, remainder: 1 });

  test("the outline is hatched where an oblast is taken off its number or shown beside it", () => {
    const apart = within({ south: "north" }, 50, counted(land, region("south", 400, days)));
    assert.deepEqual([apart.get("north").rest, apart.get("south").rest], [true, false]);
    const alone = within({ south: "north" }, 50, counted(region("north", 600, days)));
    assert.equal(alone.get("north").rest, false);
  });
  test("a later count of all in it replaces the older counts of its oblasts", () => {
    const movement = counted(
      region("north", 200, { ...days, to: 60, remainder: 1 }),
      region("south", 400, { ...days, to: 60 }),
      region("north", 500, { arrive_from: 100, from: 100, to: 200 }),
    );
    const shown = (day) => [...within({ south: "north" }, day, movement).keys()];
    assert.deepEqual(shown(80), ["north", "south"]);
    for (const day of [100, 150, 250]) assert.deepEqual(shown(day), ["north"], `day ${day}`);
    assert.equal(within({ south: "north" }, 150, movement).get("north").rest, false);
  });
});

describe("the look of a region", () => {
  const look = { unit: { id: "u" }, value: 25000, partial: false, rest: false };
  test("is its tint, and stripes where something is not known", () => {
    assert.equal(lookOf(look), lookOf({ ...look, value: 49000 }));
    assert.notEqual(lookOf(look), lookOf({ ...look, value: 51000 }));
    assert.notEqual(lookOf(look), lookOf({ ...look, partial: true }));
    assert.equal(lookOf({ ...look, partial: true }), lookOf({ ...look, rest: true }));
  });
  test("of all of them tells whether they must be drawn again", () => {
    assert.equal(tintSignature([look]), tintSignature([{ ...look, value: 30000 }]));
    assert.notEqual(tintSignature([look]), tintSignature([look, look]));
  });
});
