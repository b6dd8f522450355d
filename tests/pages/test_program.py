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


def test_a_component_is_registered_once_for_each_language(monkeypatch) -> None:
    registered = []

    def register(name, **given):
        registered.append((name, given["html"]))
        return lambda **data: (name, data)

    monkeypatch.setattr(program.st.components.v2, "component", register)
    spoken = []
    monkeypatch.setattr(program.tongue, "tag", lambda: spoken[-1])
    drawn = program.component("maps", PAGES / "compare/maps.js", "maps", "Language")
    shown = []
    for tag in ("ru", "kk", "ru"):
        spoken.append(tag)
        shown.append(drawn(key="one"))
    names = [f"exile_and_return_maps_{tag}" for tag in ("ru", "kk", "ru")]
    assert shown == [(name, {"key": "one"}) for name in names]
    assert [name for name, _ in registered] == names[:2]
    assert '<div class="maps">' in registered[0][1]
    assert ">Язык</p>" in registered[0][1] and ">Тіл</p>" in registered[1][1]
