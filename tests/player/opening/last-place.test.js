import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { keepPlace, placeKept, placeWords } from "../../../static/player/opening/last-place.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
/** @type {Map<string, string>} */
let kept;

/** Puts a browser's storage into the global object. */
function storage(value) {
  Object.defineProperty(globalThis, "localStorage", { value, configurable: true });
}
beforeEach(() => {
  kept = new Map();
  storage({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  });
});
afterEach(() => storage(undefined));

describe("the last place", () => {
  test("is one address and nothing else", () => {
    keepPlace("date=1944-03-08");
    keepPlace("date=1944-03-09&movement=balkars-1944");
    assert.deepEqual([...kept.values()], ["date=1944-03-09&movement=balkars-1944"]);
    assert.equal(placeKept(scene), "date=1944-03-09&movement=balkars-1944");
  });
  test("outlasts the opening, which has no address", () => {
    keepPlace("date=1944-03-08");
    keepPlace("");
    assert.equal(placeKept(scene), "date=1944-03-08");
  });
  test("is none where nothing was kept, where the data no longer has it, or the browser refuses", () => {
    assert.equal(placeKept(scene), "");
    keepPlace("date=1944-03-08&movement=nobody");
    assert.equal(placeKept(scene), "");
    const refuse = () => {
      throw new Error("not allowed");
    };
    storage({ getItem: refuse, setItem: refuse });
    keepPlace("date=1944-03-08");
    assert.equal(placeKept(scene), "");
    storage(undefined);
    assert.equal(placeKept(scene), "");
  });
  test("is told as a step of a story, or as a day and whose", () => {
    const { title, steps } = scene.tours.find(({ id }) => id === "kalmyks");
    const told = `${title}, 3 of ${steps.length}`;
    assert.equal(placeWords("date=1944-01-01&tour=kalmyks&step=3", scene), told);
    const day = "date=1944-03-08";
    assert.equal(placeWords(day, scene), "8 March 1944");
    assert.equal(placeWords(`${day}&movement=balkars-1944`, scene), "8 March 1944, Balkars");
  });
});
