import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cardBox, cardOf, cardSpot, frontsOn } from "../../../static/player/map/points/fronts.js";
import { cardAnchors } from "../../../static/player/map/labels/cards.js";
import { stationName } from "../../../static/player/map/points/station-marks.js";
import { stopsOn, townsOn } from "../../../static/player/day/stations.js";
import { anchorX, anchorY } from "../../../static/player/plane/projection.js";
import { atlasScene } from "../atlas-scene.js";
import { view } from "./view.js";

const scene = atlasScene();

const group = (direction = "outward") => ({
  direction,
  peoples: [{ name: "Chechens" }, { name: "Ingush" }],
  movement: { id: "m" },
});
const flow = (changes = {}) => ({ mode: "rail", status: "documented", ...changes });
const ring = (x, y, changes = {}) => ({
  x,
  y,
  value: 10,
  flows: [flow()],
  arrived: false,
  ...changes,
});
const number = (value, low = value, high = value, basis = "derived") => ({
  value,
  low,
  high,
  basis,
});
const told = (front, state, small = false) =>
  cardOf(scene, front, state, small).rows.map((row) => row.map(({ text }) => text).join(" "));

describe("the card of a front", () => {
  const front = { group: group(), rings: [ring(0, 0)] };
  test("says who, how many, how that is known, and where they are", () => {
    assert.deepEqual(told(front, { under_way: number(59988, 59000, 61000) }), [
      "Chechens and Ingush",
      "59,988 on trains",
      "number derived, 59,000–61,000",
      "first echelons about here: documented",
    ]);
  });
  test("on a small map is shorter", () =>
    assert.equal(told(front, { under_way: number(5) }, true).length, 3));
  test("says between which bounds where there are no more", () =>
    assert.equal(
      told(front, { under_way: number(null, 300, 500) })[1],
      "between 300 and 500 on trains",
    ));
  test("does not lead with how many there were at most", () => {
    const most = number(null, 0, 85455);
    assert.equal(told(front, { under_way: most })[1], "on trains; number not stated");
    const home = { group: group("homeward"), rings: [ring(0, 0)] };
    assert.doesNotMatch(told(home, { returned: most }).join(), /85,455/);
  });
  test("says where nobody counted", () =>
    assert.equal(told(front, { under_way: null })[1], "on trains; number not stated"));
  for (const [mode, words] of Object.entries({
    truck: "in lorries",
    barge: "on barges",
    ship: "on ships",
    foot: "on the way",
  }))
    test(`by ${mode}`, () => {
      const rings = [ring(0, 0, { flows: [flow({ mode })] })];
      assert.equal(told({ group: group(), rings }, { under_way: number(5) })[1], `5 ${words}`);
    });
  test("counts the other points, and takes the least known way", () => {
    const other = ring(9, 9, { flows: [flow({ status: "schematic" })] });
    const two = { group: group(), rings: [ring(0, 0), other] };
    assert.match(told(two, { under_way: number(5) }).at(-1), /and at 1 other point: documented$/);
    const three = { group: group(), rings: [other, ring(0, 0), ring(5, 5)] };
    assert.match(told(three, { under_way: number(5) }).at(-1), /2 other points: schematic$/);
    const lorries = three.rings.map((each) => ({ ...each, flows: [flow({ mode: "truck" })] }));
    assert.equal(
      told({ group: group(), rings: lorries }, { under_way: number(5) }).at(-1),
      "the first about here and at 2 other points: documented",
    );
  });
  test("says when the first are there and when all of the first are", () => {
    const there = { group: group(), rings: [ring(0, 0, { arrived: true }), ring(1, 1)] };
    assert.match(told(there, { under_way: number(5) }).at(-1), /^first echelons here and/);
    const last = { group: group(), rings: [ring(0, 0, { arrived: true })] };
    assert.match(told(last, { under_way: number(5) }).at(-1), /^the rest still on the way: /);
  });
  test("of a return counts those back home", () => {
    const home = { group: group("homeward"), rings: [ring(0, 0)] };
    assert.deepEqual(told(home, { returned: number(700) }).slice(1), [
      "700 back home so far",
      "number derived",
      "the way out, reversed: documented",
    ]);
    assert.match(told(home, { returned: null })[1], /number not stated$/);
  });
});

describe("where a card belongs", () => {
  const now = view();
  const rings = [ring(-50, 10), ring(100, 100)];
  test("to the fullest ring that is seen", () => {
    assert.equal(cardSpot(now, { group: group(), rings, home: null }, {}), rings[1]);
    assert.equal(cardSpot(now, { group: group(), rings: [rings[0]], home: null }, {}), null);
  });
  test("of those back home to their home", () => {
    const home = { x: 30, y: 40 };
    const front = { group: group("homeward"), rings, home };
    assert.equal(cardSpot(now, front, { returned: number(5) }), home);
    assert.equal(cardSpot(now, front, { returned: number(0) }), rings[1]);
    assert.equal(cardSpot(now, { ...front, home: { x: -5, y: 4 } }, { returned: number(5) }), null);
  });
  test("where it stands to the nearest ring, and never to one under the inset", () => {
    const two = [ring(100, 100), ring(300, 200)];
    const front = { group: group(), rings: two, home: null };
    const standing = { x: 310, y: 150, width: 50, height: 20 };
    assert.equal(cardSpot(now, front, {}), two[0]);
    assert.equal(cardSpot(now, front, {}, { standing }), two[1]);
    const inset = { x: 90, y: 90, width: 40, height: 40 };
    assert.equal(cardSpot(now, front, {}, { inset }), two[1]);
  });
  test("farther and farther away", () => {
    const anchors = cardAnchors({ x: 0, y: 0 });
    const away = anchors.map(({ x, y }) => Math.hypot(x, y));
    assert.equal(anchors.length, 48);
    assert.ok(Math.max(...away.slice(0, 8)) < Math.min(...away.slice(8, 16)));
  });
  test("its box lies around its words", () => {
    const box = cardBox({ x: 50, y: 60, width: 100, height: 30 });
    assert.deepEqual([box.x, box.width], [43, 114]);
    assert.ok(box.y < 60 && box.y + box.height > 90);
  });
});

describe("the rings of a movement's fronts", () => {
  const flowOf = (id, value) => ({
    id,
    value,
    route: id,
    movement: "m",
    mode: "rail",
    depart: [10, 10],
    arrive: [20, 20],
  });
  /** Streams whose first people are at these pixels of the screen. */
  function frontsAt(...places) {
    const flows = places.map(([, , value], n) => flowOf(String(n), value));
    const now = view();
    const streams = {
      groups: [{ ...group(), members: flows.map((_, n) => n) }],
      shown: flows.map(() => 1),
      phase: flows.map(() => 1),
      head: flows.map(() => 5),
      tail: flows.map(() => 5),
    };
    const routes = Object.fromEntries(flows.map(({ id }) => [id, { km: 10, spans: [] }]));
    const tracks = {
      of: (id) => {
        const [x, y] = [places[id][0] - anchorX(now), places[id][1] - anchorY(now)];
        return { km: Float64Array.from([0, 10]), xy: Float64Array.from([x, y, x, y]) };
      },
    };
    const frame = {
      scene: { flows, routes, free_modes: [] },
      shown: new Set(["m"]),
      stateOn: () => ({}),
    };
    return frontsOn(now, streams, tracks, frame)[0].rings;
  }
  test("are one for streams that are close together, at the fullest of them", () => {
    const [ring, ...others] = frontsAt([100, 100, 10], [110, 100, 50], [115, 100, 20]);
    assert.deepEqual([ring.value, Math.round(ring.x), others.length], [80, 110, 0]);
  });
  test("are several for streams that are not, the fullest first", () => {
    const rings = frontsAt([100, 100, 10], [200, 100, 50]);
    assert.deepEqual(
      rings.map(({ value }) => value),
      [50, 10],
    );
  });
});

describe("stations", () => {
  const stops = [
    { place: "start", km: 0, status: "documented" },
    { place: "between", km: 50, status: "derived" },
    { place: "end", km: 100, status: "documented" },
  ];
  const run = (kind, from, to) => ({ kind, from, to, route: "r", group: group() });
  const of = (...runs) => stopsOn({ routes: { r: { stops } } }, runs, []);
  test("stand on the stretches that are drawn", () => {
    assert.deepEqual(
      of(run("core", 0, 60)).map(({ place }) => place),
      ["start", "between"],
    );
    assert.deepEqual(of(run("bed", 0, 100)), [], "a bed has a core above it");
  });
  test("are the weightier if a source names them, at an end, and while people travel", () => {
    const ranks = (...runs) => of(...runs).map(({ rank }) => rank);
    assert.deepEqual(ranks(run("core", 0, 100)), [6, 0, 6]);
    assert.deepEqual(ranks(run("band", 0, 100)), [7, 1, 7]);
  });
  test("of free travel are the towns that sources name, unless a weightier station is there", () => {
    const index = {
      movement: new Map([
        [
          "m",
          {
            id: "m",
            peoples: ["p"],
            towns: [
              ["start", 2, "", 0, 9],
              ["town", 2, "5 persons", 3, 9],
            ],
          },
        ],
      ]),
      people: new Map([["p", { id: "p" }]]),
    };
    const scene = { index, routes: { r: { stops } } };
    assert.deepEqual(townsOn(scene, [], 5), [], "nobody travels");
    const towns = townsOn(scene, [{ flow: { movement: "m" } }, { flow: { movement: "m" } }], 5);
    const before = townsOn(scene, [{ flow: { movement: "m" } }], 2);
    assert.deepEqual(
      before.map(({ place }) => place),
      ["start"],
      "nothing is counted yet",
    );
    const found = stopsOn(scene, [run("core", 0, 60)], towns);
    const said = Object.fromEntries(found.map(({ place, rank, run: on }) => [place, [rank, !on]]));
    assert.deepEqual(said, { start: [6, false], town: [2, true], between: [0, false] });
  });
  test("have their name of the time, and the one now where there is room", () => {
    const place = { name: "Frunze (city)", now: "Bishkek" };
    const words = (short) => stationName(place, short).rows[0].map(({ text }) => text);
    assert.deepEqual(words(false), ["Frunze", "(Bishkek)"]);
    assert.deepEqual(words(true), ["Frunze"]);
    assert.equal(stationName(place, true), stationName(place, true), "and are measured once");
  });
});
