/**
 * All tests of the player in one process: a process for each file took three times as long. Each file is a suite, so
 * what it sets up before its tests goes with them alone. `node --test FILE` runs one by itself.
 */
import { globSync } from "node:fs";
import { describe } from "node:test";

const here = import.meta.dirname;

for (const file of globSync("**/*.test.js", { cwd: here }).sort()) {
  describe(file, async () => {
    await import(`${here}/${file}`);
  });
}
