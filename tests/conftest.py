"""The built-in data, loaded once for all tests that only read it."""

from __future__ import annotations

import gc

import pytest

from atlas.model.model import Model
from atlas.read.dataset import Dataset, load

# Whole datasets come and go in these tests, and looking through all of them for cycles every few
# thousand objects took an eighth of the time.
gc.set_threshold(100_000, 50, 100)

# Tests that need one of these stay together: a server is started, a bibliography full of payloads
# read, and the site made, by one process alone.
SHARED = {
    "atlas_url": "atlas",
    "poisoned_url": "poisoned",
    "poisoned": "poisoned",
    "site_files": "site",
}
# The longest files without a browser (pytest --durations=40 tells when another one has grown so).
LONG = {"plate/test_plate", "map/test_map", "test_faulty_input", "export/test_folder", "test_pages"}


# Before pytest-xdist looks for the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests one process runs together, and begin with those that take longest.

    What shares nothing else stays with its file. Of long groups none must be left for one process
    at the end. pytest-xdist 3.8 writes the groups into ids, which pytest 9.2 no longer lets it do:
    every process would run tests of every file, and start a server of its own.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group_of(item)))
    items.sort(key=turn)


def group_of(item: pytest.Item) -> str:
    """Return the name of the group of tests that one process runs one after the other."""
    needed = [SHARED[name] for name in getattr(item, "fixturenames", ()) if name in SHARED]
    return needed[0] if needed else item.path.relative_to(item.config.rootpath).as_posix()


def turn(item: pytest.Item) -> int:
    """Return 0 for what is begun with, and more for what comes later."""
    group = group_of(item)
    if group in SHARED.values():
        return list(SHARED.values()).index(group)
    if "browser" in item.path.parts:
        return len(SHARED)
    return len(SHARED) + (1 if group.removesuffix(".py").endswith(tuple(LONG)) else 2)


@pytest.fixture(scope="session")
def built_in() -> Dataset:
    return load()


@pytest.fixture(scope="session")
def model(built_in) -> Model:
    return Model(built_in)


@pytest.fixture(scope="session")
def site_files(model) -> dict[str, bytes]:
    """Return the files of the static site by their paths."""
    # Imported late: it brings all that articles need, of which few tests have any use.
    from tests.site import made

    return made.files(model)
