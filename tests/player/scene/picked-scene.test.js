import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bandOf } from "../../../static/player/day/bands.js";
import { pictureOn } from "../../../static/player/day/picture.js";
import { createStreams } from "../../../static/player/day/streams.js";
import { snapshotOf } from "../../../static/player/map/snapshot.js";
import { pickedScene, questionsOf } from "../../../static/player/scene/picks.js";
import { indexOf } from "../../../static/player/scene/scene.js";
import { dayOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

/** One movement: 100 people by its own total or 120 by a rival, 40 or 45 of them to one region. */
const movement = {
  id: "m",
  whole_claim: "total",
  rivals: ["other-total", "total"],
  disputes: [["region", "other-region"]],
  track: { whole: { value: 100 }, curves: { removed: [[0, 100]], died: [[9, 1]] } },
  picked: {
    "other-total": { whole: { value: 120 }, curves: { removed: [[0, 120]] } },
    "other-region": { regions: [45] },
    "other-total other-region": { whole: { value: 120 }, regions: [45] },
  },
};
const flows = [
  { id: "there", movement: "m", claim: "region", value: 40, picked: { "other-region": 45 } },
  { id: "on", movement: "m", claim: "rest", value: 60, picked: { "other-region": 55 } },
  { id: "unknown", movement: "m", claim: null, value: null },
];
/** Whoever writes into it or anything in it breaks; of typed arrays the elements cannot be frozen. */
const frozen = (value) => {
  if (!value || typeof value !== "object" || ArrayBuffer.isView(value) || Object.isFrozen(value))
    return value;
  Object.freeze(value);
  for (const item of value instanceof Map ? value.values() : Object.values(value)) frozen(item);
  return value;
};
const scene = frozen({ movements: [movement], flows, index: indexOf([movement], flows) });

test("without picks the scene is itself", () => {
  assert.equal(pickedScene(scene, []), scene);
});

test("a picked total replaces what it changes in the track and nothing else", () => {
  const { track } = pickedScene(scene, ["other-total"]).index.movement.get("m");
  assert.equal(track.whole.value, 120);
  assert.deepEqual(track.curves, { removed: [[0, 120]], died: [[9, 1]] });
  assert.equal(scene.movements[0].track.whole.value, 100);
});

test("flows take the number of a pick, and the claim it is of", () => {
  const picked = pickedScene(scene, ["other-region"]);
  assert.deepEqual(
    picked.flows.map(({ value, claim }) => [value, claim]),
    [
      [45, "other-region"],
      [55, "rest"],
      [null, null],
    ],
  );
  assert.equal(picked.flows[2], scene.flows[2], "what no pick changes is shared");
  assert.equal(picked.index.flow.get("there"), picked.flows[0]);
  assert.deepEqual(picked.index.flowsOfMovement.get("m"), picked.flows);
});

test("the same picks give the same scene, and others do not", () => {
  const picked = pickedScene(scene, ["other-total"]);
  assert.equal(pickedScene(scene, ["other-total"]), picked);
  for (let n = 0; n < 40; n += 1) pickedScene(scene, [`nobody-${n}`]);
  assert.deepEqual(pickedScene(scene, ["other-total"]), picked);
  assert.notEqual(pickedScene(scene, ["other-region"]), picked);
});

test("the scenes of sixteen picks are kept, and then all are worked out anew", () => {
  const own = { ...scene };
  const picked = pickedScene(own, ["other-total"]);
  for (let n = 1; n < 16; n += 1) pickedScene(own, [`nobody-${n}`]);
  assert.equal(pickedScene(own, ["other-total"]), picked);
  pickedScene(own, ["nobody-16"]);
  assert.notEqual(pickedScene(own, ["other-total"]), picked);
});

describe("the scene of the atlas, of which every object is frozen", () => {
  const atlas = frozen(atlasScene());
  const streams = createStreams(atlas);
  const movements = atlas.movements.map(({ id }) => id);
  const days = ["1937-10-10", "1943-12-20", "1944-03-21", "1957-08-01"].map(dayOf);
  const views = ["day", "sofar", "all"];
  /** Everything that the player shows of some picks, as text. */
  const shown = (pick) => {
    const scene = pickedScene(atlas, pick);
    const snapshots = days.flatMap((day) =>
      views.map((view) => {
        const state = { day, to: null, view, movements, basis: "share" };
        return snapshotOf(state, pictureOn(scene, state, streams, []), 0);
      }),
    );
    return JSON.stringify([snapshots, movements.map((id) => bandOf(scene, id))]);
  };
  /** For each movement that has rivals, the last of each question. */
  const picks = atlas.movements
    .map((each) => questionsOf(each).map((ids) => ids.at(-1)))
    .filter((ids) => ids.length);

  test("looks otherwise with each pick, and afterwards as before", () => {
    const own = shown([]);
    assert.ok(picks.length > 3);
    for (const pick of picks) assert.notEqual(shown(pick), own, pick);
    assert.equal(shown([]), own);
  });
  test("has flows that name the claim which their number is of", () => {
    for (const pick of picks)
      for (const flow of pickedScene(atlas, pick).flows) {
        const own = atlas.index.flow.get(flow.id);
        if (flow.claim !== own.claim) assert.ok(pick.includes(flow.claim));
        if (flow.value !== own.value) assert.ok(pick.some((id) => id in own.picked));
      }
  });
});
