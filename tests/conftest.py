"""The built-in data, loaded once for all tests that only read it."""

from __future__ import annotations

import pytest

from atlas.dataset import Dataset, load
from tests.read_once import ReadOnce


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the browser: of files that long none must be left for one process at the end."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


@pytest.fixture(scope="session")
def built_in() -> Dataset:
    return load()


@pytest.fixture(scope="session")
def _known_files() -> ReadOnce:
    return ReadOnce()


@pytest.fixture
def read_once(monkeypatch, _known_files) -> None:
    """Parse no file again that holds the very bytes of the atlas's own (see tests/read_once.py)."""
    _known_files.install(monkeypatch)
