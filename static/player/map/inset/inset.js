/**
 * The North Caucasus enlarged, where nothing happens on the main map.
 * On the main map Checheno-Ingushetia is 29 px wide; here its state can be read.
 */
import { say } from "../../language/say.js";
import { screenX, screenY, toScreen } from "../../plane/projection.js";
import { newCanvas } from "../../theme/canvases.js";
import { CAUCASUS, INK, WHITE } from "../../theme/palette.js";
import { createInsetBox } from "./inset-box.js";
import { createInsetPicture } from "./inset-picture.js";
/** @import { MapParts, View } from "../../scene/types.d.ts" */

/** CSS pixels beside the box for a title set in a wide face. */
const TITLE_ROOM = 120;

/**
 * Kept on a canvas of its own, with title and frame, and copied onto the map.
 * @param {MapParts} parts
 */
export function createInset(parts) {
  const canvas = newCanvas();
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const placeOn = createInsetBox(parts.scene);
  const picture = createInsetPicture(parts);
  /** Set before anything is drawn. @type {View} */
  let view;
  let placed = "";
  let stale = true;

  /**
   * The rectangle the inset takes on the main map, or null where it is not shown.
   * @returns {import("./inset-box.js").InsetBox|null}
   */
  function boxOn(main, frame) {
    const place = placeOn(main, frame);
    if (place) ({ view } = place);
    return place && place.box;
  }

  /**
   * Gives the canvas the size that the inset takes on the map.
   * @returns {boolean} false if what is on it is of another place
   */
  function place(main, box) {
    const now = box ? `${box.width}/${box.height}/${main.scale}/${main.dpr}` : "";
    if (now === placed) return true;
    placed = now;
    if (!box) return false;
    canvas.width = Math.round(Math.ceil(box.width + TITLE_ROOM) * main.dpr);
    canvas.height = Math.round(Math.ceil(box.height + 2) * main.dpr);
    stale = true;
    return false;
  }

  /** Brings the picture, its title and its frame up to the day, if they have changed. */
  function update(main, box, frame, family) {
    if (!picture.update(view, frame, family) && !stale) return;
    stale = false;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    drawCard(context, main, box, view, picture.canvas, family);
  }

  /** Copies the inset to its place on the main map. */
  function draw(target, main, box) {
    target.setTransform(1, 0, 0, 1, 0, 0);
    target.drawImage(
      canvas,
      Math.round((box.x - 1) * main.dpr),
      Math.round((box.y - 1) * main.dpr),
    );
  }

  /** Its words, where they lie on the main map. */
  const labels = () =>
    picture.labels().map((label) => ({
      ...label,
      x: label.x + (view.x ?? 0),
      y: label.y + (view.y ?? 0),
    }));
  const countLabels = (frame) => picture.countLabels(view, frame);
  const { count, forgetFonts, memory, recall } = picture;
  return {
    boxOn,
    drawFrame,
    place,
    update,
    draw,
    view: () => view,
    count,
    labels,
    countLabels,
    forgetFonts,
    memory,
    recall,
  };
}

/** White ground, title, the picture and an edge around it, on a context that begins a pixel outside the box. */
function drawCard(context, main, box, view, picture, family) {
  const own = { ...main, x: 1 - box.x, y: 1 - box.y };
  toScreen(context, own);
  context.fillStyle = WHITE;
  context.fillRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
  context.fillStyle = INK;
  context.font = `650 ${11 * main.type}px ${family}`;
  context.textBaseline = "middle";
  context.fillText(titleOf(main, view), box.x + 5, box.y + box.title / 2 + 1);
  context.setTransform(1, 0, 0, 1, 0, 0);
  const [left, top] = [(view.x + own.x) * view.dpr, (view.y + own.y) * view.dpr];
  context.drawImage(picture, Math.round(left), Math.round(top));
  toScreen(context, own);
  context.lineJoin = "bevel";
  context.strokeStyle = INK;
  context.lineWidth = 1.2;
  context.strokeRect(view.x, view.y, view.width, view.height);
}

/** How many times larger it is than the map, in quarters. */
function titleOf(main, view) {
  const quarters = Math.round((view.scale / main.scale) * 4);
  const fraction = ["", "¼", "½", "¾"][quarters % 4];
  const times = `${Math.floor(quarters / 4)}${fraction}`;
  return say("The North Caucasus, {times} times larger", { times });
}

/** The box on the main map that says where the inset lies; words may cover it. */
function drawFrame(context, main) {
  toScreen(context, main);
  context.setLineDash([]);
  const x = screenX(main, CAUCASUS[0]);
  const y = screenY(main, CAUCASUS[3]);
  context.strokeStyle = INK;
  context.lineWidth = 1;
  context.strokeRect(x, y, screenX(main, CAUCASUS[2]) - x, screenY(main, CAUCASUS[1]) - y);
}
