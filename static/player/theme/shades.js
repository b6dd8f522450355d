/**
 * One fill for each state of a person counted, in any people's hue (docs/visual.md, "States").
 * @module shades
 */

export const INK = "#23262B";
export const SECOND_INK = "#565B62";
/** Part of the hue in each state's fill; the rest is white. */
const SHARE = { home: 0.24, returned: 0.24, exile_total: 0.62, under_way: 1 };
const STRIPED = { taken: [0.24, 1], elsewhere: [0.24, 0.62] };
const DEAD = "#17181B";
const UNSTATED = ["#F5F2E9", "#B9A77F"];

/** @param {string} hex "#2A2957" @param {number} share 0..1 of the hue @returns {string} the hue mixed with white */
export function mix(hex, share) {
  const channel = (at) => Math.round(255 + (parseInt(hex.slice(at, at + 2), 16) - 255) * share);
  return `rgb(${channel(1)}, ${channel(3)}, ${channel(5)})`;
}

function stripesOf(state, hue) {
  if (state === "not_stated") return UNSTATED;
  const pair = STRIPED[state];
  return pair ? [mix(hue, pair[0]), mix(hue, pair[1])] : null;
}

/** @param {string} state a key of the State @param {string} hue @returns {string} a CSS background */
export function cssFill(state, hue) {
  const pair = stripesOf(state, hue);
  if (pair) {
    const angle = state === "elsewhere" ? "0deg" : "135deg";
    return `repeating-linear-gradient(${angle}, ${pair[0]} 0 2px, ${pair[1]} 2px 4px)`;
  }
  return state === "dead" ? DEAD : mix(hue, SHARE[state] ?? 0.24);
}

/** A tile of stripes: slanted for those waiting or not stated, level for those settled elsewhere. */
function tile(pair, level) {
  const side = 6;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = pair[0];
  context.fillRect(0, 0, side, side);
  context.strokeStyle = pair[1];
  context.lineWidth = level ? 2 : 2.1;
  context.beginPath();
  const lines = level
    ? [[0, 2, side, 2]]
    : [
        [-1, side + 1, side + 1, -1],
        [-1, 1, 1, -1],
        [side - 1, side + 1, side + 1, side - 1],
      ];
  for (const [x0, y0, x1, y1] of lines) {
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
  }
  context.stroke();
  return canvas;
}

const patterns = new Map();

/** @returns {string|CanvasPattern} what to fill a canvas shape with */
export function canvasFill(context, state, hue) {
  const pair = stripesOf(state, hue);
  if (pair) {
    const key = `${state}${hue}`;
    if (!patterns.has(key))
      patterns.set(key, context.createPattern(tile(pair, state === "elsewhere"), "repeat"));
    return patterns.get(key);
  }
  return state === "dead" ? DEAD : mix(hue, SHARE[state] ?? 0.24);
}

function luminance(hex, share) {
  const part = (at) => {
    const c = (255 + (parseInt(hex.slice(at, at + 2), 16) - 255) * share) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

/** White or ink, whichever stands out more on a state's fill. */
export function inkOn(state, hue) {
  if (state === "dead") return "#FFFFFF";
  const ground = luminance(hue, SHARE[state] ?? 0.5) + 0.05;
  return 1.05 / ground > ground / 0.0696 ? "#FFFFFF" : INK;
}
