/**
 * Brings the player onto the page, once; after that only commands go in and reports come out.
 * Streamlit calls the default export again at every rerun of the page.
 */

const stands = new WeakMap();
const files = new Map();

function once(key, start) {
  if (!files.has(key)) {
    const work = start();
    files.set(key, work);
    // what failed may be tried again at the next rerun
    work.catch(() => files.delete(key));
  }
  return files.get(key);
}

/** A compressed JSON file; Streamlit sends static files as they are, so unpacking is ours. */
function unpacked(url) {
  return once(url, async () => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
  });
}

const address = (source, type) => URL.createObjectURL(new Blob([source], {type}));

function attached(tag, attributes) {
  return new Promise((resolve, reject) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.onload = () => resolve(node);
    node.onerror = () => reject(new Error(`a part of the player did not start (${tag})`));
    document.head.append(node);
  });
}

/** Starts Leaflet, the style sheets and the modules, each of which imports only modules before it. */
function program(url) {
  return once(`program ${url}`, async () => {
    const {modules, leaflet, styles} = await unpacked(url);
    // awaited, or the player would measure an unstyled page
    await attached("link", {rel: "stylesheet", href: address(styles, "text/css")});
    if (!globalThis.L) await attached("script", {src: address(leaflet, "text/javascript")});
    const urls = {};
    for (const [name, source] of modules) {
      const linked = source.replace(/(\bfrom\s*["'])\.\/([\w-]+\.js)(["'])/g, (_, from, other, end) => from + urls[other] + end);
      urls[name] = address(`${linked}\n//# sourceURL=player/${name}`, "text/javascript");
    }
    return import(urls["index.js"]);
  });
}

async function load(data) {
  const at = (file) => `${window.location.origin}${data.static}/scene/${file}`;
  const [{mount}, scene, base] = await Promise.all([
    program(at(data.player)), unpacked(at(data.scene)), unpacked(at(data.base)),
  ]);
  return {mount, scene, base};
}

async function start(root, stand) {
  try {
    const {mount, scene, base} = await load(stand.data);
    if (stand.gone) return;
    root.replaceChildren();
    stand.handle = mount(root, {
      scene, base, state: stand.data.state, options: {styles: "none", share: {base: location.origin + location.pathname, sign: "?"}},
      // always the newest function: an old one belongs to an earlier run of the page
      onReport: (report) => stand.report(report),
    });
    stand.seq = stand.data.seq;
  } catch (error) {
    console.error(error);
    stands.delete(root);
    root.textContent = "The map could not be loaded. Reload the page; if that does not help, "
      + "see whether the folder static/ is complete.";
  }
}

export default function component({data, parentElement, setTriggerValue}) {
  const root = parentElement.querySelector(".atlas-player");
  let stand = stands.get(root);
  const scene = stand && stand.data.scene;
  if (stand && scene !== data.scene) {
    // the data changed on disk: begin anew with the new scene
    stand.gone = true;
    stand.handle?.destroy();
    stand = null;
  }
  if (!stand) {
    stand = {seq: 0, gone: false, handle: null};
    stands.set(root, stand);
    stand.data = data;
    stand.report = (report) => setTriggerValue("report", report);
    start(root, stand);
  } else {
    stand.data = data;
    stand.report = (report) => setTriggerValue("report", report);
    if (stand.handle && data.seq > stand.seq) {
      stand.seq = data.seq;
      stand.handle.command(data.state);
    }
  }
  return () => {
    stand.gone = true;
    stand.handle?.destroy();
    stands.delete(root);
  };
}
