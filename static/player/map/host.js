/** The elements of the map: where Leaflet listens, and what the page is told of the reader. */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";

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
