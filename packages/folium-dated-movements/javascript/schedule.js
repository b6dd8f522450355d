/**
 * Who is under way on a day, and for whom one day differs from another, without asking everybody.
 * @module schedule
 */

/** @typedef {{n: number, movement: {start: number, end: number}}} Timed  with its place among all */

/**
 * @template {Timed} T
 * @param {T[]} ways
 */
export function createSchedule(ways) {
  const byStart = [...ways].sort((a, b) => a.movement.start - b.movement.start);
  const byEnd = [...ways].sort((a, b) => a.movement.end - b.movement.end);
  const starts = Float64Array.from(byStart, (way) => way.movement.start);
  const ends = Float64Array.from(byEnd, (way) => way.movement.end);
  /** @type {number|null} */
  let shown = null;
  /** @type {T[]} */
  let underWay = [];

  /** All those, in their order, who may stand elsewhere on this day than on the last. @param {number} day @returns {T[]} */
  function since(day) {
    if (shown === null) return ways;
    const others =
      day >= shown
        ? byStart.slice(firstFrom(starts, shown + 1), firstFrom(starts, day + 1))
        : byEnd.slice(firstFrom(ends, day), firstFrom(ends, shown));
    return others.length ? [...underWay, ...others].sort((a, b) => a.n - b.n) : underWay;
  }

  return {
    /** @param {number} day @returns {T[]} those whose place may have changed, in their order */
    moveTo(day) {
      const moved = since(day);
      shown = day;
      underWay = moved.filter(({ movement }) => movement.start <= day && day <= movement.end);
      return moved;
    },
    underWay: () => underWay,
  };
}

/** Where in an ascending list a value would be put. @param {Float64Array} list @param {number} value */
function firstFrom(list, value) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
