/**
 * The scene of the atlas as Python publishes it today, decoded.
 * The folder is named by ATLAS_SCENE (pytest does so); without it the scene is built here and now.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { decode } from "../../static/player/scene/scene.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUILD =
  "import pathlib, sys; from atlas.screen import publication; publication.build(out=pathlib.Path(sys.argv[1]))";

let folder = process.env.ATLAS_SCENE;

function built() {
  const own = [".venv/bin/python", ".venv/Scripts/python.exe"].map((path) => join(ROOT, path));
  const made = mkdtempSync(join(tmpdir(), "atlas-scene-"));
  process.on("exit", () => rmSync(made, { recursive: true, force: true }));
  execFileSync(own.find(existsSync) ?? "python3", ["-c", BUILD, made], { cwd: ROOT });
  return made;
}

/** @returns {{scene: object, texts: object, base: object}} the files as they are sent */
export function atlasFiles() {
  folder ||= built();
  const unpacked = (name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString());
  const names = JSON.parse(readFileSync(join(folder, "current.json"), "utf8"));
  const [scene, texts, base] = ["scene", "texts", "base"].map((kind) => unpacked(names[kind]));
  return { scene, texts, base };
}

/** @returns {object} decoded anew each time, with its texts: who changes it changes nobody else's */
export function atlasScene() {
  const { scene: first, texts, base } = atlasFiles();
  const scene = decode(first, base);
  scene.texts.put(texts);
  return scene;
}
