/**
 * Style sheets and Leaflet, from beside this file: no other host is ever asked.
 * @module assets
 */

const STYLES = [
  "../../vendor/leaflet/leaflet.css",
  "../theme/map.css",
  "../theme/player.css",
  "../theme/disputes.css",
  "../theme/share.css",
];

/** One style sheet; the promise ends when it applies, for a map measures its box when it is made. */
function addStyle(href) {
  if ([...document.querySelectorAll("link")].some((link) => link.href === href))
    return Promise.resolve();
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = resolve;
    link.onerror = resolve;
    document.head.append(link);
  });
}

/**
 * Adds the player's style sheets to the page once. A host that carries them inline says `styles: "none"`.
 * @param {{styles?: "link"|"none"}} [options]
 */
export function addStyles({ styles = "link" } = {}) {
  if (styles === "none") return Promise.resolve();
  return Promise.all(STYLES.map((path) => addStyle(new URL(path, import.meta.url).href)));
}

let leaflet = null;

function addLeaflet() {
  if (globalThis.L) return Promise.resolve(globalThis.L);
  leaflet ||= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("../../vendor/leaflet/leaflet.js", import.meta.url).href;
    script.onload = () => resolve(globalThis.L);
    script.onerror = () => reject(new Error(`Leaflet did not load from ${script.src}`));
    document.head.append(script);
  });
  return leaflet;
}

/**
 * What must be there before the player is mounted: its style sheets and Leaflet as the global L.
 * @param {{styles?: "link"|"none"}} [options]
 * @returns {Promise<object>} Leaflet
 */
export async function loadLeaflet(options = {}) {
  const [library] = await Promise.all([addLeaflet(), addStyles(options)]);
  return library;
}
