/**
 * Whiskers on a bar of states: how far each part may reach, by the least and the greatest number given.
 * @module whiskers
 */
import { element } from "../dom/elements.js";

/**
 * @param {Array<{value: number, low: number, high: number}>} parts  of the bar, from left to right
 * @returns {HTMLElement[]} one for each part with a range, true to the bar's scale; it stands where the part ends, as
 *   if all before it were sure
 */
export function whiskersOf(parts) {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const share = (value) => Math.max(0, Math.min(100, (100 * value) / total));
  let start = 0;
  return parts.flatMap(({ value, low, high }) => {
    const [from, to] = [share(start + low), share(start + high)];
    start += value;
    return low < high
      ? [
          element("span", {
            class: "xr-whisker",
            style: { left: `${from}%`, width: `${to - from}%` },
          }),
        ]
      : [];
  });
}
