/**
 * Brings two maps with one clock onto the Compare page, once; after that the server speaks only where an address has
 * come by the history (a new `turn`), and hears of the address after each rest, and before the reader does anything else.
 */

import { loaded } from "../shell/program.js";

const stands = new WeakMap();

async function start(root, stand) {
  try {
    const { program, scene, base, words } = await loaded(stand.data, "pair.js");
    if (stand.gone) return;
    const { pair, counted } = stand.data;
    root.replaceChildren();
    stand.handle = program.mountPair(root, {
      scene,
      words,
      base,
      pair,
      counted,
      onReport: (parameters) => stand.tell("report", parameters),
    });
  } catch (error) {
    console.error(error);
    stands.delete(root);
    root.textContent = stand.data.failure;
  }
}

/** Whoever turns to the rest of the page may leave the maps: before that is heard the server must know their address. */
function watchLeaving(root, stand) {
  function turn({ target }) {
    // keys on the page as a whole are the maps' own (pair-keys.js)
    if (target === document.body || root.contains(target)) return;
    // Streamlit sends a report with its next timer: sent after a link has opened a page, it would change it back
    if (!target.closest?.("a[href]")) stand.handle?.flush();
  }
  const kinds = ["pointerdown", "keydown", "focusin"];
  for (const kind of kinds) document.addEventListener(kind, turn, true);
  return () => kinds.forEach((kind) => document.removeEventListener(kind, turn, true));
}

function end(root, stand) {
  stand.gone = true;
  stand.unwatch();
  stand.handle?.destroy();
  stands.delete(root);
}

export default function component({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".compare-maps");
  let stand = stands.get(root);
  if (stand && stand.data.scene !== data.scene) {
    // the data changed on disk: begin anew with the new scene
    end(root, stand);
    stand = null;
  }
  if (stand) {
    const isNew = stand.data.turn !== data.turn;
    Object.assign(stand, { data, tell: setStateValue });
    if (isNew) stand.handle?.show(data.pair);
  } else {
    stand = { gone: false, handle: null, data, tell: setStateValue };
    stand.unwatch = watchLeaving(root, stand);
    stands.set(root, stand);
    start(root, stand);
  }
  return () => end(root, stand);
}
