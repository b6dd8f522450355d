/**
 * A text by its sentences, and what may be said of it where there is no room for all.
 * @module sentences
 */

/**
 * A sentence ends where the next one begins with a capital, a number or a quotation, but not after an initial, "no.", or
 * what Russian and Kazakh write short before a name or a number; after a year "г." may be the end.
 */
const SENTENCE =
  /^.+?(?<!(?:^|[\s.(«])(?:\p{Lu}|no|No|St|Dr|Дж|им|ок|ст|пос|ул|проф|ген|[спр])|(?:^|(?<!\d)[\s(«])г)[.!?…]["”’»)]?(?=\s+["“‘«(]?[\p{Lu}\d])/su;
/** What ends a clause or a list, and says nothing where words stop. */
const LOOSE = /[\s,;:–(]+$/u;

/** @param {string} text @returns {string[]} none of an empty text */
function sentencesOf(text) {
  const found = [];
  for (let rest = text.trim(); rest; rest = rest.slice(found[found.length - 1].length).trim())
    found.push(SENTENCE.exec(rest)?.[0] ?? rest);
  return found;
}

/** @param {string} text */
export const firstSentence = (text) => sentencesOf(text)[0] ?? "";

/** What stands before a semicolon or colon is a sentence too, if it is as long as one; "Planned:" is none. */
const CLAUSE = /^(.{40,}?)[;:]\s/su;

/**
 * The whole text, then fewer and fewer of its sentences, at last the first clause of the first one.
 * @param {string} text @returns {string[]} the longest first
 */
export function tellingsOf(text) {
  const sentences = sentencesOf(text);
  const fewer = sentences.map((_, n) => sentences.slice(0, sentences.length - n).join(" "));
  const clause = CLAUSE.exec(firstSentence(text));
  return clause ? [...fewer, `${clause[1]}.`] : fewer;
}

/**
 * How a sentence begins, for want of room for it: fewer and fewer of its words.
 * @param {string} sentence @returns {string[]} the longest first
 */
export function beginningsOf(sentence) {
  const words = sentence.split(/\s+/);
  const begun = (count) => words.slice(0, count).join(" ").replace(LOOSE, "");
  return words.slice(1).map((_, n) => `${begun(words.length - 1 - n)} …`);
}
