/** Hover and click: a small tooltip, and selection into the store. */
/** @import { Thing } from "../scene/types.d.ts" */

/** Milliseconds between two looks at what lies under a resting pointer: nobody reads faster, and looking is not free. */
const LOOK_MS = 150;

/**
 * @param {L.Map} leaflet
 * @param {HTMLElement} host
 * @param {{find: (x: number, y: number) => Thing|null, hover: (thing: Thing|null) => void, open: (thing: Thing) => void, clear: () => void}} map
 */
export function createPointer(leaflet, host, map) {
  const tip = document.createElement("div");
  tip.className = "er-tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  host.append(tip);
  let waiting = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let over = false;
  let lastX = 0;
  let lastY = 0;
  let key = "";

  function look() {
    waiting = 0;
    timer = undefined;
    if (!over) return;
    const thing = map.find(lastX, lastY);
    const now = thing ? thing.key : "";
    if (now !== key) map.hover(thing);
    key = now;
    host.classList.toggle("er-on-thing", !!thing);
    show(thing);
  }

  function show(thing) {
    tip.hidden = !thing;
    if (!thing) return;
    if (tip.dataset.key !== thing.key + thing.lines.join()) {
      tip.dataset.key = thing.key + thing.lines.join();
      tip.replaceChildren(...thing.lines.map(lineOf));
    }
    const width = host.clientWidth;
    const left = lastX + 14 + tip.offsetWidth > width ? lastX - 12 - tip.offsetWidth : lastX + 14;
    const top =
      lastY + 16 + tip.offsetHeight > host.clientHeight
        ? lastY - 10 - tip.offsetHeight
        : lastY + 16;
    tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  }

  function lineOf(text, n) {
    const line = document.createElement("div");
    line.className = n ? "er-tip-line" : "er-tip-name";
    line.textContent = text;
    return line;
  }

  function onMove(event) {
    over = true;
    lastX = event.containerPoint.x;
    lastY = event.containerPoint.y;
    if (!waiting) waiting = requestAnimationFrame(look);
  }

  function close() {
    cancelAnimationFrame(waiting);
    waiting = 0;
    key = "";
    show(null);
    map.hover(null);
  }

  function leave() {
    over = false;
    close();
  }

  /** Called after each drawing: another thing may lie under the pointer, or another number belong to it. */
  function changed() {
    if (over && !timer) timer = setTimeout(look, LOOK_MS);
  }

  function onClick(event) {
    const thing = map.find(event.containerPoint.x, event.containerPoint.y);
    if (thing) map.open(thing);
    else map.clear();
  }

  leaflet.on("mousemove", onMove);
  leaflet.on("mouseout", leave);
  leaflet.on("dragstart zoomstart", close);
  leaflet.on("click", onClick);
  return {
    changed,
    destroy() {
      cancelAnimationFrame(waiting);
      clearTimeout(timer);
    },
  };
}
