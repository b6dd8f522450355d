/** What stands before open.js in the one file: the exports of the player's index.js. */
declare const player: typeof import("../player/index.js");
