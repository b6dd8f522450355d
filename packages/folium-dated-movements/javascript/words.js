/**
 * The words of the labels, with numbers in the forms that a language has for them.
 * @module words
 */

/**
 * A label with a number has one form, or one for each plural category of its language (CLDR), of which "other" is there.
 * @typedef {Record<string, any>} Labels
 */

/**
 * @param {string} lang a BCP 47 tag @param {Labels} labels
 * @returns {(key: string, count: number) => string} the label with its number
 */
export function counter(lang, labels) {
  const digits = new Intl.NumberFormat(lang);
  const plural = new Intl.PluralRules(lang);
  return (key, count) => {
    const forms = labels[key];
    const words = typeof forms === "string" ? forms : (forms[plural.select(count)] ?? forms.other);
    return words.replace("{count}", () => digits.format(count));
  };
}

/**
 * Name, number and what else is to be shown of a movement.
 * @param {{lang: string, labels: Labels}} settings
 */
export function wordsOf({ lang, labels }) {
  const counted = counter(lang, labels);
  /** @param {import("./ways.js").Dated} movement */
  const number = ({ people }) => (people === null ? labels.not_stated : counted("people", people));
  const said = (movement) => [movement.name, number(movement)].filter(Boolean).join(", ");
  return { number, said, atPointer: (m) => [said(m), m.tooltip].filter(Boolean).join(" · ") };
}
