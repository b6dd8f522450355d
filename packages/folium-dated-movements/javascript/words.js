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

/** Letters of a name beside its front: more would lie over half of the map. */
const MOST_LETTERS = 40;
/** Letters that are written from right to left. */
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** @param {string} name @returns {string} its first letters where there are more than a map has room for */
function shortened(name) {
  const letters = [...name];
  if (letters.length <= MOST_LETTERS) return name;
  return `${letters
    .slice(0, MOST_LETTERS - 1)
    .join("")
    .trimEnd()}…`;
}

/**
 * A name and a number. One written from right to left before one that is not would draw its digits to its other end.
 * @param {string} name @param {string} number
 */
function together(name, number) {
  const isMixed = LEFTWARD.test(name) && !LEFTWARD.test(number);
  return [isMixed ? `\u2068${name}\u2069` : name, number].filter(Boolean).join(", ");
}

/**
 * Name, number and what else is to be shown of a movement.
 * @param {{lang: string, labels: Labels}} settings
 */
export function wordsOf({ lang, labels }) {
  const counted = counter(lang, labels);
  /** @param {import("./ways.js").Dated} movement */
  const number = ({ people }) => (people === null ? labels.not_stated : counted("people", people));
  return {
    number,
    atFront: (movement) => together(shortened(movement.name), number(movement)),
    atPointer: (movement) =>
      [together(movement.name, number(movement)), movement.tooltip].filter(Boolean).join(" · "),
  };
}
