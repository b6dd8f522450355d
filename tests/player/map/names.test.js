import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { Sheet } from "../../../static/player/map/labels/labels.js";
import { AnchorCache, stretchesOf } from "../../../static/player/map/labels/anchors.js";
import { offerRegions } from "../../../static/player/map/labels/region-numbers.js";
import {
  inTwo,
  offerBaseNames,
  offerCorridors,
  offerHomelands,
  offerJourneys,
} from "../../../static/player/map/labels/names.js";
import { anchorX, anchorY, screenX, screenY } from "../../../static/player/plane/projection.js";
import { speak, spoken } from "../../../static/player/language/say.js";
import { dayOf } from "../../../static/player/time/days.js";
import { sceneOf, smallMovement } from "../day/small-scene.js";
import { context, view } from "./view.js";

const now = view();
const large = view({ small: false });
const square = (west, south, east, north) => [
  [Float64Array.from([west, south, east, south, east, north, west, north])],
];
const unit = (id, ...bounds) => ({ id, polygons: square(...bounds), bounds });
const movement = smallMovement();
const place = (name) => ({ name, now: null, lon: 60, lat: 40 });
const scene = sceneOf({
  movements: [movement],
  places: { home: place("Home Oblast"), frunze: place("Frunze (Bishkek)") },
});
let sheet;
beforeEach(() => {
  sheet = new Sheet();
  sheet.begin(context(), now, "serif");
});
afterEach(() => speak());
/** Rows of every block that was placed, as text. */
const written = () =>
  sheet.placed.map(({ block }) =>
    block.rows.map((row) => row.map(({ text }) => text).join(" ")).join(" | "),
  );
const cells = () => sheet.placed.flatMap(({ block }) => block.rows.flat());

describe("where a name fits in an area", () => {
  test("is remembered as long as the view is the same", () => {
    const cache = new AnchorCache();
    const area = unit("u", 60, 38, 64, 42);
    const found = cache.of(now, area);
    assert.equal(cache.of(now, area), found);
    assert.deepEqual(found, stretchesOf(now, area.polygons, 6));
    const other = view({ left: 99 });
    assert.notEqual(cache.of(other, area), found);
    assert.notEqual(cache.of(now, area), found, "it was forgotten");
  });
});

describe("the name of a homeland", () => {
  const homeland = (changes = {}) => ({
    movement,
    place: "home",
    unit: unit("h", 58, 37, 74, 45),
    phase: "home",
    words: "at home",
    ...changes,
  });
  const offer = (...all) => offerHomelands(sheet, scene, now, all, new AnchorCache());
  test("hides no mark where there is room beside its land", () => {
    const [west, east] = [screenX(now, 58), screenX(now, 74)];
    for (let x = west - 30; x < east; x += 10)
      for (let y = 0; y < now.height; y += 10) sheet.mark(x, y);
    offer(homeland());
    assert.deepEqual(written(), ["Home oblast"]);
    assert.ok(sheet.placed[0].x >= east);
  });
  test("in two lines is broken where these are most alike", () => {
    assert.deepEqual(inTwo("Kabardino-Balkar ASSR"), ["Kabardino-", "Balkar ASSR"]);
    assert.deepEqual(inTwo("Kalmyk AO"), ["Kalmyk", "AO"]);
    assert.deepEqual(inTwo("Balkaria"), ["Balkaria"]);
  });
  test("has its state below it, upright until it is emptied", () => {
    offer(homeland());
    assert.deepEqual(written(), ["Home oblast | at home"]);
    assert.equal(cells()[1].italic, false);
  });
  test("of an emptied one is in the ink of its people, slanted", () => {
    offer(homeland({ phase: "emptied", words: "emptied" }));
    assert.deepEqual([cells()[1].italic, cells()[1].colour], [true, "#315234"]);
  });
  test("has no words among all others while people are at home", () => {
    offerHomelands(sheet, scene, now, [homeland()], new AnchorCache(), { terse: true });
    assert.deepEqual(written(), ["Home oblast"]);
  });
  test("stands once, however many outlines it has", () => {
    offer(homeland(), homeland());
    assert.equal(written().length, 1);
  });
  test("has a wider halo over stripes", () => {
    offer(homeland({ phase: "emptying", words: "most still at home" }));
    assert.equal(sheet.placed[0].block.halo, 6);
  });
  test("stands alone where nothing is known of it", () => {
    offer(homeland({ words: "" }));
    assert.deepEqual(written(), ["Home oblast"]);
  });
  test("is left out where the area is too narrow or out of view", () => {
    const all = [
      [60, 38, 61, 45],
      [0, 0, 9, 9],
    ].map((box) => homeland({ unit: unit("h", ...box) }));
    const put = (manner) => offerHomelands(sheet, scene, now, all, new AnchorCache(), manner);
    put({ terse: true });
    assert.deepEqual(written(), []);
    put({});
    assert.deepEqual(written(), ["Home oblast | at home"], "of few even a narrow one has a name");
  });
});

describe("the numbers of a region", () => {
  const held = (value, changes = {}) => ({
    movement,
    value,
    basis: "documented",
    told: { low: value, high: value },
    last: null,
    behind: null,
    ...changes,
  });
  const region = (...all) => ({
    place: "frunze",
    unit: unit("u", 52, 35, 82, 47),
    held: all,
    value: all.reduce((sum, { value }) => sum + value, 0),
    rest: false,
  });
  function said(at, ...all) {
    sheet.begin(context(), at, "serif");
    offerRegions(sheet, scene, at, [region(...all)], new AnchorCache());
    return written();
  }
  test("stand below its name, with the range of the sources", () => {
    assert.deepEqual(said(large, held(950)), ["Frunze | 950"]);
    const ranged = held(950, { told: { low: 900, high: 990 } });
    assert.deepEqual(said(large, ranged), ["Frunze | 950 | 900–990"]);
  });
  const away = () =>
    Array.from({ length: 4 }, () => ({ ...region(held(1)), unit: unit("away", 0, 0, 1, 1) }));
  /** As on a map of many peoples: with four regions more, which are out of view. */
  function saidOfMany(at, ...all) {
    sheet.begin(context(), at, "serif");
    offerRegions(sheet, scene, at, [region(...all), ...away()], new AnchorCache());
    return written();
  }
  test("have its name on a small map too, unless there are many", () => {
    assert.deepEqual(said(now, held(950)), ["Frunze | 950"]);
    assert.deepEqual(saidOfMany(now, held(950)), ["950"]);
  });
  test("that are interpolated say so, and have no range of their own", () => {
    const guessed = held(950, { basis: "interpolated", told: { low: 900, high: 990 } });
    assert.deepEqual(said(large, guessed), ["Frunze | ≈\u00a0950 interpolated"]);
    assert.deepEqual(saidOfMany(now, guessed), ["≈\u00a0950"]);
  });
  test("among all others have neither a range nor the word for a guess", () => {
    const terse = (...all) => {
      sheet.begin(context(), large, "serif");
      offerRegions(sheet, scene, large, [region(...all)], new AnchorCache(), true);
      return written();
    };
    assert.deepEqual(terse(held(950, { told: { low: 900, high: 990 } })), ["Frunze | 950"]);
    assert.deepEqual(terse(held(950, { basis: "interpolated" })), ["Frunze | ≈\u00a0950"]);
  });
  test("of long ago have their year", () => {
    const last = { value: 5, day: dayOf("1944-03-01"), told: { low: 5, high: 5 } };
    assert.deepEqual(said(large, held(null, { last })), ["Frunze | 5 (1944)"]);
  });
  test("who is not back and who is counted stand apart where there is no room for both: none is lost", () => {
    const total = { value: 700, low: 700, high: 700, basis: "documented" };
    const both = [held(950), held(null, { behind: { told: true, total } })];
    assert.deepEqual(saidOfMany(now, ...both), ["950 | In all regions | 700 not back"]);
    sheet.begin(context(), now, "serif");
    const cache = new AnchorCache();
    const home = { ...region(...both), unit: unit("low", 52, 41, 82, 42.4) };
    const [{ x, y, width }] = cache.of(now, home.unit);
    // Of the area there is room for one of the two, and a spot to which a line may lead.
    const [room, spot] = [62, x + width / 5];
    for (const [from, to] of [
      [0, x - room],
      [x + room, spot - 4],
      [spot + 4, now.width],
    ])
      sheet.reserve(from, y - 25, to - from, 50);
    for (const edge of [y - 40, y + 18]) sheet.reserve(x - room, edge, 2 * room, 22);
    offerRegions(sheet, scene, now, [home, ...away()], cache);
    assert.deepEqual(written(), ["In all regions | 700 not back", "950"]);
    assert.equal(sheet.led().length, 1, "the other beside the area, with a line");
  });
});

describe("the name of an earlier journey", () => {
  const group = (direction) => ({
    movement,
    direction,
    peoples: [{ name: "People", text_colour: "#315234" }],
    first: dayOf("1943-11-02"),
    last: dayOf("1943-11-20"),
  });
  const run = (from, to, changes = {}) => ({
    group: group("outward"),
    route: "r",
    kind: "core",
    from,
    to,
    ...changes,
  });
  const x0 = 60 - anchorX(now);
  const y0 = 130 - anchorY(now);
  /** A way of 300 km, a pixel each, from the left to the right of the map. */
  const tracks = { of: () => ({ km: [0, 300], xy: [x0, y0, x0 + 300, y0] }) };
  const offer = (...runs) => offerJourneys(sheet, now, runs, tracks);
  test("stands above its longest stretch, near its middle", () => {
    offer(run(0, 50), run(100, 300));
    assert.deepEqual(written(), ["People, November 1943"]);
    const [{ x, y, block }] = sheet.placed;
    assert.ok(Math.abs(x + block.width / 2 - (60 + 100 + 0.45 * 200)) < 1e-9);
    assert.ok(Math.abs(y + block.height - (130 - 9)) < 1e-9);
  });
  test("stands beside a way that runs north, right of it first", () => {
    const upright = { of: () => ({ km: [0, 200], xy: [x0, y0 - 100, x0, y0 + 100] }) };
    offerJourneys(sheet, now, [run(0, 200)], upright);
    const [{ x, y, block }] = sheet.placed;
    assert.ok(Math.abs(x - (60 + 9)) < 1e-9);
    assert.ok(Math.abs(y + block.height / 2 - (30 + 0.45 * 200)) < 1e-9);
  });
  test("says of a return that it is one", () => {
    offer(run(0, 300, { group: group("homeward") }));
    assert.deepEqual(written(), ["People, return November 1943"]);
  });
  test("waits where its card has just stood", () => {
    const begin = (day, anew) => sheet.begin(context(), now, "serif", { day, anew });
    begin(0, true);
    const rect = { x: 9, y: 9, width: 60, height: 20 };
    sheet.memory.keep("card:m/outward", /** @type {any} */ ({ rect }));
    begin(1, false);
    offer(run(0, 300));
    assert.deepEqual(written(), []);
    begin(2, true);
    offer(run(0, 300));
    assert.deepEqual(written(), ["People, November 1943"]);
  });
  test("is none where people are under way", () => {
    offer(run(0, 300, { kind: "band" }));
    assert.deepEqual(written(), []);
  });
});

describe("the season of a corridor", () => {
  const places = { places: { there: { name: "There" } } };
  const flow = {
    origin: "home",
    destination: "there",
    depart: [dayOf("1930-01-01")],
    arrive: [0, dayOf("1930-12-01")],
  };
  const corridor = { flow, people: { name: "People", text_colour: "#315234" } };
  const [x0, y0] = [200 - anchorX(now), 100 - anchorY(now)];
  const shape = (length) => () => ({
    spine: { xy: [x0 - length / 2, y0, x0 + length / 2, y0], runs: [0, length] },
    length,
  });
  test("stands on it below who goes where, once for each destination", () => {
    const other = { ...corridor, flow: { ...flow, origin: "elsewhere" } };
    offerCorridors(sheet, places, now, [corridor, other], shape(40));
    assert.deepEqual(written(), ["People to There | 1930"]);
    const [{ x, block }] = sheet.placed;
    assert.ok(Math.abs(x + block.width / 2 - 200) < 1e-9);
  });
  test("keeps away from the words of another corridor", () => {
    const other = { ...corridor, flow: { ...flow, size: "50 farms moved" } };
    offerCorridors(sheet, places, now, [other, corridor], shape(120));
    const [one, two] = sheet.placed;
    assert.deepEqual(written(), [
      "People to There | 50 farms moved, 1930",
      "People to There | 1930",
    ]);
    const apart = (from, to) => to.y - from.y - from.block.height;
    assert.ok(Math.max(apart(one, two), apart(two, one)) >= 9 || one.x !== two.x);
  });
  test("is left out where the corridor is short", () => {
    offerCorridors(sheet, places, now, [corridor], shape(39));
    assert.deepEqual(written(), []);
  });
});

describe("the names of the base map", () => {
  const label = (kind, changes = {}) => ({
    kind,
    text: "Aral Sea",
    lon: 60,
    lat: 44,
    from: null,
    to: null,
    ...changes,
  });
  const offer = (...labels) => offerBaseNames(sheet, now, labels, { day: 100 });
  test("stand at their place, those of republics in capitals", () => {
    offer(label("republic"));
    assert.deepEqual(written(), ["ARAL SEA"]);
    const [{ x, y, block }] = sheet.placed;
    assert.ok(Math.abs(x + block.width / 2 - screenX(now, 60)) < 1e-9);
    assert.ok(Math.abs(y + block.height / 2 - screenY(now, 44)) < 1e-9);
  });
  test("are said in the reader's language, though the ground is one for all", () => {
    const sea = label("sea");
    offer(sea);
    speak({ ...spoken(), tag: "ru", messages: { "Aral Sea": "Аральское море" } });
    sheet.begin(context(), now, "serif", { anew: true });
    offer(sea);
    assert.deepEqual(written(), ["Аральское море"]);
  });
  test("of seas are slanted, in rows", () => {
    offer(label("sea", { text: "Aral\nSea" }));
    assert.deepEqual(written(), ["Aral | Sea"]);
    assert.equal(cells()[0].italic, true);
  });
  test("are those of the day", () => {
    offer(label("sea", { from: 101 }), label("sea", { to: 99 }));
    assert.deepEqual(written(), []);
  });
  test("give way, but do not leave their sea: a republic's goes further than a lake's", () => {
    const [x, y] = [screenX(now, 60), screenY(now, 44)];
    sheet.reserve(x - 5, y - 30, 10, 60);
    offer(label("lake"));
    assert.deepEqual(written(), []);
    offer(label("republic"));
    assert.deepEqual(written(), ["ARAL SEA"]);
  });
});
