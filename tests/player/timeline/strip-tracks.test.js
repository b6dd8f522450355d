import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  changingOn,
  keyOf,
  standing,
  tracksOf,
} from "../../../static/player/timeline/strip-tracks.js";
import { forgetTextWidths, textWidth } from "../../../static/player/timeline/text-widths.js";
import { stateOf } from "../../../static/player/day/evaluate.js";
import { dayOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";
import { sceneOf, smallMovement } from "../day/small-scene.js";

const page = (from, to) => ({ from, to });

describe("what the strip draws of a movement", () => {
  const dated = smallMovement({
    id: "d",
    track: null,
    dated: [
      [100, 150],
      [300, null],
    ],
  });
  const scene = sceneOf({ movements: [smallMovement(), dated] });
  const tracks = tracksOf(scene);
  const changing = (...days) => [...changingOn(tracks, ["m", "d"], page(...days))];

  test("is a band where a source gives a whole", () => {
    assert.ok(tracks.get("m").band);
    assert.equal(tracks.get("d").band, null);
    assert.equal(tracks.get("m").hue, "#315234");
  });
  test("changes where its band does", () => {
    assert.deepEqual(changing(0, 59), ["m"]);
    assert.deepEqual(changing(400, 459), []);
  });
  test("of dated counts changes where one begins or ends", () => {
    assert.ok(changing(90, 110).includes("d"));
    assert.ok(!changing(110, 140).includes("d"), "it lasts over the whole page");
    assert.ok(changing(290, 310).includes("d"));
  });
});

describe("the names of states on the strip", () => {
  const atlas = atlasScene();
  const tracks = tracksOf(atlas);
  const shown = (...ids) => ids.map((id) => tracks.get(id));
  test("change on the day on which people may return", () => {
    const [{ words, renamed }] = shown("kalmyks-1943");
    assert.equal(renamed, atlas.index.movement.get("kalmyks-1943").return_start);
    assert.deepEqual(
      [renamed - 1, renamed].map((day) => words("in_exile", day)),
      ["in exile", "not back"],
    );
    assert.equal(shown("koreans-1937")[0].renamed, null);
  });
  test("of the key are those of all the bands, or the plain ones", () => {
    const { renamed } = tracks.get("kalmyks-1943");
    const key = (from, to, ...ids) =>
      keyOf(atlas, shown(...ids), page(from, to)).find(({ state }) => state === "in_exile")?.name;
    assert.equal(key(renamed - 60, renamed - 1, "kalmyks-1943"), "in exile");
    assert.equal(key(renamed, renamed + 60, "kalmyks-1943"), "not back");
    assert.equal(key(renamed - 1, renamed + 60, "kalmyks-1943"), "in exile", "both");
    assert.equal(key(renamed, renamed + 60, "kalmyks-1943", "koreans-1937"), "in exile");
    assert.equal(key(renamed, renamed + 60, "kalmyks-1943", "kazakhs-1928"), "not back");
    assert.equal(key(renamed, renamed + 60, "kazakhs-1928"), undefined, "no band is shown");
  });
  test("of the key are those of what is drawn, with those back home where there are some", () => {
    const names = (id, day) => keyOf(atlas, shown(id), page(day, day + 60)).map(({ name }) => name);
    const { start, return_start: free } = atlas.index.movement.get("kalmyks-1943");
    const states = ["on the way", "in exile", "died", "dead or living: not known"];
    assert.deepEqual(names("kalmyks-1943", start), ["at home", ...states]);
    assert.equal(names("kalmyks-1943", free + 60)[0], "at home, back home");
    assert.deepEqual(names("koreans-1937", start), [
      ...["at home", "on the way", "in exile", "died", "dead or living: not known"],
    ]);
    assert.deepEqual(names("kazakhs-1928", start), []);
  });
});

test("a count is written only where it stands still and nobody has guessed it", () => {
  const countOf = standing(sceneOf());
  assert.equal(countOf("m", "in_exile", 200, 300), 850);
  assert.equal(countOf("m", "in_exile", 100, 150), null, "people die");
  assert.equal(countOf("m", "returned", 200, 300), null, "nobody");
  const atlas = atlasScene();
  const [first, last] = ["1949-02-10", "1949-02-20"].map(dayOf);
  const living = stateOf(atlas, "karachais-1943", first).in_exile;
  assert.deepEqual([living.value, living.basis], [57300, "estimated"]);
  assert.equal(standing(atlas)("karachais-1943", "in_exile", first, last), null, "an estimate");
});

test("a word is measured once in each font, until fonts have loaded", () => {
  let asked = 0;
  const context = {
    font: "12px a",
    measureText: (text) => ({ width: (asked += 1) && text.length }),
  };
  assert.equal(textWidth(context, "abc"), 3);
  assert.equal(textWidth(context, "abc"), 3);
  assert.equal(asked, 1);
  context.font = "14px a";
  textWidth(context, "abc");
  assert.equal(asked, 2);
  forgetTextWidths();
  textWidth(context, "abc");
  assert.equal(asked, 3);
});
