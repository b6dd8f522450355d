import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { corridorsOf } from "../../../static/player/day/corridors.js";
import { corridorLanes } from "../../../static/player/map/ways/corridor-lanes.js";
import { atlasScene } from "../atlas-scene.js";

const corridor = (index, route, ...line) => ({
  index,
  line: Float64Array.from(line),
  flow: { movement: "m", route, reverse: false },
});
const south = corridor(0, "south", 60, 45, 60, 44, 60, 43, 60, 42);

describe("corridors", () => {
  test("that begin together run beside each other, in the order in which they lead apart", () => {
    const east = corridor(1, "east", 60, 45, 61, 44.5, 63, 44);
    // Seen along a way that leads down the map its right is the west.
    const lanes = corridorLanes([south, east]);
    assert.deepEqual([lanes.get(1), lanes.get(0)], [-0.5, 0.5]);
  });
  test("that share a stretch do so too, and one that leads back is on the other side of its own way", () => {
    const back = corridor(1, "back", 60, 42, 60, 43, 60, 44, 60, 45);
    assert.deepEqual(
      [...corridorLanes([south, back])],
      [
        [0, -0.5],
        [1, -0.5],
      ],
    );
  });
  test("that only end together, and several along one way, have no lanes", () => {
    const ending = corridor(1, "ending", 50, 42, 60, 42);
    const same = corridor(2, "south", 60, 45, 60, 44, 60, 43, 60, 42);
    assert.equal(corridorLanes([south, ending, same]).size, 0);
  });
  test("of the atlas that leave the south of Kazakhstan lie apart", () => {
    const all = corridorsOf(atlasScene());
    const lanes = corridorLanes(all);
    const leaving = all.filter(({ flow }) => flow.origin === "south-kazakhstan-districts");
    assert.ok(leaving.length > 2);
    assert.equal(new Set(leaving.map(({ index }) => lanes.get(index))).size, leaving.length);
  });
});
