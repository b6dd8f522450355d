/**
 * The names of peoples for themselves, each in a language of its own: a screen reader must be told where one begins.
 * @module own-names
 */

/**
 * A text in pieces, of which an own name has its language.
 * @param {{own: string, own_lang: string}[]} peoples who may be named @param {string} text
 * @returns {[string, string|null][]} words and their language, null for that of the page
 */
export function ownNamesIn(peoples, text) {
  const [first] = peoples
    .flatMap((each) => (each.own && each.own_lang ? { ...each, at: text.indexOf(each.own) } : []))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.own.length - a.own.length);
  if (!first) return [[text, null]];
  const { own, own_lang: lang, at } = first;
  /** @type {[string, string|null][]} */
  const pieces = [
    [text.slice(0, at), null],
    [own, lang],
    ...ownNamesIn(peoples, text.slice(at + own.length)),
  ];
  return pieces.filter(([words]) => words);
}
