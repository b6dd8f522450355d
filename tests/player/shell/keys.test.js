import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { listenKeys } from "../../../static/player/shell/keys.js";
import { createStore } from "../../../static/player/shell/store.js";
import { periodRule } from "../../../static/player/time/period.js";
import { LAST_DAY, dayOf, isoOf } from "../../../static/player/time/days.js";

const SCENE = {
  address: { period_days: 365 },
  movements: [{ id: "a", peoples: [], start: dayOf("1944-02-23"), end: dayOf("1944-03-20") }],
  events: [{ id: "e", movement: "a", peoples: [], start: dayOf("1944-02-23") }],
};
let press;
let store;
let presented;
let told;
let body;
let unlisten;
let inside;
let inStory;
let searched;

beforeEach(() => {
  body = element("BODY");
  globalThis.document = {
    body,
    addEventListener: (_, listener) => (press = listener),
    removeEventListener: () => (press = null),
  };
  presented = [];
  told = [];
  inStory = false;
  searched = 0;
  const opening = {
    day: dayOf("1944-01-31"),
    to: null,
    view: "day",
    movements: ["a"],
    step: "day",
    pace: "day",
    selected: null,
    playing: false,
    presenting: false,
  };
  store = createStore(opening, periodRule(SCENE));
  const present = (on) => presented.push(on);
  inside = true;
  unlisten = listenKeys({ contains: () => inside }, SCENE, store, {
    present,
    reader: { pace: false },
    story: (event) => told.push(event.key) > 0 && inStory,
    search: () => (searched += 1),
  });
});
afterEach(() => delete globalThis.document);

/** An element inside those of these class names. */
function element(tagName, ...inside) {
  return { tagName, closest: (selector) => inside.includes(selector) || null };
}
function hit(key, more = {}) {
  const event = { key, target: body, defaultPrevented: false, preventDefault, ...more };
  function preventDefault() {
    event.defaultPrevented = true;
  }
  press(event);
  return event.defaultPrevented;
}
const today = () => isoOf(store.get().day);

describe("a key", () => {
  const steps = {
    ArrowRight: "1944-02-01",
    ArrowUp: "1944-02-01",
    ArrowLeft: "1944-01-30",
    ArrowDown: "1944-01-30",
    PageUp: "1944-02-29",
    PageDown: "1943-12-31",
    Home: "1928-01-01",
    End: "1961-12-31",
  };
  for (const [key, iso] of Object.entries(steps))
    test(`${key} goes to ${iso}`, () => {
      assert.ok(hit(key));
      assert.equal(today(), iso);
    });
  test("with Shift goes to the next event", () => {
    hit("ArrowRight", { shiftKey: true });
    assert.equal(today(), "1944-02-23");
  });
  test("space plays and pauses", () => {
    hit(" ");
    assert.ok(store.get().playing);
    hit(" ");
    assert.ok(!store.get().playing);
  });
  test("space does nothing on the last day", () => {
    store.set({ day: LAST_DAY });
    hit(" ");
    assert.ok(!store.get().playing);
  });
  test("F presents, Escape leaves", () => {
    hit("f");
    store.set({ presenting: true });
    hit("Escape");
    assert.deepEqual(presented, [true, false]);
  });
  test("/ searches", () => {
    assert.ok(hit("/"));
    assert.equal(searched, 1);
  });
  test("Escape closes what is selected", () => {
    store.set({ selected: { type: "movement", id: "a" } });
    hit("Escape");
    assert.equal(store.get().selected, null);
    assert.ok(!hit("Escape"), "and is then the page's own");
  });
  test("that means nothing here is left alone", () => assert.ok(!hit("x")));
});

describe("in a story", () => {
  test("a key that turns its steps does nothing else", () => {
    inStory = true;
    assert.ok(hit("PageDown"));
    assert.deepEqual([told, today()], [["PageDown"], "1944-01-31"]);
  });
  test("the card scrolls by its own keys", () => {
    const target = element("DIV", ".xr-story");
    for (const key of ["ArrowUp", "ArrowDown", "Home", "End"]) assert.ok(!hit(key, { target }));
    assert.deepEqual(told, []);
    hit("PageDown", { target });
    assert.deepEqual(told, ["PageDown"]);
  });
});

describe("a key belongs to", () => {
  const untouched = (key, more) => {
    assert.ok(!hit(key, more));
    assert.equal(today(), "1944-01-31");
  };
  test("a field", () => untouched("ArrowRight", { target: element("INPUT") }));
  test("a dialog", () => untouched("Home", { target: element("DIV", "dialog") }));
  test("the browser, with Ctrl, Alt or the command key", () => {
    for (const key of ["ctrlKey", "altKey", "metaKey"]) untouched("ArrowRight", { [key]: true });
  });
  test("whoever has taken it already", () => {
    const event = { key: "ArrowRight", target: body, defaultPrevented: true, preventDefault() {} };
    press(event);
    assert.equal(today(), "1944-01-31");
  });
  test("what lies beside the player", () => {
    inside = false;
    untouched("ArrowRight", { target: element("DIV") });
    assert.ok(hit("ArrowRight"), "but on the page as a whole to the player");
  });
  test("the page, once the player is gone", () => {
    unlisten();
    assert.equal(press, null);
  });
  test("the map, if it is an arrow", () => {
    untouched("ArrowRight", { target: element("DIV", ".leaflet-container") });
    assert.ok(hit("PageUp", { target: element("DIV", ".leaflet-container") }));
  });
  test("the panel, if it scrolls", () =>
    untouched("PageUp", { target: element("DIV", ".xr-panel") }));
  test("a button, if it is the space", () => {
    assert.ok(!hit(" ", { target: element("BUTTON") }));
    assert.ok(!store.get().playing);
  });
  test("the end of the period, on its ring, and never puts it before the beginning", () => {
    store.set({ view: "period", to: dayOf("1944-02-01") });
    const target = element("DIV", ".xr-hand-to");
    assert.ok(!hit("x", { target }));
    store.set({ playing: true });
    hit("ArrowLeft", { target });
    assert.equal(store.get().playing, false);
    hit("ArrowLeft", { target });
    assert.equal(isoOf(store.get().to), "1944-01-31");
    assert.equal(today(), "1944-01-31");
    hit("PageUp", { target });
    assert.equal(isoOf(store.get().to), "1944-02-29");
    assert.equal(today(), "1944-01-31");
  });
  test("the whole period, elsewhere", () => {
    store.set({ view: "period", to: dayOf("1944-02-01") });
    hit("PageUp");
    assert.deepEqual([today(), isoOf(store.get().to)], ["1944-02-29", "1944-03-01"]);
    hit("End");
    assert.deepEqual([today(), isoOf(store.get().to)], ["1961-12-30", "1961-12-31"]);
    hit("Home");
    assert.deepEqual([today(), isoOf(store.get().to)], ["1928-01-01", "1928-01-02"]);
  });
});
