/**
 * What stands still on a day: homelands, corridors and journeys that nobody is making just then.
 *
 * It is drawn with the ground and only drawn again when it changes; what moves is drawn every day above it.
 */
import { drawnWidth } from "../../day/lanes.js";
import { drawHomelands, drawParts } from "./homeland-areas.js";
import { drawJourneys } from "../ways/journeys.js";
import { drawThreads } from "../ways/threads.js";

/** @returns {number} drawn */
export function drawStill(context, view, frame, scene, cache, tracks, corridors) {
  let drawn = drawHomelands(context, view, frame.homelands, scene, cache);
  drawn += drawParts(context, view, frame.parts, cache);
  drawn += corridors.draw(context, view, frame.corridors, frame.wide ? 0.1 : 0.2);
  drawn += drawThreads(context, view, frame.threads, tracks);
  return drawn + drawJourneys(context, view, frame.still, tracks);
}

/** Two days with one signature look alike, as far as they stand still. */
export function stillSignature(frame) {
  let signature = `${frame.wide}${frame.basis}`;
  for (const { unit, phase, share } of frame.homelands)
    signature += `;${unit.id}${phase}${share === null ? "" : Math.round(share * 24)}`;
  for (const unit of frame.parts) signature += `;${unit.id}`;
  for (const { index } of frame.corridors) signature += `;c${index}`;
  for (const run of [...frame.still, ...frame.threads])
    signature += `;${run.route}${run.group.direction}${run.from.toFixed(1)}-${run.to.toFixed(1)}${run.kind}${drawnWidth(run.least)}-${drawnWidth(run.most)}${run.disputed}`;
  return signature;
}
