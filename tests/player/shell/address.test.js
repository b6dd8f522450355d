import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { createAddress } from "../../../static/player/shell/address.js";
import {
  isAddress,
  openingPicture,
  readQuery,
  titlePicture,
} from "../../../static/player/shell/address-query.js";
import { createStore } from "../../../static/player/shell/store.js";
import { dayOf, isoOf } from "../../../static/player/time/days.js";
import { periodRule } from "../../../static/player/time/period.js";
import { atlasScene } from "../atlas-scene.js";
import { openBrowser } from "./browser-history.js";

const scene = { ...atlasScene(), data_version: "abc" };
const DELAY_MS = 250;
let browser;
let store;
let address;
/** Whatever the host has heard of. */
let notes;
let reports;
let dismiss;

/** Opens the page at an address. */
function open(url, kind, options = {}) {
  browser = openBrowser(url);
  const said = kind === "hash" ? location.hash : location.search;
  const picture = isAddress(said, scene) ? readQuery(said, scene).picture : openingPicture(scene);
  const rest = { playing: false, dragging: false, pace: "day", step: "day", presenting: false };
  store = createStore({ ...picture, ...rest }, periodRule(scene));
  notes = [];
  reports = [];
  address = createAddress(scene, store, {
    address: kind,
    onNotes: (now, forget) => ([notes, dismiss] = [now, forget]),
    onReport: (report) => reports.push(report),
    ...options,
  });
}
/** Lets time pass, for the player's timers and on the page's clock. */
function wait(milliseconds) {
  browser.now += milliseconds;
  mock.timers.tick(milliseconds);
}
const act = (patch) => store.set(patch, "keys");
const on = (iso) => act({ day: dayOf(iso) });
const date = () => isoOf(store.get().day);

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => {
  address.destroy();
  mock.timers.reset();
  browser.close();
});

for (const [kind, sign, file] of [
  ["hash", "#", "/atlas.html"],
  ["search", "?", "/atlas"],
]) {
  const at = (query) => `${file}${sign}${query}`;
  describe(`an address after ${sign}`, () => {
    test("is written a quarter of a second after the last change", () => {
      open(file, kind);
      on("1944-03-01");
      wait(DELAY_MS - 1);
      on("1944-03-02");
      wait(DELAY_MS - 1);
      assert.equal(browser.url(), file);
      wait(1);
      assert.equal(browser.url(), at("date=1944-03-02&v=abc"));
    });
    test("waits while time runs, and until a ring is let go", () => {
      for (const going of ["playing", "dragging"]) {
        open(file, kind);
        act({ [going]: true });
        on("1944-03-01");
        wait(5000);
        assert.equal(browser.url(), file, going);
        act({ [going]: false });
        wait(DELAY_MS);
        assert.equal(browser.url(), at("date=1944-03-01&v=abc"));
        address.destroy();
      }
    });
    test("is not written where nothing of it has changed", () => {
      open(file, kind);
      act({ pace: "year" });
      wait(5000);
      assert.equal(browser.url(), file);
    });
    test("that comes is shown, and stops the clock", () => {
      open(at("date=1944-02-24&v=abc"), kind);
      act({ playing: true });
      browser.go(at("date=1950-01-01&view=all&v=abc"));
      assert.deepEqual(
        [date(), store.get().view, store.get().playing],
        ["1950-01-01", "all", false],
      );
    });
    test("is obeyed when Back is pressed at once", () => {
      open(at("date=1944-02-24&v=abc"), kind);
      on("1944-03-01");
      wait(DELAY_MS);
      browser.go(at("date=1950-01-01&v=abc"));
      wait(DELAY_MS / 2);
      browser.back();
      assert.equal(date(), "1944-03-01");
      wait(5000);
      assert.equal(browser.url(), at("date=1944-03-01&v=abc"));
    });
    test("that is bad is put right, without a new entry", () => {
      open(at("date=1944-02-24&v=abc"), kind);
      browser.go(at("date=1970-01-01&view=sofar"));
      browser.go(at("date=1970-01-01&view=sofar&movement=nobody"));
      const before = browser.entries().length;
      wait(DELAY_MS);
      assert.equal(browser.url(), at("date=1944-02-24&view=sofar&v=abc"));
      browser.go(at("view=sofar&date=never"));
      assert.equal(date(), "1944-02-24");
      wait(DELAY_MS);
      assert.equal(
        browser.url(),
        at("date=1944-02-24&view=sofar&v=abc"),
        "the picture was the same",
      );
      assert.equal(browser.entries().length, before + 1);
    });
    test("hears nothing once it is gone", () => {
      open(at("date=1944-02-24&v=abc"), kind);
      on("1944-03-01");
      address.destroy();
      wait(5000);
      assert.equal(browser.url(), at("date=1944-02-24&v=abc"));
      browser.go(at("date=1950-01-01"));
      on("1944-03-02");
      wait(5000);
      assert.equal(browser.url(), at("date=1950-01-01"));
      assert.equal(date(), "1944-03-02");
    });
  });
}

describe("the note of what an address leaves out", () => {
  const BAD = "/atlas.html#date=1944-02-24&movement=nobody&v=abc";
  const OTHER = "/atlas.html#date=1944-02-24&movement=nobody&v=other";
  const { changed } = scene.address;

  test("is there when the page opens, and the address is put right", () => {
    open(BAD, "hash");
    assert.match(notes[0], /movement=nobody/);
    wait(DELAY_MS);
    assert.equal(browser.url(), "/atlas.html#date=1944-02-24&v=abc");
    assert.equal(notes.length, 1, "the picture is still that of the address");
  });
  test("goes with the address, were the next one that of the same picture", () => {
    open("/atlas.html", "hash");
    on("1944-02-25");
    on("1944-02-24");
    wait(DELAY_MS);
    assert.deepEqual(notes, []);
    browser.go(BAD);
    assert.equal(notes.length, 1);
    browser.back();
    assert.deepEqual(notes, []);
  });
  test("goes with a place in the page, which changes nothing else", () => {
    open(BAD, "hash");
    wait(DELAY_MS);
    browser.go("/atlas.html#sources");
    wait(5000);
    assert.deepEqual(notes, []);
    assert.equal(browser.url(), "/atlas.html#sources");
  });
  test("goes when the reader leaves the picture", () => {
    open(BAD, "hash");
    on("1944-03-01");
    wait(DELAY_MS);
    assert.deepEqual(notes, []);
  });
  test("that the data has changed stays", () => {
    open(OTHER, "hash");
    assert.equal(notes.length, 2);
    wait(DELAY_MS);
    assert.equal(notes.length, 2);
    on("1944-03-01");
    wait(DELAY_MS);
    assert.deepEqual(notes, [changed]);
    on("1944-03-02");
    wait(DELAY_MS);
    assert.deepEqual(notes, [changed]);
  });
  test("does not come back once it is dismissed", () => {
    open(OTHER, "hash");
    dismiss();
    assert.deepEqual(notes, []);
    on("1944-03-01");
    wait(DELAY_MS);
    assert.deepEqual(notes, []);
  });
  test("is the server's to write where there is one", () => {
    open("/atlas?date=1944-02-24&movement=nobody", "search");
    wait(5000);
    assert.deepEqual(notes, []);
    assert.equal(browser.url(), "/atlas?date=1944-02-24&movement=nobody");
  });
});

describe("the history", () => {
  const entries = () => browser.entries().map((url) => url.replace(/^.*date=([-\d]+).*$/, "$1"));
  beforeEach(() => open("/atlas?date=1944-02-24&v=abc", "search"));

  test("has an entry for each pause between the reader's acts", () => {
    for (const iso of ["1944-03-01", "1944-03-02"]) {
      on(iso);
      wait(DELAY_MS);
    }
    assert.deepEqual(entries(), ["1944-02-24", "1944-03-02"]);
    wait(1001);
    on("1944-03-03");
    wait(DELAY_MS);
    assert.deepEqual(entries(), ["1944-02-24", "1944-03-02", "1944-03-03"]);
  });
  test("has none for moving the map, nor for the days that play by", () => {
    act({ map: { lon: 60, lat: 50, zoom: 4 } });
    wait(DELAY_MS);
    store.set({ day: 100 }, "clock");
    wait(DELAY_MS);
    assert.equal(entries().length, 1);
    act({ map: { lon: 61, lat: 50, zoom: 4 }, day: 101 });
    wait(DELAY_MS);
    assert.equal(entries().length, 2);
  });
  test("has none for what came by the history itself", () => {
    on("1944-03-01");
    wait(DELAY_MS);
    browser.back();
    wait(5000);
    assert.deepEqual(entries(), ["1944-02-24", "1944-03-01"]);
    assert.equal(date(), "1944-02-24");
  });
});

describe("the host", () => {
  test("hears of the reader's acts, not of its own commands", () => {
    open("/atlas?date=1944-02-24&page=1", "search");
    store.set({ day: 100 }, "host");
    wait(DELAY_MS);
    assert.deepEqual([reports.length, address.acts()], [0, 0]);
    store.set({ day: 101 }, "clock");
    wait(DELAY_MS);
    assert.deepEqual([reports.length, address.acts()], [1, 0]);
    on("1944-03-01");
    wait(DELAY_MS);
    const { iso, day, query, acts, to, selected } = reports[1];
    assert.deepEqual([iso, acts, to, selected], ["1944-03-01", 1, null, null]);
    assert.equal(day, dayOf("1944-03-01"));
    assert.equal(query, "date=1944-03-01&v=abc&page=1");
  });
  test("is given numbers that grow, also across players", () => {
    open("/atlas", "search");
    for (const iso of ["1944-03-01", "1944-03-02"]) {
      on(iso);
      address.flush();
    }
    const first = Math.round(performance.timeOrigin + browser.now);
    assert.deepEqual(
      reports.map(({ seq }) => seq),
      [first, first + 1],
    );
    wait(1000);
    on("1944-03-03");
    address.flush();
    assert.equal(reports[2].seq, first + 1000);
  });
  test("that does not listen hears when it asks, once", () => {
    open("/atlas", "search", { listening: () => false });
    assert.equal(address.flush(), false);
    on("1944-03-01");
    wait(DELAY_MS);
    assert.equal(reports.length, 0);
    assert.equal(address.flush(), true);
    assert.equal(address.flush(), false);
    assert.equal(reports.length, 1);
  });
  test("may have the address written at once, while time runs too", () => {
    open("/atlas", "search");
    act({ playing: true });
    on("1944-03-01");
    assert.equal(address.write(), "date=1944-03-01&v=abc");
    assert.equal(browser.url(), "/atlas?date=1944-03-01&v=abc");
    assert.equal(reports.length, 0);
  });
  test("that has it written asks for the report itself", () => {
    open("/atlas", "search");
    on("1944-03-01");
    address.write();
    wait(5000);
    assert.equal(reports.length, 0);
    assert.equal(address.flush(), true);
  });
});

describe("the opening", () => {
  /** As the page without an address begins. */
  const begin = (url, kind) => {
    open(url, kind);
    address.destroy();
    store = createStore({ ...store.get(), ...titlePicture(scene) }, periodRule(scene));
    address = createAddress(scene, store, { address: kind });
  };
  const leave = (query) => {
    act({ ...readQuery(query, scene).picture, opening: false });
    wait(DELAY_MS);
  };

  for (const [kind, file, sign] of [
    ["search", "/atlas", "?"],
    ["hash", "/atlas.html", "#"],
  ]) {
    test(`has no address, and Back returns to it (${kind})`, () => {
      begin(file, kind);
      wait(5000);
      assert.equal(browser.url(), file);
      leave("date=1944-03-01");
      assert.deepEqual(browser.entries(), [file, `${file}${sign}date=1944-03-01&v=abc`]);
      browser.back();
      assert.equal(store.get().opening, true);
      assert.equal(store.get().day, titlePicture(scene).day);
      wait(5000);
      assert.equal(browser.url(), file);
    });
  }
  test("leaves what others have in the address", () => {
    begin("/atlas?width=a4", "search");
    leave("date=1944-03-01");
    browser.back();
    wait(DELAY_MS);
    assert.equal(browser.url(), "/atlas?width=a4");
  });
  test("adds nothing to the history of a page that holds the file as a frame", () => {
    globalThis.parent = /** @type {any} */ ({});
    begin("/atlas.html", "hash");
    leave("date=1944-03-01");
    delete globalThis.parent;
    assert.deepEqual(browser.entries(), ["/atlas.html#date=1944-03-01&v=abc"]);
  });
  test("is not what a place in the page asks for", () => {
    open("/atlas.html#date=1944-02-24&v=abc", "hash");
    browser.go("/atlas.html#sources");
    assert.equal(store.get().opening, false);
  });
});
