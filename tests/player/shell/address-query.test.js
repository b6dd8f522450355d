import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  isAddress,
  notesOn,
  openingPicture,
  readQuery,
  writeQuery,
} from "../../../static/player/shell/address-query.js";
import { createStore } from "../../../static/player/shell/store.js";
import { LAST_DAY, dayOf } from "../../../static/player/time/days.js";
import { periodRule } from "../../../static/player/time/period.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const bare = { ...scene, data_version: "" };
const cases = JSON.parse(readFileSync(new URL("../../data/addresses.json", import.meta.url)));
const canonical = (query) => writeQuery(readQuery(query, scene).picture, bare);

// The server reads the same table: tests/picture/test_address_cases.py.
for (const { case: name, query: written, canonical: expected, left_out } of cases) {
  const query = written.replace("<10 kB>", "x".repeat(10_000));
  test(`an address: ${name}`, () => {
    const read = readQuery(query, scene);
    assert.deepEqual(
      read.leftOut.map((each) => `${each.name} ${each.fault}`),
      left_out,
    );
    assert.equal(writeQuery(read.picture, bare), expected);
    assert.equal(canonical(expected), expected);
    assert.deepEqual(readQuery(expected, scene).leftOut, []);
  });
}

test("an address may begin with ? or #", () => {
  for (const sign of ["?", "#"])
    assert.equal(canonical(`${sign}date=1943-12-28&view=all`), "date=1943-12-28&view=all");
});

test("an address holds the whole picture", () => {
  const keys = Object.keys(openingPicture(scene)).sort();
  assert.deepEqual(Object.keys(readQuery("view=all", scene).picture).sort(), keys);
  assert.equal(readQuery("view=all", scene).picture.day, dayOf("1944-02-24"));
});

test("a period without an end is as long by its button as by an address", () => {
  for (const day of ["1944-02-24", "1961-06-01"].map(dayOf)) {
    const store = createStore({ ...openingPicture(scene), day }, periodRule(scene));
    store.set({ view: "period" });
    const { to } = store.get();
    assert.equal(to, Math.min(day + scene.address.period_days, LAST_DAY));
    const written = writeQuery(store.get(), bare).replace(/to=[^&]*&/, "");
    assert.equal(readQuery(written, scene).picture.to, to);
  }
});

test("a fragment that names no part of a picture is no address", () => {
  for (const fragment of ["", "#", "#sources", "#date", "#date=", "#utm_source=x"])
    assert.equal(isAddress(fragment, scene), false, fragment);
  for (const fragment of [
    "#date=1943-12-28",
    "#view=all",
    "#map=63,49,5",
    "#date=never",
    "#date=&date=1943-12-28",
  ])
    assert.equal(isAddress(fragment, scene), true, fragment);
});

test("a sentence says what is ignored and why", () => {
  assert.deepEqual(
    notesOn("date=1970-01-01&movement=nobody,kalmyks-1943,noone&view=a%E2%80%AEb", scene),
    [
      "Ignored in the address: date=1970-01-01 (the atlas covers 1928 to 1961).",
      "Ignored in the address: movement=nobody,noone (no such movement).",
      "Ignored in the address: view=a\\u{202e}b (expected day, period, sofar or all).",
    ],
  );
});

test("a sentence quotes eighty letters of a value, and cuts a longer one", () => {
  const quotedIn = (view) => notesOn(`view=${view}`, scene)[0].match(/view=(\S*)/)[1];
  assert.equal(quotedIn("x".repeat(80)), "x".repeat(80));
  assert.equal(quotedIn("x".repeat(81)), `${"x".repeat(80)}…`);
});

test("a value is looked into up to the length that comes with the scene", () => {
  const { longest } = scene.address;
  const faultOf = (letters) => readQuery(`view=${"x".repeat(letters)}`, scene).leftOut[0].fault;
  assert.equal(faultOf(longest), "unknown");
  assert.equal(faultOf(longest + 1), "long");
});

test("the end of a period that is not shown is not written", () => {
  const waiting = { ...openingPicture(scene), to: dayOf("1944-03-31") };
  assert.equal(writeQuery(waiting, bare), "date=1944-02-24");
});

test("a value in a sentence is not taken for a part of it", () => {
  assert.deepEqual(notesOn("view={reason}{name}$%26", scene), [
    "Ignored in the address: view={reason}{name}$& (expected day, period, sofar or all).",
  ]);
});

test("an address of other data says so, once", () => {
  assert.deepEqual(notesOn(`v=${scene.data_version}`, scene), []);
  assert.deepEqual(notesOn("v=000000000000", scene), [scene.address.changed]);
  assert.deepEqual(notesOn("v=000000000000", bare), []);
});

test("what is written carries the version of the data", () => {
  assert.ok(writeQuery(openingPicture(scene), scene).endsWith(`&v=${scene.data_version}`));
});
