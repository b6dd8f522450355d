import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { openingRule } from "../../../static/player/opening/opening-rule.js";
import { openingPicture, titlePicture } from "../../../static/player/shell/address-query.js";
import { createStore } from "../../../static/player/shell/store.js";
import { periodRule } from "../../../static/player/time/period.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
let store;
const opening = () => store.get().opening;

beforeEach(() => {
  const rest = { playing: false, presenting: false, dragging: false, pace: "day", step: "day" };
  const state = { ...titlePicture(scene), ...rest, stop: null };
  store = createStore(state, openingRule(periodRule(scene)));
});

describe("the opening", () => {
  test("is everybody at home, on a day before the first was taken", () => {
    const { day, movements } = store.get();
    assert.equal(opening(), true);
    assert.equal(movements.length, scene.movements.length);
    assert.ok(scene.movements.every(({ start }) => start >= day));
  });
  test("ends with whatever changes the picture, and with time that runs", () => {
    for (const patch of [
      { day: 100 },
      { view: "sofar" },
      { movements: ["kalmyks-1943"] },
      { playing: true },
      { tour: { id: "kalmyks", step: 1 } },
      { map: { lon: 60, lat: 50, zoom: 4 } },
      { selected: { type: "movement", id: "kalmyks-1943" } },
    ]) {
      store.set(titlePicture(scene));
      assert.equal(opening(), true);
      store.set(patch);
      assert.equal(opening(), false, JSON.stringify(patch));
      store.set({ playing: false });
    }
  });
  test("stays while it is presented, printed or shared", () => {
    store.set({ presenting: true });
    store.set({ playing: false, pace: "month" });
    store.set({ day: store.get().day, movements: [...store.get().movements] });
    assert.equal(opening(), true);
  });
  test("is left and come back to by name", () => {
    store.set({ opening: false });
    assert.equal(opening(), false);
    store.set({ day: 200 });
    store.set(titlePicture(scene), "address");
    assert.equal(opening(), true);
    store.set(openingPicture(scene));
    assert.equal(opening(), false);
  });
});
