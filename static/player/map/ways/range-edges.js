/**
 * How a disputed number looks on a line: full up to the least number given, paler from there to the greatest.
 *
 * Both are true to scale, and so most ranges are thinner than a pixel. A fine line on either side, a little off, says
 * that there is one; their width stands for nobody.
 */
import { mix, PAPER } from "../../theme/palette.js";
/** @import { Run } from "../../scene/types.d.ts" */

/** Pixels from the line to the fine lines beside it, and their own width. */
const GAP = 1.1;
const FINE = 0.7;
const PALE = 0.2;

/** Pixels that the fine lines reach beyond a line, both sides together. */
export const EDGES = 2 * (GAP + FINE);

function stroke(context, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/**
 * Draws what lies under a line whose number has a range, along the current path; nothing where it has none.
 * @param {CanvasRenderingContext2D} context  without dashes
 * @param {Pick<Run, "disputed"|"most">} run
 * @param {string} colour  of the people
 * @param {number} width  pixels of the line that will be drawn above
 */
export function drawRange(context, run, colour, width) {
  if (run.disputed) {
    const outer = Math.max(run.most, width) + 2 * GAP;
    stroke(context, mix(colour, 0.75), Math.max(run.most, width) + EDGES);
    stroke(context, PAPER, outer);
  } else if (run.most > width) stroke(context, PAPER, run.most + 2.4);
  if (run.most > width) stroke(context, mix(colour, PALE), run.most);
}
