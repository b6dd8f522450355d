/**
 * Builds `javascript/` into the one script that the wheel carries: `node build.mjs`, or with `--check` tells whether it
 * has been built anew since the last change.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const target = new URL("src/folium_dated_movements/program.js", here);

/** The test of the package compares this with what it finds, so that it needs no esbuild. */
function digestOfSources() {
  const digest = createHash("sha256");
  for (const name of readdirSync(new URL("javascript/", here)).sort())
    digest.update(`${name}\n`).update(readFileSync(new URL(`javascript/${name}`, here)));
  return digest.digest("hex");
}

const built = await build({
  entryPoints: [new URL("javascript/index.js", here).pathname],
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  target: "es2022",
  write: false,
  banner: { js: `/* folium-dated-movements, MIT; sources ${digestOfSources()} */` },
});
const text = built.outputFiles[0].text;
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error("program.js is not what javascript/ builds: run npm run build");
  process.exitCode = 1;
}
