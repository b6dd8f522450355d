import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createStore } from "../../../static/player/shell/store.js";

const heard = (store) => {
  const told = [];
  store.subscribe((state, { changed, previous, origin }) =>
    told.push([[...changed].sort(), previous.day, state.day, origin]),
  );
  return told;
};

describe("the store", () => {
  test("tells what has changed, from what, and who did it", () => {
    const store = createStore({ day: 1, view: "day" });
    const told = heard(store);
    store.set({ day: 2, view: "day" }, "keys");
    assert.deepEqual(told, [[["day"], 1, 2, "keys"]]);
  });
  test("tells nobody where nothing has changed", () => {
    const store = createStore({
      movements: ["a", "b"],
      map: { lon: 1, lat: 2, zoom: 3 },
      to: null,
    });
    const told = heard(store);
    store.set({ movements: ["a", "b"], map: { lon: 1, lat: 2, zoom: 3 }, to: null });
    assert.deepEqual(told, []);
    store.set({ movements: ["b", "a"] });
    assert.equal(told.length, 1, "another order is another list");
  });
  test("compares lists and flat objects by what is in them", () => {
    const spot = { lon: 1, lat: 2, zoom: 3 };
    const changes = [
      [spot, { ...spot, zoom: 4 }],
      [spot, { lon: 1, lat: 2 }],
      [null, spot],
      [spot, null],
      [5, {}],
      [{}, 5],
      [["a"], ["a", "b"]],
    ];
    for (const [map, next] of changes) {
      const store = createStore({ map });
      const told = heard(store);
      store.set({ map: next });
      assert.equal(told.length, 1, JSON.stringify([map, next]));
    }
  });
  test("cannot be changed from outside", () => {
    const store = createStore({ day: 1 });
    assert.throws(() => (store.get().day = 2), TypeError);
  });
  test("lets a listener write: those after it hear of the newest state", () => {
    const store = createStore({ day: 1, to: 0 });
    store.subscribe((state, { changed }) => changed.has("day") && store.set({ to: state.day }));
    const told = [];
    store.subscribe((state, { changed }) => told.push([[...changed][0], state.day, state.to]));
    store.set({ day: 5 });
    assert.deepEqual(told, [
      ["to", 5, 5],
      ["day", 5, 5],
    ]);
  });
  test("completes what is written by its rule, from the beginning", () => {
    const twice = (state, patch) => ("day" in patch ? { ...patch, double: 2 * patch.day } : patch);
    const store = createStore({ day: 1 }, twice);
    assert.equal(store.get().double, 2);
    const told = [];
    store.subscribe((state, { changed }) => told.push([...changed]));
    store.set({ day: 3 });
    assert.deepEqual(store.get(), { day: 3, double: 6 });
    assert.deepEqual(told, [["day", "double"]]);
  });
  test("tells nobody who has left", () => {
    const store = createStore({ day: 1 });
    const told = [];
    const leave = store.subscribe(() => told.push("a"));
    leave();
    store.set({ day: 2 });
    assert.deepEqual(told, []);
  });
});
