/**
 * The tints of regions as small pictures: filling a long outline costs far more than copying its pixels,
 * and a hand going to and fro meets the same tints again.
 */
import {
  anchorX,
  anchorY,
  inView,
  screenX,
  screenY,
  squareDegrees,
} from "../../plane/projection.js";
import { stripes, GROUND, NOT_STATED, tintOf } from "../../theme/palette.js";
/** @import { Region, View } from "../../scene/types.d.ts" */

/** Device pixels kept, all pictures together. */
const MOST_PIXELS = 6e6;
/** A region that fills more of the view than this is drawn as it is: its picture would be larger than what is seen. */
const MOST_OF_VIEW = 0.5;
/** Device pixels for the border beyond the outline. */
const EDGE = 2;

/** What decides the look of one region. */
export function lookOf(region) {
  return `${region.unit ? region.unit.id : ""}${region.value ? tintOf(region.value) : ""}${region.partial || region.rest ? "/" : ""}`;
}

/** Fill and border of a region on a context that draws anchored paths. */
function paintTint(context, view, region, cache) {
  const path = cache.area(region.unit.polygons);
  const striped = region.rest || region.partial || !region.value;
  if (!striped || !region.rest) {
    context.fillStyle = region.value ? tintOf(region.value) : GROUND.ussr;
    context.fill(path, "evenodd");
  }
  if (striped) {
    context.fillStyle = stripes(context, NOT_STATED, null, 0.16, 9, view.dpr);
    context.fill(path, "evenodd");
  }
  context.strokeStyle = GROUND.regionBorder;
  context.lineWidth = 0.9;
  context.stroke(path);
}

/** Where the anchor lies on the canvas, device pixels; whole pixels apart two views can share pictures. */
function originOf(view) {
  return {
    x: view.dpr * (anchorX(view) + (view.x || 0)),
    y: view.dpr * (anchorY(view) + (view.y || 0)),
  };
}

/** @returns {{draw: (context: CanvasRenderingContext2D, view: View, region: Region,
 *   cache: import("../../plane/paths.js").PathCache) => void}} */
export function createTints() {
  let pictures = new Map();
  let pixels = 0;
  let of = "";

  function pictureOf(view, region, cache, origin) {
    const key = lookOf(region);
    let picture = pictures.get(key);
    if (picture) return picture;
    const [west, south, east, north] = region.unit.bounds;
    const left = Math.floor(screenX(view, west) * view.dpr) - EDGE;
    const top = Math.floor(screenY(view, north) * view.dpr) - EDGE;
    const width = Math.ceil(screenX(view, east) * view.dpr) + EDGE - left;
    const height = Math.ceil(screenY(view, south) * view.dpr) + EDGE - top;
    if (width * height > MOST_OF_VIEW * view.width * view.height * view.dpr * view.dpr) return null;
    if (pixels > MOST_PIXELS) forget();
    const canvas = new OffscreenCanvas(width, height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.setTransform(view.dpr, 0, 0, view.dpr, origin.x - left, origin.y - top);
    paintTint(context, view, region, cache);
    // Kept by their way from the anchor, so that they stay true when the map is moved by whole pixels.
    picture = {
      image: canvas.transferToImageBitmap(),
      x: left - Math.floor(origin.x),
      y: top - Math.floor(origin.y),
    };
    pictures.set(key, picture);
    pixels += width * height;
    return picture;
  }

  function forget() {
    pictures = new Map();
    pixels = 0;
  }

  function draw(context, view, region, cache) {
    const origin = originOf(view);
    const now = `${view.scale}/${view.dpr}/${(origin.x % 1).toFixed(3)}/${(origin.y % 1).toFixed(3)}`;
    if (now !== of) forget();
    of = now;
    const picture =
      typeof OffscreenCanvas === "function" ? pictureOf(view, region, cache, origin) : null;
    if (picture) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(
        picture.image,
        picture.x + Math.floor(origin.x),
        picture.y + Math.floor(origin.y),
      );
      return;
    }
    context.setTransform(view.dpr, 0, 0, view.dpr, origin.x, origin.y);
    paintTint(context, view, region, cache);
  }

  return { draw };
}

/** What decides the look of the tints: two days with one signature look alike. */
export function tintSignature(regions) {
  return regions.map(lookOf).join(";");
}

/** Draws tints, the largest areas first, so that a republic lies below its regions. @returns {number} drawn */
export function drawTints(context, view, regions, cache, tints) {
  const seen = regions.filter((region) => region.unit && inView(view, region.unit.bounds));
  seen.sort((a, b) => squareDegrees(b.unit.bounds) - squareDegrees(a.unit.bounds));
  for (const region of seen) tints.draw(context, view, region, cache);
  return seen.length;
}
