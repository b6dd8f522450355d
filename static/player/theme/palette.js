/**
 * The colours and fills of docs/visual.md: hue says who, fill says what state. They stand in theme.json, from which
 * plates and pages (atlas/base/theme.py) have theirs too.
 */
import { newCanvas } from "./canvases.js";
import theme from "./theme.json" with { type: "json" };

const { colours, ground } = theme;

export const GROUND = {
  ussr: colours.paper,
  elsewhere: ground.elsewhere,
  water: colours.water,
  coast: ground.coast,
  river: ground.river,
  rail: ground.rail,
  stateBorder: ground.state,
  republicBorder: ground.republic,
  regionBorder: ground.region,
};

export const INK = colours.ink;
export const SECOND_INK = colours.second;
export const SEA_INK = colours["sea-ink"];
export const REPUBLIC_INK = colours["republic-ink"];
export const PAPER = colours.paper;
export const WHITE = colours.white;
export const NOT_STATED = colours["not-stated"];
export const RULE = colours.rule;
export const EDGE = colours.edge;
export const PRESSED = colours.pressed;
/** The hue in which a legend draws what is said of every people. */
export const SAMPLE = colours.sample;
/** West, south, east, north of the inset, in degrees. */
export const CAUCASUS = /** @type {import("../scene/types.d.ts").Bounds} */ (theme.caucasus);

/** The states of a person counted, from the bottom of a band to its top. */
export const STACK = Object.keys(theme.states);

/** Colours by their names. @type {Record<string, string>} */
export const COLOURS = colours;

/**
 * Gives the style sheets the colours, as var(--ink).
 * @param {HTMLElement} root
 */
export function dress(root) {
  for (const [name, colour] of Object.entries(colours)) root.style.setProperty(`--${name}`, colour);
}

/**
 * How a state is filled: a colour by its name, a share of the hue, or stripes of two of them.
 * @type {Record<string, {colour?: string, share?: number, stripes?: (string|number)[], angle?: number}>}
 */
export const STATES = theme.states;

const limits = theme.tints.below;

/** People held in a region: each tint holds counts under its `below`. Neutral: a region held several peoples. */
export const TINTS = theme.tints.colours.map((colour, n) => ({
  colour,
  below: limits[n] ?? Infinity,
}));

/** @param {number} value @returns {string} */
export function tintOf(value) {
  return (TINTS.find((tint) => value < tint.below) ?? TINTS[TINTS.length - 1]).colour;
}

const mixes = new Map();

/** A colour thinned with white. @param {number} part  0..1 of the colour */
export function mix(hex, part) {
  const key = hex + part;
  let mixed = mixes.get(key);
  if (!mixed) {
    const channel = (at) => Math.round(255 - (255 - parseInt(hex.slice(at, at + 2), 16)) * part);
    mixed = `rgb(${channel(1)}, ${channel(3)}, ${channel(5)})`;
    mixes.set(key, mixed);
  }
  return mixed;
}

/** A colour made see-through, where what lies below must stay readable. */
export function veil(hex, part) {
  const key = `${hex}~${part}`;
  let veiled = mixes.get(key);
  if (!veiled) {
    const channel = (at) => parseInt(hex.slice(at, at + 2), 16);
    veiled = `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${part})`;
    mixes.set(key, veiled);
  }
  return veiled;
}

const patterns = new Map();

/**
 * 45-degree stripes.
 * @param {CanvasRenderingContext2D} context
 * @param {string} ink
 * @param {string|null} ground  null leaves the gaps open
 * @param {number} part  0..1 of the area that is ink
 * @param {number} period  CSS pixels between stripes, measured along x
 * @param {number} dpr
 */
export function stripes(context, ink, ground, part, period, dpr) {
  const steps = Math.max(1, Math.min(23, Math.round(part * 24)));
  const key = `${ink}${ground}${steps}/${period}/${dpr}`;
  let pattern = patterns.get(key);
  if (!pattern) {
    pattern = context.createPattern(
      stripeTile(ink, ground, steps / 24, Math.round(period * dpr)),
      "repeat",
    );
    pattern.setTransform(new DOMMatrix().scale(1 / dpr));
    patterns.set(key, pattern);
  }
  return pattern;
}

function stripeTile(ink, ground, part, size) {
  const tile = newCanvas(size, size);
  const context = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
  if (ground) {
    context.fillStyle = ground;
    context.fillRect(0, 0, size, size);
  }
  context.strokeStyle = ink;
  context.lineWidth = (size * part) / Math.SQRT2;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - size, size * 2);
    context.lineTo(shift + size * 2, -size);
  }
  context.stroke();
  return tile;
}
