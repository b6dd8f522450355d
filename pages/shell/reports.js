/**
 * Carries the player's reports to the server. The player's own component ends with its page, and what it
 * sends last is lost where Streamlit joins it with the change of the page; this one is on every page.
 *
 * Streamlit opens a page without a query and then gives it one, each time as an entry of the history: whoever goes
 * back would meet the same page again. What a page writes before the reader has done anything there takes the place of
 * its first entry.
 */
/** @type {((name: string, value: any) => void)|null} */
let tell = null;

/** @type {Window & {atlasHistory?: boolean}} */
const page = window;
if (!page.atlasHistory) {
  page.atlasHistory = true;
  let arrived = true;
  for (const act of ["pointerdown", "keydown"])
    addEventListener(act, () => (arrived = false), { capture: true });
  addEventListener("popstate", () => (arrived = true));
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const isHere = new URL(url ?? "", location.href).pathname === location.pathname;
    if (isHere && arrived) return history.replaceState(state, unused, url);
    arrived = arrived || !isHere;
    return push(state, unused, url);
  };
}

document.addEventListener("atlas-report", (event) =>
  tell?.("report", /** @type {CustomEvent} */ (event).detail),
);

export default function component({ setStateValue }) {
  // called again at every rerun: the newest function is the one that is heard
  tell = setStateValue;
}
