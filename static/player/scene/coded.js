/**
 * Geometry as it comes (atlas/picture/encoding.py, atlas/screen/arcs.py): whole grains of a degree, as digits in a text, and
 * lines of the ground as arcs that they share.
 * @module coded
 */
/** @import { Line } from "./types.d.ts" */

export const WAY_GRAINS = 10000;
const DRAWN_GRAINS = 1000;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const BITS = 5;
const MORE = 1 << BITS;

/** What each character stands for, by its code. */
const values = new Uint8Array(128);
for (let n = 0; n < DIGITS.length; n += 1) values[DIGITS.charCodeAt(n)] = n;

/** @param {string} text @returns {number[]} the numbers in it */
export function numbersIn(text) {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = values[text.charCodeAt(i)];
    number |= (digit & (MORE - 1)) << shift;
    shift += BITS;
    if (digit >= MORE) continue;
    numbers.push(number & 1 ? -((number + 1) >> 1) : number >> 1);
    number = 0;
    shift = 0;
  }
  return numbers;
}

/**
 * @param {string} text
 * @param {number} grains  how many make a degree
 * @returns {Line}
 */
export function decodeLine(text, grains = DRAWN_GRAINS) {
  const steps = numbersIn(text);
  const line = new Float64Array(steps.length);
  let lon = 0;
  let lat = 0;
  for (let i = 0; i + 1 < steps.length; i += 2) {
    lon += steps[i];
    lat += steps[i + 1];
    // Divide, do not multiply: 434567 / 1e4 is the nearest double to 43.4567, 434567 * 1e-4 need not be.
    line[i] = lon / grains;
    line[i + 1] = lat / grains;
  }
  return line;
}

/** @param {string} text @returns {Float64Array} kilometres from the first point of a way to each */
export function decodeKm(text) {
  let hundredths = 0;
  return Float64Array.from(numbersIn(text).map((step) => (hundredths += step) / 100));
}

/**
 * @param {{points: string, steps: string}|undefined} coded the arcs of all lines
 * @returns {(text: string, ring?: boolean) => Line} what puts a line together; a ring comes without its last point, which
 *   is its first
 */
export function linesOf(coded) {
  const all = decodeLine(coded?.steps ?? "");
  const starts = [0];
  for (const count of numbersIn(coded?.points ?? ""))
    starts.push(starts[starts.length - 1] + count);
  return (text, ring = false) => {
    const steps = numbersIn(text);
    let points = steps.length && !ring ? 1 : 0;
    let arc = 0;
    for (const step of steps) {
      arc += step >> 1;
      points += starts[arc + 1] - starts[arc] - 1;
    }
    const line = new Float64Array(2 * points);
    arc = 0;
    let at = 0;
    for (const step of steps) {
      arc += step >> 1;
      const [first, last] = [starts[arc], starts[arc + 1] - 1];
      // the first point of an arc is the last of the one before it, and of a ring the last is the first
      for (let n = at ? 1 : 0; n <= last - first && at < line.length; n += 1) {
        const point = 2 * (step & 1 ? last - n : first + n);
        line[at] = all[point];
        line[at + 1] = all[point + 1];
        at += 2;
      }
    }
    return line;
  };
}
