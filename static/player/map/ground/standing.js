/** Draws what stands still on a day (day/still.js): homelands, corridors and earlier journeys. */
import { drawHomelands, drawParts } from "../../day/homelands.js";
import { drawJourneys } from "../ways/journeys.js";

/** @returns {number} drawn */
export function drawStill(context, view, frame, scene, cache, tracks, corridors) {
  let drawn = drawHomelands(context, view, frame.homelands, scene, cache);
  drawn += drawParts(context, view, frame.parts, cache);
  drawn += corridors.draw(context, view, frame.corridors, frame.wide ? 0.1 : 0.2);
  return drawn + drawJourneys(context, view, frame.still, tracks);
}
