/**
 * One fill for each state of a person counted, in any people's hue (docs/visual.md, "States").
 * @module shades
 */

import { newCanvas } from "./canvases.js";
import { COLOURS, INK, STATES, WHITE, mix } from "./palette.js";

/** A share of the hue, or a colour by its name. */
const shade = (part, hue) => (typeof part === "string" ? COLOURS[part] : mix(hue, part));

/**
 * @public held to that of plates by a test in Python
 * @param {string} state  an id of the State
 * @param {string} hue  "#2A2957"
 * @returns {{ground: string, ink: string|null, angle: number}} plain, or stripes of ink on a ground; an angle of 0 is level
 */
export function fillOf(state, hue) {
  const { colour, share, stripes, angle = 0 } = STATES[state];
  if (!stripes) return { ground: shade(colour ?? share, hue), ink: null, angle };
  const [ground, ink] = stripes.map((part) => shade(part, hue));
  return { ground, ink, angle };
}

/** @param {string} state @param {string} hue @returns {string} a CSS background */
export function cssFill(state, hue) {
  const { ground, ink, angle } = fillOf(state, hue);
  if (!ink) return ground;
  return `repeating-linear-gradient(${angle ? "135deg" : "0deg"}, ${ground} 0 2px, ${ink} 2px 4px)`;
}

/** A tile of stripes: slanted for those waiting or not stated, level for those settled elsewhere. */
function tile({ ground, ink, angle }) {
  const side = 6;
  const level = angle === 0;
  const canvas = newCanvas(side, side);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = ground;
  context.fillRect(0, 0, side, side);
  context.strokeStyle = ink;
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
  const fill = fillOf(state, hue);
  if (!fill.ink) return fill.ground;
  const key = `${state}${hue}`;
  if (!patterns.has(key)) patterns.set(key, context.createPattern(tile(fill), "repeat"));
  return patterns.get(key);
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
  if (state === "dead") return WHITE;
  const ground = luminance(hue, STATES[state].share ?? 0.5) + 0.05;
  return 1.05 / ground > ground / 0.0696 ? WHITE : INK;
}
