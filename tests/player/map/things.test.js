import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  frontThing,
  homelandThing,
  journeyThing,
  regionThing,
  stationThing,
} from "../../../static/player/map/things.js";
import { sceneOf, smallMovement } from "../day/small-scene.js";
import { view } from "./view.js";

const square = (west, south, east, north) => [
  [Float64Array.from([west, south, east, south, east, north, west, north])],
];
const unit = (id, ...bounds) => ({ id, certainty: "close", polygons: square(...bounds), bounds });
const movement = smallMovement();
const place = (name, now = null) => ({ name, now, lon: 60, lat: 40 });
const scene = sceneOf({
  movements: [movement],
  places: { home: place("Home Oblast"), frunze: place("Frunze", "Bishkek") },
  claims: { counted: { value: 500, status: ["documented", "documented", "documented"] } },
  routes: { r: { spans: [{ status: "documented" }, { status: "derived" }] } },
});
const now = view();
const held = (changes) => ({
  movement,
  value: null,
  basis: null,
  told: null,
  last: null,
  behind: null,
  ...changes,
});
const region = (...all) => ({
  place: "frunze",
  unit: unit("u", 60, 38, 64, 42),
  held: all,
  value: null,
  rest: false,
});

describe("what the pointer is told of", () => {
  const lines = (each) => regionThing(scene, now, region(held(each))).lines;
  test("a region: its name of the time and now, and how its outline is known", () => {
    const { lines: told, type, id, key } = regionThing(scene, now, region());
    assert.deepEqual(told, ["Frunze (Bishkek)", "outline close"]);
    assert.deepEqual([type, id, key], ["place", "frunze", "place:frunze"]);
  });
  test("its number with its range and basis", () =>
    assert.equal(
      lines({ value: 950, basis: "derived", told: { low: 900, high: 990 } })[1],
      "People: 950 (900–990), derived",
    ));
  test("a number of long ago, with its year", () =>
    assert.equal(
      lines({ last: { value: 950, day: 5900, told: { low: 950, high: 950 } } })[1],
      "People: number now not stated; 950 in 1944",
    ));
  test("those who are not back, all regions together", () => {
    const total = { value: 5, low: 5, high: 5, basis: "interpolated" };
    assert.equal(
      lines({ behind: { total, told: false } })[1],
      "People: not back, number here not stated; ≈\u00a05 in all regions, interpolated",
    );
    assert.equal(
      lines({ behind: { total: null, told: true } })[1],
      "People: not back, number here not stated",
    );
  });
  test("nothing where nothing is stated", () =>
    assert.equal(lines({})[1], "People: number not stated"));
  test("the remainder of a republic", () => {
    const rest = { ...region(), rest: true };
    assert.equal(regionThing(scene, now, rest).lines[0], "Frunze (Bishkek), oblasts not stated");
  });

  const homeland = { movement, place: "home", unit: unit("h", 44, 42, 46, 44), words: "at home" };
  test("a homeland: whose it is, its state, and how many are still there", () => {
    const state = { home: { value: 400, low: 400, high: 400, basis: "derived" } };
    assert.deepEqual(homelandThing(scene, now, { ...homeland, phase: "emptying" }, state).lines, [
      "Home Oblast",
      "Homeland of the People: at home",
      "still at home: 400, derived",
      "outline close",
    ]);
    assert.equal(homelandThing(scene, now, { ...homeland, phase: "home" }, state).lines.length, 3);
  });
  test("a thing out of view is still visited at the edge of the map", () => {
    const { x, y } = homelandThing(scene, now, { ...homeland, phase: "home" }, null);
    assert.deepEqual([x, y >= 12], [12, true]);
  });

  const flow = {
    id: "f",
    peoples: ["p"],
    origin: "home",
    destination: "frunze",
    depart: [5897, 5900],
    arrive: [5910, 5920],
    value: 500,
    low: 500,
    high: 520,
    claim: "counted",
    status: "documented",
    dates: "derived",
    route: "r",
  };
  test("a journey: who, when, from where to where, how many, and how all that is known", () => {
    assert.deepEqual(journeyThing(scene, flow, 5900, 1, 2).lines, [
      "People, Feb – Mar 1944",
      "Home Oblast → Frunze (Bishkek)",
      "500 (500–520) people: number documented",
      "dates derived, route derived",
    ]);
  });
  test("a journey that carries less than its claim counts has a derived number", () => {
    const part = { ...flow, value: 300, low: 300, high: 300 };
    assert.equal(journeyThing(scene, part, 5900, 1, 2).lines[2], "300 people: number derived");
  });
  test("a journey on rails that nobody names is schematic however well the rails are known", () => {
    const way = journeyThing(scene, { ...flow, status: "schematic" }, 5900, 1, 2);
    assert.match(way.lines[3], /route schematic$/);
    const run = { status: "documented" };
    assert.match(journeyThing(scene, flow, 5900, 1, 2, run).lines[3], /route documented$/);
  });
  test("a front of one stream opens that stream, of several their movement", () => {
    const front = (...flows) => ({
      group: { movement, direction: "outward", peoples: [{ name: "People" }] },
      rings: [{ x: 1, y: 2, flows }],
    });
    const state = { under_way: { value: 9, low: 9, high: 9, basis: "derived" } };
    assert.equal(frontThing(scene, front(flow), state).id, "f");
    assert.equal(frontThing(scene, front(flow, flow), state).id, "m");
    assert.equal(frontThing(scene, front(flow), state).lines[1], "under way: 9, derived");
    assert.equal(frontThing(scene, front(flow), { under_way: null }).lines[1], "on the way");
  });
  test("a station says whether a source names it", () => {
    const thing = (documented) => stationThing(scene, { place: "frunze", documented, x: 1, y: 2 });
    assert.match(thing(true).lines[1], /^documented/);
    assert.match(thing(false).lines[1], /^derived/);
  });
});
