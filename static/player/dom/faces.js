/**
 * When the faces of a font arrive. A canvas asks for a face only when it first draws with it: what it drew, and whatever
 * was measured, was in another font until then. And which faces a page has, for a worker, which knows no style sheet.
 */

/**
 * @param {() => void} heard  called once the page's first faces are there, and whenever more have come
 * @returns {() => void} ends it
 */
export function onFaces(heard) {
  const { fonts } = document;
  if (!fonts) return () => {};
  let ended = false;
  fonts.ready.then(() => ended || heard());
  fonts.addEventListener("loadingdone", heard);
  return () => {
    ended = true;
    fonts.removeEventListener("loadingdone", heard);
  };
}

/**
 * @typedef {object} Face
 * @property {string} family
 * @property {string} source  as in `src` of a style sheet, each address whole
 * @property {Record<string, string>} traits  of a FontFace
 */

/** Traits of a FontFace, and what a style sheet calls them. */
const TRAITS = {
  style: "font-style",
  weight: "font-weight",
  stretch: "font-stretch",
  unicodeRange: "unicode-range",
  display: "font-display",
};

const bare = (name) => name.trim().replace(/^["']|["']$/g, "");
const lower = (name) => bare(name).toLowerCase();

/** Addresses in a style sheet are of the place where that lies. */
const whole = (source, base) =>
  source.replace(
    /url\(\s*(["']?)(.*?)\1\s*\)/g,
    (_, __, address) => `url("${new URL(address, base)}")`,
  );

/** The rules for faces in a style sheet, and in those that it imports, each with where it lies. @returns {[CSSFontFaceRule, string][]} */
function rulesIn(sheet, base) {
  const at = sheet.href ?? base;
  return [...sheet.cssRules].flatMap((rule) => {
    if (rule instanceof CSSFontFaceRule) return [[rule, at]];
    if (rule instanceof CSSImportRule) return rule.styleSheet ? rulesIn(rule.styleSheet, at) : [];
    return "cssRules" in rule ? rulesIn(rule, at) : [];
  });
}

/** A style sheet from elsewhere may not be read. */
function readable(sheet) {
  try {
    return Boolean(sheet.cssRules);
  } catch {
    return false;
  }
}

/**
 * The faces that a page has of a family.
 * @param {string} family  CSS font family: a list
 * @returns {Face[]}
 * @throws {Error} if some of them cannot be told
 */
export function facesOf(family) {
  const families = new Set(family.split(",").map(lower));
  const wanted = [...document.fonts].filter((face) => families.has(lower(face.family)));
  const rules = [...document.styleSheets]
    .filter(readable)
    .flatMap((sheet) => rulesIn(sheet, document.baseURI))
    .filter(([{ style }]) => families.has(lower(style.getPropertyValue("font-family"))));
  if (rules.length < wanted.length)
    throw new Error(`a face of ${family} is not in a style sheet that can be read`);
  return rules.map(([{ style }, at]) => {
    const said = Object.entries(TRAITS).map(([trait, property]) => [
      trait,
      style.getPropertyValue(property),
    ]);
    return {
      family: bare(style.getPropertyValue("font-family")),
      source: whole(style.getPropertyValue("src"), at),
      traits: Object.fromEntries(said.filter(([, value]) => value)),
    };
  });
}
