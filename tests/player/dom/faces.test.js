/** Faces that come later are heard too, until it ends. */
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { onFaces } from "../../../static/player/dom/faces.js";

describe("faces of a font", () => {
  afterEach(() => delete globalThis.document);

  function page() {
    const fonts = Object.assign(new EventTarget(), { ready: Promise.resolve() });
    globalThis.document = /** @type {any} */ ({ fonts });
    return fonts;
  }

  test("are heard when the first are there and whenever more have come", async () => {
    const fonts = page();
    let heard = 0;
    const end = onFaces(() => (heard += 1));
    await fonts.ready;
    assert.equal(heard, 1);
    fonts.dispatchEvent(new Event("loadingdone"));
    assert.equal(heard, 2);
    end();
    fonts.dispatchEvent(new Event("loadingdone"));
    assert.equal(heard, 2);
  });

  test("are not heard after the end", async () => {
    const fonts = page();
    let heard = 0;
    onFaces(() => (heard += 1))();
    await fonts.ready;
    assert.equal(heard, 0);
  });
});
