import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeOf } from "../../../static/player/shell/qr.js";
import { frameText } from "../../../static/player/shell/share.js";

const dark = (code) =>
  new Set([...code.outline.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));

describe("a QR code", () => {
  const code = codeOf("https://example.org/?date=1944-02-24");
  const modules = dark(code);
  test("has four light modules around it", () => {
    for (const cell of modules) {
      const [x, y] = cell.split(",").map(Number);
      assert.ok(Math.min(x, y) >= 4 && Math.max(x, y) < code.side - 4);
    }
  });
  test("has a square in three of its corners", () => {
    const last = code.side - 4 - 7;
    for (const [x0, y0] of [
      [4, 4],
      [last, 4],
      [4, last],
    ])
      for (let n = 0; n < 7; n += 1) {
        assert.ok(modules.has(`${x0 + n},${y0}`) && modules.has(`${x0},${y0 + n}`));
        assert.ok(modules.has(`${x0 + 3},${y0 + 3}`) && !modules.has(`${x0 + 1},${y0 + 1}`));
      }
    const fourth = [0, 1, 2, 3, 4, 5, 6].every((n) => modules.has(`${last + n},${last}`));
    assert.ok(!fourth, "and none in the fourth");
  });
  test("grows with its text, by whole versions", () => {
    const side = (length) => codeOf("a".repeat(length)).side - 8;
    // Version v has 17 + 4v modules; a version 1 of the least correction holds 17 bytes.
    assert.equal(side(5), 21);
    assert.equal((side(300) - 17) % 4, 0);
    assert.ok(side(300) > side(100));
  });
  test("is none for a text that no code can hold", () =>
    assert.equal(codeOf("a".repeat(3000)), null));
});

test("the frame for another page holds an address that cannot break out of it", () => {
  const text = frameText('https://example.org/?a=1&b="><script>', "Exile & Return");
  assert.match(text, /src="https:\/\/example\.org\/\?a=1&amp;b=&quot;>&lt;script>"/);
  assert.match(text, /title="Exile &amp; Return"/);
});
