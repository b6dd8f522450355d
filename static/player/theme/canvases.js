/** Canvases that nobody sees: sheets that are copied, and tiles of patterns. */

/**
 * A canvas to draw on, in a page or in a worker, which has no elements.
 * @param {number} [width] device pixels @param {number} [height]
 * @returns {HTMLCanvasElement}
 */
export function newCanvas(width = 1, height = 1) {
  if (typeof document === "undefined")
    return /** @type {any} */ (new OffscreenCanvas(width, height));
  return Object.assign(document.createElement("canvas"), { width, height });
}
