import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../../static/player/scene/scene.js";
import { atlasFiles } from "../atlas-scene.js";

/** A scene of which the file of texts is still to come, and that file. */
function apart() {
  const { scene: first, texts, base } = atlasFiles();
  return { first, texts, scene: decode(first, base) };
}

test("a scene without its texts has every claim, place and step, and none of their words", () => {
  const { scene, texts } = apart();
  assert.equal(scene.texts.here, false);
  assert.deepEqual(Object.keys(scene.claims), Object.keys(texts.claims));
  assert.ok(scene.events.every((event) => event.title && event.text === undefined));
  assert.ok(scene.tours.every(({ steps }) => steps.every((step) => step.address && !step.text)));
  assert.deepEqual([scene.sources, scene.persons], [{}, []]);
});

test("texts fill what is there, and nothing of what the host gave", () => {
  const { scene, first, texts } = apart();
  const [event, as_given] = [scene.events[0], JSON.stringify(first)];
  scene.texts.put(texts);
  assert.equal(scene.texts.here, true);
  assert.equal(event.text, texts.events[0].text);
  assert.equal(scene.index.event.get(event.id), event);
  assert.deepEqual(scene.sources, texts.sources);
  assert.equal(JSON.stringify(first), as_given);
});

test("who waits for texts hears that they failed, asks again, and hears that they are here", async (t) => {
  t.mock.method(console, "error", () => {});
  const { scene, texts } = apart();
  const heard = [];
  scene.texts.listen(() => heard.push([scene.texts.here, scene.texts.failed]));
  let tries = 0;
  await scene.texts.bring(async () => {
    tries += 1;
    if (tries === 1) throw new Error("the network is gone");
    return texts;
  });
  assert.deepEqual(heard, [[false, true]]);
  await scene.texts.again();
  assert.deepEqual(heard.slice(1), [
    [false, false],
    [true, false],
  ]);
  await scene.texts.again();
  assert.equal(tries, 2);
});

test("a scene that comes whole waits for nothing", () => {
  const { first, texts } = apart();
  const scene = decode({ ...first, sources: texts.sources }, null);
  assert.equal(scene.texts.here, true);
  scene.texts.listen(() => assert.fail("nothing is to come"));
});
