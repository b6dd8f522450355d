/**
 * The page on paper: the map as it is on the screen, drawn finely, as wide as the sheet.
 * The style sheet hides what is there to be pressed; how far the map is enlarged is known only here.
 * @module printing
 */
/** @import { Store } from "../scene/types.d.ts" */

/** CSS pixels that a sheet of A4 or Letter has across and that the map may take of its height. */
const WIDTH = 960;
const HEIGHT = 520;
/**
 * Dots to a CSS pixel of the sheet: some 290 to the inch. Chromium prints a canvas at a scale that it cuts off to
 * 64ths, so the scale is 21/64 and a little more; at one third the map would come out a sixtieth too small.
 */
const DOTS = (64 / 21) * 0.999;

/**
 * @param {HTMLElement} root @param {HTMLElement} stage holds the map @param {{sharpen: (dots: number) => void}} map
 * @param {Store} store
 * @returns {{destroy: () => void}}
 */
export function createPrinting(root, stage, map, store) {
  function begin() {
    store.set({ playing: false }, "printing");
    const { clientWidth: width, clientHeight: height } = stage;
    if (!width || !height) return;
    const zoom = Math.min(WIDTH / width, HEIGHT / height);
    const sizes = { width: `${width}px`, height: `${height}px`, zoom: zoom.toFixed(4) };
    for (const [name, value] of Object.entries(sizes))
      root.style.setProperty(`--print-${name}`, value);
    map.sharpen(DOTS * zoom);
  }
  const end = () => map.sharpen(0);
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  return {
    destroy() {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    },
  };
}
