"""The player's own tests, in Node: everything that needs no page."""

from __future__ import annotations

import re

from tests.player import node


def test_the_tests_in_node_pass(scene_folder) -> None:
    said = node.run(
        "--test", "--test-reporter=tap", "tests/player/**/*.test.js", scene=scene_folder
    )
    counted = dict(re.findall(r"^# (\w+) (\d+)$", said, re.MULTILINE))
    assert int(counted["pass"]) == int(counted["tests"]) > 0, said
