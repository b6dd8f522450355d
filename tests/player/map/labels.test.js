import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Sheet, around } from "../../../static/player/map/labels/labels.js";
import { CARD_EDGE, cardBox } from "../../../static/player/map/points/fronts.js";
import { apart, context, view } from "./view.js";

const words = (text, more = {}) => ({ rows: [[{ text, size: 10, colour: "#000" }]], ...more });
const over = (x, y) => ({ x, y, ax: 0, ay: 0 });
let sheet;

beforeEach(() => {
  sheet = new Sheet();
  sheet.begin(context(), view(), "serif");
});

describe("a block of words", () => {
  test("is as wide as its longest row and as high as all of them", () => {
    const block = sheet.measure({
      rows: [[{ text: "1234", size: 10 }], [{ text: "12", size: 20 }]],
    });
    assert.equal(block.width, 24);
    assert.ok(Math.abs(block.height - 30 * 1.22) < 1e-9);
  });
  test("has room for the marks of its peoples, for gaps and spacing", () => {
    const cells = [
      { marks: [{}, {}], text: "12", size: 10, gap: 4 },
      { text: "ab", size: 10, spacing: 2 },
    ];
    // Two marks of 3.6 px and a quarter between them, 5 px to the words; 12 + 4; 12 + 2 * 2.
    assert.ok(
      Math.abs(sheet.measure({ rows: [cells] }).width - (2 * 7.2 + 1.8 + 5 + 16 + 16)) < 1e-9,
    );
  });
  test("grows with the type", () => {
    const large = new Sheet();
    large.begin(context(), view({ type: 1.25 }), "serif");
    assert.equal(large.measure(words("1234")).height, 12.2 * 1.25);
  });
  test("is measured anew for another face", () => {
    const block = sheet.measure(words("1234"));
    sheet.begin({ ...context(), measureText: () => ({ width: 99 }) }, view(), "sans");
    assert.equal(sheet.measure(block).width, 99);
  });
});

describe("words on the map", () => {
  test("go to the anchor that is liked best", () => {
    const rect = sheet.place(words("12345"), around(200, 100, 10));
    assert.equal(rect.x, 210);
    assert.ok(Math.abs(rect.y + rect.height / 2 - 100) < 1e-9);
  });
  test("never overlap: the second goes elsewhere, and what fits nowhere is left out", () => {
    const first = sheet.place(words("12345"), [over(200, 100)]);
    const second = sheet.place(words("12345"), [over(205, 102), over(200, 140)]);
    assert.ok(apart(first, second));
    assert.equal(sheet.place(words("12345"), [over(205, 102)]), null);
    assert.equal(sheet.placed.length, 2);
  });
  test("keep two pixels from each other, or as many as they are told", () => {
    const first = sheet.place(words("12345"), [over(200, 100)]);
    const beside = (gap) => [{ x: first.x + first.width + gap, y: 100, ax: 1, ay: 0 }];
    assert.equal(sheet.place(words("1"), beside(1.5)), null);
    assert.ok(sheet.place(words("1"), beside(2)));
    assert.equal(sheet.place(words("1"), [over(200, 118)], { pad: 20 }), null);
  });
  test("keep as far from each other above and below as beside", () => {
    const first = sheet.place(words("12345"), [over(200, 100)]);
    const below = (gap) => [{ x: 200, y: first.y + first.height + gap, ax: 0, ay: 1 }];
    const above = (gap) => [{ x: 200, y: first.y - gap, ax: 0, ay: -1 }];
    for (const spots of [below, above]) {
      assert.equal(sheet.place(words("1"), spots(1.99)), null);
      assert.ok(sheet.place(words("1"), spots(2.01)));
    }
  });
  test("keep out of what is reserved", () => {
    sheet.reserve(150, 80, 100, 40);
    assert.equal(sheet.place(words("12345"), [over(200, 100)]), null);
    assert.ok(sheet.place(words("12345"), [over(200, 130)]));
  });
  test("stay on the map", () => {
    for (const [x, y] of [
      [10, 100],
      [412, 100],
      [200, 5],
      [200, 255],
    ])
      assert.equal(sheet.place(words("12345"), [over(x, y)]), null, `${x}, ${y}`);
  });
  test("rather hide no line, and hide no more of them than they may", () => {
    for (let x = 170; x < 230; x += 3) sheet.mark(x, 100);
    const [on, off] = [over(200, 100), over(200, 140)];
    assert.equal(sheet.place(words("12345"), [on, off]).y, 140 - 6.1);
    assert.equal(sheet.place(words("12345"), [on], { most: 0.2 }), null);
    assert.ok(sheet.place(words("12345"), [on], { most: 0.9 }));
  });
  test("keep to the anchor liked better where another hides hardly less", () => {
    const [first, second] = [over(100, 100), over(300, 100)];
    // One of the 6 by 3 cells under the first: 0.06, as much as two places in the order.
    sheet.mark(100, 100);
    assert.ok(
      sheet.place(words("12345"), [first, over(10, 10), over(10, 10), over(10, 10), second]).x <
        150,
    );
    sheet.begin(context(), view(), "serif");
    sheet.mark(100, 100);
    assert.ok(sheet.place(words("12345"), [first, second]).x > 150);
  });
  test("begin with a free map each time", () => {
    sheet.place(words("12345"), [over(200, 100)]);
    for (let x = 0; x < 420; x += 3) sheet.mark(x, 100);
    sheet.begin(context(), view(), "serif");
    assert.equal(sheet.hidden(0, 90, 420, 20), 0);
    assert.ok(sheet.place(words("12345"), [over(200, 100)]));
  });
});

test("anchors stand around a point: to its right, then to its left", () => {
  const anchors = around(10, 20, 5);
  assert.deepEqual(anchors[0], { x: 15, y: 20, ax: 1, ay: 0 });
  assert.deepEqual(anchors[1], { x: 5, y: 20, ax: -1, ay: 0 });
  assert.equal(new Set(anchors.map(({ ax, ay }) => `${ax},${ay}`)).size, 8);
});

test("the frame of a card lies on the map too", () => {
  const box = cardBox({ x: 0, y: 0, width: 9, height: 9 });
  assert.ok(box.y + box.height < 9 + CARD_EDGE);
  // Words whose lower end lies so many pixels above the edge of the map.
  const place = (above, limits) => {
    const card = { rows: [[{ text: "432,000", size: 13 }]], align: "left" };
    sheet.begin(context(), view(), "serif");
    return sheet.place(card, [{ x: 200, y: 260 - above, ax: 0, ay: -1 }], limits);
  };
  assert.ok(place(CARD_EDGE + 1, { edge: CARD_EDGE }));
  assert.equal(place(CARD_EDGE - 1, { edge: CARD_EDGE }), null);
  assert.ok(place(CARD_EDGE - 1, {}));
});
