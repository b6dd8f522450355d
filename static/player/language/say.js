/**
 * The language that the player speaks: English, which is written here, or another, whose words come with the scene.
 * A message is its English text; the catalogs (atlas/words/locale) have it in every other language, and
 * `python -m atlas.words.catalogs` finds it here by the names of these functions.
 * @module say
 */

/**
 * @typedef {object} Spoken a language, as atlas/screen/language_pack.py writes it
 * @property {string} tag "ru", for `lang` and for the words of the scene
 * @property {Record<string, string|string[]>} messages English -> its translation, or its forms for numbers
 * @property {string[]} categories of CLDR, in the order of those forms
 * @property {string} group between thousands @property {string} decimal before decimals
 * @property {{format: string[], alone: string[], short: string[], shortAlone: string[]}} months as part of a date and alone
 * @property {string[]} weekdays from Sunday
 * @property {string[][]} abbreviations what a map writes short, and how, the longer first
 * @property {string[]} list what stands between two that are listed, and before the last of several
 */

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const SHORT = MONTHS.map((name) => name.slice(0, 3));

/** @type {Spoken} */
const ENGLISH = {
  tag: "en",
  messages: {},
  categories: ["one", "other"],
  group: ",",
  decimal: ".",
  months: { format: MONTHS, alone: MONTHS, short: SHORT, shortAlone: SHORT },
  weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  list: [" and ", " and "],
  abbreviations: [
    ["Autonomous Oblast", "AO"],
    ["Autonomous Okrug", "AO"],
    ["Oblast", "oblast"],
    ["Krai", "krai"],
  ],
};

let language = ENGLISH;
let plurals = new Intl.PluralRules("en");
let unasked = "en";

/**
 * Speak a language from now on; without one, English.
 * @param {Spoken|null} [pack] @param {string} [own] the tag of the one that this reader gets without asking
 */
export function speak(pack, own = "en") {
  language = pack ?? ENGLISH;
  plurals = new Intl.PluralRules(language.tag);
  unasked = own;
}

/**
 * Whether an address must name a language: English goes without saying, unless it is not what this reader gets.
 * @param {string} tag
 */
export const mustBeNamed = (tag) => tag !== "en" || unasked !== "en";

/** The language spoken. */
export const spoken = () => language;

/** Whether words end with the full stop of an abbreviation; an ellipsis has three. */
const ends = (words) => /(^|[^.])\.$/.test(words);

/** What a message is in the language spoken, if that has it; its words are data, and no key of an object. */
const known = (message) =>
  Object.hasOwn(language.messages, message) ? language.messages[message] : undefined;

/** An abbreviation's full stop ends its sentence too. */
function filled(text, values) {
  if (!values) return text;
  const once = text.replace(/(\{(\w+)\})\.(?!\.)/g, (found, field, name) =>
    ends(String(values[name] ?? "")) ? field : found,
  );
  return once.replace(/\{(\w+)\}/g, (field, name) => String(values[name] ?? field));
}

/** Parts as sentences one after the other, the last without its full stop. @param {(string|false|null|undefined)[]} parts */
export const sentences = (parts) =>
  parts
    .filter(Boolean)
    .map((part, n, all) => (n === all.length - 1 ? part : `${part}${ends(part) ? " " : ". "}`))
    .join("");

/** Words with a full stop, which that of an abbreviation is too: "1928–1961 гг.". @param {string} words */
export const stopped = (words) => (ends(words) ? words : `${words}.`);

/**
 * A message in the language spoken; in English where that has none.
 * @param {string} message in English @param {Record<string, string|number>} [values] what stands for each `{name}`
 * @returns {string}
 */
export function say(message, values) {
  const said = known(message);
  // what is also counted somewhere has its forms, of which the first is for one
  return filled((Array.isArray(said) ? said[0] : said) ?? message, values);
}

/**
 * The form of a message for a count.
 * @param {string} one in English, for one @param {string} several in English
 * @param {number} count decides the form and stands for `{count}`, unless the values have it in words
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function many(one, several, count, values = {}) {
  const forms = known(one);
  const all = { count: grouped(count), ...values };
  // what is the same for one and several is one message
  if (!Array.isArray(forms)) return filled(forms ?? (count === 1 ? one : several), all);
  const form = language.categories.indexOf(plurals.select(count));
  return filled(forms[form < 0 ? forms.length - 1 : form], all);
}

/** What may stand between thousands in a text of the data, which may have stayed in English: for patterns. */
export const GROUP = "[,\\u00A0\\u202F]";

/** @param {number} n @returns {string} "494,456"; decimals are kept as written. A browser's own locale may differ from reader to reader. */
export function grouped(n) {
  const [whole, fraction] = String(n).split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+(?!\d))/g, language.group);
  return fraction ? thousands + language.decimal + fraction : thousands;
}
