"""Node for the tests of the player: the one that tests/requirements.txt brings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def node_binary() -> Path:
    """Return the Node of this environment; raises FileNotFoundError where there is none."""
    folder = Path(sys.executable).parent
    found = [folder / name for name in ("node", "node.exe") if (folder / name).is_file()]
    if not found:
        raise FileNotFoundError(f"no node in {folder}: pip install -r tests/requirements.txt")
    return found[0]


def run(*arguments: str, scene: Path | None = None, given: str = "") -> str:
    """Run Node from the root of the repository and return what it prints.

    Args:
        arguments: of the command line, after ``node``.
        scene: Folder of a published scene, which tests/player/atlas-scene.js reads.
        given: Text for its standard input.

    Raises:
        AssertionError: Node ended with a fault; the message is all that it printed.
    """
    environment = os.environ | ({"ATLAS_SCENE": str(scene)} if scene else {})
    done = subprocess.run(
        [node_binary(), *arguments],
        cwd=ROOT,
        env=environment,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def evaluate(function: str, argument: object, scene: Path) -> Any:
    """Return what a JavaScript function of the scene and one argument returns, through JSON.

    The function may await ``player("room/module")``, which imports a module of the player.
    """
    script = (
        'import { readFileSync } from "node:fs";\n'
        'import { atlasScene } from "./tests/player/atlas-scene.js";\n'
        "const player = (name) => import(`./static/player/${name}.js`);\n"
        f"const answer = await ({function})(atlasScene(), JSON.parse(readFileSync(0)), player);\n"
        "console.log(JSON.stringify(answer));\n"
    )
    said = run("--input-type=module", "--eval", script, scene=scene, given=json.dumps(argument))
    return json.loads(said)
