/**
 * Chips in one row. Those for which there is no room wait behind a button at its end.
 * @module chips-row
 */
import { element } from "../dom/elements.js";
import { onFaces } from "../dom/faces.js";
import { many, say } from "../language/say.js";

/**
 * Which of the chips stand in the row: those that are pressed have room before the others, and the one that the keyboard
 * is on before them all: it must not vanish under it.
 * @param {{width: number, pressed: boolean, held: boolean}[]} chips in their order; CSS pixels
 * @param {number} room CSS pixels for all @param {number} gap between two @param {number} more what the button takes
 * @returns {boolean[]} for each chip whether it is seen
 */
export function chipsSeen(chips, room, gap, more) {
  const needed = chips.reduce((sum, { width }) => sum + width + gap, -gap);
  if (needed <= room) return chips.map(() => true);
  const weight = ({ held, pressed }) => (held ? 2 : Number(pressed));
  const order = [...chips.keys()].sort((a, b) => weight(chips[b]) - weight(chips[a]));
  let left = room - more;
  const seen = new Set();
  for (const n of order) {
    left -= chips[n].width + gap;
    if (left < 0 && !chips[n].held) break;
    seen.add(n);
  }
  return chips.map((_, n) => seen.has(n));
}

/**
 * The row, folded to its room or, asked for, with all chips over what lies below.
 * @param {HTMLElement} box in which the row has its room @param {HTMLButtonElement[]} chips
 * @param {HTMLElement} last stands at the end of the row
 * @returns {{row: HTMLElement, buttons: HTMLElement[], fit: () => void, destroy: () => void}} buttons: all in the row;
 *   fit: to be asked for when chips are pressed
 */
export function createRow(box, chips, last) {
  const more = element("button", {
    type: "button",
    class: "xr-chip xr-peoples-more",
    "aria-expanded": "false",
    "aria-controls": "xr-peoples-row",
    onclick: () => open(!isOpen()),
  });
  const row = element("div", { class: "xr-peoples-row", id: "xr-peoples-row" }, chips, more, last);
  const isOpen = () => row.classList.contains("xr-peoples-all");

  function open(wanted) {
    row.classList.toggle("xr-peoples-all", wanted);
    more.setAttribute("aria-expanded", String(wanted));
    fit();
  }
  function fit() {
    for (const chip of chips) chip.hidden = false;
    const { columnGap, overflowX } = getComputedStyle(row);
    // where a finger moves the row, all chips stand in it
    more.hidden = overflowX === "auto";
    if (more.hidden || !box.clientWidth) return;
    more.textContent = "+00";
    const sizes = chips.map((chip) => ({
      width: chip.offsetWidth,
      pressed: chip.getAttribute("aria-pressed") === "true",
      held: chip === document.activeElement,
    }));
    const gap = parseFloat(columnGap);
    const room = box.clientWidth - (last.offsetWidth && last.offsetWidth + gap);
    const seen = chipsSeen(sizes, room, gap, more.offsetWidth);
    const hidden = seen.filter((each) => !each).length;
    more.hidden = !hidden;
    more.textContent = isOpen() ? say("Fewer") : `+${hidden}`;
    const others = many("{count} more people: +{count}", "{count} more peoples: +{count}", hidden);
    more.setAttribute("aria-label", isOpen() ? say("Fewer peoples") : others);
    if (!isOpen()) chips.forEach((chip, n) => (chip.hidden = !seen[n]));
  }
  const watcher = new ResizeObserver(fit);
  watcher.observe(box);
  const unfollow = onFaces(fit);
  row.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.stopPropagation();
    open(false);
    more.focus();
  });
  const destroy = () => {
    watcher.disconnect();
    unfollow();
  };
  return { row, buttons: [...chips, more, last], fit, destroy };
}
