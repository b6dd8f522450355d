/**
 * What of the player's state makes a picture: an address has these, a command may set them, a step of a story sets them.
 * @module picture-keys
 */

/** A step of a story sets all of these; what else the reader has set (language, presentation) stays. */
export const STEP = ["day", "to", "view", "movements", "selected", "basis", "pick", "map"];
/** With the story that is told. */
export const PICTURE = [...STEP, "tour"];
