/** Whole numbers as a text, as atlas/picture/encoding.py writes them. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** @param {number[]} numbers */
export function packed(numbers) {
  let text = "";
  for (const number of numbers) {
    let rest = number >= 0 ? 2 * number : -2 * number - 1;
    for (; rest >= 32; rest = Math.floor(rest / 32)) text += DIGITS[32 + (rest % 32)];
    text += DIGITS[rest];
  }
  return text;
}
