import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isOfOneComputer, reachOf } from "../../../static/player/shell/share-reach.js";

const HERE = "http://127.0.0.1:8501/";
const address = "http://192.168.1.5:8501/";

// The server asks the same of the same hosts: tests/base/test_network.py.
const HOSTS = JSON.parse(readFileSync(new URL("../../data/hosts.json", import.meta.url), "utf8"));

test("an address of one computer is told from one that others reach", () => {
  for (const { host, alone } of HOSTS)
    assert.equal(isOfOneComputer(`http://${host}:8501/`), alone, host);
  assert.equal(isOfOneComputer("exa"), false, "an address that is still being typed");
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
