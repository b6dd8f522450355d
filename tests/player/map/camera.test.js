import assert from "node:assert/strict";
import { test } from "node:test";
import { tellStops } from "../../../static/player/map/camera.js";

test("a flight that the reader stops has an end, and nothing else has one more", () => {
  const said = [];
  const leaflet = {
    _stop: () => said.push("stopped"),
    fire: (event) => said.push(event),
  };
  let flies = true;
  tellStops(leaflet, () => flies);
  assert.equal(leaflet._stop(), leaflet);
  assert.deepEqual(said, ["stopped", "moveend"]);
  flies = false;
  leaflet._stop();
  assert.deepEqual(said, ["stopped", "moveend", "stopped"]);
});
