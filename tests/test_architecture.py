"""Data flows one way: who may open, import and name what.

Which room may import which stands in pyproject.toml ([tool.importlinter]) and is checked here.
"""

from __future__ import annotations

import ast
import functools
import sys
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((ROOT / "atlas").rglob("*.py"))
SCREENS = sorted([ROOT / "app.py", *(ROOT / "pages").rglob("*.py")])


@functools.cache
def imports(path: Path) -> frozenset[str]:
    """Return the dotted names of the modules that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def top(names: frozenset[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def module(path: Path) -> str:
    return str(path.relative_to(ROOT).with_suffix("")).replace("/", ".")


def test_rooms_are_open_one_way(capsys) -> None:
    assert cli.lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr()


def test_every_module_stands_in_a_room() -> None:
    bare = {p.name for p in (ROOT / "atlas").glob("*.py")}
    assert bare == {"__init__.py", "__main__.py"}
    assert not [p for p in PACKAGE if not (p.parent / "__init__.py").is_file()]


def test_imports_have_no_cycle() -> None:
    modules = {module(p): imports(p) for p in PACKAGE if p.stem not in ("__main__", "__init__")}
    graph = {name: (needs & set(modules)) - {name} for name, needs in modules.items()}
    while graph:
        free = [name for name, needs in graph.items() if not needs & set(graph)]
        assert free, f"a cycle among {sorted(graph)}"
        for name in free:
            del graph[name]


@pytest.mark.parametrize("path", PACKAGE, ids=module)
def test_only_shapes_turns_geojson_into_a_shape(path: Path) -> None:
    # It is what opening a file takes, and read.geometries does so through read.shapes.
    if path != ROOT / "atlas" / "read" / "shapes.py":
        assert "shapely.geometry.shape" not in imports(path)


@pytest.mark.parametrize("path", SCREENS, ids=module)
def test_screens_open_no_data(path: Path) -> None:
    opening = {"csv", "json", "folium", "sqlite3", "requests", "urllib.request"}
    assert not top(imports(path)) & opening


def test_pages_do_not_import_each_other() -> None:
    for path in SCREENS[1:]:
        own = path.relative_to(ROOT / "pages").parts[0]
        others = {n.split(".")[1] for n in imports(path) if n.startswith("pages.")}
        assert others <= {own, "shell"}, path


def test_no_module_stands_directly_in_pages() -> None:
    # There Streamlit would take it for a page of an older kind of app and list it by itself.
    assert not list((ROOT / "pages").glob("*.py"))


def test_nothing_is_named_for_odds_and_ends() -> None:
    banned = {"utils", "helpers", "common", "misc", "util", "helper"}
    assert not {p.stem for p in [*PACKAGE, *SCREENS]} & banned


def test_what_runs_on_a_bare_python_needs_only_the_standard_library() -> None:
    bare = {
        "atlas",
        "atlas.base.characters",
        "atlas.commands.arguments",
        "atlas.commands.browsers",
        "atlas.commands.debian",
        "atlas.commands.renderers",
        "atlas.commands.environment",
        "atlas.commands.template",
    }
    paths = {module(p).removesuffix(".__init__"): p for p in PACKAGE}
    for name in (*bare, "atlas.base", "atlas.commands"):
        assert top(imports(paths[name])) <= {*sys.stdlib_module_names, "atlas"}
        assert {n for n in imports(paths[name]) if n in paths} <= {
            *bare,
            "atlas.base",
            "atlas.commands",
        }
