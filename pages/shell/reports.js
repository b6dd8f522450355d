/**
 * Carries the player's reports to the server. The player's own component ends with its page, and what it
 * sends last is lost where Streamlit joins it with the change of the page; this one is on every page.
 */
/** @type {((name: string, value: any) => void)|null} */
let tell = null;

document.addEventListener("atlas-report", (event) =>
  tell?.("report", /** @type {CustomEvent} */ (event).detail),
);

export default function component({ setStateValue }) {
  // called again at every rerun: the newest function is the one that is heard
  tell = setStateValue;
}
