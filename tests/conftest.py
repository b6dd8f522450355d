"""The built-in data, loaded once for all tests that only read it."""

from __future__ import annotations

import pytest

from atlas.model.model import Model
from atlas.read.dataset import Dataset, load
from tests.read_once import ReadOnce

# The longest files without a browser (pytest --durations=40 tells when another one has grown so).
LONG = {"plate/test_plate", "map/test_map", "test_faulty_input", "export/test_folder", "test_pages"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the browser: of files that long none must be left for one process at the end."""

    def turn(item: pytest.Item) -> int:
        return (
            0
            if "browser" in item.path.parts
            else 1
            if str(item.path).removesuffix(".py").endswith(tuple(LONG))
            else 2
        )

    items.sort(key=turn)


@pytest.fixture(scope="session")
def built_in() -> Dataset:
    return load()


@pytest.fixture(scope="session")
def model(built_in) -> Model:
    return Model(built_in)


@pytest.fixture(scope="session")
def _known_files() -> ReadOnce:
    return ReadOnce()


@pytest.fixture
def read_once(monkeypatch, _known_files) -> None:
    """Parse no file again that holds the very bytes of the atlas's own (see tests/read_once.py)."""
    _known_files.install(monkeypatch)
