/**
 * The events of a page on the lower ruler: a triangle each, and as many of their titles as fit.
 * @module strip-events
 */
import { weightOf } from "../day/event-weights.js";
import { magnifierX } from "./strip-layout.js";
import { INK } from "../theme/palette.js";
import { textWidth } from "./text-widths.js";

/** The titles that fit without overlapping, the most important first. */
function wordsThatFit(context, layout, places, changing) {
  const taken = [];
  const weight = ({ event }) => weightOf(event) + (changing.has(event.movement) ? 3 : 0);
  return [...places]
    .sort((a, b) => weight(b) - weight(a))
    .filter((place) => {
      const wide = textWidth(context, place.event.title);
      // above its triangle, or where both have one line behind it, up to the next
      const beside = layout.magnifier.words === layout.magnifier.triangles;
      const last = layout.right - wide - 4;
      const x0 = beside ? place.x + 7 * layout.scale : Math.min(place.x - 3.5 * layout.scale, last);
      if (beside && places.some(({ x }) => x > place.x && x < x0 + wide + 6)) return false;
      if (x0 > last) return false;
      if (x0 < layout.left + 2 || taken.some(([a, b]) => x0 < b + 10 && x0 + wide > a - 10))
        return false;
      taken.push([x0, x0 + wide]);
      place.textX = x0;
      return true;
    });
}

function paintTriangle(context, x, y, scale) {
  context.beginPath();
  context.moveTo(x - 3.5 * scale, y - 3 * scale);
  context.lineTo(x + 3.5 * scale, y - 3 * scale);
  context.lineTo(x, y + 3 * scale);
  context.closePath();
  context.fill();
}

/** A triangle for every event of the page, in the hue of its people; words over those that matter most. */
export function paintEvents(context, layout, page, { events, tracks, changing }) {
  const { magnifier, narrow, scale } = layout;
  const inside = events.filter((event) => event.start >= page.from && event.start <= page.to);
  const places = inside.map((event) => ({
    event,
    x: magnifierX(layout, page, event.start),
    y: magnifier.triangles,
  }));
  const inkOf = (event) =>
    tracks.has(event.movement) ? tracks.get(event.movement).peoples[0].text_colour : INK;
  for (const { event, x, y } of places) {
    context.fillStyle = inkOf(event);
    paintTriangle(context, x, y, scale);
  }
  if (narrow) return places;
  context.font = `400 ${11 * scale}px ${context.canvas.dataset.face}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const { event, textX } of wordsThatFit(context, layout, places, changing)) {
    context.fillStyle = inkOf(event);
    context.fillText(event.title, textX, magnifier.words);
  }
  return places;
}
