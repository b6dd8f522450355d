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

function json(url) {
  return once(url, async () => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  });
}

/** The player adds its style sheets itself; here they are awaited, or it would measure an unstyled page. */
function sheet(href) {
  return once(href, () => new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), {rel: "stylesheet", href});
    link.onload = resolve;
    link.onerror = () => reject(new Error(href));
    document.head.append(link);
  }));
}

async function load(data) {
  const {origin} = window.location;
  const at = (file) => `${origin}${data.static}/${file}`;
  const [{mount, loadLeaflet}, scene, base] = await Promise.all([
    import(`${at("player/index.js")}?v=${data.player}`),
    json(at(`scene/${data.scene}`)),
    json(at(`scene/${data.base}`)),
    ...["vendor/leaflet/leaflet.css", "player/map.css", "player/player.css"].map((file) => sheet(at(file))),
  ]);
  await loadLeaflet();
  return {mount, scene, base};
}

async function start(root, stand) {
  try {
    const {mount, scene, base} = await load(stand.data);
    if (stand.gone) return;
    root.replaceChildren();
    stand.handle = mount(root, {
      scene, base, state: stand.data.state,
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
