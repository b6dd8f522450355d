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

/** Leaflet, the style sheets, and the function that runs a module of the player and gives what it exports. */
function prepared(url) {
  return once(`program ${url}`, async () => {
    const { program, leaflet, styles } = await unpacked(url);
    // awaited, or the player would measure an unstyled page
    await attached("link", { rel: "stylesheet", href: blob(styles, "text/css") });
    if (!globalThis.L) await attached("script", { src: blob(leaflet, "text/javascript") });
    return started(program, "program");
  });
}

async function started(program, name) {
  const source = `export default ${program};\n//# sourceURL=player/${name}.js`;
  return (await import(blob(source, "text/javascript"))).default;
}

/** The same for two maps, whose modules come beside those of the player. */
function both(player, pair) {
  return once(`program ${pair}`, async () => {
    const [exportsOf, { program }] = await Promise.all([prepared(player), unpacked(pair)]);
    return (await started(program, "pair"))(exportsOf);
  });
}

/**
 * @param {{root: string, player: string, more?: string, scene: string, texts?: string, base: string, words?: string}} data paths, the others
 *   below the first
 * @param {string} entry the module to start
 * @returns {Promise<{program: any, scene: any, base: any, words: any, texts: () => Promise<any>}>} what the module exports,
 *   and the data; the texts are asked for when they are called for, after the first picture
 */
export async function loaded(data, entry) {
  const at = (file) => window.location.origin + data.root + file;
  const [program, scene, base, words] = await Promise.all([
    data.more
      ? both(at(data.player), at(data.more)).then((exportsOf) => exportsOf(entry))
      : prepared(at(data.player)).then((exportsOf) => exportsOf(entry)),
    unpacked(at(data.scene)),
    unpacked(at(data.base)),
    data.words ? unpacked(at(data.words)) : null,
  ]);
  return { program, scene, base, words, texts: () => unpacked(at(data.texts)) };
}
