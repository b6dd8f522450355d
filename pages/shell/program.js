/**
 * Brings the player's program and its data to a page, each of them once, however many pages use them.
 */

/** Of the whole window: a component that is mounted anew must not load again what another has. */
const page = /** @type {Window & {atlasFiles?: Map<string, Promise<any>>}} */ (window);
const files = (page.atlasFiles ??= new Map());

function once(key, start) {
  const known = files.get(key);
  if (known) return known;
  const work = start();
  files.set(key, work);
  // what failed may be tried again at the next rerun
  work.catch(() => files.delete(key));
  return work;
}

/** A compressed JSON file; Streamlit sends files as they are, so unpacking is ours. */
function unpacked(url) {
  return once(url, async () => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return new Response(
      /** @type {ReadableStream} */ (answer.body).pipeThrough(new DecompressionStream("gzip")),
    ).json();
  });
}

const blob = (source, type) => URL.createObjectURL(new Blob([source], { type }));

function attached(tag, attributes) {
  return new Promise((resolve, reject) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.onload = () => resolve(node);
    node.onerror = () => reject(new Error(`a part of the player did not start (${tag})`));
    document.head.append(node);
  });
}

/** The exports of each of the player's modules, by its name, with Leaflet and the style sheets in the page. */
function prepared(url) {
  return once(`program ${url}`, async () => {
    const { program, leaflet, styles } = await unpacked(url);
    // awaited, or the player would measure an unstyled page
    await attached("link", { rel: "stylesheet", href: blob(styles, "text/css") });
    if (!globalThis.L) await attached("script", { src: blob(leaflet, "text/javascript") });
    const source = `export const modules = ${program};\n//# sourceURL=player.js`;
    return (await import(blob(source, "text/javascript"))).modules;
  });
}

/**
 * @param {{root: string, player: string, scene: string, base: string}} data paths, the last three below the first
 * @param {string} entry the module whose exports are the program
 * @returns {Promise<{program: any, scene: any, base: any}>} what the module exports, and the data
 */
export async function loaded(data, entry) {
  const at = (file) => window.location.origin + data.root + file;
  const [modules, scene, base] = await Promise.all([
    prepared(at(data.player)),
    unpacked(at(data.scene)),
    unpacked(at(data.base)),
  ]);
  return { program: modules[entry], scene, base };
}
