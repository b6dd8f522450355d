import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { homelandsOn, partsOn } from "../../../static/player/day/homelands.js";
import { dayOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";
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
const { vocabulary } = atlasScene();
const UNITS = [
  unit("home@", "home", [40, 42, 44, 44]),
  unit("inner@", "inner", [41, 42.5, 42, 43]),
  unit("neighbour@", "neighbour", [44, 42, 46, 44]),
  unit("back@", "back", [40, 42, 44.5, 44]),
];
const quantity = (value) => ({ value, low: value, high: value, basis: "documented" });
const stateWith = (home, more = {}) => ({ whole: quantity(1000), home: quantity(home), ...more });
const own = (from, to, changes = {}) => ({
  from,
  to,
  role: "own",
  units: [["home", "home@", 0]],
  ...changes,
});

function shown(day, state, changes = {}) {
  const movement = smallMovement({ homelands: [own(0, 12418)], ...changes });
  const scene = sceneOf({ movements: [movement], units: UNITS, vocabulary });
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
  test("is abolished on the days on which its land was divided", () => {
    const homelands = [own(0, 49), own(50, 200, { abolished: 1 }), own(201, 12418)];
    assert.equal(shown(50, stateWith(0), { homelands })[0].words, "emptied, abolished");
    assert.equal(shown(200, stateWith(0), { homelands })[0].words, "emptied, abolished");
    for (const day of [49, 201])
      assert.match(shown(day, stateWith(0), { homelands })[0].words, /^emptied \w+ 1928$/);
    assert.equal(shown(60, stateWith(990), { homelands })[0].phase, "emptying");
  });
  test("is restored in the borders of that year, as full as those who are back", () => {
    const from = dayOf("1957-01-09");
    const units = [["back", "back@", 0]];
    const homelands = [
      own(0, from - 1),
      { from, to: 12418, role: "restored", units, borders: from },
    ];
    const state = stateWith(0, { returned: quantity(200), in_exile: quantity(600) });
    const [found] = shown(from, state, { homelands });
    assert.deepEqual([found.place, found.phase, found.share], ["back", "restored", 0.25]);
    assert.equal(found.unit.id, "back@");
    assert.equal(found.words, "restored, borders of 1957");
    assert.equal(shown(from - 1, state, { homelands })[0].phase, "emptied");
    const [unknown] = shown(from, { ...state, returned: null }, { homelands });
    assert.equal(unknown.share, null);
    homelands[1].borders = undefined;
    assert.equal(shown(from, state, { homelands })[0].words, "restored");
  });
  test("inside another is filled alone: the outer one is its frame, and goes when it is empty", () => {
    const units = [
      ["home", "home@", 1],
      ["inner", "inner@", 0],
    ];
    const homelands = [own(0, 12418, { units })];
    const found = shown(15, stateWith(500), { homelands });
    assert.deepEqual(
      found.map(({ place, phase }) => [place, phase]),
      [
        ["home", "unknown"],
        ["inner", "emptying"],
      ],
    );
    const emptied = shown(100, stateWith(0), { homelands });
    assert.deepEqual(
      emptied.map(({ place }) => place),
      ["inner"],
    );
  });
  test("of people without a whole is an outline until it is over", () => {
    const homelands = [{ ...own(0, 40), role: "unknown" }];
    const unknown = { whole: null, home: null };
    assert.deepEqual(
      shown(40, unknown, { homelands }).map(({ phase, words }) => [phase, words]),
      [["unknown", ""]],
    );
    assert.deepEqual(shown(41, unknown, { homelands }), []);
  });
});

test("the land of an emptied homeland lies in the units of the day that it was divided among", () => {
  const parts = [
    { unit: "neighbour@", from: 50, to: 200 },
    { unit: "inner@", from: 150, to: 300 },
  ];
  const movement = smallMovement({ parts });
  const scene = sceneOf({ movements: [movement], units: UNITS });
  const on = (day) => partsOn(scene, movement, day).map(({ id }) => id);
  assert.deepEqual(
    [49, 50, 150, 200, 201, 300, 301].map((day) => on(day).join(" ")),
    ["", "neighbour@", "neighbour@ inner@", "neighbour@ inner@", "inner@", "inner@", ""],
  );
});
