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
  const named = peoples.find(({ own, own_lang: lang }) => own && lang && text.includes(own));
  if (!named) return [[text, null]];
  const { own, own_lang: lang } = named;
  const at = text.indexOf(own);
  /** @type {[string, string|null][]} */
  const pieces = [
    [text.slice(0, at), null],
    [own, lang],
    ...ownNamesIn(peoples, text.slice(at + own.length)),
  ];
  return pieces.filter(([words]) => words);
}
