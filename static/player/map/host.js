/** The elements of the map: where Leaflet listens, the canvas that is seen, and what the page is told of the reader. */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";
import { fitCanvas } from "./ground/ground.js";

/**
 * Where Leaflet listens; it draws nothing itself.
 * @param {HTMLElement} box  of the map
 */
export function createHost(box) {
  box.classList.add("er-map");
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", say("Map of the movements"));
  const host = element("div", {
    class: "er-map-leaflet",
    role: "group",
    "aria-label": say("Arrow keys move the map, plus and minus zoom"),
  });
  box.append(host);
  return host;
}

/** A canvas of the map. */
export function canvasOn(host, name) {
  const canvas = element("canvas", {
    class: `er-canvas er-canvas-${name}`,
    "aria-hidden": "true",
  });
  host.append(canvas);
  return canvas;
}

/** Gives the canvas the size of a view, and the page the scale of its type. */
export function fitPage(box, canvas, view) {
  fitCanvas(canvas, view);
  // The box may be a fraction of a pixel larger: stretched to it, every line would blur.
  canvas.style.width = `${view.width}px`;
  canvas.style.height = `${view.height}px`;
  box.style.setProperty("--er-k", String(view.type));
}

/**
 * Escape, and whether the reader uses keys: Leaflet focuses the map on every click, so the browser alone cannot tell
 * who needs a ring.
 * @returns {() => void} takes the listeners away
 */
export function listenToReader(box, clear) {
  const onKey = (event) => event.key === "Escape" && clear();
  const byKeys = () => box.classList.add("er-by-keys");
  const byHand = () => box.classList.remove("er-by-keys");
  box.addEventListener("keydown", onKey);
  box.addEventListener("keyup", byKeys);
  box.addEventListener("pointerdown", byHand, true);
  return () => {
    box.removeEventListener("keydown", onKey);
    box.removeEventListener("keyup", byKeys);
    box.removeEventListener("pointerdown", byHand, true);
    box.classList.remove("er-by-keys");
  };
}
