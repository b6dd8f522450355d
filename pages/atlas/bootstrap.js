/**
 * Brings the player onto the page, once; after that only commands go in, and reports come out (pages/shell/reports.js).
 * Streamlit calls the default export again at every rerun of the page.
 */

import { loaded } from "../shell/program.js";

const stands = new WeakMap();
const newest = (commands) => Math.max(0, ...commands.map((command) => command.seq));

/** The server's sliders lie in the sidebar: while it is open they follow the player at every pause. */
const sidebarOpen = () =>
  document.querySelector('[data-testid="stSidebar"]')?.getAttribute("data-collapsed") === "false";

async function start(root, stand) {
  try {
    const { program, scene, base, words, texts } = await loaded(stand.data, "index.js");
    if (stand.gone) return;
    const { data } = stand;
    root.replaceChildren();
    stand.handle = program.mount(root, {
      // a picture that the reader has changed since stands above what the server last heard
      scene,
      words,
      texts,
      base,
      state: stand.query ? { query: stand.query } : (data.state ?? {}),
      options: {
        address: "search",
        share: {
          base: location.origin + location.pathname,
          sign: "?",
          network: data.network ?? null,
        },
        listening: () => stand.data.listening || sidebarOpen(),
        searching: data.searching,
        language: data.language,
      },
      onReport: (report) => tell(stand, report),
    });
    stand.seq = newest(data.commands);
    if (data.amended) stand.handle.flush();
  } catch (error) {
    console.error(error);
    stands.delete(root);
    root.textContent = stand.data.failure;
  }
}

/** Obeys the commands it has not seen, in order: a run that was cut short delivered none of its own. */
function obey(stand) {
  for (const command of stand.data.commands) {
    if (command.seq <= stand.seq) continue;
    stand.seq = command.seq;
    stand.handle.command(command);
  }
}

/** Hands the server what the player reports, and when the reader has touched which of its own sliders since. */
function tell(stand, report) {
  stand.told = report;
  const detail = { ...report, touched: stand.touched };
  document.dispatchEvent(new CustomEvent("atlas-report", { detail }));
}

/** The key of the server's slider or button that an event is on, if it is on one. */
function widgetOf(event) {
  const name = event.target
    .closest?.('[class*="st-key-controls_"]')
    ?.className.match(/st-key-(controls_\w+)/);
  return name ? name[1] : null;
}

const PAGE_LINKS =
  '[data-testid^="stTopNav"], [data-testid="stSidebarNavLink"], [data-testid^="stPageLink"]';

/** The link to another page of the atlas that an event is on, if it is on one. */
function pageLink(event) {
  const link = event.target.closest?.("a[href]");
  return link && link.matches(PAGE_LINKS) && new URL(link.href).origin === location.origin
    ? link
    : null;
}

/**
 * Whoever turns to anything beside the player may move a slider or leave the page: before that is heard
 * the server must know the picture. A link that opens in a new tab carries it in its own address.
 */
function watchLeaving(root, stand) {
  // keys on the page as a whole are the player's own (keys.js)
  const elsewhere = (event) =>
    stand.handle && event.target !== document.body && !root.contains(event.target);
  const turn = (event) => {
    if (!elsewhere(event)) {
      // what was touched before this act is older than it
      if (event.type !== "focusin") stand.touched = {};
      return;
    }
    const link = pageLink(event);
    if (link) {
      link.search = stand.handle.write();
      return;
    }
    const widget = event.type !== "focusin" && event.key !== "Tab" ? widgetOf(event) : null;
    if (widget)
      stand.touched = {
        ...stand.touched,
        [widget]: Math.round(performance.timeOrigin + performance.now()),
      };
    // a slider that has not yet heard of a step on the map sends its old day with every message: only one
    // that was touched has been moved
    if (!stand.handle.flush() && widget)
      tell(stand, stand.told ?? { acts: 0, query: stand.handle.write() });
  };
  const leave = (event) => {
    const link = elsewhere(event) && pageLink(event);
    if (!link) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      // the browser opens it beside this page; Streamlit would change this one
      event.stopImmediatePropagation();
      return;
    }
    if (!stand.handle.flush()) return;
    // Streamlit sends a report with its next timer: sent after the page was changed, it would change it back
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => link.click());
  };
  /** @type {[string, (event: any) => void][]} */
  const listeners = [
    ["pointerdown", turn],
    ["keydown", turn],
    ["focusin", turn],
    ["input", turn],
    ["click", leave],
    ["click", turn],
  ];
  for (const [kind, listener] of listeners) document.addEventListener(kind, listener, true);
  return () =>
    listeners.forEach(([kind, listener]) => document.removeEventListener(kind, listener, true));
}

function end(root, stand) {
  stand.gone = true;
  stand.unwatch();
  stand.handle?.destroy();
  stands.delete(root);
}

export default function component({ data, parentElement }) {
  const root = parentElement.querySelector(".atlas-player");
  let stand = stands.get(root);
  let query = null;
  if (stand && stand.data.scene !== data.scene) {
    // the data changed on disk: begin anew with the new scene, where the reader is
    query = stand.handle?.query() ?? null;
    end(root, stand);
    stand = null;
  }
  if (stand) {
    stand.data = data;
    if (stand.handle) obey(stand);
  } else {
    stand = { seq: 0, gone: false, handle: null, data, query, touched: {}, told: null };
    stand.unwatch = watchLeaving(root, stand);
    stands.set(root, stand);
    start(root, stand);
  }
  return () => end(root, stand);
}
