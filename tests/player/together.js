/**
 * All tests of the player in one process: a process for each file took three times as long. Each file is a suite, so
 * what it sets up before its tests goes with them alone. `node --test FILE` runs one by itself.
 */
import { globSync } from "node:fs";
import { describe } from "node:test";

const here = import.meta.dirname;

// The packages of this repository beside the player have tests of the same kind.
const files = ["**/*.test.js", "../../packages/*/tests/*.test.js"];

for (const file of globSync(files, { cwd: here }).sort()) {
  describe(file, async () => {
    await import(`${here}/${file}`);
  });
}
