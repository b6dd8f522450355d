import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  firstTour,
  mapWords,
  portraitOf,
  sentenceOf,
} from "../../../static/player/opening/title-words.js";
import { peoplesMoved } from "../../../static/player/scene/moved.js";
import { number } from "../../../static/player/words/wording.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const portrait = (id) => portraitOf(scene, scene.index.people.get(id));
/** The scene with one movement alone, as a reader's own folder may have it. */
const only = (id) => ({
  ...scene,
  movements: scene.movements.filter((movement) => movement.id === id),
});

describe("a people", () => {
  test("has its years, the number of its movement with the range, and how it is known", () => {
    for (const people of peoplesMoved(scene)) {
      const { movements, amount, counted, known, years } = portraitOf(scene, people);
      const { track } = movements[0];
      assert.match(years, /^19\d\d(–19\d\d)?$/, people.id);
      if (!track) continue;
      const { whole } = track;
      assert.equal(amount, number(whole.value), people.id);
      assert.ok(counted.startsWith(scene.claims[whole.claim].doing), people.id);
      if (whole.low !== whole.high)
        assert.ok(known.includes(`${number(whole.low)}–${number(whole.high)}`), people.id);
      assert.match(known, /(documented|derived|estimated)$/, people.id);
    }
  });
  test("that was counted with another says with whom, and nobody divides the number", () => {
    const [chechens, ingush] = [portrait("chechens"), portrait("ingush")];
    assert.equal(chechens.amount, ingush.amount);
    assert.match(chechens.counted, /, with the Ingush$/);
    assert.match(ingush.counted, /, with the Chechens$/);
    assert.doesNotMatch(portrait("kalmyks").counted, /with the/);
  });
  test("without a total has the count that comes first, and says that it is none", () => {
    const { amount, counted, known } = portrait("kazakhs");
    const ranks = scene.movements
      .find(({ id }) => id === "kazakhs-1928")
      .dated.map(([, , , rank]) => rank)
      .filter((rank) => rank !== null);
    const first = scene.index.movement
      .get("kazakhs-1928")
      .dated.find(([, , , rank]) => rank === Math.min(...ranks));
    const claim = scene.claims[first[2]];
    assert.equal(amount, number(claim.value));
    assert.equal(counted, claim.doing);
    assert.match(known, /no source gives a total$/);
  });
  test("of whom nothing is counted says so", () => {
    const bare = { ...scene, movements: [{ ...scene.movements[0], track: null, dated: [] }] };
    const { amount, known } = portraitOf(bare, scene.peoples[0]);
    assert.deepEqual([amount, known], ["", "not stated"]);
  });
  test("begins its own story, not one that it shares", () => {
    for (const people of peoplesMoved(scene))
      assert.deepEqual(portraitOf(scene, people).tour?.peoples, [people.id]);
    assert.equal(portraitOf({ ...scene, tours: [] }, scene.peoples[0]).tour, null);
  });
});

describe("the opening", () => {
  test("begins the story of all; of a single people its own; without a story none", () => {
    assert.equal(firstTour(scene)?.peoples.length, peoplesMoved(scene).length);
    assert.equal(firstTour(only("kalmyks-1943"))?.id, "kalmyks");
    assert.equal(firstTour(only("chechens-ingush-1944")), null);
    assert.equal(firstTour({ ...scene, tours: [] }), null);
  });
  test("says in one sentence of how many it tells, and of when", () => {
    assert.match(sentenceOf(scene), /^How ten peoples .* between 1928 and 1944, .*\.$/);
    assert.match(sentenceOf(only("kalmyks-1943")), /^How one people .* was .* in 1943, /);
    assert.match(sentenceOf(only("chechens-ingush-1944")), /^How two peoples .* in 1944, /);
  });
});

test("the map's day is the one before anybody left, or the first there is, and paler means no total", () => {
  assert.equal(
    mapWords(scene, 0),
    "The map: homelands on 1 January 1928, where the atlas begins. Paler: no total is known",
  );
  const [koreans] = only("koreans-1937").movements;
  assert.equal(
    mapWords(only("koreans-1937"), koreans.start - 1),
    "The map: homelands on 8 September 1937",
  );
});
