/** What need not follow each frame while the clock runs or the hand is dragged. */

/** Such things are drawn anew at most this often, milliseconds. */
const PACE_MS = 120;

/** How long a thing must wait until it may be drawn again. */
export function createPace() {
  let last = -Infinity;
  return {
    /** @returns {number} milliseconds; 0: now */
    wait: () => Math.max(0, last + PACE_MS - performance.now()),
    begin: () => (last = performance.now()),
    forget: () => (last = -Infinity),
  };
}
