import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { addressBar, forgetParameter } from "../../../static/player/shell/address-bar.js";
import { openBrowser } from "./browser-history.js";

const NAMES = ["date", "view"];
let browser;
const open = (url) => (browser = openBrowser(url));
afterEach(() => browser.close());

describe("the address after a question mark", () => {
  let bar;
  beforeEach(() => {
    open("/atlas?page=1&date=1944-02-24");
    bar = addressBar("search", NAMES);
  });
  /** The reader acts, and a moment later the address is written. */
  function actAt(now, query) {
    browser.now = now;
    bar.act();
    bar.write(query);
  }

  test("keeps what others have written there", () => {
    assert.equal(bar.write("date=1944-03-01"), "date=1944-03-01&page=1");
    assert.deepEqual(browser.entries(), ["/atlas?date=1944-03-01&page=1"]);
  });
  test("forgets one of them and leaves the others as they stand", () => {
    browser.go("/atlas?search=open&a&b=%20&date=1928-01-01#sources");
    forgetParameter("search");
    assert.equal(browser.url(), "/atlas?a&b=%20&date=1928-01-01#sources");
    browser.go("/atlas?search=open");
    forgetParameter("search");
    assert.equal(browser.url(), "/atlas");
  });
  test("keeps it as it stands, malformed or without a value", () => {
    browser.go("/atlas?a&&%E0%A4%A&view=all&date=1928-01-01&b=%20");
    assert.equal(bar.write("date=1944-03-01"), "date=1944-03-01&a&%E0%A4%A&b=%20");
  });
  test("keeps the fragment", () => {
    browser.go("/atlas?date=1944-02-24#place");
    bar.write("date=1944-03-01");
    assert.equal(browser.url(), "/atlas?date=1944-03-01#place");
  });
  test("is alone where nobody else has written", () => {
    browser.go("/atlas");
    assert.equal(bar.write("date=1944-03-01"), "date=1944-03-01");
    assert.equal(browser.url(), "/atlas?date=1944-03-01");
  });
  test("is a new entry of the history once the reader has acted after a rest", () => {
    actAt(10_000, "date=1944-03-01");
    assert.equal(browser.entries().length, 2);
    actAt(11_000, "date=1944-03-02");
    assert.equal(browser.entries().length, 2, "acts up to a second apart are one");
    actAt(12_000, "date=1944-03-03");
    assert.equal(browser.entries().length, 2, "however many they are");
    actAt(13_001, "date=1944-03-04");
    assert.equal(browser.entries().length, 3);
  });
  test("is one entry for all that is written after one act", () => {
    actAt(10_000, "date=1944-03-01");
    bar.write("date=1944-03-02");
    assert.deepEqual(browser.entries().slice(1), ["/atlas?date=1944-03-02&page=1"]);
  });
  test("is not written where it stands already", () => {
    bar.write("date=1944-03-01");
    actAt(20_000, "date=1944-03-01");
    assert.equal(browser.entries().length, 1);
    bar.write("date=1944-03-02");
    assert.equal(browser.entries().length, 1, "and that act is past");
  });
  test("is not written on another page", () => {
    browser.go("/sources");
    bar.write("date=1944-03-01");
    assert.equal(browser.url(), "/sources");
  });
  test("is heard when it comes by the history", () => {
    const heard = [];
    const leave = bar.follow((query) => heard.push(query));
    actAt(10_000, "date=1944-03-01");
    browser.back();
    assert.deepEqual(heard, ["?page=1&date=1944-02-24"]);
    leave();
    browser.go("/atlas?date=1950-01-01");
    assert.equal(heard.length, 1);
  });
  test("is not heard on another page", () => {
    const heard = [];
    bar.follow((query) => heard.push(query));
    browser.go("/sources?date=1950-01-01");
    assert.deepEqual(heard, []);
  });
  test("gets no entry by the act before the history was used, and one by the act after it", () => {
    bar.follow(() => {});
    actAt(10_000, "date=1944-03-01");
    browser.now = 20_000;
    bar.act();
    browser.back();
    bar.write("date=1944-02-24");
    assert.equal(browser.entries().length, 2, "what came by the history replaces nothing else");
    actAt(20_100, "date=1944-02-25");
    assert.deepEqual(browser.entries(), [
      "/atlas?date=1944-02-24&page=1",
      "/atlas?date=1944-02-25&page=1",
    ]);
  });
  test("can be asked for", () => assert.equal(bar.read(), "?page=1&date=1944-02-24"));
});

describe("the address after a hash", () => {
  let bar;
  let heard;
  let leave;
  beforeEach(() => {
    open("/atlas.html?page=1");
    bar = addressBar("hash", NAMES);
    heard = [];
    leave = bar.follow((query) => heard.push(query));
  });

  test("is replaced and adds nothing to the history", () => {
    bar.act();
    assert.equal(bar.write("date=1944-03-01"), "date=1944-03-01");
    assert.deepEqual(browser.entries(), ["/atlas.html?page=1#date=1944-03-01"]);
  });
  test("is not written where it stands already", () => {
    browser.go("/atlas.html#date=1944-03-01");
    history.replaceState = () => assert.fail("written");
    bar.write("date=1944-03-01");
  });
  test("is written over what has come since it was last written", () => {
    bar.write("date=1944-03-01");
    browser.go("/atlas.html?page=1#date=never");
    bar.write("date=1944-03-01");
    assert.equal(browser.url(), "/atlas.html?page=1#date=1944-03-01");
  });
  test("is heard whenever it comes, were it what was written last", () => {
    bar.write("date=1944-03-01");
    assert.deepEqual(heard, [], "but not what the player writes");
    browser.go("/atlas.html?page=1#date=1950-01-01");
    browser.back();
    assert.deepEqual(heard, ["#date=1950-01-01", "#date=1944-03-01"]);
    browser.go("/atlas.html?page=1");
    assert.equal(heard.at(-1), "", "also when it is taken away");
  });
  test("is heard though it was written over before the event came", () => {
    addEventListener("popstate", () => history.replaceState(null, "", "#date=1944-03-01"));
    browser.go("/atlas.html#date=1950-01-01");
    assert.deepEqual(heard, ["#date=1950-01-01"]);
  });
  test("is heard no more by whoever has left", () => {
    leave();
    browser.go("/atlas.html#date=1950-01-01");
    assert.deepEqual(heard, []);
  });
  test("can be asked for", () => {
    assert.equal(bar.read(), "");
    browser.go("/atlas.html#date=1950-01-01");
    assert.equal(bar.read(), "#date=1950-01-01");
  });
});

test("without an address of its own the player writes none", () => {
  open("/page?date=1944-02-24#date=1944-02-24");
  const bar = addressBar("none", NAMES);
  const heard = [];
  const leave = bar.follow((query) => heard.push(query));
  bar.act();
  assert.equal(bar.write("date=1944-03-01"), "date=1944-03-01");
  assert.equal(bar.read(), "");
  browser.go("/page#date=1950-01-01");
  leave();
  assert.deepEqual(heard, []);
  assert.equal(browser.url(), "/page#date=1950-01-01");
});
