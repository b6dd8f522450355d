/** Buttons and scale bar that lie on the map. */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";
import { latOf } from "../plane/projection.js";

const SCALE_STEPS = [10, 20, 50, 100, 200, 500, 1000];
const EARTH_KM = 40075.017;

function button(label, text, act) {
  const onclick = (event) => {
    event.stopPropagation();
    act();
  };
  const named = { "aria-label": label, title: label };
  return element("button", { type: "button", class: "er-map-button", ...named, onclick }, text);
}

/** @param {{zoomIn: () => void, zoomOut: () => void, home: () => void, whole: () => void}} act */
export function createButtons(act) {
  return element(
    "div",
    { class: "er-map-buttons" },
    button(say("Zoom in"), "+", act.zoomIn),
    button(say("Zoom out"), "−", act.zoomOut),
    button(say("The Caucasus to Central Asia"), "⌂", act.home),
    button(say("The whole atlas, with the Far East"), "↔", act.whole),
  );
}

/** The scale bar: a round length, true at the latitude of the map's centre. */
export function createScaleBar() {
  const text = element("span");
  const bar = element("i");
  const node = element("div", { class: "er-scale" }, text, bar);

  function update(view) {
    const lat = latOf((view.top + view.height / 2) / view.scale);
    const pxPerKm = view.scale / EARTH_KM / Math.cos((lat * Math.PI) / 180);
    const most = Math.min(140, view.width / 4);
    const km = [...SCALE_STEPS].reverse().find((step) => step * pxPerKm <= most) || SCALE_STEPS[0];
    bar.style.width = `${Math.round(km * pxPerKm)}px`;
    text.textContent = say("{km} km at {lat}° N", { km, lat: Math.round(lat) });
  }

  return { node, update };
}

/** When presenting, the page lays the date on the map beside us. */
export function datePlate(host) {
  return host.parentElement ? [...host.parentElement.querySelectorAll(":scope > .xr-head")] : [];
}

/** Rectangles of nodes on the map [x, y, width, height], so that words keep clear of them. Asking costs a layout. */
export function nodeRects(host, nodes) {
  const box = host.getBoundingClientRect();
  return nodes
    .map((node) => node.getBoundingClientRect())
    .filter((rect) => rect.width > 0)
    .map((rect) => [
      rect.left - box.left - 3,
      rect.top - box.top - 3,
      rect.width + 6,
      rect.height + 6,
    ]);
}
