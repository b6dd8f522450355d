import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { stateOf } from "../../../static/player/day/evaluate.js";
import { foldedBlock, parted, returnBlock } from "../../../static/player/map/labels/return-card.js";
import { dayOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const front = (id, direction) => {
  const movement = scene.index.movement.get(id);
  const peoples = movement.peoples.map((people) => scene.index.people.get(people));
  return { group: { movement, direction, peoples }, rings: [{ flows: [{ status: "schematic" }] }] };
};
const [kalmyks, chechens, karachais] = [
  "kalmyks-1943",
  "chechens-ingush-1944",
  "karachais-1943",
].map((id) => front(id, "homeward"));

describe("several returns at once", () => {
  test("have one list, and one alone a card of its own", () => {
    const away = front("koreans-1937", "outward");
    assert.deepEqual(parted([kalmyks, away]), { apart: [kalmyks, away], together: [] });
    const both = parted([kalmyks, away, chechens]);
    assert.deepEqual(both, { apart: [away], together: [kalmyks, chechens] });
  });
  test("say of each how many are back, and what is between two counts", () => {
    const day = dayOf("1957-06-01");
    const frame = { scene, day, stateOn: (id) => stateOf(scene, id, day) };
    const { rows } = returnBlock(frame, [kalmyks, chechens, karachais]);
    assert.deepEqual(
      rows.map((row) => row.map(({ text }) => text).join(": ")),
      [
        "Back home so far",
        "Kalmyks: ≈\u00a014,200",
        "Chechens and Ingush: ≈\u00a0109,000",
        "Karachais: number not stated",
        "the ways out, reversed: schematic",
      ],
    );
  });
  test("folded say how many they are, and of whom most are back", () => {
    const day = dayOf("1957-06-01");
    const frame = { scene, day, stateOn: (id) => stateOf(scene, id, day) };
    const said = ({ rows }) => rows.map((row) => row.map(({ text }) => text).join(" "));
    assert.deepEqual(said(foldedBlock(frame, [kalmyks, chechens, karachais])), [
      "Four peoples are returning",
      "Chechens and Ingush: ≈\u00a0109,000 back so far",
    ]);
    assert.deepEqual(said(foldedBlock(frame, [karachais, karachais])), [
      "Two peoples are returning",
    ]);
  });
});
