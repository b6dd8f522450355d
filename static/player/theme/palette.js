/** The colours and fills of docs/visual.md: hue says who, fill says what state. */

export const GROUND = {
  ussr: "#F5F2E9",
  elsewhere: "#E9E7E1",
  water: "#D9E5EA",
  coast: "#7C9FAE",
  river: "#B4CBD5",
  rail: "#8A8170",
  stateBorder: "#7C7566",
  republicBorder: "#8F8877",
  regionBorder: "#B6A888",
};

export const INK = "#23262B";
export const SECOND_INK = "#565B62";
export const SEA_INK = "#3D6475";
export const REPUBLIC_INK = "#6E6757";
export const PAPER = "#F5F2E9";
export const WHITE = "#FFFFFF";
export const NOT_STATED = "#B9A77F";

/** People held in a region: each tint holds counts under its `below`. Neutral: a region held several peoples. */
export const TINTS = [
  { below: 20000, colour: "#EEE5D0", label: "under 20" },
  { below: 50000, colour: "#E4D6B7", label: "20–50" },
  { below: 100000, colour: "#D8C79F", label: "50–100" },
  { below: Infinity, colour: "#C9B486", label: "over 100" },
];

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
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
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
