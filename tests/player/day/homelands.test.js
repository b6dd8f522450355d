import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { homelandsOn, partsOn } from "../../../static/player/day/homelands.js";
import { dayOf } from "../../../static/player/time/days.js";
import { sceneOf, smallMovement, smallTrack } from "./small-scene.js";

const unit = (id, place, bounds, changes = {}) => ({
  id,
  place,
  layer: "homeland",
  from: null,
  to: null,
  polygons: [],
  points: null,
  bounds,
  ...changes,
});
const UNITS = [
  unit("home@", "home", [40, 42, 44, 44]),
  unit("inner@", "inner", [41, 42.5, 42, 43]),
  unit("neighbour@", "neighbour", [44, 42, 46, 44]),
  unit("back@", "back", [40, 42, 44.5, 44]),
];
const quantity = (value) => ({ value, low: value, high: value, basis: "documented" });
const stateWith = (home, more = {}) => ({ whole: quantity(1000), home: quantity(home), ...more });
const homeland = (place, from = null, to = null) => ({ role: "homeland", place, from, to });

function shown(day, state, changes = {}) {
  const movement = smallMovement({ territories: [homeland("home")], ...changes });
  const scene = sceneOf({ movements: [movement], units: UNITS });
  return homelandsOn(scene, movement, day, state);
}

describe("a homeland", () => {
  test("is at home before anybody is taken", () => {
    const [{ phase, share, words }] = shown(5, stateWith(1000));
    assert.deepEqual([phase, share, words], ["home", 1, "at home"]);
  });
  const shares = [
    [990, "most"],
    [900, "most"],
    [899, "about three quarters"],
    [700, "about three quarters"],
    [660, "about two thirds"],
    [580, "about two thirds"],
    [500, "about half"],
    [330, "about a third"],
    [250, "about a quarter"],
    [150, "fewer than a fifth"],
    [79, "hardly anyone"],
    [1, "hardly anyone"],
  ];
  for (const [home, words] of shares)
    test(`of 1,000 with ${home} at home`, () => {
      const [found] = shown(15, stateWith(home));
      assert.deepEqual([found.phase, found.words], ["emptying", `${words} still at home`]);
    });
  test("is emptied in the month in which the last were taken", () => {
    const emptied = dayOf("1944-02-29");
    const [{ phase, words }] = shown(dayOf("1948-01-01"), stateWith(0), {
      track: smallTrack({ emptied }),
    });
    assert.deepEqual([phase, words], ["emptied", "emptied Feb 1944"]);
  });
  test("is abolished once its land was divided", () => {
    const dissolved = { role: "dissolved", place: "neighbour", from: 50, to: 200 };
    const territories = [homeland("home"), dissolved];
    assert.equal(shown(60, stateWith(0), { territories })[0].words, "emptied, abolished");
    assert.match(shown(40, stateWith(0), { territories })[0].words, /^emptied \w+ 1928$/);
  });
  test("is restored in the borders of that year, as full as those who are back", () => {
    const from = dayOf("1957-01-09");
    const territories = [homeland("home"), { role: "restored", place: "back", from, to: null }];
    const state = stateWith(0, { returned: quantity(200), in_exile: quantity(600) });
    const [found] = shown(from + 1, state, { territories });
    assert.deepEqual([found.place, found.phase, found.share], ["back", "restored", 0.25]);
    assert.equal(found.words, "restored, borders of 1957");
    const [unknown] = shown(from + 1, { ...state, returned: null }, { territories });
    assert.equal(unknown.share, null);
  });
  test("keeps its last shape once its own entry has ended", () => {
    const territories = [homeland("home", null, 12)];
    assert.equal(shown(500, stateWith(0), { territories })[0].unit.id, "home@");
  });
  test("inside another is filled alone: the outer one is its frame", () => {
    const territories = [homeland("home"), homeland("inner")];
    const found = shown(15, stateWith(500), { territories });
    assert.deepEqual(
      found.map(({ place, phase }) => [place, phase]),
      [
        ["home", "unknown"],
        ["inner", "emptying"],
      ],
    );
    const emptied = shown(100, stateWith(0), { territories });
    assert.deepEqual(
      emptied.map(({ place }) => place),
      ["inner"],
    );
  });
  test("of people without a whole is an outline until it is over", () => {
    const unknown = { whole: null, home: null };
    assert.equal(shown(15, unknown)[0].phase, "unknown");
    assert.deepEqual(shown(41, unknown), []);
    assert.equal(shown(41, unknown, { return_end: 90 })[0].phase, "unknown");
  });
});

test("the land of an emptied homeland lies in the units that it was divided among", () => {
  const dissolved = { role: "dissolved", place: "neighbour", from: 50, to: 200 };
  const movement = smallMovement({ territories: [homeland("home"), dissolved] });
  const of = (units) => (day) =>
    partsOn(sceneOf({ movements: [movement], units }), movement, day).map(({ id }) => id);
  assert.deepEqual(of(UNITS)(50), ["neighbour@"]);
  assert.deepEqual(of(UNITS)(49), []);
  const exile = UNITS.map((each) => ({ ...each, layer: "exile" }));
  assert.deepEqual(of(exile)(50), [], "only where it has an outline of its own among homelands");
});
