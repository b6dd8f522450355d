/**
 * A row of like buttons that is one stop of the Tab key: the arrows, Home and End go about in it, and Tab finds it again where
 * it was left (the toolbar of the ARIA Authoring Practices).
 * @module roving
 */

const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Where a key leads in a row; at its ends it stays.
 * @param {string} key as a keyboard event names it @param {number} at index @param {number} count of the buttons
 * @returns {number|null} an index, or null for a key that is not of the row
 */
export function placeOn(key, at, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return key in MOVES ? Math.max(0, Math.min(count - 1, at + MOVES[key])) : null;
}

const canBePressed = (button) => button.offsetWidth > 0 && !button.disabled;

/**
 * Makes a toolbar of buttons, of which some may be hidden at times.
 * @param {HTMLElement} bar around them @param {HTMLElement[]} buttons in their order
 * @param {(count: number) => string} label what the bar is, and how many buttons can be pressed in it
 * @returns {{destroy: () => void}}
 */
export function createToolbar(bar, buttons, label) {
  let stop = buttons[0];
  // Who has pressed a button with a mouse has not come to go about in the row: the arrows stay the player's.
  let isByKeys = false;

  function refresh() {
    const seen = buttons.filter(canBePressed);
    bar.setAttribute("aria-label", label(seen.length));
    const entry = seen.includes(stop) ? stop : (seen[0] ?? stop);
    for (const button of buttons) button.tabIndex = button === entry ? 0 : -1;
  }
  function press(event) {
    if (!isByKeys || event.altKey || event.ctrlKey || event.metaKey) return;
    const seen = buttons.filter(canBePressed);
    const at = seen.indexOf(event.target);
    // A button that is left alone is no row: it keeps none of the player's keys.
    const to = at < 0 || seen.length < 2 ? null : placeOn(event.key, at, seen.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    seen[to].focus();
  }
  bar.setAttribute("role", "toolbar");
  bar.addEventListener("keydown", press);
  bar.addEventListener("focusin", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    isByKeys = target.matches(":focus-visible");
    stop = buttons.find((button) => button === target) ?? stop;
    refresh();
  });
  // Layouts hide and show buttons by their style sheets alone, which only their size tells.
  const watcher = new ResizeObserver(refresh);
  for (const button of buttons) watcher.observe(button);
  refresh();
  return { destroy: () => watcher.disconnect() };
}
