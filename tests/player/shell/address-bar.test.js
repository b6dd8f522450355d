import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { addressBar } from "../../../static/player/shell/address-bar.js";

/** What a browser keeps of where it has been. */
let entries;
let now;
const NAMES = ["date", "view"];

beforeEach(() => {
  entries = ["?page=1&date=1944-02-24"];
  now = 10_000;
  const page = new EventTarget();
  globalThis.location = {
    pathname: "/atlas",
    hash: "",
    get search() {
      return this.hash ? "" : entries.at(-1);
    },
  };
  const path = (url) => url.replace(/^\/atlas/, "");
  globalThis.history = {
    state: null,
    pushState: (_, __, url) => entries.push(path(url)),
    replaceState: (_, __, url) => entries.splice(-1, 1, path(url)),
  };
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
  globalThis.dispatchEvent = page.dispatchEvent.bind(page);
  globalThis.performance.now = () => now;
});
afterEach(() => {
  for (const name of [
    "location",
    "history",
    "addEventListener",
    "removeEventListener",
    "dispatchEvent",
  ])
    delete globalThis[name];
  delete globalThis.performance.now;
});

describe("the address after a question mark", () => {
  test("keeps what others have written there", () => {
    const bar = addressBar("search", NAMES);
    assert.equal(bar.write("date=1944-03-01"), "date=1944-03-01&page=1");
    assert.deepEqual(entries, ["?date=1944-03-01&page=1"]);
  });
  test("is a new entry of the history once the reader has acted after a rest", () => {
    const bar = addressBar("search", NAMES);
    bar.act();
    bar.write("date=1944-03-01");
    assert.equal(entries.length, 2);
    now += 500;
    bar.act();
    bar.write("date=1944-03-02");
    assert.equal(entries.length, 2, "acts in a row are one");
    now += 1500;
    bar.act();
    bar.write("date=1944-03-03");
    assert.equal(entries.length, 3);
  });
  test("is not written on another page", () => {
    const bar = addressBar("search", NAMES);
    location.pathname = "/sources";
    bar.write("date=1944-03-01");
    assert.deepEqual(entries, ["?page=1&date=1944-02-24"]);
  });
  test("is heard when it comes by the history", () => {
    const bar = addressBar("search", NAMES);
    const heard = [];
    const leave = bar.follow((query) => heard.push(query));
    dispatchEvent(new Event("popstate"));
    assert.deepEqual(heard, ["?page=1&date=1944-02-24"]);
    leave();
    dispatchEvent(new Event("popstate"));
    assert.equal(heard.length, 1);
  });
});

describe("the address after a hash", () => {
  test("is replaced and adds nothing to the history", () => {
    const bar = addressBar("hash", NAMES);
    bar.act();
    bar.write("date=1944-03-01");
    assert.deepEqual(entries, ["#date=1944-03-01"]);
  });
  test("is heard unless it is what was written", () => {
    const bar = addressBar("hash", NAMES);
    const heard = [];
    bar.follow((query) => heard.push(query));
    bar.write("date=1944-03-01");
    location.hash = "#date=1944-03-01";
    dispatchEvent(new Event("hashchange"));
    location.hash = "#date=1950-01-01";
    dispatchEvent(new Event("hashchange"));
    assert.deepEqual(heard, ["date=1950-01-01"]);
  });
});

test("without an address of its own the player writes none", () => {
  const bar = addressBar("none", NAMES);
  assert.equal(bar.write("date=1944-03-01"), "date=1944-03-01");
  assert.deepEqual(entries, ["?page=1&date=1944-02-24"]);
});
