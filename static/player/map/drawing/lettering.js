/** The letters of a worker: a worker knows no style sheet, so it is given the faces of the page. */
/** @import { Face } from "../../dom/faces.js" */

const keyOf = ({ family, source, traits }) => JSON.stringify([family, source, traits]);

/**
 * @param {FontFaceSet|undefined} fonts  of the worker
 * @param {() => void} changed  called when letters have come that something may have been drawn without
 */
export function createLettering(fonts, changed) {
  /** @type {Map<string, FontFace>} */
  const known = new Map();
  /** Those without which nothing is drawn. @type {Set<FontFace>} */
  const had = new Set();

  /** @param {Face} face @returns {FontFace} */
  function faceOf(face) {
    const key = keyOf(face);
    let made = known.get(key);
    if (!made) {
      made = new FontFace(face.family, face.source, face.traits);
      known.set(key, made);
      /** @type {any} */ (fonts).add(made);
    }
    return made;
  }

  /**
   * Waits for the faces that the page has; the others come when a word first needs them.
   * @param {Face[]} faces
   * @returns {Promise<boolean>} whether the page has more than before
   * @throws {Error} if one cannot be had
   */
  async function give(faces) {
    if (!fonts) throw new Error("this browser's workers have no fonts");
    const made = faces.map(faceOf);
    const more = made.filter((face, n) => faces[n].isThere && !had.has(face));
    for (const face of more) had.add(face);
    await Promise.all(more.map((face) => face.load()));
    return more.length > 0;
  }

  fonts?.addEventListener("loadingdone", ({ fontfaces }) => {
    if (fontfaces.some((face) => !had.has(face))) changed();
  });
  return { give };
}
