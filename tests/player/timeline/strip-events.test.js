import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { paintEvents } from "../../../static/player/timeline/strip-events.js";

/** A page of 100 days, five pixels each, from 100 to 600; every letter is six pixels wide. */
const PAGE = { from: 1000, to: 1099 };
const layout = (changes = {}) => ({
  left: 100,
  right: 600,
  scale: 1,
  narrow: false,
  magnifier: { triangles: 28, words: 19 },
  ...changes,
});
const event = (title, start, kind = "arrival", movement = "m") => ({
  title,
  start,
  kind,
  movement,
});

function painted(events, { changing = [], ...changes } = {}) {
  const words = [];
  const inks = [];
  const context = {
    font: "",
    canvas: { dataset: { face: "b" } },
    measureText: (text) => ({ width: 6 * text.length }),
    fillText: (text, x, y) => words.push([text, x, y]),
    fill: () => inks.push(context.fillStyle),
    ...Object.fromEntries(["beginPath", "moveTo", "lineTo", "closePath"].map((n) => [n, () => {}])),
  };
  const tracks = new Map([["m", { peoples: [{ text_colour: "#123456" }] }]]);
  const given = { events, tracks, changing: new Set(changing) };
  const places = paintEvents(context, layout(changes), PAGE, given);
  return { words, inks, places, titles: words.map(([text]) => text) };
}

describe("the events of a page", () => {
  test("are those of its days, the first and the last among them", () => {
    const events = [999, 1000, 1099, 1100].map((day) => event(`day ${day}`, day));
    const { places } = painted(events);
    assert.deepEqual(
      places.map(({ x, y }) => [x, y]),
      [
        [100, 28],
        [595, 28],
      ],
    );
  });
  test("have the ink of their people, or plain ink", () => {
    const { inks } = painted([event("a", 1010), event("b", 1050, "arrival", null)]);
    assert.equal(inks[0], "#123456");
    assert.notEqual(inks[1], "#123456");
  });
  test("have their words above the triangle, from its left edge on", () =>
    assert.deepEqual(painted([event("twelve chars", 1010)]).words, [["twelve chars", 146.5, 19]]));
  test("have no words on a phone", () =>
    assert.deepEqual(painted([event("a", 1010)], { narrow: true }).words, []));
  test("near the end of the page have their words moved to end before it", () =>
    assert.deepEqual(painted([event("twelve chars", 1099)]).words, [["twelve chars", 524, 19]]));
  test("have words only right of the names", () => {
    assert.deepEqual(painted([event("a", 1001)]).titles, [], "at 101.5");
    assert.deepEqual(painted([event("a", 1002)]).titles, ["a"]);
    assert.deepEqual(painted([event("a", 1050)], { left: 344.5 }).titles, ["a"], "two pixels off");
  });
});

describe("of events whose words would overlap", () => {
  test("the weightier is named", () => {
    const events = [event("a decree", 1010, "decree"), event("round-up", 1011, "roundup")];
    assert.deepEqual(painted(events).titles, ["round-up"]);
    assert.deepEqual(painted(events.toReversed()).titles, ["round-up"]);
  });
  test("that of a people that changes on the page is named", () => {
    const events = [event("arrival", 1010), event("decree", 1011, "decree", "n")];
    assert.deepEqual(painted(events).titles, ["arrival"]);
    assert.deepEqual(painted(events, { changing: ["n"] }).titles, ["decree"]);
  });
  test("both are named ten pixels apart", () => {
    // The first takes 48 pixels from 146.5 on; an event a day later lies five pixels further right.
    const first = event("8 signs.", 1010);
    const named = (other) => painted([first, other]).titles.length;
    assert.equal(named(event("next", 1022)), 2);
    assert.equal(named(event("next", 1021)), 1);
    assert.equal(named(event("5 ch.", 1002)), 2, "it ends ten pixels before");
    assert.equal(named(event("5 ch.", 1003)), 1);
  });
});
