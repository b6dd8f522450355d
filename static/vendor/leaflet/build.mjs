/** Builds `map.js`, the part of Leaflet that the player uses, from Leaflet's own sources: `node build.mjs FOLDER`. */
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const sources = resolve(process.argv[2]);
const { version } = JSON.parse(readFileSync(join(sources, "package.json"), "utf8"));
const built = await build({
  stdin: {
    contents: `
      // a map begins by adding its layers, also where it has none
      import "./src/layer/Layer.js";
      export { Map, map } from "./src/map/index.js";
      export { toLatLng as latLng } from "./src/geo/LatLng.js";
    `,
    resolveDir: sources,
  },
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  globalName: "L",
  target: "es2020",
  write: false,
  banner: {
    js: `/* @preserve
 * Leaflet ${version}, its map and handlers alone (build.mjs). https://leafletjs.com
 * (c) 2010-2023 Vladimir Agafonkin, (c) 2010-2011 CloudMade
 */`,
  },
});
writeFileSync(new URL("map.js", import.meta.url), built.outputFiles[0].text);
