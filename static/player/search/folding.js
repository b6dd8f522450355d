/**
 * Names as they are compared: every way of writing one in Latin or Cyrillic letters becomes the same. The tables come
 * with the scene (atlas/words/folding.py, whose `folded` does the same; tests/agreement/test_folding.py compares them).
 * @module folding
 */

/** @typedef {Record<string, string>} Table a letter or several, and what they become */

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The longest comes first: "dzh" is one sound, not d and zh. @param {Table} table */
function replacing(table) {
  const keys = Object.keys(table).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (!keys.length) return (text) => text;
  const any = new RegExp(keys.map(escaped).join("|"), "g");
  return (text) => text.replace(any, (found) => table[found]);
}

/** Letters and digits, words separated by one space. */
const spaced = (text) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "");

/** A text as it is written, but for case, accents and signs. @param {string} text */
export const plain = (text) => spaced(bare(text.toLowerCase()));

/**
 * @param {{letters: Table, sounds: Table}} tables of the scene
 * @returns {(text: string) => string}
 */
export function foldingOf({ letters, sounds }) {
  const spelt = replacing(letters);
  const heard = replacing(sounds);
  return (text) => {
    const latin = bare(spelt(text.toLowerCase().normalize("NFC")));
    return spaced(heard(latin).replace(/([a-z])\1+/g, "$1"));
  };
}
