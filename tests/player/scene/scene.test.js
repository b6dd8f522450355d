import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundsOf, decode, unitOn, validOn } from "../../../static/player/scene/scene.js";
import { isKnown } from "../../../static/player/scene/selection.js";
import { atlasFiles } from "../atlas-scene.js";
import { packed } from "./packed.js";

describe("geometry", () => {
  test("has the bounds of its outer rings", () => {
    const ring = (...numbers) => Float64Array.from(numbers);
    assert.deepEqual(boundsOf([[ring(40, 42, 44, 43)], [ring(46, 41, 47, 42)]]), [40, 41, 47, 43]);
    assert.equal(boundsOf([])[0], Infinity, "nothing has no bounds");
  });
});

describe("what is valid on a day", () => {
  test("both ends are inclusive, and null is open", () => {
    assert.ok(validOn({ from: 10, to: 20 }, 10) && validOn({ from: 10, to: 20 }, 20));
    assert.ok(!validOn({ from: 10, to: 20 }, 9) && !validOn({ from: 10, to: 20 }, 21));
    assert.ok(validOn({ from: null, to: null }, -5));
    assert.ok(validOn({}, 0));
  });
  test("of a place's shapes the one of the day, else the nearest in time", () => {
    const shapes = [
      { id: "old", from: null, to: 99 },
      { id: "new", from: 200, to: null },
    ];
    const scene = { index: { unitsOfPlace: new Map([["x", shapes]]) } };
    const on = (day) => unitOn(scene, "x", day).id;
    assert.deepEqual([0, 99, 110, 190, 200].map(on), ["old", "old", "old", "new", "new"]);
    assert.equal(unitOn(scene, "nowhere", 0), null);
  });
});

describe("a scene", () => {
  const { scene: json, base } = atlasFiles();
  const scene = decode(json, base);
  test("of another format is refused", () =>
    assert.throws(() => decode({ ...json, format: 2 }, base), /scene format 2 is not 5/));
  test("is found by id", () => {
    for (const flow of scene.flows) assert.equal(scene.index.flow.get(flow.id), flow);
    for (const unit of scene.units)
      assert.ok(scene.index.unitsOfPlace.get(unit.place).includes(unit));
  });
  test("has routes whose legs lie end to end", () => {
    for (const { id, spans, cumulative, line, km } of Object.values(scene.routes)) {
      assert.equal(spans[0].from, 0, id);
      for (let n = 1; n < spans.length; n += 1) assert.equal(spans[n].from, spans[n - 1].to, id);
      assert.ok(Math.abs(spans.at(-1).to - km) < 0.05, id);
      assert.equal(line.length, 2 * cumulative.length, id);
      for (let n = 1; n < cumulative.length; n += 1)
        assert.ok(cumulative[n] >= cumulative[n - 1], id);
    }
  });
  test("knows the republics of which some regions are counted", () => {
    assert.equal(scene.republics["akmola-oblast"], "kazakh-ssr");
    const republics = new Set(Object.values(scene.republics));
    assert.ok([...republics].every((place) => scene.places[place].kind === "ssr"));
  });
  test("has each leg of a group in one piece, along the route of the first that runs it", () => {
    for (const { movement, direction, members, pieces } of scene.groups) {
      const flows = members.map((n) => scene.flows[n]);
      assert.ok(
        flows.every((flow) => flow.movement === movement.id && flow.direction === direction),
      );
      for (const { route, from, to, flip, flows: some, starts, ends } of pieces) {
        assert.equal(scene.flows[some[0]].route, route);
        const [start, end] = flip
          ? [scene.routes[route].km - to, scene.routes[route].km - from]
          : [from, to];
        assert.deepEqual([starts[0], ends[0]], [start, end]);
        // The same leg, whoever's route it is.
        some.forEach((n, i) => assert.ok(Math.abs(ends[i] - starts[i] - (to - from)) < 1e-6));
        assert.ok(some.every((n) => members.includes(n)));
      }
    }
    const shared = scene.groups
      .flatMap(({ pieces }) => pieces)
      .filter(({ flows }) => flows.length > 2);
    assert.ok(shared.length > 20);
  });
  test("knows what may be selected", () => {
    const { id } = scene.movements[0];
    assert.ok(isKnown(scene, { type: "movement", id }));
    assert.ok(!isKnown(scene, { type: "place", id }));
    assert.ok(isKnown(scene, { type: "claim", id: Object.keys(scene.claims)[0] }));
    assert.ok(!isKnown(scene, { type: "claim", id: "constructor" }), "nothing inherited");
    assert.ok(!isKnown(scene, { type: "toString", id }));
  });
});

test("a leg run backwards joins where the leg before it ends", () => {
  const legs = {
    ab: { line: packed([0, 0, 10000, 0]), km: packed([0, 6000]), mode: "rail" },
    // Stored from c to b.
    cb: {
      line: packed([30000, 0, -10000, 0, -10000, 0]),
      km: packed([0, 5000, 6000]),
      mode: "truck",
    },
  };
  const none = { peoples: [], movements: [], flows: [], groups: [], events: [], republics: {} };
  const json = { format: 5, ...none, places: {}, legs };
  json.routes = {
    r: {
      legs: [
        ["ab", 0, "documented"],
        ["cb", 1, "schematic", "foot"],
      ],
      stops: [],
    },
  };
  const { r } = decode(json, null).routes;
  assert.deepEqual([...r.line], [0, 0, 1, 0, 2, 0, 3, 0]);
  assert.deepEqual([...r.cumulative], [0, 60, 120, 170]);
  assert.deepEqual(
    r.spans.map(({ mode, reversed, from, to }) => [mode, reversed, from, to]),
    [
      ["rail", false, 0, 60],
      ["foot", true, 60, 170],
    ],
  );
});
