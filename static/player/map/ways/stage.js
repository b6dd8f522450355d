/**
 * What stands of the journeys that people are making just then, their way ahead and the way run, on a sheet of its own,
 * and this sheet laid on the ground.
 *
 * It is drawn again when it changes. While the clock runs or the hand is dragged it is also kept where today's
 * picture only covers more of it: the band lies over a way that is no longer ahead, and what was run since is
 * drawn above as a short piece. A hand that is dragged jumps, and the sheet follows it a few times a second. At rest it
 * is always exact.
 */
import { fitCanvas } from "../ground/ground.js";
import { drawStanding, pixelsAt } from "./journeys.js";
import { drawnWidth } from "../../day/lanes.js";
import { createPace } from "../pace.js";
import { newCanvas } from "../../theme/canvases.js";
/** @import { Picture, Run, View } from "../../scene/types.d.ts" */

/** Pixels of way run since the last drawing, all journeys together, above which the canvas is drawn again. */
const MOST_PIECES = 700;

const standing = (run) => run.kind !== "band";
const alike = (a, b) =>
  a.group === b.group &&
  a.route === b.route &&
  a.kind === b.kind &&
  a.status === b.status &&
  a.disputed === b.disputed;
const within = (inner, outer) => inner.from >= outer.from - 1e-6 && inner.to <= outer.to + 1e-6;

function same(a, b) {
  const alikeWide =
    drawnWidth(a.least) === drawnWidth(b.least) && drawnWidth(a.most) === drawnWidth(b.most);
  return alike(a, b) && a.from === b.from && a.to === b.to && alikeWide && a.flip === b.flip;
}

/** Stretches of a run that none of the others covers. */
function uncovered(run, others) {
  let open = [[run.from, run.to]];
  for (const { from, to } of others) {
    open = open.flatMap(([a, b]) =>
      to <= a || from >= b
        ? [[a, b]]
        : [
            [a, from],
            [to, b],
          ].filter(([x, y]) => y > x),
    );
  }
  return open;
}

export function createStage(tracks) {
  const canvas = newCanvas();
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const whole = newCanvas();
  const pace = createPace();
  let kept = [];
  let keptDay = 0;
  let place = "";
  let drawn = 0;
  /** Milliseconds after which it asks to be drawn anew; 0: it is of the day. */
  let wait = 0;
  /** How often the sheet was drawn, and which editions of ground and sheet `whole` shows. */
  let edition = 0;
  let laid = "";

  /** What of today's ways run is not on the canvas; null if the canvas cannot be kept. */
  function piecesOf(runs, frame) {
    if (runs.length === kept.length && runs.every((run, n) => same(run, kept[n]))) return [];
    if (!frame.hasty || frame.wide || frame.day < keptDay) return null;
    const covered = (run) => kept.some((old) => alike(run, old) && within(run, old));
    const groups = new Set(runs.map((run) => run.group));
    for (const old of kept) {
      if (!groups.has(old.group)) return null;
      if (
        old.kind === "core" &&
        !runs.some((run) => alike(run, old) && run.flip === old.flip && within(old, run))
      )
        return null;
      if (old.kind === "bed" && !runs.some((run) => same(run, old))) return null;
    }
    const pieces = [];
    for (const run of runs) {
      if (run.kind === "core") addPieces(pieces, run);
      else if (!covered(run)) return null;
    }
    const length = pieces.reduce((total, piece) => total + piece.length, 0);
    return length > MOST_PIECES ? null : pieces;
  }

  function addPieces(pieces, run) {
    const track = tracks.of(run.route, run.group.movement.id);
    for (const [from, to] of uncovered(
      run,
      kept.filter((old) => alike(run, old)),
    )) {
      const start = pixelsAt(track, from);
      // The pattern goes on where the drawn part has left it.
      pieces.push({
        ...run,
        from,
        to,
        phase: start - pixelsAt(track, run.from),
        length: pixelsAt(track, to) - start,
      });
    }
  }

  /** Draws the sheet again, unless it can be kept. @returns {Run[]} what must still be drawn above it */
  function update(view, frame) {
    const runs = frame.moving.filter(standing);
    const now = `${view.left}/${view.top}/${view.scale}/${view.width}/${view.height}/${view.dpr}/${frame.wide}${frame.basis}`;
    wait = now === place && frame.dragged ? pace.wait() : 0;
    if (wait) return [];
    const pieces = now === place ? piecesOf(runs, frame) : null;
    if (pieces) return pieces;
    pace.begin();
    place = now;
    kept = runs;
    keptDay = frame.day;
    edition += 1;
    drawn = 0;
    if (!runs.length) return [];
    fitCanvas(canvas, view);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    drawn = drawStanding(context, view, runs, tracks);
    return [];
  }

  /** The sheet laid on the ground: copying one opaque picture costs half as much as two, of which one is blended. */
  function layOn(ground, view) {
    if (!kept.length) return ground.canvas;
    const now = `${ground.edition()}/${edition}`;
    if (now === laid) return whole;
    laid = now;
    fitCanvas(whole, view);
    const opaque = /** @type {CanvasRenderingContext2D} */ (
      whole.getContext("2d", { alpha: false })
    );
    opaque.drawImage(ground.canvas, 0, 0);
    opaque.drawImage(canvas, 0, 0);
    return whole;
  }

  /**
   * @param {View} view @param {Picture} frame
   * @param {{canvas: HTMLCanvasElement, edition: () => number}} ground  drawn for this picture
   * @returns {{canvas: HTMLCanvasElement, pieces: Run[], wait: number}} canvas: the ground with what stands on it; pieces:
   *   runs that must still be drawn above; wait: milliseconds after which it asks to be drawn anew, 0: it is of the day
   */
  function draw(view, frame, ground) {
    const pieces = update(view, frame);
    return { canvas: layOn(ground, view), pieces, wait };
  }

  return { draw, count: () => drawn };
}
