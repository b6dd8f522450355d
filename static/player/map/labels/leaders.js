/**
 * Numbers that find no room inside their area stand beside it, and a fine line with a dot at its end leads there.
 * @module leaders
 */
import { INK, PAPER } from "../../theme/palette.js";
import { toScreen } from "../../plane/projection.js";

/** Pixels from the area's spot to the middle of the words, the nearest first, and the directions tried on each. */
const AWAY = [36, 52, 70, 90, 115];
const DIRECTIONS = 16;
const DOT = 1.8;
/** Colours and widths of the line, the lower one first. @type {[string, number][]} */
const LEADER = [
  [PAPER, 3],
  [INK, 1],
];
/** Share of the words that may lie over drawn lines. */
const MOST = 0.3;
/** Pixels from one to the next point of a line that are looked at. */
const STEP = 5;

/** Spots on rings about a point; a block is wider than high, so the rings are too. */
function ringsAbout({ x, y }) {
  return AWAY.flatMap((away) =>
    Array.from({ length: DIRECTIONS }, (_, n) => {
      const angle = (2 * Math.PI * n) / DIRECTIONS;
      return {
        x: x + away * 1.25 * Math.cos(angle),
        y: y + away * 0.8 * Math.sin(angle),
        ax: 0,
        ay: 0,
      };
    }),
  );
}

/** The point of a rectangle that is nearest to another. */
function edgeOf(rect, { x, y }) {
  return {
    x: Math.max(rect.x, Math.min(rect.x + rect.width, x)),
    y: Math.max(rect.y, Math.min(rect.y + rect.height, y)),
  };
}

/**
 * True if the line from a block at an anchor to the area's spot runs under no words and no furniture.
 * @param {import("./labels.js").Sheet} sheet
 * @param {import("./letters.js").Measured} block
 */
function leadsClear(sheet, { width, height }, anchor, from) {
  const rect = { x: anchor.x - width / 2, y: anchor.y - height / 2, width, height };
  const to = edgeOf(rect, from);
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP);
  for (let n = 1; n < steps; n += 1) {
    const [x, y] = [from.x + ((to.x - from.x) * n) / steps, from.y + ((to.y - from.y) * n) / steps];
    if (!sheet.free(x, y, 0, 0, 0)) return false;
  }
  return true;
}

/**
 * Where a number may stand beside its area: nowhere if nothing of the area is seen.
 * @param {import("./labels.js").Sheet} sheet
 * @param {import("./letters.js").Block[]} blocks  the fullest first
 * @param {{x: number, y: number}[]} spots  inside the area, the best first
 * @returns {import("./offers.js").Try[]}
 */
export function besideTries(sheet, blocks, spots) {
  const from = spots.find(({ x, y }) => sheet.free(x - DOT, y - DOT, 2 * DOT, 2 * DOT, 0));
  if (!from) return [];
  const leader = { x: from.x, y: from.y };
  return blocks.map((block) => {
    const measured = sheet.measure(block);
    const anchors = ringsAbout(from).filter((each) => leadsClear(sheet, measured, each, from));
    return { block, anchors, leader, most: MOST };
  });
}

/**
 * Draws the lines of words that have one.
 * @param {import("./labels.js").Sheet} sheet @returns {number} drawn
 */
export function drawLeaders(context, view, sheet) {
  const led = sheet.led();
  toScreen(context, view);
  context.setLineDash([]);
  for (const { leader, ...rect } of led) {
    const { x, y } = edgeOf(rect, leader);
    for (const [colour, width] of LEADER) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(leader.x, leader.y);
      context.stroke();
      context.fillStyle = colour;
      context.beginPath();
      context.arc(leader.x, leader.y, DOT + (width - 1) / 2, 0, 2 * Math.PI);
      context.fill();
    }
  }
  return led.length;
}
