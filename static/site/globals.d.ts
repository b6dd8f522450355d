/** What stands before map.js and search.js in their files: the exports of the player's modules. */
declare const player: typeof import("../player/index.js");
declare const folding: typeof import("../player/search/folding.js");
/** What the site's writer puts before worker.js: the version of the site, and what is kept at once. */
declare const VERSION: string;
declare const FIRST: string[];
