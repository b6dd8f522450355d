import assert from "node:assert/strict";
import { test } from "node:test";
import { ownNamesIn } from "../../../static/player/words/own-names.js";
import { atlasScene } from "../atlas-scene.js";

const { peoples, tours } = atlasScene();

test("an own name has its language wherever it stands, and the words around it have none", () => {
  assert.deepEqual(ownNamesIn(peoples, "Нохчий: the Chechens"), [
    ["Нохчий", "ce"],
    [": the Chechens", null],
  ]);
  assert.deepEqual(ownNamesIn(peoples, "Of Ahıska Türkleri"), [
    ["Of ", null],
    ["Ahıska Türkleri", "tr"],
  ]);
  assert.deepEqual(ownNamesIn(peoples, "The whole country"), [["The whole country", null]]);
});
test("several names have each its own, in whatever order they stand", () => {
  const [, chechens, ingush] = peoples;
  assert.deepEqual(ownNamesIn(peoples, `${ingush.own}, ${chechens.own}`), [
    [ingush.own, ingush.own_lang],
    [", ", null],
    [chechens.own, chechens.own_lang],
  ]);
});
test("a name of which no language is known is left as it is", () => {
  assert.deepEqual(ownNamesIn([{ own: "P", own_lang: "" }], "P: the Ps"), [["P: the Ps", null]]);
});
test("the titles of the stories say the language of each name that the data knows", () => {
  const without = tours.filter(({ title }) =>
    ownNamesIn(peoples, title).every(([, lang]) => !lang),
  );
  assert.deepEqual(
    without.map(({ id }) => id),
    ["koreans", "all-peoples"],
  );
});
