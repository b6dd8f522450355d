/**
 * An address as a QR code: a picture that a telephone reads.
 * @module qr
 */
import { correction, generate } from "../../vendor/lean-qr/index.mjs";
import { drawing } from "../dom/elements.js";

/** The white edge that readers need, in modules. */
const QUIET = 4;

/**
 * @param {string} text
 * @returns {{side: number, outline: string}|null} the length of a side in modules, quiet edge included, and the dark
 *   modules as an SVG path; null for a text longer than a code can hold (2,900 letters)
 */
export function codeOf(text) {
  let code;
  try {
    // the most correction that fits costs nothing; more than M would make a long address too fine for a projector
    code = generate(text, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.M });
  } catch {
    return null;
  }
  let outline = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1)
      if (code.get(x, y)) outline += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  return { side: code.size + 2 * QUIET, outline };
}

/**
 * @param {string} text
 * @param {string} label for readers who do not see it
 * @returns {SVGElement|null} black on white, one unit of its view box a module; null for a text too long
 */
export function qrCode(text, label) {
  const code = codeOf(text);
  if (!code) return null;
  const { side, outline } = code;
  return drawing(
    "svg",
    {
      class: "xr-qr",
      viewBox: `0 0 ${side} ${side}`,
      role: "img",
      "aria-label": label,
      "shape-rendering": "crispEdges",
    },
    drawing("rect", { width: side, height: side, fill: "#FFF" }),
    drawing("path", { d: outline, fill: "#000" }),
  );
}
