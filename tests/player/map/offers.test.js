import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Sheet, around } from "../../../static/player/map/labels/labels.js";
import { RANK, offer } from "../../../static/player/map/labels/offers.js";
import { context, view } from "./view.js";

const now = view();
const words = (text, more = {}) => ({ rows: [[{ text, size: 10, colour: "#000" }]], ...more });
const over = (x, y) => ({ x, y, ax: 0, ay: 0 });
let sheet;

/** Begins the next day, or a picture of its own. */
const begin = (day, { anew = false, most } = {}) =>
  sheet.begin(context(), now, "serif", { day, anew, most });
/** Offers a label of five letters at points; where its middle is, or null. */
function put(key, spots, more = {}) {
  const { rank = RANK.NAME, text = "12345", ...rest } = more;
  const tries = [{ block: words(text), anchors: spots.map(([x, y]) => over(x, y)) }];
  const rect = offer(sheet, { key, rank, tries, ...rest });
  return rect && [Math.round(rect.x + rect.width / 2), Math.round(rect.y + rect.height / 2)];
}
const [here, there] = [
  [200, 100],
  [200, 160],
];

beforeEach(() => {
  sheet = new Sheet();
  begin(0, { anew: true });
});

describe("a label from one day to the next", () => {
  test("stays where it stands, though a better place has become free", () => {
    sheet.reserve(190, 90, 20, 20);
    assert.deepEqual(put("a", [here, there]), there);
    begin(1);
    assert.deepEqual(put("a", [here, there]), there);
    begin(2, { anew: true });
    assert.deepEqual(put("a", [here, there]), here, "it is forgotten at a jump");
  });
  test("stands on another sheet where it does on this one, whatever better place has become free", () => {
    sheet.reserve(190, 90, 20, 20);
    const day = () => [put("a", [here, there]), put("b", [there])];
    assert.deepEqual(day(), [there, null]);
    begin(1);
    assert.deepEqual(day(), [there, null]);
    const told = structuredClone(sheet.memory.told());
    sheet = new Sheet();
    sheet.memory.recall(told);
    begin(1, { anew: true });
    assert.deepEqual(day(), [there, null], "what found no room waits there too");
    begin(2, { anew: true });
    assert.deepEqual(day(), [here, there], "once: then all is as before");
  });
  test("is placed anew in another view, and for another area", () => {
    put("a", [there], { shape: "old" });
    begin(1);
    assert.deepEqual(put("a", [here, there], { shape: "new" }), here);
    sheet.begin(context(), view({ left: 9 }), "serif", { day: 2, anew: false });
    assert.deepEqual(put("a", [there, here], { shape: "new" }), there);
  });
  test("keeps its place against one of its rank that comes", () => {
    put("a", [here]);
    begin(1);
    assert.equal(put("b", [here]), null);
    assert.deepEqual(put("a", [here]), here);
  });
  test("gives way to one of higher rank, which rather takes what is free", () => {
    put("a", [here]);
    begin(1);
    assert.deepEqual(put("n", [here, there], { rank: RANK.NUMBER }), there);
    assert.deepEqual(put("a", [here]), here);
    begin(2);
    put("n", [there], { rank: RANK.NUMBER });
    assert.deepEqual(put("m", [here], { rank: RANK.NUMBER }), here);
    assert.equal(put("a", [here, [100, 40]]), null, "and does not hop elsewhere");
  });
  test("slips a little aside where a neighbour has grown, and no farther", () => {
    put("a", [here]);
    begin(1);
    sheet.reserve(100, 90, 88, 20);
    assert.deepEqual(put("a", [here]), [206, 100]);
    begin(2);
    sheet.reserve(100, 90, 130, 20);
    assert.equal(put("a", [here]), null);
  });
  test("of which there is suddenly more takes words that leave its neighbours their places", () => {
    const label = (texts) => ({
      key: "n",
      rank: RANK.NUMBER,
      tries: texts.map((text) => ({ block: words(text), anchors: [over(200, 100)] })),
    });
    offer(sheet, label(["12345"]));
    put("a", [[250, 100]]);
    begin(1);
    offer(sheet, label(["12345678901234567890", "12345"]));
    assert.deepEqual(put("a", []), [250, 100]);
    assert.equal(sheet.labels()[0].text, "12345");
  });
  test("rather stands beside its area than in the place of a name", () => {
    put("a", [here]);
    begin(1);
    const more = () => [{ block: words("12345"), anchors: [over(...there)] }];
    assert.deepEqual(put("n", [here], { rank: RANK.NUMBER, more }), there);
  });
  test("that found no room stays away for sixty days", () => {
    put("n", [here], { rank: RANK.NUMBER });
    assert.equal(put("a", [here]), null);
    begin(59);
    assert.equal(put("a", [here]), null);
    begin(60);
    assert.deepEqual(put("a", [here]), here);
  });
  test("lets a ring pass under it, but does not come where one is", () => {
    put("a", [here]);
    begin(1);
    sheet.pass(195, 95, 10, 10);
    assert.deepEqual(put("a", [here]), here);
    begin(2, { anew: true });
    sheet.pass(195, 95, 10, 10);
    assert.equal(put("a", [here]), null);
    assert.equal(put("h", [here], { rank: RANK.HOMELAND }), null, "who reads it under a ring?");
    assert.deepEqual(put("n", [here], { rank: RANK.NUMBER }), here, "were there no other place");
  });
  test("with a frame keeps clear of rings", () => {
    put("c", [here], { rank: RANK.CARD, frame: 7 });
    begin(1);
    sheet.pass(195, 95, 10, 10);
    assert.deepEqual(put("c", [here, there], { rank: RANK.CARD, frame: 7 }), there);
  });
  test("that begins at a left edge grows to the right", () => {
    const card = (text) => ({
      key: "c",
      rank: RANK.CARD,
      tries: [{ block: words(text, { align: "left" }), anchors: [around(200, 100, 9)[1]] }],
    });
    const { x } = offer(sheet, card("12345"));
    begin(1);
    assert.equal(offer(sheet, card("1234567")).x, x);
  });
  test("keeps the words it had while there are as many to choose from", () => {
    const label = (texts) => ({
      key: "n",
      rank: RANK.NUMBER,
      tries: texts.map((text) => ({ block: words(text), anchors: [over(200, 100)] })),
    });
    sheet.reserve(150, 90, 30, 20);
    offer(sheet, label(["1234567890", "12345"]));
    begin(1);
    offer(sheet, label(["1234567890", "12345"]));
    assert.equal(sheet.labels()[0].text, "12345");
    begin(2);
    offer(sheet, label(["1234567890"]));
    assert.equal(sheet.labels()[0].text, "1234567890");
  });
});

describe("a sheet that may hold so many labels", () => {
  const rows = Array.from({ length: 12 }, (_, n) => [200, 20 + 18 * n]);
  const fill = (rank, count) =>
    rows.slice(0, count).filter((spot, n) => put(`${rank}/${n}`, [spot], { rank })).length;
  test("leaves the last of them to others than the names of the ground", () => {
    begin(1, { anew: true, most: 10 });
    assert.equal(fill(RANK.GROUND, 12), 3);
    begin(2, { anew: true, most: 10 });
    assert.equal(fill(RANK.NAME, 12), 10);
  });
  test("holds every number, and those that stand go one after the other", () => {
    begin(1, { anew: true, most: 2 });
    put("a", [[60, 60]]);
    put("b", [[60, 120]]);
    begin(2, { most: 2 });
    assert.equal(fill(RANK.NUMBER, 1), 1);
    assert.ok(put("a", [[60, 60]]));
    assert.equal(put("b", [[60, 120]]), null);
  });
});

test("a label says where it stands: in its middle, or at the left edge of a card", () => {
  put("a", [here]);
  const card = { block: words("12345", { align: "left" }), anchors: [over(...there)] };
  offer(sheet, { key: "c", rank: RANK.CARD, tries: [card] });
  assert.deepEqual(
    sheet.labels().map(({ key, text, x }) => [key, text, Math.round(x)]),
    [
      ["a", "12345", 200],
      ["c", "12345", 185],
    ],
  );
});
