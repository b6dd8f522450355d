import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STACK } from "../../../static/player/theme/palette.js";
import { gradeName, idsOf, stateName, wordsOf } from "../../../static/player/words/vocabulary.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();

describe("the name of a state", () => {
  test("each state that is drawn has one, and one of its own", () => {
    // Excess deaths are told beside the band, and are no part of it.
    assert.deepEqual(idsOf(scene, "state").sort(), [...STACK, "excess_dead"].sort());
    const named = STACK.map((state) => stateName(scene, state));
    assert.equal(new Set(named).size, STACK.length);
    assert.ok(named.every((name, n) => name !== STACK[n]));
  });
  test("after the release nobody is held: who is away is not back", () => {
    assert.equal(stateName(scene, "in_exile"), "in exile");
    assert.equal(stateName(scene, "in_exile", { free: true }), "not back");
  });
  test("where the dead are counted in some regions alone it is the least", () => {
    assert.equal(stateName(scene, "dead", { least: true }), "died (as far as counted)");
  });
});

describe("the vocabulary", () => {
  test("has words for every grade, rank, kind, event and means of travel of the data", () => {
    const known = (list, id) => !id || idsOf(scene, list).includes(id);
    for (const claim of Object.values(scene.claims))
      for (const list of ["grade", "rank", "kind"]) assert.ok(known(list, claim[list]), claim.text);
    for (const event of scene.events) assert.ok(known("event", event.kind), event.kind);
    for (const flow of scene.flows) {
      assert.ok(known("mode", flow.mode), flow.mode);
      assert.ok(known("direction", flow.direction), flow.direction);
    }
  });
  test("leaves what it does not know as it is", () =>
    assert.equal(wordsOf(scene, "event", "unheard-of"), "unheard-of"));
  test("puts in values, and leaves the place of one that it is not given", () => {
    assert.equal(
      wordsOf(scene, "homeland", "borders", { year: 1957 }),
      "restored, borders of 1957",
    );
    assert.equal(wordsOf(scene, "homeland", "emptied"), "emptied {month}");
  });
  test("a claim without a grade has none in words", () => assert.equal(gradeName(scene, ""), ""));
});
