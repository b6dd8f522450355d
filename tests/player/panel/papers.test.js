import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  dayOfPaper,
  nextPaper,
  papersNamed,
  papersOf,
} from "../../../static/player/panel/papers.js";
import { areMixed } from "../../../static/player/panel/panel-words.js";
import { atlasScene } from "../atlas-scene.js";

const event = (id, start, kind, more = {}) => ({ id, start, end: start, kind, ...more });

/** The ids of the papers of a movement with these events. */
function papers(events) {
  const scene = { index: { eventsOfMovement: new Map([["m", events]]) } };
  const found = papersOf(/** @type {any} */ (scene), /** @type {any} */ ({ id: "m", start: 6 }));
  return papersNamed(found).map(([words, [{ id }]]) => [words, id]);
}

describe("the papers of a movement", () => {
  const plan = event("plan", 1, "plan", { document: "Plan" });
  const oral = event("oral", 2, "decree");
  const order = event("order", 3, "decree", { document: "Order 1" });
  const later = event("later", 5, "decree", { document: "Decree 2", refutation: "It was not so." });
  test("are its first decree of which there is a document, whatever comes before it", () =>
    assert.deepEqual(papers([later, order, oral, plan]), [
      ["Decree", "order"],
      ["Accusation and refutation", "later"],
    ]));
  test("are one where the decree itself is refuted", () =>
    assert.deepEqual(papers([plan, later]), [["Decree and refutation", "later"]]));
  test("have the refutation of a decree before that of another charge", () => {
    const charge = event("charge", 0, "accusation", { refutation: "Nor that." });
    assert.deepEqual(papers([charge, later]), [["Decree and refutation", "later"]]);
    assert.deepEqual(papers([charge]), [["Accusation and refutation", "charge"]]);
  });
  test("lead to the first voice and say how many there are", () => {
    const voices = [event("second", 9, "testimony"), event("first", 7, "testimony")];
    assert.deepEqual(papers(voices), [["2 voices", "first"]]);
    assert.deepEqual(papers(voices.slice(1)), [["1 voice", "first"]]);
  });
  test("lead to a voice of the year of the removal on its first day, after those dated to the day", () => {
    const ofYear = event("year", 0, "testimony", { end: 300 });
    const ofDay = event("day", 6, "testimony");
    assert.deepEqual(papers([ofYear, ofDay]), [["2 voices", "day"]]);
    const movement = /** @type {any} */ ({ start: 6 });
    assert.equal(dayOfPaper(ofYear, movement), 6);
    assert.equal(dayOfPaper(order, movement), 3, "an order comes before it");
    const army = event("army", 1, "homeland", { end: 300 });
    assert.equal(dayOfPaper(army, movement), 1, "it is no voice");
  });
  test("come one after the other, and after the last the first", () => {
    const voices = [event("first", 7, "testimony"), event("second", 9, "testimony")];
    const from = (id) => nextPaper(voices, id && { id }).id;
    assert.deepEqual([null, "other", "first", "second"].map(from), [
      "first",
      "first",
      "second",
      "first",
    ]);
  });
  test("are none where nothing is known", () => assert.deepEqual(papers([oral]), []));
});

describe("the papers of the atlas", () => {
  const scene = atlasScene();
  for (const movement of scene.movements) {
    test(`lead from the ${movement.id} to a decree and a voice`, () => {
      const { decree, voices } = papersOf(scene, movement);
      assert.ok(decree && decree.start <= movement.end);
      assert.ok(voices.length > 0);
    });
  }
});

describe("voices", () => {
  test("of several peoples say whose each is", () => {
    assert.ok(areMixed([{ whose: "Chechens" }, { whose: "Ingush" }]));
    assert.ok(!areMixed([{ whose: "Ingush" }, { whose: "Ingush" }]));
    assert.ok(!areMixed([]));
  });
});
