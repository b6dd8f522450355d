/**
 * The scene in another language: what differs from the English one replaced (atlas/screen/language_pack.py).
 * @module patched
 */

/**
 * @param {any} value a part of the scene as JSON, which is not changed
 * @param {any} change null for nothing; `[new]`; or changes by key or index
 * @returns {any}
 */
export function patched(value, change) {
  if (!change) return value;
  if (Array.isArray(change)) return change[0];
  const copy = Array.isArray(value) ? [...value] : { ...value };
  for (const key of Object.keys(change)) copy[key] = patched(value[key], change[key]);
  return copy;
}
