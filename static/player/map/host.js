/** The elements of the map: where Leaflet listens, the canvas that is seen, and what the page is told of the reader. */
import { fitCanvas } from "./ground/ground.js";

/** Where Leaflet listens; it draws nothing itself. */
export function createHost(element) {
  element.classList.add("er-map");
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", "Map of the movements");
  const host = document.createElement("div");
  host.className = "er-map-leaflet";
  host.setAttribute("role", "group");
  host.setAttribute("aria-label", "Arrow keys move the map, plus and minus zoom");
  element.append(host);
  return host;
}

/** A canvas of the map. */
export function canvasOn(host, name) {
  const canvas = document.createElement("canvas");
  canvas.className = `er-canvas er-canvas-${name}`;
  canvas.setAttribute("aria-hidden", "true");
  host.append(canvas);
  return canvas;
}

/** Gives the canvas the size of a view, and the page the scale of its type. */
export function fitPage(element, canvas, view) {
  fitCanvas(canvas, view);
  // The box may be a fraction of a pixel larger: stretched to it, every line would blur.
  canvas.style.width = `${view.width}px`;
  canvas.style.height = `${view.height}px`;
  element.style.setProperty("--er-k", String(view.type));
}

/**
 * Escape, and whether the reader uses keys: Leaflet focuses the map on every click, so the browser alone cannot tell
 * who needs a ring.
 * @returns {() => void} takes the listeners away
 */
export function listenToReader(element, clear) {
  const onKey = (event) => event.key === "Escape" && clear();
  const byKeys = () => element.classList.add("er-by-keys");
  const byHand = () => element.classList.remove("er-by-keys");
  element.addEventListener("keydown", onKey);
  element.addEventListener("keyup", byKeys);
  element.addEventListener("pointerdown", byHand, true);
  return () => {
    element.removeEventListener("keydown", onKey);
    element.removeEventListener("keyup", byKeys);
    element.removeEventListener("pointerdown", byHand, true);
    element.classList.remove("er-by-keys");
  };
}
