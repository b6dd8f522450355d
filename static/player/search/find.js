/**
 * Finding entries as the reader types: each word begins a word of a name, however it is spelt, or of the text.
 * @module find
 */
import { GROUPS } from "./entries.js";
import { foldingOf, plain } from "./folding.js";
/** @import { Entry } from "./entries.js" */

/** So many are shown: more would be read by nobody. */
export const MOST = 8;
/** With fewer letters than this texts are not looked through: every one has them. */
const LEAST_IN_TEXT = 3;

/** How well a name fits: whole words, their beginnings, another spelling; a text fits least. */
const [WHOLE, WORDS, SPELLING, TEXT] = [0, 1, 2, 3];

/** Whether each word begins one of the others. */
const begins = (words, others) =>
  words.every((word) => others.some((other) => other.startsWith(word)));

const wordsOf = (text) => text.split(" ").filter(Boolean);

/**
 * @param {{letters: object, sounds: object}} tables @param {Entry[]} entries
 * @returns {(query: string) => {shown: {group: string, entries: Entry[]}[], count: number}}
 *   shown: at most MOST, by group, the group that fits best first; count: of all that were found
 */
export function finderOf(tables, entries) {
  const folded = foldingOf(/** @type {any} */ (tables));
  /** A name's words, and the name written as one word: "Almaata". */
  const spellings = (name) => [...wordsOf(folded(name)), folded(name.replace(/[\s-]/g, ""))];
  const known = entries.map((entry) => ({
    entry,
    words: wordsOf(plain(entry.name)),
    spelt: entry.names.filter(Boolean).flatMap((name) => spellings(String(name))),
    text: wordsOf(folded(entry.text)),
  }));

  function rankOf({ words, spelt, text }, asked) {
    if (asked.plain.every((word) => words.includes(word))) return WHOLE;
    if (begins(asked.plain, words)) return WORDS;
    if (begins(asked.words, spelt)) return SPELLING;
    const isLong = asked.words.every((word) => word.length >= LEAST_IN_TEXT);
    return isLong && begins(asked.words, [...spelt, ...text]) ? TEXT : null;
  }

  return (query) => {
    const asked = { plain: wordsOf(plain(query)), words: wordsOf(folded(query)) };
    if (!asked.words.length) return { shown: [], count: 0 };
    const found = known
      .map((each) => ({ entry: each.entry, rank: rankOf(each, asked) }))
      .filter(({ rank }) => rank !== null)
      .sort((a, b) => Number(a.rank) - Number(b.rank));
    return { shown: shared(found), count: found.length };
  };
}

/** Each group in turn gives its next best, so that none is hidden by another that has many. */
function shared(found) {
  const groups = GROUPS.map((group) => ({
    group,
    found: found.filter(({ entry }) => entry.group === group),
  }))
    .filter((each) => each.found.length)
    .sort((a, b) => a.found[0].rank - b.found[0].rank);
  const taken = new Map(groups.map(({ group }) => [group, 0]));
  let left = Math.min(MOST, found.length);
  while (left > 0)
    for (const each of groups) {
      const n = /** @type {number} */ (taken.get(each.group));
      if (left === 0 || n === each.found.length) continue;
      taken.set(each.group, n + 1);
      left -= 1;
    }
  return groups
    .map((each) => ({
      group: each.group,
      entries: each.found.slice(0, taken.get(each.group)).map(({ entry }) => entry),
    }))
    .filter((each) => each.entries.length);
}
