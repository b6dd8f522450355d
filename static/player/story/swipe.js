/**
 * A finger drawn across the card turns to the next step or to the one before.
 * @module swipe
 */

/** A shorter way is a tap, CSS pixels. */
const LEAST_PX = 48;

/** @param {number} dx @param {number} dy @returns {1|-1|0} 1: to the next; 0: no swipe */
export function swiped(dx, dy) {
  if (Math.abs(dx) < LEAST_PX || Math.abs(dx) < 2 * Math.abs(dy)) return 0;
  return dx < 0 ? 1 : -1;
}

/** @param {HTMLElement} node whose style leaves only scrolling to the browser @param {(by: 1|-1) => void} onSwipe */
export function listenSwipe(node, onSwipe) {
  /** @type {{x: number, y: number}|null} */
  let from = null;
  node.addEventListener("pointerdown", ({ pointerType, isPrimary, clientX, clientY }) => {
    from = pointerType === "touch" && isPrimary ? { x: clientX, y: clientY } : null;
  });
  node.addEventListener("pointercancel", () => (from = null));
  node.addEventListener("pointerup", ({ clientX, clientY }) => {
    const by = from ? swiped(clientX - from.x, clientY - from.y) : 0;
    from = null;
    if (by) onSwipe(by);
  });
}
