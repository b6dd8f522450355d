/**
 * Dashed lines of any length. A browser works out each dash of a line, those far outside the sheet too: zoomed in to a
 * street, a way across a country has millions of them. So only what lies on the sheet is stroked, each run of it with the
 * dashes that it would have had.
 * @module dashes
 */
/** @typedef {number[]} Box  left, top, right, bottom */

/** Pixels around the sheet within which a line of dashes can still show. */
const MARGIN = 8;

/** @param {CanvasRenderingContext2D} ink @returns {Box} its sheet and the margin, in the pixels in which it draws */
export function sheetOf(ink) {
  const { a: ratio, e, f } = ink.getTransform();
  const { width, height } = ink.canvas;
  return [
    -e / ratio - MARGIN,
    -f / ratio - MARGIN,
    (width - e) / ratio + MARGIN,
    (height - f) / ratio + MARGIN,
  ];
}

/**
 * Which part of a segment lies in a box.
 * @param {number} ax @param {number} ay @param {number} bx @param {number} by @param {Box} box
 * @returns {[number, number]|null} shares of the segment, ascending; null where none of it does
 */
export function partWithin(ax, ay, bx, by, [left, top, right, bottom]) {
  let [from, to] = [0, 1];
  for (const [at, across, low, high] of [
    [ax, bx - ax, left, right],
    [ay, by - ay, top, bottom],
  ]) {
    if (across === 0 && (at < low || at > high)) return null;
    if (across === 0) continue;
    const [one, other] = [(low - at) / across, (high - at) / across];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from <= to ? [from, to] : null;
}

/**
 * A pen that strokes what is traced with it in dashes, once `end` is called.
 * @param {CanvasRenderingContext2D} ink @param {Box} box  as `sheetOf` gives it
 * @param {number[]} dashes  pixels of ink and of gap in turn
 * @param {number} [offset]  pixels of the pattern that lie before the start
 */
export function dashedPen(ink, box, dashes, offset = 0) {
  const period = dashes.reduce((sum, each) => sum + each, 0);
  let [x, y, gone] = [0, 0, offset];
  let isDown = false;
  ink.setLineDash(dashes);

  function lift() {
    if (isDown) ink.stroke();
    isDown = false;
  }

  /** @param {number} toX @param {number} toY */
  function lineTo(toX, toY) {
    const length = Math.hypot(toX - x, toY - y);
    const part = partWithin(x, y, toX, toY, box);
    if (!part || part[0] > 0) lift();
    if (part) {
      const pointAt = (share) =>
        /** @type {const} */ ([x + (toX - x) * share, y + (toY - y) * share]);
      if (!isDown) {
        ink.lineDashOffset = (gone + length * part[0]) % period;
        ink.beginPath();
        ink.moveTo(...pointAt(part[0]));
        isDown = true;
      }
      if (part[1] === 1) ink.lineTo(toX, toY);
      else {
        ink.lineTo(...pointAt(part[1]));
        lift();
      }
    }
    gone += length;
    [x, y] = [toX, toY];
  }

  return {
    /** @param {number} toX @param {number} toY */
    moveTo(toX, toY) {
      lift();
      [x, y] = [toX, toY];
    },
    lineTo,
    end() {
      lift();
      ink.setLineDash([]);
      ink.lineDashOffset = 0;
    },
  };
}
