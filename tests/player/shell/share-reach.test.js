import assert from "node:assert/strict";
import { test } from "node:test";
import { isOfOneComputer, reachOf } from "../../../static/player/shell/share-reach.js";

const HERE = "http://127.0.0.1:8501/";
const address = "http://192.168.1.5:8501/";

test("an address of one computer is told from one that others reach", () => {
  for (const base of [HERE, "http://localhost:8501/", "http://[::1]:8501/", "http://127.1.2.3/"])
    assert.ok(isOfOneComputer(base), base);
  for (const base of [
    address,
    "https://example.org/atlas.html",
    "http://localhost.example.org/",
    "exa",
  ])
    assert.ok(!isOfOneComputer(base), base);
});

test("a server that listens in the network is handed on by its address there", () => {
  assert.deepEqual(reachOf(HERE, { address, open: true }).base, address);
  assert.deepEqual(reachOf(HERE, { address, open: true }).alone, []);
  assert.deepEqual(reachOf(address, null), { base: address, note: "", alone: [] });
});

test("in place of a code that leads nobody here the ways out are named", () => {
  const { base, alone } = reachOf(HERE, { address, open: false });
  assert.equal(base, HERE);
  assert.match(alone[0], /lead nobody here/);
  for (const way of ["atlas classroom", "--address 192.168.1.5", "one file"])
    assert.ok(alone.join(" ").includes(way), way);
  assert.ok(!reachOf(HERE, null).alone.join(" ").includes("--address"), "no network, no address");
  assert.match(reachOf(HERE, undefined).alone[1], /web server/);
});
