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
 * @param {string} label what a reader who does not see it is told
 * @returns {SVGElement|null} black on white with its quiet edge, one unit of its view box a module; null for a text
 *   longer than a code can hold (2,900 letters)
 */
export function qrCode(text, label) {
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
  const side = code.size + 2 * QUIET;
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
