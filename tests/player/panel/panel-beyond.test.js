import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { stateOf } from "../../../static/player/day/evaluate.js";
import { beyondWords } from "../../../static/player/panel/panel-beyond.js";
import { dayOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

describe("what a people's counts have beyond the whole", () => {
  const scene = atlasScene();
  const said = (date, id) =>
    beyondWords(scene, scene.index.movement.get(id), stateOf(scene, id, dayOf(date)));

  test("is nobody where no source says whether the dead of the way are in it", () => {
    for (const date of ["1944-03-22", "1944-03-23", "1944-03-24", "1958-01-01"])
      assert.deepEqual(said(date, "balkars-1944"), []);
  });
  test("is who died on the way of a whole of arrivals, the day of their count and after", () => {
    const words =
      "Counted beyond the 494,456: 1,361 (1,272–10,000) who died on the way, as the whole counts only those who" +
      " arrived (derived).";
    for (const date of ["1944-03-21", "1944-03-22", "1950-01-01"])
      assert.deepEqual(said(date, "chechens-ingush-1944"), [words]);
  });
  test("is who had died by then of a whole counted on the way", () => {
    const [id, dead] = ["balkars-1944", { value: 12, low: 12, high: 12, basis: "derived" }];
    const state = { ...stateOf(scene, id, dayOf("1944-03-17")), added: dead, added_dead: dead };
    assert.deepEqual(beyondWords(scene, scene.index.movement.get(id), state), [
      "Counted beyond the 37,713: 12 who had died on the way before the whole was counted (derived).",
    ]);
  });
  test("is a difference between sources as far as another gives a greater total", () => {
    assert.deepEqual(said("1944-11-30", "crimean-tatars-1944"), [
      "Counted beyond the 183,155 but within the greatest total of other sources, 193,865: 10,710 (derived).",
      "Counted beyond that: at least 191 who died on the way, as the greatest total counts only those who arrived" +
        " (derived).",
    ]);
    // A month later more are beyond every total than died on the way: who they are no source says.
    const [, later] = said("1944-12-31", "crimean-tatars-1944");
    assert.match(later, /at least 3,287 born in exile, joined later or counted differently/u);
    assert.deepEqual(said("1944-12-20", "crimean-tatars-1944"), [
      "Counted beyond the 183,155 but within the greatest total of other sources, 193,865: at most 10,710" +
        " (estimated).",
    ]);
  });
});
