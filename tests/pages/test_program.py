"""The scripts of the pages' components that start the player."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pages.shell import program

PAGES = Path(program.__file__).parents[1]


@pytest.mark.parametrize("file", ["atlas/bootstrap.js", "compare/maps.js"])
def test_a_script_carries_the_loader_and_imports_nothing(file) -> None:
    script = program.script(PAGES / file)
    assert not re.search(r"^import\b", script, re.MULTILINE)
    assert re.findall(r"^export .*", script, re.MULTILINE) == [
        line for line in script.splitlines() if line.startswith("export default function")
    ]
    assert script.count("async function loaded(") == 1


def test_a_script_without_the_loader_is_named(tmp_path) -> None:
    alone = tmp_path / "alone.js"
    alone.write_text("export default function component() {}\n")
    with pytest.raises(ValueError, match=r"alone\.js: expected one import of .*, found 0"):
        program.script(alone)
