/**
 * The page on paper: the map as it is on the screen, drawn finely, as wide as the sheet, and in full the sources that the
 * panel names in short.
 * The style sheet hides what is there to be pressed; how far the map is enlarged is known only here.
 * @module printing
 */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";
/** @import { Store } from "../scene/types.d.ts" */

/** CSS pixels that a sheet of A4 or Letter has across and that the map may take of its height. */
const WIDTH = 960;
const HEIGHT = 520;
/**
 * Dots to a CSS pixel of the sheet: some 290 to the inch. Chromium prints a canvas at a scale that it cuts off to
 * 64ths, so the scale is 21/64 and a little more; at one third the map would come out a sixtieth too small.
 */
const DOTS = (64 / 21) * 0.999;

/** The titles in full of all works that are named in what is printed. @param {HTMLElement} root @returns {string[]} */
function worksNamed(root) {
  const named = [...root.querySelectorAll(".xr-reference [title]")];
  const shown = named.filter((node) => node.closest("[hidden]") === null);
  return [...new Set(shown.map((node) => node.getAttribute("title") ?? ""))].sort();
}

/**
 * @param {HTMLElement} root @param {HTMLElement} stage holds the map @param {{sharpen: (dots: number) => void}} map
 * @param {Store} store
 * @returns {{destroy: () => void}}
 */
export function createPrinting(root, stage, map, store) {
  const sources = element("section", { class: "xr-paper-sources" });
  root.append(sources);
  function begin() {
    store.set({ playing: false }, "printing");
    const works = worksNamed(root);
    sources.replaceChildren(
      ...(works.length ? [element("h2", {}, say("Sources of this sheet"))] : []),
      element(
        "ul",
        {},
        works.map((work) => element("li", {}, work)),
      ),
    );
    const { clientWidth: width, clientHeight: height } = stage;
    if (!width || !height) return;
    const zoom = Math.min(WIDTH / width, HEIGHT / height);
    const sizes = { width: `${width}px`, height: `${height}px`, zoom: zoom.toFixed(4) };
    for (const [name, value] of Object.entries(sizes))
      root.style.setProperty(`--print-${name}`, value);
    map.sharpen(DOTS * zoom);
  }
  const end = () => map.sharpen(0);
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  return {
    destroy() {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
      sources.remove();
    },
  };
}
